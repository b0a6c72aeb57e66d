export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type ArgKind = "text" | "number" | "hours" | "percent" | "money" | "date" | "datetime" | "message";
export type Arg = { 
/**
 * What the value is.
 */
kind: ArgKind, 
/**
 * Exact decimal, ISO date, RFC 3339 instant, text, or a message id. A percent of "0.6" means 60 %.
 */
value: string, 
/**
 * ISO 4217 code of money.
 */
unit?: string, };
export type Message = { 
/**
 * The id in the locale files.
 */
id: string, 
/**
 * The arguments by name.
 */
args: { [key in string]: Arg }, };
export type Problem = { 
/**
 * The place, such as `quota` or `records[3]`.
 */
path: string, 
/**
 * What is wrong and what to do.
 */
message: Message, };
export type Ingested = { 
/**
 * The key to store it under, beside its origin; empty for a page without a deal, which is not kept.
 */
key: string, 
/**
 * The record whose page it is.
 */
record: string | null, 
/**
 * Number of deals it holds.
 */
deals: number, 
/**
 * Number of activities it holds.
 */
activities: number, 
/**
 * Whether it is what counts under its key now: nothing newer of the same page or request is known.
 */
counts: boolean, 
/**
 * Records that could not be read; the others were.
 */
problems: Array<Problem>, };
export type Next = { "state": "request", 
/**
 * The request's name in the adapter's list.
 */
id: string, 
/**
 * GET, or POST for a call by RPC.
 */
method: string, 
/**
 * Path and query on the page's own origin. `{database}` stands for the database that the page's address names.
 */
path: string, 
/**
 * The call, as JSON; `null` for GET.
 */
body: string | null, 
/**
 * Whether the answer holds records and is to be ingested.
 */
keep: boolean, } | { "state": "done" } | { "state": "signed_out" } | { "state": "failed", 
/**
 * What and where.
 */
message: Message, };
export type LastAnswer = { 
/**
 * The request's name.
 */
request: string, 
/**
 * HTTP status.
 */
status: number, 
/**
 * Path and query after redirects.
 */
path: string, 
/**
 * The body.
 */
text: string, };
export type ReportRequest = { 
/**
 * The CRM's origin, as the browser gives it.
 */
origin: string, 
/**
 * The deal's id; `None` off a deal.
 */
record: string | null, 
/**
 * The user id that the page says is signed in.
 */
signed_in: string | null, 
/**
 * Now, RFC 3339.
 */
now: string, 
/**
 * The viewer's time zone, IANA name.
 */
zone: string, 
/**
 * Whether deals count as independent of each other, without a market that they share (C7).
 */
independent?: boolean, 
/**
 * What somebody wants to ask the SE for: the id of a kind of the catalogue. `None` for a tailored demo.
 */
ask?: string, };
export type FigureState = "known" | "at_least" | "unknown";
export type SourceView = { 
/**
 * Origin of the page.
 */
origin: string, 
/**
 * `deal` or `activity`; `calendar` for an entry of the viewer's own calendar, `private_entry` for one without its title.
 */
entity: 'deal' | 'activity' | 'calendar' | 'private_entry', 
/**
 * The CRM's id, where the reading holds it.
 */
record: string | null, 
/**
 * The record's name.
 */
title: string, 
/**
 * The label beside the value.
 */
label: string, 
/**
 * The text as read.
 */
text: string, 
/**
 * What its reading rests on, where that is more than the text and how the page's language writes.
 */
basis: Message | null, 
/**
 * When, RFC 3339.
 */
read_at: string, };
export type Input = { 
/**
 * What it is.
 */
label: Message, 
/**
 * Exact, unformatted.
 */
value: string | null, 
/**
 * Its unit, as of a figure.
 */
unit: string, 
/**
 * Message id of the piece of an activity.
 */
part: string | null, 
/**
 * The CRM record it came from.
 */
source: SourceView | null, };
export type Figure = { 
/**
 * Public, stable id.
 */
id: string, 
/**
 * Exact, unformatted; `None` when unknown.
 */
value: string | null, 
/**
 * `h`, `ratio`, `count`, `date`, `datetime`, `state`, or an ISO 4217 code.
 */
unit: string, 
/**
 * How sure it is.
 */
state: FigureState, 
/**
 * What to know beside it.
 */
note: Message | null, 
/**
 * How it is computed.
 */
formula: Message | null, 
/**
 * What it is computed from.
 */
inputs: Array<Input>, };
export type ViewerView = { 
/**
 * The name set for this CRM.
 */
name: string | null, 
/**
 * The part set for this CRM.
 */
role: 'rep' | 'se' | 'manager' | 'admin' | null, 
/**
 * Whether the page says that this very user is signed in.
 */
confirmed: boolean, };
export type ReadView = { 
/**
 * Number of deals known at this origin.
 */
deals: number, 
/**
 * Number of activities known at this origin.
 */
activities: number, 
/**
 * The newest reading.
 */
newest: string | null, 
/**
 * When the whole pipeline was last read.
 */
pipeline_at: string | null, };
export type DealView = { 
/**
 * Its id.
 */
record: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The customer.
 */
account: string | null, 
/**
 * The canonical stage.
 */
stage: Figure, 
/**
 * The stage as the CRM calls it.
 */
stage_text: string | null, 
/**
 * Who leads this stage (C13).
 */
lead: 'rep' | 'se' | null, 
/**
 * How it stands.
 */
outcome: 'open' | 'won' | 'lost' | 'other' | 'unknown', 
/**
 * How its technical side stands: a field of its own, beside the stage (C13).
 */
technical: Figure, 
/**
 * Since when.
 */
technical_date: Figure, 
/**
 * Why, as the CRM has it.
 */
technical_reason: string | null, 
/**
 * The amount.
 */
amount: Figure, 
/**
 * The close date.
 */
close_date: Figure, 
/**
 * The chance of being won, of an open deal.
 */
chance: Figure | null, 
/**
 * The rep.
 */
owner: string | null, 
/**
 * The sales engineer.
 */
se: string | null, 
/**
 * What is not known of it.
 */
unknown: Array<Message>, };
export type WeekOutlookView = { 
/**
 * What open deals will ask for, in the mean.
 */
expected: Figure, 
/**
 * What this deal will ask for, in the mean.
 */
deal: Figure, 
/**
 * Hours that are not exceeded in one of ten cases.
 */
p10: Figure, 
/**
 * Hours that are not exceeded in half of all cases.
 */
p50: Figure, 
/**
 * Hours that are not exceeded in nine of ten cases.
 */
p90: Figure, 
/**
 * The chance that the week is overloaded.
 */
overload: Figure, 
/**
 * Whether that chance is one to act on.
 */
at_risk: boolean, };
export type AskView = { 
/**
 * Hours until the close, if it is to be won.
 */
hours: Figure, 
/**
 * The chance that work is expected by.
 */
chance: Figure, 
/**
 * The working days that are left.
 */
days: Figure, 
/**
 * That the close date is not supported by the work, that the deal is quiet, and the like.
 */
notes: Array<Message>, };
export type AskedView = { 
/**
 * The kind that the figures are for, by its id.
 */
kind: string, 
/**
 * Every kind that can be asked for.
 */
choices: Array<ChoiceView>, 
/**
 * Why it is not the kind that was asked for.
 */
note: Message | null, };
export type ChoiceView = { 
/**
 * Its id.
 */
kind: string, 
/**
 * What it is called.
 */
title: Message, };
export type DisplacedView = { 
/**
 * First: expected work that nobody scheduled.
 */
expected: Figure, 
/**
 * Then: internal work.
 */
internal: Figure, 
/**
 * What is left is over the capacity.
 */
over: Figure, };
export type RiskView = { 
/**
 * Hours that are planned.
 */
hours: Figure, 
/**
 * What asking would add.
 */
more: Message | null, };
export type SlotsView = { 
/**
 * The next free slot, with buffers and preparation.
 */
next: Figure, 
/**
 * The next one on a later day.
 */
second: Figure, 
/**
 * Working days until the next one: the bottleneck.
 */
wait: Figure, 
/**
 * POCs that run this week.
 */
pocs: Figure, 
/**
 * What it moves, if it takes the next slot; `None` where that cannot be said.
 */
displaced: DisplacedView | null, 
/**
 * What it moves in a sentence; days with more demos, or weeks with more POCs, than are set as the limit.
 */
notes: Array<Message>, 
/**
 * Whether it is what an availability card says: of a demo, whatever is asked for.
 */
by_card: boolean, };
export type HelperView = { 
/**
 * The name.
 */
name: string, 
/**
 * Their next free slot for what is asked for.
 */
slot: Figure, 
/**
 * Why they are named before others.
 */
note: Message | null, };
export type NewDealsView = { 
/**
 * The Monday from which on the deals known today no longer fill the weeks.
 */
from: string, 
/**
 * Hours a week that new ones usually take.
 */
hours: Figure, };
export type InsightView = { 
/**
 * Reps served, each with their hours a week.
 */
reps: Figure, 
/**
 * The fewest reps that take nearly all of the hours; `None` without hours.
 */
most: Figure | null, 
/**
 * New deals a week.
 */
inflow: Figure, 
/**
 * Reps that this work can bear, by the deals that come.
 */
sustainable: Figure, 
/**
 * What the two say together.
 */
coverage: Message | null, 
/**
 * The arithmetic of the example that no single person can serve.
 */
example: Array<Message>, 
/**
 * Hours planned on deals that nobody qualified.
 */
at_risk: Figure, 
/**
 * Hours expected of deals without an activity for some time.
 */
quiet: Figure, 
/**
 * Close dates that the work left cannot meet.
 */
unsupported: Figure, 
/**
 * Share of the working hours that went to customers after the close.
 */
drift: Figure, };
export type WeekView = { 
/**
 * ISO week, `2026-W48`.
 */
week: string, 
/**
 * Its Monday.
 */
monday: string, 
/**
 * Known load.
 */
known: Figure, 
/**
 * This deal's share of it.
 */
deal: Figure, 
/**
 * Hours for customer work.
 */
capacity: Figure, 
/**
 * Hours for customer work that neither known nor likely work takes.
 */
free: Figure, 
/**
 * What open deals will ask for, and what the week comes to; `None` where the pipeline was not read or is not to be seen.
 */
outlook: WeekOutlookView | null, 
/**
 * How full it is; `None` where that cannot be said.
 */
band: 'room' | 'healthy' | 'stretched' | 'overloaded' | null, };
export type WorkloadView = { 
/**
 * Whose.
 */
person: string | null, 
/**
 * With whose eyes it was read (C1).
 */
sight: 'own' | 'all' | 'availability' | 'partial' | 'hidden', 
/**
 * Share of the last 20 working days with an activity.
 */
completeness: Figure, 
/**
 * This week and the next ones.
 */
weeks: Array<WeekView>, 
/**
 * Known load ÷ capacity of this week; unknown where the bands are silent.
 */
utilisation: Figure, 
/**
 * What this deal takes in these weeks.
 */
deal_total: Figure, 
/**
 * What this deal asks for still, while it is open.
 */
ask: AskView | null, 
/**
 * Deals past their close date for so long that no work is expected of them.
 */
dormant: Array<Input>, 
/**
 * What can be asked for, and what is; `None` where nothing shown depends on it.
 */
asked: AskedView | null, 
/**
 * When what is asked for could be; `None` where that is not to be seen.
 */
slots: SlotsView | null, 
/**
 * What is planned on this deal although nobody qualified it.
 */
risk: RiskView | null, 
/**
 * Who else could be asked, the likeliest first; only people of whom enough is known.
 */
helpers: Array<HelperView>, 
/**
 * The line that tells colleagues when the viewer is free, for the viewer to put where they look.
 */
card: string | null, 
/**
 * What deals that nobody knows yet will usually take; in none of the weeks' figures.
 */
new_deals: NewDealsView | null, 
/**
 * Whom the work is for, and what of it may be for nothing; for the person and their manager.
 */
insight: InsightView | null, 
/**
 * Whether the market that all deals share counts (C7); `None` where there is no outlook.
 */
market: boolean | null, 
/**
 * What to know beside it.
 */
note: Message | null, 
/**
 * What to know of the viewer's own calendar file, where it is old or too short for these weeks.
 */
calendar: Message | null, };
export type TeamView = { 
/**
 * Its name.
 */
team: string, 
/**
 * How many SEs it has.
 */
people: number, 
/**
 * Of how many of them the CRM holds too little to say how full their weeks are.
 */
silent: number, 
/**
 * Hours of all of them, this week and the next ones; empty where they may not be shown.
 */
weeks: Array<TeamWeekView>, 
/**
 * What they carry together; `None` where it may not be shown.
 */
sums: TeamSumsView | null, 
/**
 * Open deals that name no SE, those with the most hours first.
 */
unassigned: Array<UnassignedView>, 
/**
 * The people by name, where the policy lets a manager see them.
 */
members: Array<MemberView>, 
/**
 * What to know beside it.
 */
note: Message | null, };
export type TeamWeekView = { 
/**
 * ISO week, `2026-W48`.
 */
week: string, 
/**
 * Its Monday.
 */
monday: string, 
/**
 * Known load.
 */
known: Figure, 
/**
 * What open deals of the team's people will ask for, in the mean.
 */
expected: Figure | null, 
/**
 * Hours for customer work.
 */
capacity: Figure, 
/**
 * How many of those of whom enough is known have a week at risk.
 */
at_risk: Figure, 
/**
 * Hours expected of deals that name no SE.
 */
unassigned: Figure | null, };
export type TeamSumsView = { 
/**
 * Working days until the first of the team can give a demo.
 */
wait: Figure, 
/**
 * POCs that run this week.
 */
pocs: Figure, 
/**
 * Hours planned on deals that nobody qualified.
 */
at_risk: Figure, 
/**
 * Hours expected of deals without an activity for some time.
 */
quiet: Figure, 
/**
 * Close dates that the work left cannot meet.
 */
unsupported: Figure, 
/**
 * Reps that the team serves.
 */
reps: Figure, 
/**
 * Reps for one SE of the team.
 */
reps_per_se: Figure, 
/**
 * Reps that one SE could serve, by the deals that come.
 */
sustainable: Figure, 
/**
 * What these say together.
 */
coverage: Message | null, 
/**
 * People needed for the deals that come, with the range of their number.
 */
needed: Figure | null, };
export type UnassignedView = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where it stands.
 */
