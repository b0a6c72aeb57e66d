/** Days off of a calendar file beside those that the settings hold. */
import type { JsonValue } from '../../../shared/report.ts';

type Row = { [key: string]: JsonValue };

/** The years that are looked at: last year, so that what is past keeps its capacity, and the five ahead. */
export function spanAround(now: Date): [from: string, until: string] {
  const year = now.getFullYear();
  return [`${year - 1}-01-01`, `${year + 5}-12-31`];
}

/** The days that are there with the new ones among them, by date. A day that is there stays as it is. */
export function merged(rows: Row[], found: { date: string; name: string }[]): { rows: Row[]; added: number } {
  const known = new Set(rows.map((row) => String(row.date)));
  const added: Row[] = [];
  for (const { date, name } of found) {
    if (known.has(date)) continue;
    known.add(date);
    added.push(name === '' ? { date } : { date, name: name.slice(0, 200) });
  }
  const all = [...rows, ...added].sort((a, b) => String(a.date).localeCompare(String(b.date)));
  return { rows: all, added: added.length };
}
