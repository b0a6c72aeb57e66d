/** What the panel knows, in one place: the page beside it, the report on it, and how the reading goes. */
import { browser } from 'wxt/browser';
import { EngineClient } from '../../engine/client.ts';
import { BADGE_KEY, type Badge } from '../../shared/badge.ts';
import type { Shown } from '../../shared/protocol.ts';
import type { Edit, FieldView, IncentiveView, PersonView, Problem, ReadFact, Report, Settings, WhatIf, WordsView } from '../../shared/report.ts';
import { followPolicy } from '../../ui/policy.ts';
import { adapterById } from '../../crm/index.ts';
import { zone } from '../../ui/texts.ts';
import { withValue } from '../options/settings/own.ts';
import { PageLink, type LinkState, type PointState } from './link.ts';
import { isStale, Pull, type PullState } from './pull.ts';

export type PanelState = {
  link: LinkState;
  pull: PullState;
  pointing: PointState;
  report: Report | null;
  settings: Settings | null;
  words: WordsView | null;
  people: PersonView[];
  /** Technical detail of an engine that does not answer. */
  fault: string | null;
  /** Counts pages and tabs: what was uncovered for one is covered for the next. */
  moves: number;
};

/** As long as a server may take to sign somebody in. */
const SIGN_IN_MS = 2_000;

/** Where a report stands: an origin, and the record that was last shown there. */
type Subject = { origin: string; record: string | null; viewer: string | null };

