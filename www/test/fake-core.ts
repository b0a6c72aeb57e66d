/** A core for the owner's tests: it remembers what it was given, and traps or fails when told to. */
import type { Core } from '../engine/core.ts';
import type { CalendarView, EditRequest, FormView, IncentiveView, Ingested, LastAnswer, Next, PersonView, PlanView, PointedView, PolicyView, PreviewView, Problem, ReadFact, Report, RuleView, SheetText, WantedView, WordsView } from '../shared/report.ts';

export class FakeCore implements Core {
  texts: string[] = [];
  settings = '';
  pay: string | null = null;
  faults: Problem[] = [];
  trapOnce = false;
  last: LastAnswer | null = null;

  default_settings(): string {
    return 'defaults';
  }

  set_settings(text: string): Problem[] {
    this.settings = text;
    return this.takeFaults();
  }

  own_settings(): string {
    return this.settings === '' ? 'defaults' : `own ${this.settings}`;
  }

  words(): WordsView {
    return { role_title: null, role_short: null };
  }

  stale: Problem[] = [];

  form(): FormView {
    return { sections: [], changes: [], problems: this.stale };
  }

  problems(): Problem[] {
    return this.stale;
  }

  preview_settings(text: string): PreviewView {
    if (text !== 'of a newer version') return { changes: [], problems: [], text };
    return { changes: [], problems: [{ path: 'format', message: { id: 'settings-newer', args: {} } }], text: null };
  }

  rule(): RuleView {
    return { words: null, faults: [] };
  }

  set_pay(text?: string | null): Problem[] {
    this.pay = text ?? null;
    return this.takeFaults();
  }

  calendarText: string | null = null;

  set_calendar(text?: string | null): Problem[] {
    const faults = this.takeFaults();
    if (faults.every(({ path }) => path.startsWith('entries['))) this.calendarText = text ?? null;
    return faults;
  }

  calendar(): CalendarView | null {
    return null;
  }

  kept: string[] = [];

  set_sheet(text: string): Problem[] {
    this.kept.push(text);
    return this.takeFaults();
  }

  sheets(): SheetText[] {
    return this.kept.map((text) => ({ origin: 'https://a', record: '1', text }));
  }

  edit_sheet({ origin, record }: EditRequest): SheetText {
    return { origin, record, text: 'sheet' };
  }

  policies: (string | null)[] = [];

  policy(): PolicyView {
    return { in_force: false, deals_visible: {}, notices: [] };
  }

  set_policy(text?: string | null): Problem[] {
    this.policies.push(text ?? null);
    return this.takeFaults();
  }

  private takeFaults(): Problem[] {
    const faults = this.faults;
    this.faults = [];
    return faults;
  }

  languages: string[] = [];
  learnt: string[] = [];

  languages_wanted(): string[] {
    return this.languages;
  }

  learn_language(facts: string): Problem[] {
    this.learnt.push((JSON.parse(facts) as { language: string }).language);
    return [];
  }

  ingest(_origin: string, text: string): Ingested {
    if (text === 'trap') throw new WebAssembly.RuntimeError('unreachable');
    if (text === 'error') throw new Error('no reading');
    this.texts.push(text);
    return { key: `key of ${text}`, record: null, deals: 1, activities: 0, counts: true, problems: [] };
  }

  next_request(_adapter: string, last: LastAnswer | null): Next {
    this.last = last;
    if (last?.path.startsWith('/creme_login')) return { state: 'signed_out' };
    if (last?.request === 'last') return { state: 'done' };
    return { state: 'request', id: 'next', method: 'GET', path: '/next', body: null, keep: false };
  }

  snapshot(origin: string): string | undefined {
    return this.texts.length > 0 ? `deals of ${origin}` : undefined;
  }

  plans(): PlanView[] {
    return [];
  }

  what_if(): IncentiveView {
    return { state: 'hidden', why: { id: 'incentive-no-plan', args: {} } };
  }

  people(): PersonView[] {
    return [];
  }

  wanted(): WantedView[] {
    return [];
  }

  pointed(): PointedView {
    return { value: { certainty: 'blank', values: [], why: null }, field: null };
  }

  places(): string[] {
    return [];
  }

  read_facts(): ReadFact[] {
    return [];
  }

  report(): Report {
    if (this.trapOnce) {
      this.trapOnce = false;
      throw new WebAssembly.RuntimeError('unreachable');
    }
    return {
      viewer: { name: null, role: null, confirmed: false },
      read: { deals: 0, activities: 0, newest: null, pipeline_at: null },
      deal: null,
      workload: null,
      team: null,
      handoff: null,
      handoffs: null,
      team_pay: null,
      incentive: { state: 'hidden', why: { id: 'incentive-no-plan', args: {} } },
      notices: [],
    };
  }

  export(): string {
    return JSON.stringify({ readings: this.texts });
  }

  import(text: string): [string, Ingested][] {
    const { readings } = JSON.parse(text) as { readings: { origin: string; text: string }[] };
    return readings.map(({ origin, text: reading }) => {
      const key = reading === 'error' ? '' : `key of ${reading}`;
      return [origin, { key, deals: 0, activities: 0, record: null, counts: key !== '' && reading !== 'older', problems: [] }];
    });
  }

  forget(): void {
    this.texts = [];
  }
}
