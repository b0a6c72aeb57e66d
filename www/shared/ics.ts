/** Holidays out of an .ics file (RFC 5545), read by Mozilla's `ical.js`, which is loaded only when a file is. */
import type ICAL from 'ical.js';

type Library = typeof ICAL;

/** A day off with its name, which may be empty. The date is written `2026-12-25`. */
export interface Holiday {
  date: string;
  name: string;
}

/** What an .ics file holds. */
export interface Holidays {
  /** By date, then name; each once. */
  holidays: Holiday[];
  /** Events that were left out because they have a time of day. */
  timed: number;
  /** All-day events that were left out because they could not be read, or recur without bound. */
  unread: number;
}

/** The most days that are looked at for one event, and for a file together: half a century of every day, and five times that. */
const MOST_STEPS = 20_000;
const MOST_STEPS_OF_FILE = 100_000;

/** The parts of a recurrence rule that name days. */
const DAY_PARTS = ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'];

/** Counts steps, and throws when there were too many. */
class Steps {
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

/**
 * The days of every all-day event, from `from` to `until` (both `2026-12-25`, both counted). What is cancelled is no holiday.
 * A faulty event is counted and does not hide the others.
 *
 * @throws Error when the text is no calendar, with the reason in words.
 */
export async function holidaysOf(text: string, from: string, until: string): Promise<Holidays> {
  const blocks = eventsIn(text);
  const { default: library } = await import('ical.js');
  const found: Holidays = { holidays: [], timed: 0, unread: 0 };
  const events: ICAL.Component[] = [];
  for (const block of blocks) {
    try {
      events.push(new library.Component(library.parse(block)));
    } catch {
      found.unread += 1;
    }
  }
  const moved = overrides(events);
  const range: [number, number] = [dayNumber(from), dayNumber(until)];
  const days = new Map<string, Holiday>();
  let left = MOST_STEPS_OF_FILE;
  for (const event of events) {
    const steps = new Steps(Math.min(MOST_STEPS, left));
    try {
      if (isCancelled(event)) continue;
      if (!dateOf(event, 'dtstart').isDate) {
        if (!event.hasProperty('recurrence-id')) found.timed += 1;
        continue;
      }
      const name = nameOf(event);
      for (const date of daysOf(event, moved, range, steps, library)) days.set(`${date} ${name}`, { date, name });
    } catch {
      found.unread += 1;
    }
    left -= Math.min(MOST_STEPS, left) - Math.max(steps.left, 0);
  }
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  found.holidays = [...days].sort(([a], [b]) => order(a, b)).map(([, holiday]) => holiday);
  return found;
}

/** The text of each event, so that one that cannot be parsed leaves the others readable. */
function eventsIn(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').trim();
  if (!/^BEGIN:VCALENDAR[ \t]*\n/i.test(lines)) throw new Error('the file is no calendar: it does not begin with BEGIN:VCALENDAR');
  if (!/\nEND:VCALENDAR$/i.test(lines)) throw new Error('the file is cut off: it does not end with END:VCALENDAR');
  const [, ...events] = lines.split(/^(?=BEGIN:VEVENT[ \t]*$)/im);
  return events.map((event) => event.replace(/^(END:VEVENT)[ \t]*\n[\s\S]*$/im, '$1'));
}

/** The instances that another event of the same name in the file stands for, moved or cancelled: `uid day`. */
function overrides(events: ICAL.Component[]): Set<string> {
  const replacing = events.filter((event) => event.hasProperty('recurrence-id') && !movesAllAfter(event));
  return new Set(replacing.map((event) => instanceKey(event, isoOf(timeOf(event, 'recurrence-id')))));
}

const instanceKey = (event: ICAL.Component, iso: string) => `${String(event.getFirstPropertyValue('uid') ?? '')} ${iso}`;

/** Whether an override stands for every later instance too, which is not followed. */
function movesAllAfter(event: ICAL.Component): boolean {
  return event.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE';
}

const isCancelled = (event: ICAL.Component) => String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

const nameOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('summary') ?? '').replace(/\s+/g, ' ').trim();

/** The days of an all-day event within the range, its recurrences among them. */
function daysOf(
  event: ICAL.Component,
  moved: Set<string>,
  [from, until]: [number, number],
  steps: Steps,
  library: Library,
): string[] {
  if (movesAllAfter(event)) throw new Error('a change of all later days is not read');
  const start = dateOf(event, 'dtstart');
  const length = lengthOf(event, start);
  const own = event.hasProperty('recurrence-id');
  const out = new Set(valuesOf(event, 'exdate').map(isoOf));
  const starts = own ? [isoOf(start)] : instances(event, start, until, steps, library);
  const days: string[] = [];
  for (const iso of new Set(starts)) {
    if (!own && (out.has(iso) || moved.has(instanceKey(event, iso)))) continue;
    const first = dayNumber(iso);
    for (let day = Math.max(first, from); day <= Math.min(first + length - 1, until); day += 1) {
      steps.spend();
      days.push(isoDay(day));
    }
  }
  return days;
}

/** The days on which an event starts again, itself first. */
function instances(event: ICAL.Component, start: ICAL.Time, until: number, steps: Steps, library: Library): string[] {
  const starts = [isoOf(start), ...valuesOf(event, 'rdate').map(isoOf)];
  for (const rule of valuesOf(event, 'rrule')) {
    if (!(rule instanceof library.Recur)) throw new Error('no rule');
    const iterator = rule.iterator(start);
    countSearching(iterator, steps);
    for (let next = iterator.next(); next && dayNumber(isoOf(next)) <= until; next = iterator.next()) {
      if (exists(next, start, rule)) starts.push(isoOf(next));
    }
  }
  return starts;
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

/** How many days an event takes: its end is the day after. One without an end, or with its start for an end, takes one. */
function lengthOf(event: ICAL.Component, start: ICAL.Time): number {
  let end: ICAL.Time | undefined;
  if (event.hasProperty('dtend')) {
    end = dateOf(event, 'dtend');
  } else if (event.hasProperty('duration')) {
    end = start.clone();
    end.addDuration(event.getFirstPropertyValue('duration') as ICAL.Duration);
  }
  const length = end ? dayNumber(isoOf(end)) - dayNumber(isoOf(start)) : 1;
  if (!(length >= 0)) throw new Error('the event ends before it starts');
  return Math.max(length, 1);
}

/** A time as it is written; ical.js alone would make 2 March of 30 February. */
function dateOf(event: ICAL.Component, name: string): ICAL.Time {
  const time = timeOf(event, name);
  if (time.isDate && event.getFirstProperty(name)?.toJSON()[3] !== time.toString()) throw new Error('no such day');
  return time;
}

const timeOf = (event: ICAL.Component, name: string) => event.getFirstPropertyValue(name) as ICAL.Time;

const valuesOf = (event: ICAL.Component, name: string): unknown[] =>
  event.getAllProperties(name).flatMap((property) => property.getValues());

/** The day of a date, of a time, or of the start of a period. */
function isoOf(value: unknown): string {
  const iso = String(value).slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) throw new Error('no such day');
  return iso;
}

const DAY = 86_400_000;
const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const isoDay = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
