/** What was read, as a table for those who check what the extension reads. */
import { csv } from '../../../shared/csv.ts';
import type { Texts } from '../../../shared/messages.ts';
import type { Told } from './told.ts';

const COLUMNS = ['origin', 'page', 'label', 'text', 'meaning', 'value', 'certainty', 'place', 'read_at'] as const;

export function csvOf({ say, t }: Texts, origin: string, facts: Told[]): string {
  const rows = facts.map(({ fact, meaning }) => [
    origin,
    fact.place.path,
    fact.label,
    fact.text,
    fact.meaning === null ? '' : meaning,
    fact.value.values.map(({ value, unit }) => (unit === 'text' ? value : `${value} ${unit}`)).join(' | '),
    [t(`certainty-${fact.value.certainty}`), fact.value.why && say(fact.value.why), fact.doubt && say(fact.doubt)].filter(Boolean).join(': '),
    fact.place.at ?? t(`read-from-${fact.place.from}`),
    fact.place.read_at,
  ]);
  return csv([COLUMNS, ...rows]);
}
