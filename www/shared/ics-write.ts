/** Writes .ics files (RFC 5545): whole-day entries that leave the time free and are nobody else's to see. */

export type DayEvent = {
  /** The same each time that the entry is written, so that a calendar that holds it already changes it. */
  uid: string;
  /** `2026-11-23`, counted. */
  first: string;
  days: number;
  summary: string;
  description: string;
};

/** Octets of a line, without its end (RFC 5545, 3.1). */
const LINE = 75;
const DAY = 86_400_000;

/** @param stamp when it was written; a later one replaces an earlier one */
export function icsOf(events: DayEvent[], stamp: Date): string {
  const written = `DTSTAMP:${compact(stamp.toISOString().slice(0, 19))}Z`;
  const lines = events.flatMap(({ uid, first, days, summary, description }) => [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    written,
    `DTSTART;VALUE=DATE:${compact(first)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(first, days))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Second Chair//Second Chair//EN', ...lines, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Never within a character: some programs join the octets too late. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [text, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE) [text, octets] = [`${text}\r\n `, 1];
    text += character;
    octets += size;
  }
  return text;
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

function compact(text: string): string {
  return text.replace(/[-:]/g, '');
}
