/** Where facts stand: kept beside what is delivered, so that a fact can be shown on the page that it came from. */
import type { Fact } from '../shared/reading.ts';

const elements = new WeakMap<Fact, Element>();

/** The fact, with the element that it was read from. */
export function standing(fact: Fact, element: Element): Fact {
  elements.set(fact, element);
  return fact;
}

export function elementOf(fact: Fact): Element | null {
  return elements.get(fact) ?? null;
}

/** A fact that was read earlier, as the list of what was read knows it. */
export type Wanted = {
  entity: 'deal' | 'activity';
  /** What its page calls the record that it belongs to. */
  record: string | null;
  /** The address that it was read at. */
  path: string;
  at: string | null;
  label: string;
  text: string;
  /** Texts that stand in the same record: what tells rows apart that have no ids. */
  beside: string[];
};

/** The facts of one record, or of one part of a page that no adapter knows. */
export type Group = { entity: 'deal' | 'activity'; called: string | null; facts: Fact[] };

const words = (text: string) => text.replace(/\s+/g, ' ').trim();
const bare = (label: string) => words(label).replace(/[\s:：*]+$/, '');

/**
 * The element of a fact that was read before: the one at the same place of the same record. Of several it is the one that
 * still shows the same text; where that does not tell, there is none.
 */
export function find(groups: Group[], wanted: Wanted): Element | null {
  const holds = (group: Group) => wanted.beside.every((text) => group.facts.some((fact) => words(fact.text) === words(text)));
  const called = groups.filter((group) => group.entity === wanted.entity && group.called === wanted.record);
  const own = called.length > 1 ? called.filter(holds) : called;
  const fits = (fact: Fact) => {
    if (wanted.at === null) return fact.label === undefined ? words(fact.text) === words(wanted.text) : bare(fact.label) === wanted.label;
    return (fact.at ?? fact.api ?? null) === wanted.at && (fact.label === undefined || bare(fact.label) === wanted.label);
  };
  const found = own.flatMap(({ facts }) => facts).filter((fact) => elementOf(fact)?.isConnected === true && fits(fact));
  // The core leaves the initials of a picture out of a name.
  const same = found.filter((fact) => words(fact.text).endsWith(words(wanted.text)));
  const [one] = same.length > 0 ? same : found.length === 1 ? found : [];
  return one ? elementOf(one) : null;
}
