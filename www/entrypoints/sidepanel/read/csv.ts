/** What was read, as a table for those who check what the extension reads. */
import type { Texts } from '../../../shared/messages.ts';
import type { Told } from './told.ts';

const COLUMNS = ['origin', 'page', 'label', 'text', 'meaning', 'value', 'certainty', 'place', 'read_at'] as const;

/** The rows as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know that. */
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
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** One cell. A text that a spreadsheet would take for a formula begins with an apostrophe, which it does not show. */
export function cell(text: string): string {
  const plain = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