stage: Figure, 
/**
 * What it will ask for in the weeks shown, in the mean.
 */
hours: Figure, };
export type MemberView = { 
/**
 * The name.
 */
name: string, 
/**
 * Their weeks, as those of the team.
 */
weeks: Array<MemberWeekView>, 
/**
 * Working days until their next free slot for a demo.
 */
wait: Figure, 
/**
 * That slot.
 */
slot: Figure, 
/**
 * POCs that run this week.
 */
pocs: Figure, 
/**
 * That these are more than the limit.
 */
pocs_over: boolean, 
/**
 * Reps served.
 */
reps: Figure, 
/**
 * Hours a week for one of these reps.
 */
hours_per_rep: Figure, 
/**
 * Hours planned on deals that nobody qualified.
 */
at_risk: Figure, 
/**
 * Hours expected of deals without an activity for some time.
 */
quiet: Figure, 
/**
 * Share of the working hours that went to customers after the close.
 */
drift: Figure, 
/**
 * Close dates that the work left cannot meet.
 */
unsupported: Figure, };
export type MemberWeekView = { 
/**
 * Likely load ÷ capacity.
 */
utilisation: Figure, 
/**
 * The chance that the week is overloaded.
 */
overload: Figure, 
/**
 * How full the week is; `None` where that cannot be said.
 */
band: 'room' | 'healthy' | 'stretched' | 'overloaded' | null, };
export type SheetText = { 
/**
 * The CRM's origin.
 */
origin: string, 
/**
 * The deal's id there.
 */
record: string, 
/**
 * The sheet; empty where nothing is kept now.
 */
text: string, };
export type Edit = { "do": "tick", 
/**
 * The item's id.
 */
item: string, 
/**
 * What is said of it.
 */
state: 'done' | 'not_applicable', 
/**
 * A note; why, where it does not apply.
 */
note: string, 
/**
 * How it stands by the CRM alone, as the view said.
 */
crm: string, } | { "do": "untick", 
/**
 * The item's id.
 */
item: string, } | { "do": "template", 
/**
 * Its id.
 */
template: string | null, } | { "do": "add", 
/**
 * What it is.
 */
kind: 'promise' | 'implied' | 'demoed' | 'fact', 
/**
 * In words.
 */
text: string, } | { "do": "mark", 
/**
 * Its id.
 */
id: string, 
/**
 * What is known.
 */
mark: 'bought' | 'not_bought' | 'roadmap' | 'verified' | 'assumed', } | { "do": "remove", 
/**
 * Its id.
 */
id: string, };
export type EditRequest = { 
/**
 * The CRM's origin, as the browser gives it.
 */
origin: string, 
/**
 * The deal's id.
 */
record: string, 
/**
 * The user id that the page says is signed in.
 */
signed_in: string | null, 
/**
 * Now, RFC 3339.
 */
now: string, 
/**
 * What is to change.
 */
edit: Edit, };
export type TickView = { 
/**
 * `done` or `not_applicable`.
 */
state: string, 
/**
 * Who.
 */
by: string, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * What they noted.
 */
note: string | null, 
/**
 * Whether it is the viewer's own.
 */
mine: boolean, };
export type OwedView = { 
/**
 * The part.
 */
owner: Message, 
/**
 * Who that is on this deal.
 */
who: string | null, 
/**
 * How many items are not done.
 */
open: number, 
/**
 * How many of them are due.
 */
due: number, };
export type EntryView = { 
/**
 * Its id within the list.
 */
id: string, 
/**
 * What it is.
 */
kind: 'promise' | 'implied' | 'demoed' | 'fact', 
/**
 * In words.
 */
text: string, 
/**
 * What is known of it.
 */
mark: string | null, 
/**
 * What may be said of it.
 */
marks: ('bought' | 'not_bought' | 'roadmap' | 'verified' | 'assumed')[], 
/**
 * Who wrote it, or changed it last.
 */
by: string, 
/**
 * When, RFC 3339.
 */
at: string, };
export type CandidateView = { 
/**
 * The sentence.
 */
text: string, 
/**
 * Where it was read.
 */
source: SourceView, };
export type TemplateView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Whether somebody chose it.
 */
