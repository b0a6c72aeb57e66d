/**
 * Every message that crosses between the extension's documents, as one typed union per channel.
 *
 * Two channels carry everything: the panel's port into one page's reader, and a MessagePort from a face (panel or
 * options) into the engine worker. There are no broadcasts through runtime.sendMessage.
 */
import type { Pointed } from '../crm/generic/point.ts';
import type { Wanted } from '../crm/spot.ts';
import type { Answer, PageFacts } from './reading.ts';
import type {
  CalendarView,
  EditRequest,
  FormView,
  IncentiveView,
  Ingested,
  Next,
  PersonView,
  PlanView,
  PointedRequest,
  PointedView,
  PolicyView,
  PreviewView,
  Problem,
  ReadFact,
  Report,
  ReportRequest,
  RuleView,
  WantedView,
  WhatIf,
  WordsView,
} from './report.ts';

/** The name of the port that the panel opens into a page. */
export const READER_PORT = 'second-chair/reader';

/** Panel → reader. The reader answers only these, and only from the panel. */
export type ToReader =
  /** `places`: where on pages that no adapter knows values stand without a label, of which somebody said what they are. */
  | { type: 'read'; again: boolean; places: string[] }
  | { type: 'fetch'; id: number; request: string; method: string; path: string; body: string | null }
  | { type: 'ack'; stream: number; index: number }
  | { type: 'show'; id: number; fact: Wanted }
  /** Has the user point at a value: from `start` until `pointed` or `point_ended` comes, or `stop` goes. */
  | { type: 'point'; do: 'start' | 'next' | 'previous' | 'take' | 'stop' };

/** Reader → panel. The reader delivers; it never asks. */
export type FromReader =
  | { type: 'page'; page: PageFacts }
  | { type: 'piece'; stream: number; index: number; last: boolean; of: PieceOf; text: string }
  | { type: 'refused'; id: number }
  | { type: 'shown'; id: number; how: Shown }
  | { type: 'pointing'; at: Pointed | null; count: number }
  | { type: 'pointed'; at: Pointed }
  | { type: 'point_ended' };

/** What became of a fact that was to be shown on the page: it stands there, no more, or on another page. */
export type Shown = 'here' | 'gone' | 'elsewhere';

/** What a stream of pieces adds up to: a reading of the page, or the answer to one fetch. */
export type PieceOf = { kind: 'reading' } | { kind: 'answer'; id: number };

/** What a face may ask of the engine's owner, and what it gets back. */
export type EngineCalls = {
  report: { in: ReportRequest; out: Report };
  what_if: { in: { request: ReportRequest; assumed: WhatIf }; out: IncentiveView };
  people: { in: { origin: string }; out: PersonView[] };
  read_facts: { in: { origin: string; record: string }; out: ReadFact[] };
  wanted: { in: { origin: string; record: string | null }; out: WantedView[] };
  pointed: { in: PointedRequest; out: PointedView };
  places: { in: { origin: string }; out: string[] };
  ingest: { in: { origin: string; text: string }; out: Ingested };
  pull: { in: { origin: string; adapter: string; answer: PullAnswer | null }; out: Next };
  /** Own settings in this version's format; `kept` is a text that this version could not read, until it is taken away. */
  settings: { in: Record<string, never>; out: { text: string; kept: string | null; words: WordsView } };
  set_settings: { in: { text: string }; out: Problem[] };
  form: { in: Record<string, never>; out: FormView };
  preview_settings: { in: { text: string }; out: PreviewView };
  rule: { in: { text: string }; out: RuleView };
  set_policy: { in: { text: string | null }; out: Problem[] };
  policy: { in: Record<string, never>; out: PolicyView };
  plans: { in: Record<string, never>; out: PlanView[] };
  plan: { in: Record<string, never>; out: { text: string | null } };
  set_plan: { in: { text: string | null }; out: Problem[] };
  calendar: { in: Record<string, never>; out: CalendarView | null };
  set_calendar: { in: { text: string | null }; out: Problem[] };
  edit_sheet: { in: EditRequest; out: null };
  export: { in: Record<string, never>; out: { text: string } };
  import: { in: { text: string }; out: [origin: string, ingested: Ingested][] };
  forget: { in: { origin: string | null }; out: null };
  viewers: { in: Record<string, never>; out: { [origin: string]: { id: string; text: string } } };
  saw_viewer: { in: { origin: string; id: string; text: string }; out: null };
};

/** The answer to the request that the core asked for, with the reading that carries it; `keep` as the core said. */
export type PullAnswer = { request: string; keep: boolean; answer: Answer; reading: string };

export type EngineMethod = keyof EngineCalls;

/** Face → worker. */
export type ToEngine =
  | { [M in EngineMethod]: { type: 'call'; id: number; method: M; input: EngineCalls[M]['in'] } }[EngineMethod]
  | { type: 'bye' };

/** Worker → face. `changed` is sent to every face after anything that can change a figure. */
export type FromEngine =
  | { type: 'answer'; id: number; output: unknown }
  | { type: 'fault'; id: number; detail: string; problem: Problem | null }
  | { type: 'changed' };
