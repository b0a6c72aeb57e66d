/** What both readers of .ics files share: events by themselves, recurrences with an end, and values as they are written. */
import type ICAL from 'ical.js';

/** `ical.js`, which is loaded only when a file is read. */
export type Library = typeof ICAL;

/** The most steps of one event, and of a file together: half a century of every day, and five times that. */
export const MOST_STEPS = 20_000;
export const MOST_STEPS_OF_FILE = 100_000;

export const DAY = 86_400_000;

/** The parts of a recurrence rule that name days. */
const DAY_PARTS = ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'];

/** Counts steps, and throws when there were too many. */
export class Steps {
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  get left(): number {
    return this.#left;
  }

  spend(): void {
    this.#left -= 1;
    if (this.#left < 0) throw new Error('the event recurs too often');
  }
}

/** The text of each event, so that one that cannot be parsed leaves the others readable. */
export function eventsIn(text: string): string[] {
  const lines = linesOf(text);
  if (!/^BEGIN:VCALENDAR[ \t]*\n/i.test(lines)) throw new Error('the file is no calendar: it does not begin with BEGIN:VCALENDAR');
  if (!/\nEND:VCALENDAR$/i.test(lines)) throw new Error('the file is cut off: it does not end with END:VCALENDAR');
  const [, ...events] = lines.split(/^(?=BEGIN:VEVENT[ \t]*$)/im);
  return events.map((event) => event.replace(/^(END:VEVENT)[ \t]*\n[\s\S]*$/im, '$1'));
}

/** A file's text with one kind of line end and nothing around it. */
export function linesOf(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').trim();
}

/** Each event of the file that can be parsed; the others are counted. */
export function parsed(blocks: string[], library: Library): { events: ICAL.Component[]; unread: number } {
  const events: ICAL.Component[] = [];
  let unread = 0;
  for (const block of blocks) {
    try {
      events.push(new library.Component(library.parse(block)));
    } catch {
      unread += 1;
    }
  }
  return { events, unread };
}

/** Reads event by event with a bound for each and for all; the number of those whose reading threw. */
export function eachBounded(events: ICAL.Component[], read: (event: ICAL.Component, steps: Steps) => void): number {
  let left = MOST_STEPS_OF_FILE;
  let unread = 0;
  for (const event of events) {
    const steps = new Steps(Math.min(MOST_STEPS, left));
    try {
      read(event, steps);
    } catch {
      unread += 1;
    }
    left -= Math.min(MOST_STEPS, left) - Math.max(steps.left, 0);
  }
  return unread;
}

/** Whether an override stands for every later instance too. */
export function movesAllAfter(event: ICAL.Component): boolean {
  return event.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE';
}

export const wordOf = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name) ?? '').trim().toUpperCase();

export const isCancelled = (event: ICAL.Component) => wordOf(event, 'status') === 'CANCELLED';

export const nameOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('summary') ?? '').replace(/\s+/g, ' ').trim();

/** The instances that a rule gives after `start`, the first one among them or not, until `goesOn` says no. Its own end is not looked at. */
export function* recurring(
  rule: unknown,
  start: ICAL.Time,
  goesOn: (time: ICAL.Time) => boolean,
  steps: Steps,
  library: Library,
): Generator<ICAL.Time> {
  if (!(rule instanceof library.Recur)) throw new Error('no rule');
  const iterator = rule.iterator(start);
  countSearching(iterator, steps);
  for (let next = iterator.next(); next && goesOn(next); next = iterator.next()) {
    if (exists(next, start, rule)) yield next;
  }
}

/**
 * Lets the search for the next instance end. For a rule that no day fulfils, such as every thirtieth of February, ical.js
 * 2.2.1 searches for ever (its issue 1038); it asks this method of each day that it tries.
 */
function countSearching(iterator: ICAL.RecurIterator, steps: Steps): void {
  const searching = iterator as unknown as { check_contracting_rules(): boolean };
  const check = searching.check_contracting_rules.bind(iterator);
  searching.check_contracting_rules = () => {
    steps.spend();
    return check();
  };
}

/**
 * Whether a rule's instance is a day of the calendar. Where a year has no 29 February or a month no 31st, ical.js goes on to
 * the next month instead of leaving the instance out, as RFC 5545 (3.3.10) asks.
 */
function exists(time: ICAL.Time, start: ICAL.Time, rule: ICAL.Recur): boolean {
  const months = rule.getComponent('BYMONTH').map(Number);
  const days = rule.getComponent('BYMONTHDAY').map(Number);
  const fromEnd = time.day - new Date(Date.UTC(time.year, time.month, 0)).getUTCDate() - 1;
  if (months.length > 0 && !months.includes(time.month)) return false;
  if (days.length > 0) return days.includes(time.day) || days.includes(fromEnd);
  const byDate = rule.freq === 'YEARLY' || rule.freq === 'MONTHLY';
  if (!byDate || DAY_PARTS.some((part) => rule.getComponent(part).length > 0)) return true;
  return time.day === start.day && (rule.freq === 'MONTHLY' || months.length > 0 || time.month === start.month);
}

/** A time as it is written; ical.js alone would make 2 March of 30 February. */
export function timeAsWritten(event: ICAL.Component, name: string): ICAL.Time {
  const time = timeOf(event, name);
  if (event.getFirstProperty(name)?.toJSON()[3] !== time.toString()) throw new Error('no such time');
  return time;
}

export const timeOf = (event: ICAL.Component, name: string) => event.getFirstPropertyValue(name) as ICAL.Time;

export const valuesOf = (event: ICAL.Component, name: string): unknown[] =>
  event.getAllProperties(name).flatMap((property) => property.getValues());