chosen: boolean, 
/**
 * Every one that there is, by id, with what it is called.
 */
all: Array<[string, Message]>, };
export type DependenceView = { 
/**
 * The SE's share of the contacts, the older ones counting less; unknown where too little is recorded.
 */
index: Figure, 
/**
 * The share that is allowed today.
 */
allowed: Figure, 
/**
 * On how many days the customer came to the SE.
 */
inbound: Figure, 
/**
 * Whether the index is over the allowance.
 */
over: boolean, 
/**
 * How it moves.
 */
trend: 'rising' | 'steady' | 'falling' | null, 
/**
 * With whom the customer deals most.
 */
primary: Message | null, 
/**
 * What to do.
 */
advice: Message, 
/**
 * When the next check-in is due, or planned.
 */
check_in: Message | null, 
/**
 * Index and allowance week by week since the close.
 */
course: Array<CourseView>, };
export type CourseView = { 
/**
 * Days after the close.
 */
day: number, 
/**
 * The index, where it can be told.
 */
index: number | null, 
/**
 * The allowance.
 */
allowed: number, };
export type HandoffListView = { 
/**
 * How many there are of each verdict.
 */
counts: Array<Figure>, 
/**
 * Each of them, those at risk first; none where people may not be told apart.
 */
rows: Array<HandoffRow>, 
/**
 * A post-sales SE's accounts.
 */
accounts: Array<AccountRow>, 
/**
 * The team, for its manager.
 */
team: string | null, 
/**
 * Why there is nothing.
 */
note: Message | null, };
export type HandoffRow = { 
/**
 * The deal's record.
 */
deal: SourceView | null, 
/**
 * Its name.
 */
name: string, 
/**
 * The customer.
 */
account: string | null, 
/**
 * The pre-sales SE.
 */
se: string | null, 
/**
 * Who takes over.
 */
receiver: string | null, 
/**
 * Whether it is won.
 */
won: boolean, 
/**
 * The day of the close, or the one expected.
 */
closed: string | null, 
/**
 * The verdict.
 */
verdict: HandoffView['verdict'], 
/**
 * The score's interval, shares of one.
 */
low: number, 
/**
 * Its upper end.
 */
high: number, 
/**
 * How many items are not done.
 */
open: number, 
/**
 * How many of them are due.
 */
late: number, 
/**
 * The first day on which a required item is due.
 */
due: string | null, 
/**
 * Whether the customer leans on the SE more than allowed, where the viewer may see it.
 */
leans: boolean, };
export type AccountRow = { 
/**
 * Its name.
 */
name: string, 
/**
 * How many deals were received there.
 */
deals: number, 
/**
 * Hours of post-sales work on them in the weeks shown.
 */
hours: string, 
/**
 * Open deals there: pre-sales work on an existing customer.
 */
expansions: Array<string>, };
export type ItemView = { 
/**
 * Its public id.
 */
id: string, 
/**
 * What it is called.
 */
title: Message, 
/**
 * The rule that verifies it, in plain words, where it is no built-in one.
 */
rule: Phrase | null, 
/**
 * Its place in the list.
 */
number: number, 
/**
 * Its weight.
 */
weight: number, 
/**
 * Whether the verdict depends on it.
 */
required: boolean, 
/**
 * Who owes it.
 */
owner: Message, 
/**
 * Who that is on this deal, where it is known.
 */
who: string | null, 
/**
 * The day by which it is owed.
 */
due: string | null, 
/**
 * Whether that day has come and it is not done.
 */
overdue: boolean, 
/**
 * Whether the deal stands still for it.
 */
blocks: boolean, 
/**
 * Whether nothing more is owed.
 */
done: boolean, 
/**
 * Its state, with the evidence as inputs.
 */
state: Figure, 
/**
 * Its state by the CRM alone.
 */
by_crm: string, 
/**
 * What would verify it.
 */
why: Message, 
/**
 * What people said of it.
 */
ticks: Array<TickView>, 
/**
 * That the CRM has come to say something else than a tick.
 */
contradiction: Message | null, };
export type HandoffView = { 
/**
 * Whether the deal is won.
 */
won: boolean, 
/**
 * The verdict: the first two before the close.
 */
verdict: 'preparing' | 'behind' | 'handed_over' | 'blocked' | 'at_risk' | 'not_started' | 'ready' | 'in_progress', 
/**
 * The score with every unknown counted as nothing.
 */
low: Figure, 
/**
 * The score with every unknown counted as done.
 */
high: Figure, 
/**
 * The day of the close, or the one expected.
 */
closed: string | null, 
/**
 * The checklist that it goes by.
 */
template: TemplateView, 
/**
 * The items in order.
 */
items: Array<ItemView>, 
/**
 * Ids of the items that would raise the score most.
 */
next: Array<string>, 
/**
 * What is still open, by who owes it.
 */
owed: Array<OwedView>, 
/**
 * Who takes over.
 */
receiver: string | null, 
/**
 * On whom the customer leans since the close, where the viewer may see it.
 */
dependence: DependenceView | null, 
/**
 * Promises, demoed products and facts, as kept by hand.
 */
list: Array<EntryView>, 
/**
 * Sentences that may be promises.
 */
candidates: Array<CandidateView>, 
/**
 * Whether the viewer can tick and write: they said who they are, and the deal has an id.
 */
writable: boolean, 
/**
 * Ticks of items that this checklist does not have. They are kept.
 */
other_ticks: number, };
export type LineView = { 
/**
 * What it pays.
 */
figure: Figure, 
/**
 * What it stands for.
 */
title: Message, };
export type ComponentView = { 
/**
 * Its public id.
 */
id: string, 
/**
 * Its name.
 */
title: Message, 
/**
 * Credited ÷ quota, where it has one.
 */
attainment: Figure | null, 
/**
 * Pay along attainment, for drawing it.
 */
curve: CurveView | null, 
/**
 * Earned.
 */
earned: Figure, 
/**
 * Pay at 100 % for the year.
 */
target: Figure, 
/**
 * Its lines; they sum to what is earned.
 */
lines: Array<LineView>, };
export type PaymentView = { 
/**
 * The pay period, `2026-Q3`.
 */
period: string, 
/**
 * The component.
 */
title: Message, 
/**
 * When it is due.
 */
due: string, 
/**
 * What is paid.
 */
payable: Figure, };
export type CurveView = { 
/**
 * Corners of the line: attainment, and pay in major units.
 */
points: Array<[number, number]>, 
/**
 * Attainment today.
 */
today: number, 
/**
 * Pay today.
 */
pay: number, 
/**
 * Attainment and pay as likely exceeded as not by the end of the measure period, where there is an outlook.
 */
likely: [number, number] | null, };
export type WhatIf = { 
/**
 * Whether close dates slip as set (C6).
 */
slipping: boolean, 
/**
 * Whether deals share the market (C7).
 */
market: boolean, 
/**
 * Deals taken for won, by id.
 */
won: Array<string>, 
/**
 * Deals taken for lost, by id.
 */
lost: Array<string>, 
/**
 * Open deals taken for other than they stand.
 */
tried: Array<Tried>, };
export type Tried = { 
/**
 * The deal.
 */
id: string, 
/**
 * So many times its amount, as decimal text, 0 to 10.
 */
amount: string | null, 
/**
 * A discount on that, a share as decimal text, 0 to 1.
 */
discount: string | null, 
/**
 * So many weeks later than it is expected to close, earlier below zero; never before today.
 */
weeks: number | null, 
/**
 * The chance of being won ever, 0 to 1.
 */
chance: number | null, };
export type TeamPayView = { 
/**
 * The team.
 */
team: string, 
/**
 * How many plans it is of.
 */
people: number, 
/**
 * The last day.
 */
until: string, 
/**
 * Pay at 100 %.
 */
target: Figure, 
/**
 * The expected sum.
 */
mean: Figure, 
/**
 * Not exceeded with a chance of 10 %.
 */
p10: Figure, 
/**
 * The median.
 */
p50: Figure, 
/**
 * Not exceeded with a chance of 90 %.
 */
p90: Figure, 
/**
 * Where pay is lost to the territory although objectives were met.
 */
fairness: Array<FairnessView>, };
export type FairnessView = { 
/**
 * Whose.
 */
name: string, 
/**
 * What that means.
 */
says: Message, 
/**
 * How much.
 */
lost: Figure, 
/**
 * By how much the chance of leaving would have to fall for paying it to be cheaper.
 */
break_even: Figure, };
export type OutlookView = { 
/**
 * `period` or `year`.
 */
id: 'period' | 'year', 
/**
 * The period, `2026-Q4`.
 */
name: string, 
/**
 * Its last day.
 */
until: string, 
/**
 * Why there is none.
 */
why_not: Message | null, 
/**
 * Not exceeded with a chance of 10 %.
 */
p10: Figure | null, 
/**
 * The median.
 */
p50: Figure | null, 
/**
 * Not exceeded with a chance of 90 %.
 */
p90: Figure | null, 
/**
 * The expected value.
 */
mean: Figure | null, 
/**
 * The expected value of each component.
 */
components: Array<LineView>, 
/**
 * What else than the settings say is assumed changes: of the mean in all, and of each component's.
 */
changes: Array<LineView>, 
/**
 * The median attainment of each component with a quota that open deals move.
 */
attainments: Array<LineView>, 
/**
 * The chance of each tier.
 */
tiers: Array<TierView>, 
/**
 * Where there is no outlook: what further credit pays at each tier.
 */
further: Array<LineView>, 
/**
 * What this deal is worth to it.
 */
deal: DealOutlookView | null, 
/**
 * Of it, payable for periods that have ended.
 */
payable: Figure | null, 
/**
 * Whether close dates slip as set.
 */
slipping: boolean, 
/**
 * Whether deals share the market.
 */
market: boolean, 
/**
 * What to know beside it.
 */
notes: Array<Message>, };
export type TierView = { 
/**
 * The component.
 */
title: Message, 
/**
 * Attainment at which it begins.
 */
from: string, 
/**
 * The chance.
 */
chance: Figure, };
export type DealOutlookView = { 
/**
 * In all.
 */
total: Figure, 
/**
 * By component; they add up to the total where nothing caps it.
 */
parts: Array<LineView>, };
export type ReconciledView = { 
/**
 * What it was paid for.
 */
title: Message, 
/**
 * Payable here.
 */
payable: Figure, 
/**
 * Officially paid.
 */
paid: Figure, 
/**
 * Paid less payable.
 */
difference: Figure, };
export type GrantView = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Units in all.
 */
