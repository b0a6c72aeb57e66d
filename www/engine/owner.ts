/**
 * The engine's one owner: makes it from the stores, answers calls in their order, keeps the stores in step, and makes a
 * new engine when the old one trapped. The portfolio is a function of the stores alone, so nothing is lost by that.
 */
import { same } from '../shared/problems.ts';
import { factsOf } from '../shared/language.ts';
import type { EngineCalls, EngineMethod, PullAnswer } from '../shared/protocol.ts';
import type { Ingested, LastAnswer, Message, Next, Problem, Report, SheetText } from '../shared/report.ts';
import type { Core } from './core.ts';
import type { Store } from './store.ts';

/** A pull that was interrupted longer ago than this starts again from its first call. */
const CURSOR_MINUTES = 15;

type Cursor = { last: LastAnswer; at: number };

type Calls = { [M in EngineMethod]: (input: EngineCalls[M]['in']) => Promise<EngineCalls[M]['out']> };

export class Owner {
  #store: Store;
  #make: () => Core;
  #core: Core;
  #onChange: () => void;
  #queue: Promise<unknown> = Promise.resolve();
  /** What happened to the engine that whoever reads a figure must know. */
  #notices = new Map<string, Message>();
  /** What managed storage held when a face last looked; `undefined` before that. */
  #policy: string | null | undefined;
  /** Stored own settings that this version cannot read, and why: they are not in force, and must not be lost. */
  #unread: { text: string; problems: Problem[] } | null = null;

  /** Facts of the languages that pages were read in, as the browser's `Intl` knows them; `null` where it knows none. */
  #languages = new Map<string, string | null>();

  private constructor(store: Store, make: () => Core, onChange: () => void) {
    this.#store = store;
    this.#make = make;
    this.#core = make();
    this.#onChange = onChange;
  }

  static async start(store: Store, make: () => Core, onChange: () => void): Promise<Owner> {
    const owner = new Owner(store, make, onChange);
    await owner.#replay();
    return owner;
  }

