/**
 * The views that the core returns. The panel shows these and computes none of them. Exact decimals stay text all the
 * way to the screen.
 */

export type ArgKind = 'text' | 'number' | 'hours' | 'percent' | 'money' | 'date' | 'datetime' | 'message';

/** One argument of a sentence: exact decimal text for numbers, ISO text for dates, an id for a nested message. */
export type Arg = { kind: ArgKind; value: string; unit?: string | null };

/** A sentence of the core: the id of a Fluent message and what goes into it. */
export type Message = { id: string; args: { [name: string]: Arg } };

/** A fault in settings, a plan or a reading: where, and what. */
export type Problem = { path: string; message: Message };

/** Where in the CRM an input was read. */
export type Source = {
  origin: string;
  entity: 'deal' | 'activity';
  record: string | null;
  title: string;
  label: string;
  text: string;
  read_at: string;
};

export type Input = {
  label: Message;
  value: string | null;
  unit: string;
  part: string | null;
  source: Source | null;
};

export type FigureState = 'known' | 'at_least' | 'unknown';

/** A figure and its reasons. `unit` is h, ratio, an ISO 4217 code, date, count or state. */
export type Figure = {
  id: string;
  value: string | null;
  unit: string;
  state: FigureState;
  note: Message | null;
  formula: Message | null;
  inputs: Input[];
};

export type Role = 'rep' | 'se' | 'manager';
export type Band = 'room' | 'healthy' | 'stretched' | 'overloaded';
export type Verdict = 'handed_over' | 'blocked' | 'at_risk' | 'not_started' | 'ready' | 'in_progress';

export type DealView = {
  record: string;
  name: string;
  account: string | null;
  stage: Figure;
  stage_text: string | null;
  lead: 'rep' | 'se' | null;
  outcome: 'open' | 'won' | 'lost' | 'other' | 'unknown';
  amount: Figure;
  close_date: Figure;
  owner: string | null;
  se: string | null;
  unknown: Message[];
};

export type WeekView = {
  week: string;
  monday: string;
  known: Figure;
  deal: Figure;
  capacity: Figure;
  band: Band | null;
};

export type WorkloadView = {
  person: string | null;
  sight: 'own' | 'all' | 'partial';
  completeness: Figure;
  weeks: WeekView[];
  deal_total: Figure;
  note: Message | null;
};

export type ItemView = {
  id: string;
  number: number;
  weight: number;
  required: boolean;
  owner: Message;
  due: string | null;
  overdue: boolean;
  state: Figure;
  why: Message;
};

export type HandoffView = {
  verdict: Verdict;
  low: Figure;
  high: Figure;
  closed: string | null;
  items: ItemView[];
  next: string[];
  receiver: string | null;
};

export type LineView = { figure: Figure; title: Message };

export type ComponentView = { id: string; title: Message; earned: Figure; target: Figure; lines: LineView[] };

export type IncentiveView =
  | { state: 'hidden'; why: Message }
  | {
      state: 'shown';
      plan: Message;
      period: { start: string; end: string };
      currency: string;
      attainment: Figure;
      earned: Figure;
      components: ComponentView[];
      deal: { low: Figure; high: Figure } | null;
      notes: Message[];
    };

export type Report = {
  viewer: { name: string | null; role: Role | null; confirmed: boolean };
  read: { deals: number; activities: number; newest: string | null; pipeline_at: string | null };
  deal: DealView | null;
  workload: WorkloadView | null;
  handoff: HandoffView | null;
  incentive: IncentiveView;
  notices: Message[];
};

export type ReportRequest = {
  origin: string;
  record: string | null;
  signed_in: string | null;
  now: string;
  zone: string;
};

export type PersonView = { name: string; id: string | null; roles: ('rep' | 'se' | 'receiver' | 'participant')[] };

export type Ingested = { key: string; deals: number; activities: number; problems: Problem[] };

/** The next call that the core wants the reader to make for it. */
export type Next =
  | { state: 'request'; id: string; method: 'GET'; path: string }
  | { state: 'done' }
  | { state: 'signed_out' }
  | { state: 'failed'; message: Message };

/** One fact of a record, as it was read and as it was understood. */
export type ReadFact = { label: string; text: string; meaning?: Message | null; read_at?: string | null };

/** Who one is in each CRM, what can be seen there, and the language. Kept as text; the core checks it. */
export type Settings = {
  format: 1;
  me: { origin: string; user_id: string; name: string; role: Role }[];
  crm: { origin: string; deals_visible: 'all' | 'own' | 'unknown'; zone?: string }[];
  language: string | null;
};