units: Figure, 
/**
 * Units that have vested.
 */
vested: Figure, 
/**
 * The next day on which units vest.
 */
next: string | null, 
/**
 * How many.
 */
next_units: Figure | null, };
export type PlanView = { 
/**
 * Its public name.
 */
id: string, 
/**
 * What it is called.
 */
title: Message, 
/**
 * What it says in words.
 */
about: Message | null, 
/**
 * Its components, by id and name.
 */
components: Array<[string, Message]>, 
/**
 * The results that it asks for.
 */
objectives: Array<ObjectiveChoice>, 
/**
 * What is odd about it.
 */
warnings: Array<Message>, };
export type ObjectiveChoice = { 
/**
 * Its public name.
 */
id: string, 
/**
 * What it is called.
 */
title: Message, 
/**
 * What it is about.
 */
group: Message, 
/**
 * Whether its result is a share; else yes or no.
 */
share: boolean, 
/**
 * Whether it is measured from what the CRM verifies, where that can be.
 */
measured: boolean, 
/**
 * Periods in a year: 1, 2, 4 or 12.
 */
periods: number, };
export type PeriodView = { 
/**
 * First day.
 */
start: string, 
/**
 * Last day.
 */
end: string, };
export type WorthView = { 
/**
 * At least.
 */
low: Figure, 
/**
 * At most.
 */
high: Figure, };
export type StatementView = { 
/**
 * The plan's name.
 */
plan: Message, 
/**
 * The measure period.
 */
period: PeriodView, 
/**
 * The plan's currency.
 */
currency: string, 
/**
 * Credited ÷ quota.
 */
attainment: Figure, 
/**
 * Earned in all.
 */
earned: Figure, 
/**
 * The components.
 */
components: Array<ComponentView>, 
/**
 * What makes the total other than the sum of the components.
 */
adjustments: Array<LineView>, 
/**
 * Payments of pay periods that have ended, by due date.
 */
payments: Array<PaymentView>, 
/**
 * What this deal is worth.
 */
deal: WorthView | null, 
/**
 * What is likely to come: by the end of the pay period at hand, and of the year.
 */
outlooks: Array<OutlookView>, 
/**
 * What was officially paid beside what is payable here, period by period.
 */
reconciled: Array<ReconciledView>, 
/**
 * Stock grants.
 */
grants: Array<GrantView>, 
/**
 * What looks wrong with the credit of deals (C19).
 */
checks: Array<Message>, 
/**
 * What to know beside it.
 */
notes: Array<Message>, };
export type IncentiveView = { "state": "hidden", 
/**
 * The reason.
 */
why: Message, } | { "state": "shown" } & StatementView;
export type Report = { 
/**
 * Who is looking.
 */
viewer: ViewerView, 
/**
 * What it rests on.
 */
read: ReadView, 
/**
 * The deal.
 */
deal: DealView | null, 
/**
 * The SE's weeks.
 */
workload: WorkloadView | null, 
/**
 * The viewer's team, for its manager.
 */
team: TeamView | null, 
/**
 * The hand-off.
 */
handoff: HandoffView | null, 
/**
 * The hand-offs that the viewer has a part in.
 */
handoffs: HandoffListView | null, 
/**
 * The incentive estimate.
 */
incentive: IncentiveView, 
/**
 * What the team's plans are likely to cost, where a policy gives them to this very manager.
 */
team_pay: TeamPayView | null, 
/**
 * What to know beside all of it.
 */
notices: Array<Message>, };
export type PersonView = { 
/**
 * The name.
 */
name: string, 
/**
 * In which parts they were seen.
 */
roles: ('rep' | 'se' | 'receiver' | 'participant')[], };
export type ReadFact = { 
/**
 * `deal` or `activity`.
 */
entity: 'deal' | 'activity', 
/**
 * What its page calls the record that it belongs to.
 */
record: string | null, 
/**
 * The label as read.
 */
label: string, 
/**
 * The text as read.
 */
text: string, 
/**
 * What it was taken to mean; `None` where nobody needs it.
 */
meaning: string | null, 
/**
 * Whether it counts for its meaning; otherwise a newer page says it too.
 */
counts: boolean, 
/**
 * What it was read as.
 */
value: ReadValue, 
/**
 * Why it may mean something else than it seems to.
 */
doubt: Message | null, 
/**
 * Where it stands.
 */
place: PlaceView, };
export type ReadValue = { 
/**
 * How sure that is; `unused` where nobody asks.
 */
certainty: 'known' | 'ambiguous' | 'unclear' | 'blank' | 'unused', 
/**
 * The value; every value that it may be, where that is open.
 */
values: Array<ValueView>, 
/**
 * What the reading rests on, or why there is no single value.
 */
why: Message | null, };
export type ValueView = { 
/**
 * The value.
 */
value: string, 
/**
 * Its unit, as of a figure, or `text`, `datetime`, `span`, `flag`.
 */
unit: string, };
export type PlaceView = { 
/**
 * What it was read from.
 */
from: 'record' | 'list' | 'answer', 
/**
 * The address on its origin.
 */
path: string, 
/**
 * Where on the page, in words that pages of one kind share.
 */
at: string | null, 
/**
 * When, RFC 3339.
 */
read_at: string, };
export type PointedRequest = { 
/**
 * The CRM's origin, as the browser gives it.
 */
origin: string, 
/**
 * `record` or `list`.
 */
page: 'record' | 'list', 
/**
 * How it could be known again: `label`, `api` or `at`, with the text of each, the best first.
 */
marks: ['label' | 'api' | 'at', string][], 
/**
 * Its text.
 */
text: string, 
/**
 * What it is said to mean.
 */
meaning: string, 
/**
 * The page's language.
 */
language: string, 
/**
 * Now, RFC 3339.
 */
now: string, };
export type PointedView = { 
/**
 * What it is read as.
 */
value: ReadValue, 
/**
 * What would be kept, as a member of `reading.fields`; `None` where nothing tells it from other values of the page.
 */
field: FieldView | null, };
export type FieldView = { 
/**
 * Its id: the same field always has the same.
 */
id: string, 
/**
 * The CRM's origin.
 */
origin: string, 
/**
 * The kind of page.
 */
page: 'record' | 'list', 
/**
 * How it is known again.
 */
by: 'label' | 'api' | 'at', 
/**
 * Its label, name or place.
 */
name: string, 
/**
 * What it means.
 */
meaning: string, };
export type WantedView = { 
/**
 * The meaning.
 */
meaning: string, 
/**
 * Whether it is read, not clear, or on no page.
 */
state: 'missing' | 'unclear' | 'known', };
export type WordsView = { 
/**
 * The title, as in "sales engineer".
 */
role_title: string | null, 
/**
 * The short form, as in "SE".
 */
role_short: string | null, };
export type PolicyView = { 
/**
 * Whether one is in force.
 */
in_force: boolean, 
/**
 * Which deals are visible, by origin, where the policy says so: `all`, `own` or `unknown`.
 */
deals_visible: { [key in string]: string }, 
/**
 * What is wrong with the one that was delivered last.
 */
notices: Array<Message>, };
export type CalendarView = { 
/**
 * What the file is called.
 */
name: string, 
/**
 * When it was read, RFC 3339.
 */
read_at: string, 
/**
 * The first day that was asked of it.
 */
from: string, 
/**
 * The last one.
 */
until: string, 
/**
 * Entries that take time.
 */
meetings: number, 
/**
 * Entries out of office.
 */
absences: number, 
/**
 * Whose answers to invitations count; `None` where that cannot be told.
 */
owner: string | null, 
/**
 * Events that could not be read.
 */
unread: number, 
/**
 * Entries that were called off.
 */
cancelled: number, 
/**
 * Entries that the owner declined.
 */
declined: number, 
/**
 * Entries during which the time stays free.
 */
free: number, 
/**
 * Entries that do not hold.
 */
problems: Array<Problem>, };
export type Phrase = { 
/**
 * The sentence with its plain arguments.
 */
message: Message, 
/**
 * Arguments that are phrases themselves.
 */
parts: { [key in string]: Phrase }, };
export type FormView = { 
/**
 * The settings, in order.
 */
sections: Array<FormNode>, 
/**
 * What is set otherwise than by default, in order of path.
 */
changes: Array<ChangeView>, 
/**
 * Own settings that do not hold, and why.
 */
problems: Array<Problem>, };
export type FormNode = { "node": "group" } & FormGroup | { "node": "field" } & FormField;
export type FormGroup = { 
/**
 * Its path, such as `catalogue.kinds.demo`.
 */
path: string, 
/**
 * What it is called.
 */
label: Message, 
/**
 * What it holds.
 */
nodes: Array<FormNode>, 
/**
 * Whether it is a list whose members can be added and taken out.
 */
list: FormList | null, 
/**
 * Whether it is a member of a list.
 */
member: boolean, 
/**
 * The layer that added it, if it is a member.
 */
layer: 'default' | 'policy' | 'own', 
/**
 * Whether own settings cannot change it.
 */
locked: boolean, };
export type FormList = { 
/**
 * A new member to begin with; its `id` is still to be given.
 */
blank: JsonValue, 
/**
 * Members of the defaults that own settings took out: id and what it is called.
 */
taken_out: Array<[string, Message]>, };
export type FormField = { 
/**
 * Its path, such as `load.overhead`.
 */
path: string, 
/**
 * What it is called.
 */
label: Message, 
/**
 * What may be entered.
 */
input: InputKind, 
/**
 * The value in force.
 */
value: JsonValue, 
/**
 * The built-in value; `None` where the member that holds it is no built-in one.
 */
default: JsonValue, 
/**
 * Where the value in force comes from.
 */
layer: 'default' | 'policy' | 'own', 
/**
 * Whether own settings cannot change it.
 */
locked: boolean, 
/**
 * What the built-in value rests on: a source, or `SV` for a starting value.
 */
mark: string | null, 
/**
 * A rule in plain words.
 */
words: Phrase | null, };
export type InputKind = { 
/**
 * The kind of value.
 */
kind: 'text' | 'choice' | 'choices' | 'flag' | 'number' | 'whole' | 'decimal' | 'texts' | 'words' | 'hours' | 'date' | 'zone' | 'rule' | 'rows', 
/**
 * What a number counts.
 */
unit: 'hours' | 'share' | 'days' | 'working_days' | 'weeks' | 'per_year' | 'count' | 'points' | null, 
/**
 * The lowest number.
 */
low: number | null, 
/**
 * The highest number.
 */
high: number | null, 
/**
 * The most characters.
 */
most: number | null, 
/**
 * The words to choose from.
 */
choices: Array<string>, 
/**
 * Whether it may be left empty.
 */
optional: boolean, 
/**
 * The columns of rows.
 */
columns: Array<ColumnView>, };
export type ColumnView = { 
/**
 * Its key.
 */
key: string, 
/**
 * What it is called.
 */
label: Message, 
/**
 * What may be entered.
 */
input: InputKind, };
export type ChangeView = { 
/**
 * Its path.
 */
path: string, 
/**
 * What it is called, from the outermost group to the value.
 */
labels: Array<Message>, 
/**
 * What may be entered; `None` for a whole member.
 */
input: InputKind | null, 
/**
 * The value before; `None` where there was none.
 */
from: JsonValue, 
/**
 * The value after; `None` where it is gone.
 */
to: JsonValue, 
/**
 * Where the value after comes from.
 */
layer: 'default' | 'policy' | 'own', };
export type PreviewView = { 
/**
 * What would differ.
 */
changes: Array<ChangeView>, 
/**
 * What in it is faulty, and would be left out.
 */
problems: Array<Problem>, 
/**
 * The settings to apply, without what is faulty; `None` where the text is no settings.
 */
text: string | null, };
export type RuleView = { 
/**
 * In plain words; `None` while it has faults.
 */
words: Phrase | null, 
/**
 * Each fault with the column of its first character, from 1, as its path.
 */
faults: Array<Problem>, };