  /** Answers one call, after all that came before it. */
  call<M extends EngineMethod>(method: M, input: EngineCalls[M]['in']): Promise<EngineCalls[M]['out']> {
    const run = () => this.#guarded(() => this.#calls[method](input));
    const answer = this.#queue.then(run, run);
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  /** A trap in the core costs the engine, not the data: a new one is made and the call is tried once more. */
  async #guarded<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#notices.set('engine-restarted', { id: 'engine-restarted', args: {} });
      await this.#replay();
      return await call();
    }
  }

  /** Makes the engine from the stores. A reading that traps it is left out and said so; it never takes the rest along. */
  async #replay(): Promise<void> {
    const [readings, policy, settings, calendar, plan, sheets] = await Promise.all([
      this.#store.readings(),
      this.#store.entry('policy'),
      this.#store.entry('settings'),
      this.#store.entry('calendar'),
      this.#store.plan(),
      this.#store.entries('sheet:'),
    ]);
    const leftOut = new Set<string>();
    for (;;) {
      const core = this.#make();
      if (typeof policy === 'string') core.set_policy(policy);
      if (this.#policy !== undefined) core.set_policy(this.#policy);
      const own = { settings: textOf(settings), plan, calendar: textOf(calendar) };
      const trapped = load(core, readings, leftOut, own);
      if (trapped === null) {
        this.#core = core;
        this.#takeSheets([...sheets.values()]);
        this.#teach();
        this.#unread = unreadOf(core, settings);
        break;
      }
      leftOut.add(trapped);
    }
    if (leftOut.size > 0) {
      const count = { kind: 'number' as const, value: String(leftOut.size) };
      this.#notices.set('readings-left-out', { id: 'readings-left-out', args: { count } });
    }
  }

  #calls: Calls = {
    report: async (input) => {
      const report: Report = this.#core.report(input);
      return { ...report, notices: [...this.#notices.values(), ...report.notices] };
    },
    what_if: async ({ request, assumed }) => this.#core.what_if(request, assumed),
    people: async ({ origin }) => this.#core.people(origin),
    read_facts: async ({ origin, record }) => this.#core.read_facts(origin, record),
    wanted: async ({ origin, record }) => this.#core.wanted(origin, record),
    pointed: async (input) => this.#core.pointed(input),
    places: async ({ origin }) => this.#core.places(origin),
    ingest: async ({ origin, text }) => {
      const ingested = await this.#ingest(origin, text);
      this.#onChange();
      return ingested;
    },
    pull: (input) => this.#pull(input),
    settings: async () => {
      const kept = this.#unread?.text ?? (await this.#store.entry('settings-kept'));
      return { text: this.#core.own_settings(), kept: typeof kept === 'string' ? kept : null, words: this.#core.words() };
    },
    set_settings: async ({ text }) => {
      const before = new Set(this.#core.problems().map(same));
      const problems = this.#core.set_settings(text);
      // A value that the policy locks is no fault: it waits until the lock is gone. Nor is one that was faulty before: it
      // stays named, and keeps nobody from changing another.
      if (problems.every((problem) => problem.message.id === 'settings-locked' || before.has(same(problem)))) {
        if (this.#unread) await this.#store.putEntry('settings-kept', this.#unread.text);
        this.#unread = null;
        await this.#store.putEntry('settings', text);
        this.#onChange();
      } else {
        await this.#putBack();
      }
      return problems;
    },
    form: async () => {
      const form = this.#core.form();
      return { ...form, problems: [...(this.#unread?.problems ?? []), ...form.problems] };
    },
    preview_settings: async ({ text }) => this.#core.preview_settings(text),
    rule: async ({ text }) => this.#core.rule(text),
    policy: async () => this.#core.policy(),
    set_policy: async ({ text }) => {
      const problems = this.#core.set_policy(text);
      // The last good one is kept, so that a broken or missing one cannot undo it, not even after a restart.
      if (text !== null && problems.length === 0) await this.#store.putEntry('policy', text);
      if (text !== this.#policy) this.#onChange();
      this.#policy = text;
      return problems;
    },
    plans: async () => this.#core.plans(),
    plan: async () => ({ text: await this.#store.plan() }),
    set_plan: async ({ text }) => {
      const problems = this.#core.set_pay(text);
      if (problems.length === 0) {
        await this.#store.putPlan(text);
        this.#onChange();
      } else {
        await this.#putBack();
      }
      return problems;
    },
    calendar: async () => this.#core.calendar(),
    set_calendar: async ({ text }) => {
      const problems = this.#core.set_calendar(text);
      // A text that is refused as a whole leaves the last one in force, which is the one that is stored.
      if (problems.every(({ path }) => path.startsWith('entries['))) {
        if (text === null) await this.#store.deleteEntry('calendar');
        else await this.#store.putEntry('calendar', text);
        this.#onChange();
      }
      return problems;
    },
    edit_sheet: async (input) => {
      await this.#putSheet(this.#core.edit_sheet(input));
      this.#onChange();
      return null;
    },
    export: async () => ({ text: this.#core.export() }),
    import: async ({ text }) => this.#import(text),
    forget: async ({ origin }) => {
      this.#core.forget(origin);
      await this.#store.forget(origin);
      if (origin === null) {
        this.#core.set_calendar(null);
        await this.#store.deleteEntry('calendar');
      }
      this.#notices.clear();
      this.#onChange();
      return null;
    },
    viewers: async () => Object.fromEntries((await this.#store.entries('viewer:')) as Map<string, { id: string; text: string }>),
    saw_viewer: async ({ origin, id, text }) => {
      await this.#store.putEntry(`viewer:${origin}`, { id, text });
      return null;
    },
  };

  /** A sheet that cannot be read stays stored and is said; it is never overwritten with less. */
  #takeSheets(texts: unknown[]): void {
    const faulty = texts.filter((text) => typeof text !== 'string' || this.#core.set_sheet(text).length > 0);
    if (faulty.length === 0) return;
    const count = { kind: 'number' as const, value: String(faulty.length) };
    this.#notices.set('sheets-unread', { id: 'sheets-unread', args: { count } });
  }

  /** What people keep by hand beside a deal, under its origin and record; nothing is stored of what is empty. */
  async #putSheet({ origin, record, text }: SheetText): Promise<void> {
    const name = `sheet:${JSON.stringify([origin, record])}`;
    if (text === '') await this.#store.deleteEntry(name);
    else await this.#store.putEntry(name, text);
  }

  /** A text with faults may have been taken in part: the engine goes back to what is stored, which is what holds. */
  async #putBack(): Promise<void> {
    const settings = await this.#store.entry('settings');
    this.#core.set_settings(typeof settings === 'string' ? settings : this.#core.default_settings());
    this.#core.set_pay(await this.#store.plan());
  }

  /** The engine first, the store after: what the engine cannot take is never kept. */
  async #ingest(origin: string, text: string): Promise<Ingested> {
    const ingested = this.#core.ingest(origin, text);
    this.#teach();
    if (ingested.counts) await this.#store.putReadings([{ origin, key: ingested.key, text }]);
    return ingested;
  }

  /** Hands the core the facts of the languages that it has pages of: how they write numbers, money and dates. */
  #teach(): void {
    for (const tag of this.#core.languages_wanted()) {
      if (!this.#languages.has(tag)) this.#languages.set(tag, factsIn(tag));
      const facts = this.#languages.get(tag);
      if (facts) this.#core.learn_language(facts);
    }
  }

  /** One step of reading a pipeline: takes the answer to the last call, keeps the place, and says the next call. */
  async #pull({ origin, adapter, answer }: { origin: string; adapter: string; answer: PullAnswer | null }): Promise<Next> {
    const name = `pull:${origin}`;
    let last: LastAnswer | null = null;
    if (answer) {
      last = { request: answer.request, ...answer.answer };
    } else {
      const cursor = (await this.#store.entry(name)) as Cursor | undefined;
      if (cursor && Date.now() - cursor.at < CURSOR_MINUTES * 60_000) last = cursor.last;
    }
    const next = this.#core.next_request(adapter, last);
    if (answer?.keep && next.state !== 'signed_out' && next.state !== 'failed') {
      await this.#ingest(origin, answer.reading);
      this.#onChange();
    }
    // Signed out keeps the place: after signing in again the pull goes on from there.
    if (next.state === 'request' && last) await this.#store.putEntry(name, { last, at: Date.now() } satisfies Cursor);
    if (next.state === 'done' && answer) await this.#remember(origin);
    if (next.state === 'done' || next.state === 'failed') await this.#store.deleteEntry(name);
    return next;
  }

  /** Keeps how the open deals stand this week: chances are measured by what becomes of them. */
  async #remember(origin: string): Promise<void> {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const snapshot = this.#core.snapshot(origin, new Date().toISOString(), timeZone);
    if (snapshot !== undefined) await this.#ingest(origin, snapshot);
  }

  async #import(text: string): Promise<[origin: string, ingested: Ingested][]> {
    const ingested = this.#core.import(text);
    this.#teach();
    const texts = readingsOf(text);
    // What is older than what is known does not take its place in the store either.
    const kept = ingested.flatMap(([origin, { key, counts }], at) => {
      const reading = texts[at];
      return counts && reading ? [{ origin, key, text: reading }] : [];
    });
    await this.#store.putReadings(kept);
    for (const sheet of this.#core.sheets()) await this.#putSheet(sheet);
    this.#onChange();
    return ingested;
  }
}

/** Loads an engine; the identity of the reading that trapped it, `null` when all went well. */
function load(
  core: Core,
  readings: { origin: string; key: string; text: string }[],
  leftOut: Set<string>,
  { settings, plan, calendar }: { settings: string | null; plan: string | null; calendar: string | null },
): string | null {
  if (settings !== null) core.set_settings(settings);
  if (plan !== null) core.set_pay(plan);
  if (calendar !== null) core.set_calendar(calendar);
  for (const reading of readings) {
    const identity = JSON.stringify([reading.origin, reading.key]);
    if (leftOut.has(identity)) continue;
    try {
      core.ingest(reading.origin, reading.text);
    } catch (error) {
      if (isTrap(error)) return identity;
    }
  }
  return null;
}

/** Stored own settings of which nothing could be read: of a newer version, or damaged. */
function unreadOf(core: Core, settings: unknown): { text: string; problems: Problem[] } | null {
  if (typeof settings !== 'string') return null;
  const { text, problems } = core.preview_settings(settings);
  return text === null ? { text: settings, problems } : null;
}

/** A language's facts as text; `null` for what is no language tag. A page may call its language what it likes. */
function factsIn(tag: string): string | null {
  try {
    return JSON.stringify(factsOf(tag));
  } catch {
    return null;
  }
}

const textOf = (entry: unknown) => (typeof entry === 'string' ? entry : null);

function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}

/** The readings inside an export, in its order: the order in which the core answers for them. */
function readingsOf(text: string): string[] {
  const { readings } = JSON.parse(text) as { readings: { text: string }[] };
  return readings.map((reading) => reading.text);
}
