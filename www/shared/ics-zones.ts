/** Time zones of an .ics file: by IANA name, by the file's own rules, or by the names that Windows gives them. */
import type ICAL from 'ical.js';
import { linesOf, MOST_STEPS_OF_FILE, recurring, Steps, timeAsWritten, timeOf, valuesOf, type Library } from './ics-parts.ts';
import { windowsZones } from './windows-zones.ts';

/** What is added to UTC, in milliseconds, at an instant. */
export type Zone = (instant: number) => number;

export const UTC: Zone = () => 0;

/** A time's own reading of the clock, as if it were UTC. */
export const clockOf = (time: ICAL.Time) => Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);

const NEAR = 86_400_000;

/**
 * The instant at which a clock in a zone reads `clock`. Of two, the first; a time that the clock jumps over is counted with
 * the offset before (RFC 5545, 3.3.5).
 */
export function instantOf(clock: number, zone: Zone): number {
  const before = clock - zone(clock - NEAR);
  const after = clock - zone(clock + NEAR);
  const fits = [before, after].filter((instant) => instant + zone(instant) === clock);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/** What a clock in a zone reads at an instant. */
export const clockAt = (instant: number, zone: Zone) => instant + zone(instant);

/** The zone of an IANA name, or `null` where it is none. */
function iana(name: string): Zone | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
  return (instant) => {
    const [, sign, hours, minutes, seconds] = /GMT(?:([+\u2212-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant)) ?? [];
    const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return (sign === undefined || sign === '+' ? offset : -offset) * 1000;
  };
}

/** The zones that a file names. */
export class Zones {
  #blocks: string[];
  #until: number;
  #library: Library;
  #steps = new Steps(MOST_STEPS_OF_FILE);
  #known = new Map<string, Zone | null>();
  #own: Map<string, ICAL.Component> | undefined;

  /**
   * @param text the file
   * @param until the instant after which no offset will be asked for
   */
  constructor(text: string, until: number, library: Library) {
    this.#blocks = linesOf(text).match(/^BEGIN:VTIMEZONE[ \t]*$[\s\S]*?^END:VTIMEZONE[ \t]*$/gim) ?? [];
    this.#until = until + 2 * NEAR;
    this.#library = library;
  }

  /** @throws Error when nothing says what the name means */
  named(name: string): Zone {
    let zone = this.#known.get(name);
    if (zone === undefined) {
      zone = this.#find(name);
      this.#known.set(name, zone);
    }
    if (zone === null) throw new Error(`“${name}” is no time zone that is known`);
    return zone;
  }

  #find(name: string): Zone | null {
    // Some programs write a path of their own before the name, such as /example.org/2005/Europe/Berlin.
    const parts = name.split('/');
    const ends = parts[0] === '' ? [parts.slice(-3), parts.slice(-2)].map((end) => end.join('/')) : [name];
    for (const end of ends) {
      const zone = iana(end);
      if (zone) return zone;
    }
    const component = this.#components().get(name);
    const location = String(component?.getFirstPropertyValue('x-lic-location') ?? '');
    if (location !== '') {
      const zone = iana(location);
      if (zone) return zone;
    }
    try {
      if (component) return this.#byRules(component);
    } catch {
      // A name that is known still helps where the file's own rules are faulty.
    }
    const windows = windowsZones.get(name);
    return windows === undefined ? null : iana(windows);
  }

  #components(): Map<string, ICAL.Component> {
    this.#own ??= new Map(
      this.#blocks.flatMap((block) => {
        try {
          const component = new this.#library.Component(this.#library.parse(block));
          return [[String(component.getFirstPropertyValue('tzid') ?? ''), component] as const];
        } catch {
          return [];
        }
      }),
    );
    return this.#own;
  }

  /** By the changes of offset that the file gives with their rules. */
  #byRules(component: ICAL.Component): Zone {
    const changes = component.getAllSubcomponents().flatMap((part) => this.#changes(part));
    changes.sort((a, b) => a.at - b.at);
    const [first] = changes;
    if (!first) throw new Error('a zone without an offset');
    return (instant) => {
      const later = changes.findIndex((change) => change.at > instant);
      const last = later < 0 ? changes[changes.length - 1] : changes[later - 1];
      return last ? last.to : first.from;
    };
  }

  #changes(part: ICAL.Component): { at: number; from: number; to: number }[] {
    const offset = (name: string) => (part.getFirstPropertyValue(name) as ICAL.UtcOffset).toSeconds() * 1000;
    const [from, to] = [offset('tzoffsetfrom'), offset('tzoffsetto')];
    const start = timeAsWritten(part, 'dtstart');
    const times = [timeOf(part, 'dtstart'), ...(valuesOf(part, 'rdate') as ICAL.Time[])].map((time) => clockOf(time) - from);
    for (const rule of valuesOf(part, 'rrule') as ICAL.Recur[]) {
      const end = Math.min(this.#until, rule.until ? clockOf(rule.until) : Infinity);
      const open = openEnded(rule);
      for (const time of recurring(open, start, (next) => clockOf(next) - from <= end, this.#steps, this.#library)) {
        times.push(clockOf(time) - from);
      }
    }
    return times.map((at) => ({ at, from, to }));
  }
}

/** The rule without its end: ical.js compares an end in UTC with a clock's time as if both were the same. */
export function openEnded(rule: ICAL.Recur): ICAL.Recur {
  const open = rule.clone();
  (open as { until: ICAL.Time | null }).until = null;
  return open;
}
