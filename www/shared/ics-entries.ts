/** Every entry of the person's own calendar within a range, out of an .ics file (RFC 5545). */
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
  wordOf,
  type Library,
  type Steps,
} from './ics-parts.ts';
import { clockAt, clockOf, instantOf, openEnded, UTC, Zones, type Zone } from './ics-zones.ts';

/** What somebody answered to an invitation; whoever invites without being invited is its `organizer`. */
export type Answer = {
  address: string;
  answer: 'accepted' | 'declined' | 'tentative' | 'delegated' | 'needs_action' | 'organizer';
};

/** One occurrence. Times are instants, or days when all-day; the end is the first moment that is not part of it. */
export type CalendarEntry = {
  uid: string;
  start: string;
  end: string;
  all_day: boolean;
  /** Empty where it is private. */
  title: string;
  busy: 'busy' | 'free' | 'out_of_office' | 'tentative';
  status: 'confirmed' | 'tentative' | 'cancelled';
  answers: Answer[];
  private: boolean;
};

/** What a calendar file holds of a range, both ends counted. */
export type CalendarFile = {
  from: string;
  until: string;
  /** By start, then uid. */
  entries: CalendarEntry[];
  /** Events that could not be read, or recur without bound. */
  unread: number;
};

/** The most characters of a title. */
const MOST_LETTERS = 300;

/**
 * Every occurrence that lies at least partly within `from` to `until` (both `2026-12-25`, both counted) as the days are in
 * `zone`, which is also that of times that name none. A faulty event is counted and does not hide the others.
 *
 * @throws Error when the text is no calendar, with the reason in words.
 */
