/** The person's own calendar file as the core takes it (format 1): what is asked of a file, and the text that is kept. */

/** The most bytes of a file: years of a full calendar are a tenth of it. */
export const MOST_BYTES = 20_000_000;

/** Weeks before and after today that are read of a file. */
const WEEKS_BACK = 4;
const WEEKS_AHEAD = 13;

/** The first and the last day that is read of a file, by the days of this machine's zone. */
export function rangeAt(now: Date): { from: string; until: string } {
  const day = (days: number) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days)).toISOString().slice(0, 10);
  return { from: day(-7 * WEEKS_BACK), until: day(7 * WEEKS_AHEAD) };
}

/**
 * What stands in an .ics file, as the core takes it.
 *
 * @throws Error when the text is no calendar, with the reason in words
 */
export async function calendarText(ics: string, name: string, now: Date, zone: string): Promise<string> {
  const { entriesOf } = await import('../../shared/ics.ts');
  const { from, until } = rangeAt(now);
  const file = await entriesOf(ics, from, until, zone);
  return JSON.stringify({ format: 1, name, read_at: now.toISOString(), ...file });
}