export class Panel {
  readonly engine = new EngineClient();
  #state: PanelState = {
    link: { at: 'looking' },
    pull: { at: 'idle' },
    pointing: { at: 'off' },
    report: null,
    settings: null,
    words: null,
    people: [],
    fault: null,
    moves: 0,
  };
  #listeners = new Set<(state: PanelState) => void>();
  #subject: Subject | null = null;
  #refreshing = false;
  #refreshAgain = false;
  /** Whether deals count without a market that they share. */
  #independent = false;
  /** The kind of work that somebody wants to ask for, once they chose one. */
  #asked: { ask?: string } = {};
  /** How often a pull may still be tried again after somebody signed in: a dialog goes before the server has answered it. */
  #patience = 0;
  /** When each origin was last read on our own account, so that a failure is not tried again and again. */
  #tried = new Map<string, number>();
  #link = new PageLink({
    state: (link) => this.#follow(link),
    reading: (origin, text) => void this.#ingest(origin, text),
    moved: () => this.#set({ moves: this.#state.moves + 1 }),
    pointing: (pointing) => this.#set({ pointing }),
  });
  #pull = new Pull(this.engine, (call) => this.#link.fetch(call), (pull) => this.#set({ pull }));

  get state(): PanelState {
    return this.#state;
  }

  start(): void {
    this.engine.onChange(() => void this.refresh());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.refresh();
    });
    // The policy first: what it locks must not flash by in another light.
    void followPolicy(this.engine).finally(() => void this.refresh());
    void this.#link.start();
  }

  subscribe(listener: (state: PanelState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the availability card that a colleague gave; whether it was one. */
  async giveCard(text: string): Promise<boolean> {
    if (!this.#subject) return false;
    try {
      const { key } = await this.engine.call('ingest', { origin: this.#subject.origin, text });
      return key.startsWith('card:');
    } catch {
      return false;
    }
  }

  /** Lets deals share one market, or counts each by itself. */
  shareMarket(on: boolean): void {
    this.#independent = !on;
    void this.refresh();
  }

  /** Turns to another kind of work that is to be asked for; it stays so on every deal. */
  ask(kind: string): void {
    this.#asked = { ask: kind };
    void this.refresh();
  }

  /** Reads the pipeline because the user asked for it. */
  readPipeline(): void {
    const { link } = this.#state;
    if (link.at === 'crm') void this.#runPull(link.origin, link.adapter);
  }

  /** Has the page's facts sent once more, also when they did not change: after they were forgotten, for one. */
  readPage(): void {
    this.#link.read(true);
  }

  point(what: Parameters<PageLink['point']>[0]): void {
    this.#link.point(what);
  }

  /** Keeps what a field means, and reads the page again with it. The faults, if it was not kept. */
  async keepField(field: FieldView): Promise<Problem[]> {
    const { text } = await this.engine.call('settings', {});
    const own = withValue(JSON.parse(text) as Settings, `reading.fields.${field.id}`, field);
    const problems = await this.engine.call('set_settings', { text: JSON.stringify(own) });
    const here = problems.filter(({ path }) => path.startsWith('reading.fields'));
    if (here.length === 0) this.#link.point('stop');
    this.#link.read(true);
    return here;
  }

  /** Shows on the page beside the panel where a fact stands. */
  show({ entity, record, label, text, place }: ReadFact, beside: string[]): Promise<Shown> {
    return this.#link.show({ entity, record, label, text, path: place.path, at: place.at, beside });
  }

  /** Looks at the page again, for the buttons that offer it. */
  lookAgain(): void {
    void this.#link.look();
  }

  async saveSettings(change: (settings: Settings) => Settings): Promise<void> {
    const { text } = await this.engine.call('settings', {});
    await this.engine.call('set_settings', { text: JSON.stringify(change(JSON.parse(text) as Settings)) });
  }

  /** The incentive under other assumptions about the open deals; nothing of it is kept. */
  async whatIf(assumed: WhatIf): Promise<IncentiveView | null> {
    const subject = this.#subject;
    return subject ? this.engine.call('what_if', { request: request(subject), assumed }) : null;
  }

  /** Changes what is kept by hand beside the deal on screen, in the name of who is signed in. */
  async edit(edit: Edit): Promise<void> {
    const subject = this.#subject;
    if (!subject || subject.record === null) return;
    const { origin, record, viewer } = subject;
    await this.engine.call('edit_sheet', { origin, record, signed_in: viewer, now: new Date().toISOString(), edit });
  }

  /** Asks the engine for everything on screen. Calls that come while one is under way become one more, not a queue. */
  async refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#refreshAgain = true;
      return;
    }
    this.#refreshing = true;
    do {
      this.#refreshAgain = false;
      await this.#ask();
    } while (this.#refreshAgain);
    this.#refreshing = false;
  }

  async #ask(): Promise<void> {
    const subject = this.#subject;
    try {
      const [settings, report] = await Promise.all([
        this.engine.call('settings', {}),
        subject ? this.engine.call('report', { ...request(subject), independent: this.#independent, ...this.#asked }) : null,
      ]);
      // Only who has not said who they are needs to see whom they could be.
      const asking = subject?.viewer != null && report !== null && !report.viewer.confirmed;
      const people = asking ? await this.engine.call('people', { origin: subject.origin }) : [];
      const places = subject ? await this.engine.call('places', { origin: subject.origin }) : [];
      if (subject !== this.#subject) return;
      this.#link.readPlaces(places);
      this.#set({ settings: JSON.parse(settings.text) as Settings, words: settings.words, report, people, fault: null });
      this.#pullIfStale();
    } catch (error) {
      this.#set({ fault: error instanceof Error ? error.message : String(error) });
    }
  }

  #follow(link: LinkState): void {
    const before = JSON.stringify(this.#state.link);
    this.#set({ link });
    if (JSON.stringify(link) === before) return;
    if (link.at === 'crm') this.#followCrm(link);
    else this.#turnTo(null);
    void this.refresh();
  }

  #followCrm({ origin, page }: Extract<LinkState, { at: 'crm' }>): void {
    const before = this.#subject?.origin === origin ? this.#subject : null;
    if (page.kind === 'signed_out') {
      // A sign-in page shows nothing of its own: what was known of the deal before it stays on screen.
      this.#turnTo({ origin, record: before?.record ?? null, viewer: null });
      this.#set({ pull: { at: 'signed_out' } });
      return;
    }
    this.#turnTo({ origin, record: page.record, viewer: page.viewer?.id ?? null });
    if (this.#state.pull.at === 'signed_out') {
      this.#patience = 3;
      this.#set({ pull: { at: 'paused' } });
    }
    if (page.viewer) void this.engine.call('saw_viewer', { origin, ...page.viewer });
  }

  /** Another deal starts with nothing on screen: the last one's figures are not this one's. */
  #turnTo(subject: Subject | null): void {
    const before = this.#subject;
    if (JSON.stringify(subject) === JSON.stringify(before)) return;
    this.#subject = subject;
    if (subject?.origin !== before?.origin || subject?.record !== before?.record) this.#set({ report: null });
  }

  async #ingest(origin: string, text: string): Promise<void> {
    try {
      // The engine says that something changed, and that refreshes the report.
      const { record } = await this.engine.call('ingest', { origin, text });
      this.#showRecord(origin, record);
    } catch (error) {
      this.#set({ fault: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Of a page that no adapter knows, the core says which record it shows. */
  #showRecord(origin: string, record: string | null): void {
    const { link } = this.#state;
    if (link.at !== 'crm' || link.origin !== origin || link.page.address === undefined || record === (this.#subject?.record ?? null)) return;
    this.#turnTo({ origin, record, viewer: null });
    void this.refresh();
  }

  #pullIfStale(): void {
    const { link, report, pull } = this.#state;
    if (link.at !== 'crm' || link.page.kind === 'signed_out' || !report) return;
    const now = new Date();
    const tried = this.#tried.get(link.origin) ?? 0;
    const rested = now.getTime() - tried > 15 * 60_000;
    if (pull.at === 'paused' || (rested && isStale(report.read.pipeline_at, now))) {
      void this.#runPull(link.origin, link.adapter);
    }
  }

  async #runPull(origin: string, adapter: string): Promise<void> {
    if (this.#pull.running || !canPull(adapter)) return;
    this.#tried.set(origin, Date.now());
    try {
      await this.#pull.run(origin, adapter);
    } catch (error) {
      this.#set({ fault: String(error), pull: { at: 'idle' } });
    }
    if (this.#state.pull.at !== 'signed_out' || this.#patience === 0) return;
    this.#patience -= 1;
    setTimeout(() => {
      const { link, pull } = this.#state;
      const signedIn = link.at === 'crm' && link.origin === origin && link.page.kind !== 'signed_out';
      if (signedIn && pull.at === 'signed_out') void this.#runPull(origin, adapter);
    }, SIGN_IN_MS);
  }

  #set(change: Partial<PanelState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}

function request(subject: Subject) {
  return {
    origin: subject.origin,
    record: subject.record,
    signed_in: subject.viewer,
    now: new Date().toISOString(),
    zone,
  };
}

/** Whether a CRM's pipeline can be read through the session. */
export function canPull(adapter: string): boolean {
  return (adapterById(adapter)?.data.requests.length ?? 0) > 0;
}

/** Leaves the badge for the toolbar. The background shows it; it never holds pay. */
export function leaveBadge(badge: Badge): void {
  void browser.storage.local.set({ [BADGE_KEY]: badge });
}
