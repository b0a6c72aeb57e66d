/** A fact in the words in which people see it, so that they can look for them. */
import type { Texts } from '../../../shared/messages.ts';
import type { ReadFact } from '../../../shared/report.ts';
import { valueText } from '../../../ui/value.ts';

export type Told = { fact: ReadFact; label: string; meaning: string; values: string[]; place: string };

/** What a meaning is called. */
export function meaningText({ say }: Texts, meaning: string): string {
  return say({ id: `meaning-${meaning.replaceAll('_', '-')}`, args: {} });
}

export function told(texts: Texts, fact: ReadFact): Told {
  const { at, path } = fact.place;
  return {
    fact,
    label: fact.label === '' ? texts.t('read-no-label') : fact.label,
    meaning: fact.meaning === null ? texts.t('read-unused') : meaningText(texts, fact.meaning),
    values: fact.value.values.map(({ value, unit }) => valueText(texts, value, unit, true)),
    place: at === null ? texts.t('read-place-page', { path }) : texts.t('read-place', { at, path }),
  };
}

/** Whether every word that was looked for stands somewhere in a fact. */
export function fitting(one: Told, query: string): boolean {
  const { label, meaning, values, place, fact } = one;
  const all = [label, fact.text, meaning, ...values, place].join('\n').toLocaleLowerCase();
  return query.toLocaleLowerCase().split(/\s+/).every((word) => all.includes(word));
}