export async function entriesOf(text: string, from: string, until: string, zone: string): Promise<CalendarFile> {
  const blocks = eventsIn(text);
  const { default: library } = await import('ical.js');
  const days: Range = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`) + DAY];
  const zones = new Zones(text, days[1], library);
  const viewer = zones.named(zone);
  const { events, unread } = parsed(blocks, library);
  const reader: Reader = {
    library,
    zones,
    viewer,
    days,
    instants: [instantOf(days[0], viewer), instantOf(days[1], viewer)],
    moved: new Map(),
    changed: new Map(),
    series: new Set(events.filter((event) => !event.hasProperty('recurrence-id')).map(uidOf)),
  };
  // All that stands for an instance of another event has to be known before that event is read.
  for (const event of events) remember(event, reader);
  const entries: CalendarEntry[] = [];
  const faulty = eachBounded(events, (event, steps) => void entries.push(...occurrences(event, reader, steps)));
  const order = (entry: CalendarEntry) => `${entry.start.padEnd(25)} ${entry.uid}`;
  entries.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return { from, until, entries, unread: unread + faulty };
}

/** From when to when, the end not counted. */
type Range = [number, number];

type Reader = {
  library: Library;
  zones: Zones;
  viewer: Zone;
  /** The range as all-day entries see it, and as instants. */
  days: Range;
  instants: Range;
  /** By uid: the instances that another event of the file stands for, moved or cancelled. */
  moved: Map<string, Start[]>;
  /** By uid: changes of an instance and of all later ones, in order. */
  changed: Map<string, Change[]>;
  /** The uids of events that are no instance of another. */
  series: Set<string>;
};

/** A change of an instance and of all later ones: which, from which start to which, and the event that says so. */
type Change = { from: Start; to: Start; zone: Zone; endOf: (start: Start) => number; event: ICAL.Component };

/** When something starts: by the clock where it takes place, and as an instant; both the same for a day. */
type Start = { clock: number; at: number; isDay: boolean };

const uidOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('uid') ?? '');

function remember(event: ICAL.Component, reader: Reader): void {
  if (!event.hasProperty('recurrence-id')) return;
  const uid = uidOf(event);
  try {
    const from = startOf(timeAsWritten(event, 'recurrence-id'), event.getFirstProperty('recurrence-id'), reader);
    if (!movesAllAfter(event)) {
      reader.moved.set(uid, [...(reader.moved.get(uid) ?? []), from]);
      return;
    }
    const time = timeAsWritten(event, 'dtstart');
    const to = startOf(time, event.getFirstProperty('dtstart'), reader);
    const change = { from, to, zone: zoneOf(time, event.getFirstProperty('dtstart'), reader), endOf: lengthOf(event, to, reader), event };
    reader.changed.set(uid, [...(reader.changed.get(uid) ?? []), change].sort((a, b) => a.from.at - b.from.at));
  } catch {
    // The event itself is read later, and counted as faulty then.
  }
}

function startOf(time: ICAL.Time, property: ICAL.Property | null, reader: Reader): Start {
  const clock = clockOf(time);
  if (Number.isNaN(clock)) throw new Error('no such time');
  return time.isDate ? { clock, at: clock, isDay: true } : { clock, at: instantOf(clock, zoneOf(time, property, reader)), isDay: false };
}

/** The zone of a written time: UTC where it says so, else the one it names, else the viewer's. */
function zoneOf(time: ICAL.Time, property: ICAL.Property | null, { library, zones, viewer }: Reader): Zone {
  if (time.zone === library.Timezone.utcTimezone) return UTC;
  const name = property?.getFirstParameter('tzid');
  return name ? zones.named(name) : viewer;
}

function occurrences(event: ICAL.Component, reader: Reader, steps: Steps): CalendarEntry[] {
  const own = event.hasProperty('recurrence-id');
  if (own) startOf(timeAsWritten(event, 'recurrence-id'), event.getFirstProperty('recurrence-id'), reader);
  const time = timeAsWritten(event, 'dtstart');
  const first = startOf(time, event.getFirstProperty('dtstart'), reader);
  const endOf = lengthOf(event, first, reader);
  const out = own ? [] : [...listed(event, 'exdate', reader), ...(reader.moved.get(uidOf(event)) ?? [])];
  const isOut = (start: Start) =>
    out.some((one) => (one.isDay || start.isDay ? dayOf(one.clock) === dayOf(start.clock) : one.at === start.at));
  // A change of all later instances stands in what it changes; without that, it is an instance like any other.
  if (own && movesAllAfter(event) && reader.series.has(uidOf(event))) {
    lengthOf(event, first, reader);
    return [];
  }
  const changes = own ? [] : (reader.changed.get(uidOf(event)) ?? []);
  const starts = new Map([[first.at, first]]);
  if (!own) {
    const farthest = Math.max(0, ...changes.map(({ from, to, endOf }) => Math.abs(to.at - from.at) + endOf(to) - to.at));
    for (const start of listed(event, 'rdate', reader)) starts.set(start.at, start);
    for (const start of ruled(event, time, first, endOf(first) - first.at, farthest, reader, steps)) starts.set(start.at, start);
  }
  const what = describe(event);
  const zone = zoneOf(time, event.getFirstProperty('dtstart'), reader);
  return [...starts.values()].flatMap((original) => {
    if (isOut(original)) return [];
    const change = changes.findLast(({ from }) => from.at <= original.at);
    const start = change ? changedStart(original, change, zone) : original;
    const end = (change?.endOf ?? endOf)(start);
    const [from, until] = start.isDay ? reader.days : reader.instants;
    const within = start.at < until && (end > from || start.at >= from);
    if (!within) return [];
    steps.spend();
    return [{ ...(change ? describe(change.event) : what), start: textOf(start.at, start.isDay), end: textOf(end, start.isDay), all_day: start.isDay }];
  });
}

/** When an instance of a series starts after a change of it and all later ones: as long after the changed one as before, by the clock. */
function changedStart(original: Start, { from, to, zone }: Change, series: Zone): Start {
  const changed = from.isDay || original.isDay ? from.clock : clockAt(from.at, series);
  const clock = to.clock + original.clock - changed;
  return { clock, at: to.isDay ? clock : instantOf(clock, zone), isDay: to.isDay };
}

/** The starts that the event's rules give near the range, and so much farther. */
function* ruled(event: ICAL.Component, time: ICAL.Time, first: Start, length: number, farther: number, reader: Reader, steps: Steps): Generator<Start> {
  const [from, until] = [reader.days[0] - farther, reader.days[1] + farther];
  const property = event.getFirstProperty('dtstart');
  // A clock's time is less than a day and a half apart from UTC: two days are room enough before instants are compared.
  const goesOn = (next: ICAL.Time) => clockOf(next) < until + 2 * DAY;
  for (const rule of event.getAllProperties('rrule').flatMap((one) => one.getValues())) {
    if (!(rule instanceof reader.library.Recur)) throw new Error('no rule');
    const end = rule.until;
    for (const next of recurring(openEnded(rule), time, goesOn, steps, reader.library)) {
      if (clockOf(next) + length < from - 2 * DAY) continue;
      const start = first.isDay ? { clock: clockOf(next), at: clockOf(next), isDay: true } : startOf(next, property, reader);
      if (end && isAfter(start, end, reader)) break;
      yield start;
    }
  }
}

/** Whether a start lies after the end of its rule. */
function isAfter(start: Start, end: ICAL.Time, { library }: Reader): boolean {
  if (end.isDate || start.isDay) return dayOf(start.clock) > dayOf(clockOf(end));
  return (end.zone === library.Timezone.utcTimezone ? start.at : start.clock) > clockOf(end);
}

/** Starts that are listed one by one. Of a period only its start is read. */
function listed(event: ICAL.Component, name: string, reader: Reader): Start[] {
  const { library } = reader;
  return event.getAllProperties(name).flatMap((property) =>
    property.getValues().map((value: unknown) => {
      const time = value instanceof library.Period ? value.start : value;
      if (!(time instanceof library.Time)) throw new Error('no such time');
      return startOf(time, property, reader);
    }),
  );
}

/** When what starts at a given time ends: days pass by the clock, hours and a written end as they are. */
function lengthOf(event: ICAL.Component, first: Start, reader: Reader): (start: Start) => number {
  const property = event.getFirstProperty('dtstart');
  let length = first.isDay ? DAY : 0;
  if (event.hasProperty('dtend')) {
    const end = startOf(timeAsWritten(event, 'dtend'), event.getFirstProperty('dtend'), reader);
    if (end.isDay !== first.isDay) throw new Error('the event starts with a time and ends with a day, or the other way');
    length = first.isDay && end.at === first.at ? DAY : end.at - first.at;
  } else if (event.hasProperty('duration')) {
    const { weeks, days, hours, minutes, seconds, isNegative } = event.getFirstPropertyValue('duration') as ICAL.Duration;
    if (isNegative) throw new Error('the event ends before it starts');
    const [byClock, exact] = [(weeks * 7 + days) * DAY, (hours * 3600 + minutes * 60 + seconds) * 1000];
    if (!first.isDay) {
      const zone = zoneOf(timeAsWritten(event, 'dtstart'), property, reader);
      return ({ clock, at }) => (byClock === 0 ? at : instantOf(clock + byClock, zone)) + exact;
    }
    length = Math.max(Math.ceil((byClock + exact) / DAY) * DAY, DAY);
  }
  if (!(length >= 0)) throw new Error('the event ends before it starts');
  return ({ at }) => at + length;
}

const dayOf = (clock: number) => Math.floor(clock / DAY);

function textOf(at: number, isDay: boolean): string {
  const text = new Date(at).toISOString();
  return isDay ? text.slice(0, 10) : text.replace('.000Z', 'Z');
}

/** What is the same of every occurrence. */
function describe(event: ICAL.Component): Pick<CalendarEntry, 'uid' | 'title' | 'busy' | 'status' | 'answers' | 'private'> {
  const secret = ['PRIVATE', 'CONFIDENTIAL'].includes(wordOf(event, 'class'));
  const status = isCancelled(event) ? 'cancelled' : wordOf(event, 'status') === 'TENTATIVE' ? 'tentative' : 'confirmed';
  return {
    uid: uidOf(event),
    title: secret ? '' : [...nameOf(event)].slice(0, MOST_LETTERS).join(''),
    busy: busyOf(event, status),
    status,
    answers: answersOf(event),
    private: secret,
  };
}

/** How the time is shown: as Outlook and Exchange say it, else by TRANSP, which knows only busy and free. */
function busyOf(event: ICAL.Component, status: CalendarEntry['status']): CalendarEntry['busy'] {
  switch (wordOf(event, 'x-microsoft-cdo-busystatus')) {
    case 'FREE':
    case 'WORKINGELSEWHERE':
      return 'free';
    case 'OOF':
      return 'out_of_office';
    case 'TENTATIVE':
      return 'tentative';
    case 'BUSY':
      return 'busy';
  }
  if (wordOf(event, 'transp') === 'TRANSPARENT') return 'free';
  return status === 'tentative' ? 'tentative' : 'busy';
}

const answerWords: { [partstat: string]: Answer['answer'] } = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  DELEGATED: 'delegated',
};

function answersOf(event: ICAL.Component): Answer[] {
  const answers = new Map<string, Answer>();
  for (const attendee of event.getAllProperties('attendee')) {
    const answer = answerWords[String(attendee.getFirstParameter('partstat') ?? '').toUpperCase()] ?? 'needs_action';
    const address = addressOf(attendee);
    if (address !== '') answers.set(address, { address, answer });
  }
  const organizer = event.getFirstProperty('organizer');
  const address = organizer ? addressOf(organizer) : '';
  if (address !== '' && !answers.has(address)) answers.set(address, { address, answer: 'organizer' });
  return [...answers.values()];
}

/** The mail address of somebody; where the calendar writes an address of its own, the one beside it. */
function addressOf(property: ICAL.Property): string {
  const value = String(property.getFirstValue() ?? '');
  const mail = /^mailto:/i.test(value) ? value.slice(7) : (property.getFirstParameter('email') ?? value);
  return String(mail).trim().toLowerCase();
}
