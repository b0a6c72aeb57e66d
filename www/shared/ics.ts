/**
 * What is read of .ics files (RFC 5545), with Mozilla's `ical.js`, which is loaded only when a file is: holidays here, the
 * entries of the person's own calendar in `ics-entries.ts`.
 */
import type ICAL from 'ical.js';
import {
  DAY,
  eachBounded,
  eventsIn,
  isCancelled,
  movesAllAfter,
  nameOf,
  parsed,
  recurring,
  timeAsWritten,
  timeOf,
  valuesOf,
  type Library,
  type Steps,
} from './ics-parts.ts';

export { entriesOf, type Answer, type CalendarEntry, type CalendarFile } from './ics-entries.ts';

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

/**
 * The days of every all-day event, from `from` to `until` (both `2026-12-25`, both counted). What is cancelled is no holiday.
 * A faulty event is counted and does not hide the others.
 *
 * @throws Error when the text is no calendar, with the reason in words.
 */
export async function holidaysOf(text: string, from: string, until: string): Promise<Holidays> {
  const blocks = eventsIn(text);
  const { default: library } = await import('ical.js');
  const { events, unread } = parsed(blocks, library);
  const found: Holidays = { holidays: [], timed: 0, unread };
  const moved = overrides(events);
  const range: [number, number] = [dayNumber(from), dayNumber(until)];
  const days = new Map<string, Holiday>();
  found.unread += eachBounded(events, (event, steps) => {
    if (isCancelled(event)) return;
    if (!dateOf(event, 'dtstart').isDate) {
      if (!event.hasProperty('recurrence-id')) found.timed += 1;
      return;
    }
    const name = nameOf(event);
    for (const date of daysOf(event, moved, range, steps, library)) days.set(`${date} ${name}`, { date, name });
  });
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  found.holidays = [...days].sort(([a], [b]) => order(a, b)).map(([, holiday]) => holiday);
  return found;
}

/** The instances that another event of the same name in the file stands for, moved or cancelled: `uid day`. */
function overrides(events: ICAL.Component[]): Set<string> {
  const replacing = events.filter((event) => event.hasProperty('recurrence-id') && !movesAllAfter(event));
  return new Set(replacing.map((event) => instanceKey(event, String(timeOf(event, 'recurrence-id')).slice(0, 10))));
}

const instanceKey = (event: ICAL.Component, iso: string) => `${String(event.getFirstPropertyValue('uid') ?? '')} ${iso}`;

/** The days of an all-day event within the range, its recurrences among them. */
function daysOf(
  event: ICAL.Component,
  moved: Set<string>,
  [from, until]: [number, number],
  steps: Steps,
  library: Library,
): string[] {
  if (movesAllAfter(event)) throw new Error('a change of all later holidays is not read');
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
    const goesOn = (next: ICAL.Time) => dayNumber(isoOf(next)) <= until;
    for (const next of recurring(rule, start, goesOn, steps, library)) starts.push(isoOf(next));
  }
  return starts;
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

/** A day as it is written, or a time as ical.js reads it. */
function dateOf(event: ICAL.Component, name: string): ICAL.Time {
  const time = timeOf(event, name);
  return time.isDate ? timeAsWritten(event, name) : time;
}

/** The day of a date, of a time, or of the start of a period. */
function isoOf(value: unknown): string {
  const iso = String(value).slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) throw new Error('no such day');
  return iso;
}

const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const isoDay = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
