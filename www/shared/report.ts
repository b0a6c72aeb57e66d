/**
 * The views that the core returns, as the core declares them. The panel shows these and computes none of them; exact
 * decimals stay text all the way to the screen.
 */
import type { DealView, Figure, HandoffView, IncentiveView, JsonValue, WeekView, WorkloadView } from '../../pkg/second_chair.js';

export type {
  AccountRow,
  Arg,
  AskView,
  AskedView,
  CalendarView,
  ChangeView,
  CandidateView,
  ComponentView,
  CourseView,
  CurveView,
  DealOutlookView,
  DealView,
  DependenceView,
  Edit,
  EditRequest,
  EntryView,
  Figure,
  FormField,
  FormGroup,
  FormList,
  FormNode,
  FormView,
  HandoffListView,
  HandoffRow,
  HandoffView,
  IncentiveView,
  HelperView,
  RiskView,
  Ingested,
  Input,
  InputKind,
  InsightView,
  NewDealsView,
  ItemView,
  JsonValue,
  LastAnswer,
  LineView,
  Message,
  Next,
  FieldView,
  ObjectiveChoice,
  OutlookView,
  PersonView,
  PlanView,
  PointedRequest,
  PointedView,
  Phrase,
  PolicyView,
  PreviewView,
  Problem,
  ReadFact,
  ReadValue,
  Report,
  ReportRequest,
  RuleView,
  SheetText,
  SlotsView,
  SourceView,
  MemberView,
  TeamPayView,
  TeamSumsView,
  TeamView,
  UnassignedView,
  TickView,
  TierView,
  Tried,
  ValueView,
  WantedView,
  WeekOutlookView,
  WeekView,
  WhatIf,
  WordsView,
  WorkloadView,
} from '../../pkg/second_chair.js';

export type FigureState = Figure['state'];
export type Role = 'rep' | 'se' | 'manager' | 'admin';
export type Band = NonNullable<WeekView['band']>;
export type Verdict = HandoffView['verdict'];
export type Sight = WorkloadView['sight'];
export type Outcome = DealView['outcome'];
export type ShownIncentive = Extract<IncentiveView, { state: 'shown' }>;

/** Who one is in each CRM, what can be seen there, the language, and what is set of the settings. Kept as text; the core checks it. */
export type Settings = {
  format: 3;
  me: { origin: string; user_id: string; name: string; role: Role }[];
  crm: { origin: string; deals_visible: 'all' | 'own' | 'unknown'; zone?: string }[];
  language: string | null;
  /** A partial copy of the settings document. */
  set: { [key: string]: JsonValue };
};
