/** People whom the CRM names and the settings do not: to be confirmed one by one, or all. */
import type { FormNode, JsonValue, PersonView } from '../../../shared/report.ts';

/** Somebody seen in a CRM, with the parts that their appearances suggest. */
export type Candidate = { name: string; roles: string[] };

const parts: { [seen in PersonView['roles'][number]]: string | null } = {
  rep: 'rep',
  se: 'se',
  receiver: 'support',
  // Whoever only takes part in activities may be a customer.
  participant: null,
};

/** Those with a part of ours whom neither a person's name nor an alias names yet. */
export function candidates(seen: PersonView[], group: FormNode | undefined): Candidate[] {
  const known = new Set(namesIn(group).map((name) => name.toLowerCase()));
  const found = new Map<string, Set<string>>();
  for (const person of seen) {
    const roles = person.roles.flatMap((role) => parts[role] ?? []);
    if (roles.length === 0 || known.has(person.name.toLowerCase())) continue;
    found.set(person.name, new Set([...(found.get(person.name) ?? []), ...roles]));
  }
  const all = [...found].map(([name, roles]) => ({ name, roles: [...roles] }));
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

function namesIn(group: FormNode | undefined): string[] {
  if (group?.node !== 'group') return [];
  const values = group.nodes.flatMap((person) => (person.node === 'group' ? person.nodes : []));
  return values.flatMap((field): string[] => {
    if (field.node !== 'field' || !/\.(name|aliases)$/.test(field.path)) return [];
    return [field.value].flat().filter((name): name is string => typeof name === 'string');
  });
}

/** An id made from a name, unlike all that are taken. */
export function idFrom(name: string, taken: Set<string>): string {
  const id = name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 30) || 'person';
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** Whether a text can be an id: it stands in paths. */
export function isId(id: string): boolean {
  return /^[\p{L}\p{N}_-]{1,80}$/u.test(id);
}

/** The new member of a list that a candidate makes. */
export function memberOf(blank: JsonValue, id: string, candidate: Candidate): JsonValue {
  return { ...(blank as { [key: string]: JsonValue }), id, name: candidate.name, roles: candidate.roles };
}
