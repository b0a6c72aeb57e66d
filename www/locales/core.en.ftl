# Sentences of the core and of the engine's owner: the core returns an id with arguments, the words are here.
# Hours, amounts, per cents and dates arrive already written in the reader's language.

# What the role is called: the settings may say otherwise, and every sentence follows.
-se = SE
-role = sales engineer
-role-capital = Sales engineer

## The engine

engine-restarted = The engine had stopped and was started again from what is stored here. No data was lost.
readings-left-out =
    { $count ->
        [one] { $count } stored reading could not be taken in and was left out. Opening its page reads it again.
       *[other] { $count } stored readings could not be taken in and were left out. Opening their pages reads them again.
    }

## Reading and the session

sheets-unread =
    { $count ->
        [one] What is kept by hand beside one deal could not be read in full. It stays stored.
       *[other] What is kept by hand beside { $count } deals could not be read in full. It stays stored.
    }
error-not-a-reading = What the page delivered could not be understood: { $reason }
error-not-an-export = This is no export of Second Chair: { $reason }
error-not-a-sheet = This is no hand-off list of Second Chair: { $reason }
error-not-a-calendar = This is no calendar that Second Chair has read: { $reason }
error-calendar-full = The calendar holds { $count } entries in these weeks, more than the { $most } that are taken. Export fewer calendars into one file.
error-format = This was written by another version of Second Chair (format { $format }). Update Second Chair and try again.
error-adapter = This version of Second Chair does not know the CRM “{ $adapter }”.
problem-record = One record could not be read and was left out; the others were read. { $reason }
problem-row = Row { $row } of the export has { $width } columns instead of { $wanted } and was left out; the others were read.
problem-field = “{ $label }” of record { $record } is not written as expected and was left out; the rest was read.
problem-value = “{ $value }” is not a value for { $path }.
problem-entry-time = “{ $text }” is no time, so this entry of the calendar was left out; the others were taken.
problem-entry-end = An entry of the calendar ends ({ $end }) before or when it starts ({ $start }) and was left out; the others were taken.
pull-failed = The CRM answered request “{ $request }” with status { $status }. What was read before stays; try again later.
pull-error = The CRM refused request “{ $request }” and says: “{ $reason }”. What was read before stays; ask whoever runs the CRM whether your role may read it.
pull-unexpected = The CRM's answer to request “{ $request }” is not what this version of Second Chair expects of it. What was read before stays; look for an update.
pull-no-export = The CRM's list page (“{ $request }”) holds no export. Ask whoever runs the CRM whether your role may export lists.

## What is known of the deal

field-account = Account
field-amount = Amount
field-close-date = Close date
field-owner = Rep
field-se = { -role-capital }
field-stage = Stage
unknown-blank = “{ $label }” is empty in the CRM.
unknown-unclear = “{ $label }” reads “{ $text }”. { $reason }
unknown-rival = “{ $label }” reads “{ $text }”, and “{ $other }” reads “{ $other_text }”: either could be meant.
unknown-absent = Not on any page that was read.
unknown-blank-named = { $name }: “{ $label }” is empty in the CRM.
unknown-unclear-named = { $name }: “{ $label }” reads “{ $text }”. { $reason }
unknown-rival-named = { $name }: “{ $label }” reads “{ $text }”, and “{ $other }” reads “{ $other_text }”: either could be meant.
unknown-absent-named = { $name }: not on any page that was read.
input-field = { $label }
input-reading = It may be
chance-table = Your organisation set this for deals at this stage.
chance-history = Own history: of { $closed } deals that were once at this stage, { $won } were won, weighed with the starting value of { $start }.
chance-crm = Somebody set this in the CRM: it differs from what it shows for other deals of this stage.
chance-factory = The starting value of this stage. What the CRM shows is its factory setting for the stage: nobody measured it.
chance-stage = The starting value of this stage.
chance-measured = Deals shown at { $shown } closed in { $share } of cases (n = { $closed }).
notice-pipeline-not-read = Only pages that you opened were read so far. Read your pipeline for the whole picture.
notice-unknown-crm = Second Chair does not know this CRM. It goes by the labels on the pages that you open, and knows nothing else of it: check what it read.
notice-page-stopped = This page is too large to be read to its end. What is missing here may stand on it.
notice-other-user = The CRM says that somebody else than { $name } is signed in, so nothing of yours is shown.

## Workload

workload-not-read = Only this page's activities were read, so this is the least it can be. Read your pipeline for the rest.
workload-none-held = This CRM holds no activities that can be read, so nothing is known of the hours.
workload-partial = Read with your eyes: at least this much, from the deals you can see. { $person } may have more.
sight-availability = { $person } alone sees the hours behind this. Others see when { $person } is free.
sight-hidden = Your organisation keeps each person's load to themselves. What this deal asks is shown.
availability-too-little = Too little in the CRM to say when { $person } is free.
free-not-known = Cannot be said: not all of { $person }'s time is seen here.
formula-free = Capacity of the week less everything known in it.
formula-free-likely = Capacity of the week less what is known in it and what open deals will likely ask for.
formula-team =
    { $people ->
        [one] The hours of one person.
       *[other] The hours of { $people } people together.
    }
team-none = The settings name no team for you. Add yourself with a team under People.
team-not-seen = A team's hours can only be summed where you see every deal and the whole pipeline was read.
team-too-small = Sums are shown of { $least } people and more, so that nobody can be told apart.
team-too-little =
    { $people ->
        [one] Of one person too little is in the CRM: the sums are the least they can be.
       *[other] Of { $people } people too little is in the CRM: the sums are the least they can be.
    }
title-own = { $title }
formula-rule = Verified when this holds:
settings-same-place = An id cannot be changed. Take this one out and add another with the new id.
plan-curve-order = The segments must rise, the first from 0, so that there is neither a gap nor an overlap.
plan-curve-line = A line needs where it ends and a segment after it; the other kinds have no end of their own.
plan-decelerator = A decelerator needs both the bound and what remains below it.
plan-dates = The last day lies before the first.
plan-gate = A gate needs another component of this plan that is measured against a quota, and the attainment it asks for.
plan-modifier = A factor must name a component of this plan that is measured against a quota.
plan-matrix = A matrix needs its cells and another component of this plan that is measured against a quota.
plan-holdback = Nothing is held back where pay comes less often than it is measured.
plan-calendar = Give thirteen days that rise: the first day of each month, and the day after the year.
plan-rate-currency = A rate's currency is no ISO 4217 code such as EUR.
plan-rate-zero = A rate of zero would make every deal worth nothing. Leave it out instead.
plan-rate-twice = Two rates of one currency hold from the same day.
plan-ramp-order = The months of service must rise.
plan-rounding = Pay is rounded to the nearest unit; down is for attainment alone.
plan-weights = The weights sum to { $sum } of the variable pay. The plan is used as it is.
plan-changes-order = The changes must rise, the first after the year's first day.
plan-left = The last day lies before the first.
plan-unseen = Give all three amounts, low before likely before high, or none.
plan-grant = The first part vests after all has.
plan-objective-bounds = Give both results, the one that pays nothing below the one that pays in full, or neither for yes and no.
plan-no-objective = At least one objective must have a weight, or the component itself none.
workload-too-little =
    { $days ->
        [0] Too little in the CRM to say how full the weeks are: none of the last { $of } working days has an activity.
        [one] Too little in the CRM to say how full the weeks are: one of the last { $of } working days has an activity.
       *[other] Too little in the CRM to say how full the weeks are: { $days } of the last { $of } working days have an activity.
    }
workload-too-little-own =
    { $days ->
        [0] Too little in the CRM and in your calendar to say how full the weeks are: none of the last { $of } working days has an entry.
        [one] Too little in the CRM and in your calendar to say how full the weeks are: one of the last { $of } working days has an entry.
       *[other] Too little in the CRM and in your calendar to say how full the weeks are: { $days } of the last { $of } working days have an entry.
    }
workload-calendar-age = Your calendar file was read { $read_at } and holds { $from } to { $until }. What came into your calendar since, or lies outside, is not counted: choose a newer file under Options, My calendar.
capacity-not-seen = { $person }'s capacity is not shown, since not all of their work can be seen from here.
formula-known = Preparation, delivery, follow-up and travel of the activities in this week. Meetings that overlap count once.
formula-known-overhead = Customer work in this week. { $in_overhead } of internal work fit into the time kept for it and are not counted.
formula-deal = This deal's equal share of the activities that it is part of.
formula-deal-total =
    { $weeks ->
        [one] This deal's hours in this week.
       *[other] This deal's hours in these { $weeks } weeks.
    }
formula-capacity = { $available } of working time less holidays and leave, of which { $overhead } are kept for work other than for customers.
formula-utilisation = { $known } of known load ÷ { $capacity } of capacity in this week.
formula-expected = What open deals will ask for in this week, in the mean: for each, the tasks that its stage and size still need, by the chance that it gets there and that they fall into this week.
formula-deal-expected = This deal's part of what is expected in this week.
formula-p10 = { $known } known and at least { $expected } expected in nine of ten cases.
formula-p50 = { $known } known and { $expected } expected: in half of all cases it is no more.
formula-p90 = { $known } known and { $expected } expected: in nine of ten cases it is no more.
formula-overload = The chance that known and expected load reach { $from } of { $capacity }.
outlook-too-little = Too little in the CRM to say what this week comes to.
input-asking = { $stage }, { $chance } to win: { $basis }
input-other-deals =
    { $deals ->
        [one] One more deal
       *[other] { $deals } more deals
    }
basis-table = set by your organisation
basis-history = measured: { $won } of { $closed } deals that were once at this stage were won
basis-crm = entered in the CRM
basis-factory = usual for the stage; the CRM's { $shown } is a factory setting, nobody measured it
basis-stage = usual for the stage, a starting value
input-dormant = Was to close
formula-deal-left = What a deal of this size and stage still needs until its close, less what was held or is planned.
formula-deal-chance = { $chance }, { $basis }.
formula-deal-chance-less = { $chance }, { $basis }; times { $multiplier } because of its date or its silence.
input-reach = Chance of reaching { $stage }
close-crm = Until { $date }, the CRM's close date.
close-missing = The CRM holds no close date: until { $date }, by the usual length of what is left.
close-past = The CRM's close date is past: until { $date }, by the usual length of what is left.
close-automatic = The CRM filled its close date in by itself: until { $date }, by the usual length of what is left.
close-not-supported =
    { $days ->
        [one] Close date not supported: { $hours } of technical work left, one working day, at most { $ceiling } a week.
       *[other] Close date not supported: { $hours } of technical work left, { $days } working days, at most { $ceiling } a week.
    }
deal-past =
    { $days ->
        [one] Its close date was yesterday, so less work is expected.
       *[other] Its close date was { $days } days ago, so less work is expected.
    }
deal-dormant = Its close date was { $days } days ago: no work is expected.
deal-idle = Nothing happened with it for { $days } days, so less work is expected.
deal-size-unknown = Its amount is not known: it counts as mid-sized.
formula-slot = The first stretch of working time that holds one { $kind } and the way there, if there is one, with { $before } before and { $after } after it, on a day with fewer than { $demos } demos, with free time for the preparation on that day and the two working days before.
formula-slot-other = The first stretch of working time that holds one { $kind } and the way there, if there is one, with { $before } before and { $after } after it, with free time for the preparation on that day and the two working days before.
formula-bottleneck = How long somebody who asks today waits for one { $kind }.
formula-pocs = POCs with work before, in or after this week.
formula-card = From { $person }'s availability card of { $made }.
slot-none = No slot in the next thirteen weeks.
slot-too-long = One { $kind } takes { $hours } in one piece, and no working day of theirs has them.
ask-unknown = The catalogue has no “{ $kind }” that can be asked for: this is about one { $instead }.
slot-no-demo = The catalogue has no demo to look for.
team-no-slot = Nobody of whom enough is known has one in the next thirteen weeks.
slot-not-on-card = The card does not say.
input-rep = { $name }, a week
formula-reps = Reps whose deals took { $hours } a week or more over the last { $weeks } weeks. Those with less stand here and are not counted.
formula-reps-most =
    { $reps ->
        [one] The only rep takes all of the hours.
       *[other] { $most } of { $reps } reps take { $share } of the hours.
    }
formula-sustainable = Reps that { $capacity } a week bear at { $target }, if each brings as many deals of the same sizes as now.
sustainable-most = At most: of { $undated } more deals nobody knows when they reached discovery.
sustainable-nobody = Cannot be said: no deal came in these weeks, or no rep was served.
inflow-unknown = Cannot be said: of no deal is it known when it reached discovery, or not all of them were read.
formula-inflow = { $deals ->
        [one] One deal
       *[other] { $deals } deals
    } in { $weeks } weeks reached discovery; such deals take { $hours } a week, lost ones included.{ $undated ->
        [0] {""}
        [one] {" "}Of one more nobody knows when it did.
       *[other] {" "}Of { $undated } more nobody knows when they did.
    }
input-came = { $date }, { $by }
reached-held = first task held
reached-seen = seen there for the first time
reached-created = created
coverage-over = { $reps } reps served, more than their deals leave hours for. Commonly one { -se } serves { $low } to { $high }.
coverage-short = { $reps } reps served, above the common { $low } to { $high }, and the deals leave room for it: few and short tasks (at most { $most }).
coverage-many = { $reps } reps served, more than the { $most } that few and short tasks allow.
example-leads = { $reps } reps with { $each } leads a week each are { $leads } leads. With { $demos } demos a week one lead in { $one_in } could see one.
example-tenth = If only one lead in ten sees a demo, that is { $wanted } demos and { $hours } a week, against { $demos } demos and { $capacity }.
example-impossible = One { -se } cannot serve them.
example-possible = With these settings one { -se } could serve them.
input-unqualified = No discovery held
formula-at-risk = Demo, workshop, deep dive, POC and RFP hours from this week on, on deals before evaluation of which no discovery was held.
input-quiet = Still reserved
formula-quiet = Expected hours still reserved for deals with no activity for { $days } days.
formula-unsupported = Open deals whose work until the close does not fit below what one deal takes in a week, in the working days that are left.
input-unsupported =
    { $days ->
        [one] Hours left, one working day until { $date }, at most { $ceiling } a week
       *[other] Hours left, { $days } working days until { $date }, at most { $ceiling } a week
    }
pipeline-not-read = Cannot be said: not all deals were read.
formula-drift = { $hours } on customers after the close ÷ { $working } of working time, absences taken off, in the last { $days } days. { $line } is what { -se }s report on average, not a goal.
formula-unassigned = What open deals that name no { -role } will ask for in this week, in the mean.
formula-team-bottleneck = How long somebody who asks the team today waits for a demo.
input-first-free = { $name } is free first
input-person = { $name }
formula-team-expected =
    { $people ->
        [one] What the open deals of one person will ask for in this week, in the mean.
       *[other] What the open deals of { $people } people will ask for in this week, in the mean. Deals that have no { -se } stand apart.
    }
formula-team-at-risk =
    Of { $people ->
        [one] one person
       *[other] { $people } people
    } of whom enough is known, those whose chance of overload is { $chance } or more.{ $silent ->
        [0] {""}
        [one] { " " }Of one more the CRM holds too little to say.
       *[other] { " " }Of { $silent } more the CRM holds too little to say.
    }
team-nobody-told = Of nobody in the team does the CRM hold enough to say.
team-too-few-told = The CRM holds enough of fewer than { $least } people, and a sum of so few would tell them apart.
formula-team-pocs = Deals whose POC has work before, in or after this week, whoever of the team works on it.
formula-reps-per-se =
    { $people ->
        [one] { $reps } reps ÷ one person.
       *[other] { $reps } reps ÷ { $people } people.
    } Commonly one { -se } serves { $low } to { $high }, and at most { $most } where the tasks are few and short.
team-coverage-over = { $reps } reps for each { -se }, more than their deals leave hours for. Commonly one serves { $low } to { $high }.
team-coverage-many = { $reps } reps for each { -se }, more than the { $most } that few and short tasks allow.
team-coverage-above = { $reps } reps for each { -se }, above the common { $low } to { $high }: it takes few and short tasks (at most { $most }).
member-too-little = Too little in the CRM to say of this person.
formula-likely-utilisation = { $likely } of likely load ÷ { $capacity } of capacity.
input-expected-median = Expected beside it, in half of all cases no more
formula-hours-per-rep = Hours a week over the last weeks, for one of the reps served.
reps-none = No rep is served an hour a week.
formula-pocs-limit = POCs with work before, in or after this week. The limit is { $limit } at once.
formula-unassigned-deal = What it will ask for in the weeks shown, in the mean. Below, what is left until its close.
deal-dormant-unassigned = Its close date is past for so long that no work is expected.
formula-fte = { $deals ->
        [one] One deal
       *[other] { $deals } deals
    } in { $weeks } weeks reached discovery; such deals take { $hours } a week, lost ones included. At { $target } of capacity; { $low } to { $high } by chance alone.{ $undated ->
        [0] {""}
        [one] {" "}Of one more nobody knows when it did.
       *[other] {" "}Of { $undated } more nobody knows when they did.
    }
formula-helper = The next { $kind } that fits their time, by the same rules. Ask them: the CRM says nothing of what they know best.
helper-knows = Worked for this customer before.
displaces-nothing = One more { $kind } ({ $asked }) fits in then: it moves nothing.
displaces = One more { $kind } ({ $asked }) moves about { $moved } of unscheduled work.
displaces-internal = One more { $kind } ({ $asked }) moves about { $moved } of internal work: nothing then is unscheduled.
displaces-internal-too = Then it moves about { $moved } of internal work.
displaces-over = One more { $kind } ({ $asked }) goes { $moved } over capacity: nothing then can move. Meetings with customers stay.
displaces-over-too = That is not enough: { $moved } go over capacity. Meetings with customers stay.
displaced-beyond = What it moves cannot be said: some of it lies beyond the weeks shown.
formula-displaced-expected = Of the { $asked } of one { $kind }, each hour in the week in which it would lie, what does not fit beside known and likely work; as far as there is likely work of open deals that nobody scheduled. It moves first.
formula-displaced-internal = What is left after that, as far as there is internal work in those weeks that lies ahead.
formula-displaced-over = What nothing makes room for. Meetings with customers are never moved.
input-week-asked = Asked for, week of { $monday }
input-week-free = Free, week of { $monday }
input-week-unscheduled = Likely and unscheduled, week of { $monday }
poc-would-be-over =
    { $pocs ->
        [one] One other POC runs in the week of { $monday } already: one more is over the limit of { $limit }.
       *[other] { $pocs } other POCs run in the week of { $monday } already: one more is over the limit of { $limit }.
    }
asked-at-risk = No discovery was held: one { $kind } now would put { $hours } more at risk.
formula-deal-at-risk = Demo, workshop, deep dive, POC and RFP hours of this deal's { -se } from this week on: no discovery was held, and the deal is before evaluation. Discovery itself is never at risk.
demos-over = { $demos } demos on { $date }: over the limit of { $limit }.
pocs-over = { $pocs } POCs at once in the week of { $monday }: over the limit of { $limit }.
card-used = Free hours are from { $person }'s availability card of { $made }, a statement by whoever posted it. The rest is at least, from the deals you can see.
card-old = { $person }'s availability card of { $made } is older than { $days } days and is not used. Ask for a new one.
card-ahead = { $person }'s availability card is dated { $made }, which is still to come, and is not used.
input-item-left = { $kind }, { $stage }, needed in { $chance } of cases
utilisation-unknown = Cannot be said from what is seen of this week.
formula-completeness = { $days } of the last { $of } working days have an activity in the CRM.
formula-completeness-own = { $days } of the last { $of } working days have an activity in the CRM or an entry in your calendar.
# The activity's title stands beside it, as a link to the record.
input-activity = { $kind }, { $date }
input-week = Week of { $monday }
input-in-overhead = Less internal work, within the time kept for it
input-working-time = Working time of the week
input-holiday = Less holiday, { $date }
input-holiday-named = Less holiday, { $date }: { $name }
input-day-off = Less leave, { $first }
input-day-off-noted = Less leave, { $first }: { $note }
input-days-off = Less leave, { $first } to { $last }
input-days-off-noted = Less leave, { $first } to { $last }: { $note }
input-leave = Less leave: { $title }
# The entry's title stands beside it, unless it is private.
input-out-of-office = Less time out of office
input-day-seen = Seen
input-day-empty = Nothing
input-known = Known load
input-capacity = Capacity
piece-preparation = Preparation
piece-delivery = Delivery
piece-follow-up = Follow-up
piece-travel = Travel
kind-discovery = technical discovery
kind-demo-intro = introductory demo
kind-demo = tailored demo
kind-demo-onsite = demo on site
kind-deep-dive = technical deep dive
kind-workshop = workshop
kind-exec-briefing = executive briefing
kind-poc-scoping = POC scoping
kind-poc-setup = POC set-up
kind-poc-support = POC support
kind-poc-checkin = POC cadence call
kind-poc-readout = POC read-out
kind-rfp = RFP answer
kind-security-q = security questionnaire
kind-solution-design = solution design
kind-proposal = proposal support
kind-reference-call = reference call
kind-partner = partner session
kind-event = event
kind-enablement = enablement
kind-internal = internal meeting
kind-feedback = product feedback
kind-handoff-brief = hand-off brief
kind-handoff-meeting = hand-off meeting
kind-checkin = check-in after the close
kind-question = customer question by phone
kind-implementation = implementation consulting
kind-health-check = health check
kind-escalation = escalation
kind-training = customer training
kind-renewal = renewal support
kind-dry-run = dry run
kind-email = logged e-mail
kind-leave = leave
kind-other = other time

## Hand-off

owner-se = { -se }
owner-rep = rep
owner-se-and-rep = { -se } and rep
owner-receiver = receiver
formula-score-low = { $low } of { $all } points, everything unknown counted as nothing.
formula-score-high = { $high } of { $all } points, everything unknown counted as done.
formula-evidence = Verified by: { $asks }
formula-proof-required = Counts only when verified by: { $asks }
formula-proof-impossible = Cannot be proved from the CRM, at most stated: { $asks }
input-item = { $item }, weight { $weight }
why-verified = The CRM holds the evidence.
why-stated = Somebody stated it; it cannot be proved.
why-partial = There is something, but not enough.
why-missing = The CRM holds nothing for it.
why-unknown = Not read from this CRM, so it counts neither as done nor as missing.
why-not-applicable = Does not apply to this deal.
why-ticked = Somebody stated it here; the CRM does not prove it.
why-ticked-by-one = One of the two who owe it has stated it.
why-ticked-no-proof = Stated here, but it counts only once the CRM proves it.
why-ticked-not-applicable = Marked here as not applicable.
tick-against = { $by } stated it on { $at }; the CRM now says under { $label }: “{ $text }”
tick-against-empty = { $by } stated it on { $at }; the CRM now holds nothing for it.
tick-against-not-applicable = { $by } marked it as not applicable on { $at }; the CRM now holds something for it.
item-why = Why they bought
item-why-asks = their reason in at least 40 letters, with a number
item-success = Success criteria
item-success-asks = at least 60 letters, or two entries
item-promises = Promises, implied ones too
item-promises-asks = the promises in at least 40 letters, or that there are none
item-demoed = Demoed against bought
item-demoed-asks = each demoed item marked bought, not bought or roadmap
item-technical = Technical landscape
item-technical-asks = at least 80 letters
item-integration = Integrations, SSO, data, security
item-integration-asks = at least 40 letters, or “none”
item-poc-result = POC result against its criteria
item-poc-result-asks = the technical outcome, won or lost, with its date
item-people = Champion, decider, technical owner
item-people-asks = two contacts, one technical and one economic
item-receiver = Receiver named
item-receiver-asks = a known person who is not the pre-sales { -se }
item-introduced = Customer introduced to the receiver
item-introduced-asks = a meeting held with the receiver and a customer contact
item-meeting = Hand-off meeting, live
item-meeting-asks = a hand-off meeting held with { -se } and receiver
item-support = Customer knows where to go
item-support-asks = a support contact or portal, or a meeting with the customer about it after the close
item-rep-role = Account rep's continuing part
item-rep-role-asks = at least 20 letters
item-tickets = Open tickets and trial leftovers
item-tickets-asks = the list of open tickets
item-risks = Risks and red flags
item-risks-asks = at least 20 letters, or “none known”
item-go-live = Go-live target
item-go-live-asks = a date
item-renewal = Renewal or end date
item-renewal-asks = a date after the close, or “one-off”
item-continuity = Continuity of the { -se }: what, until when
item-continuity-asks = an end date at most 45 days after the close
item-checkins = Check-ins planned
item-checkins-asks = a check-in within the next 30 days
item-scope = Scope: in and out
item-scope-asks = at least 80 letters
item-project-lead = Project lead named
item-project-lead-asks = a person by full name, not a team or a queue
item-environments = Environments and access
item-environments-asks = at least 20 letters
item-data-migration = Owner of the data migration
item-data-migration-asks = who owns it, or “none”
item-milestone = First milestone and its date
item-milestone-asks = the milestone with a date
item-review = Architecture review by the { -se }
item-review-asks = an architecture session with the { -se } within two weeks of the close
item-changes = What changes in the running installation
item-changes-asks = at least 60 letters
item-support-effect = Effect on current support or SLA
item-support-effect-asks = at least 20 letters
template-simple = Simple
template-implementation = With implementation project
template-expansion = Expansion
dependence-primary = The customer deals most with { $name }: { $count } of { $all } contacts since the close.
dependence-too-little = Too little recorded to say.
dependence-check-in-planned = Next check-in planned for { $day }.
dependence-check-in-due = Next check-in due on { $day }.
formula-dependence = the { -se }'s part of { $contacts } contacts since the close, of what the CRM holds: alone 1, with the receiver 0.5; after { $half_life } days a contact counts half
formula-allowance = what an { -se } may still have { $days } days after the close
formula-handoffs = won deals of the last weeks and those in proposal or negotiation, by verdict
formula-inbound = { $days } of { $all } contacts in which the customer came to us went to the { -se }
input-contact = { $name } on { $day }
input-contact-inbound = { $name } on { $day }, asked by the customer
advice-none = Nothing to do but the next check-in.
advice-no-receiver = Name a receiver, and tell the customer whom to call.
advice-inbound = The customer still calls { $se }. Answer the next question together with { $receiver }, then let { $receiver } call back.
advice-outbound = { $se } still keeps the contact. Let { $receiver } take the next meeting.
advice-alone = Only the { -se } has contacts here. If support is recorded elsewhere, say so in the settings under hand-off.
advice-too-little = Once meetings and calls after the close are in the CRM, it says on whom the customer leans.
sheet-why = Say why it does not apply.
sheet-entry = Write something; a list holds at most { $most } entries.
sheet-gone = This entry is no longer in the list.
sheet-nobody = Say who you are first: what is ticked is kept with a name.
sheet-no-deal = This deal has no id yet. Open its page in the CRM, then try again.

## Incentive

incentive-estimate = An estimate, computed on this device. Payroll's statement is the one that counts.
incentive-not-signed-in = The page does not say who is signed in, so no estimate is shown.
incentive-not-yours = Incentive estimates are shown to the { -se } whose plan it is, and to nobody else.
incentive-no-plan = No plan for this CRM and user on this device. Enter yours in the options to see your estimate.
incentive-plan-gone = Your plan is by the rules of “{ $plan }”, which the settings do not hold. Choose another in the options.
incentive-outlook-unseen = The deals that you can see are only a part of the pool, so nothing is forecast. Say in your plan what the others may still bring, and it is.
incentive-outlook-no-pipeline = The pipeline was not read, so nothing is forecast.
incentive-outlook-too-many = This plan has more than two measures that depend on each other, and too many open deals to look at every combination.
incentive-outlook-means = More than two measures: expected values alone, no quantiles.
incentive-outlook-left-out =
    { $count ->
        [one] One open deal is left out: something that its credit needs was not read.
       *[other] { $count } open deals are left out: something that their credit needs was not read.
    }
check-other-engineer = You took part in “{ $name }”, which names another { -se }.
check-no-activity = “{ $name }” names you, and no activity with you was read.
check-no-engineer = You took part in “{ $name }”, which names no { -se }.
check-owner-changed = “{ $name }” was { $before }’s in the week of { $week }, within 30 days of its close.
check-share-sum = The shares of “{ $name }” sum to { $sum }; where credit is split they sum to 100 %.
check-share-in-full = “{ $name }” has shares, and this plan gives each person a deal in full: they are not used.
check-late-original = “{ $name }” closed on { $close } and was booked on { $booked }; it counts on the day it closed.
check-late-next = “{ $name }” closed on { $close } and was booked on { $booked }; it counts on the day it was booked.
incentive-measure-unfed = { $component } counts units or margin, which no page of this CRM shows and your plan does not state, so nothing counts. State them for each deal under “Units or margin of deals” (measured) in your plan.
formula-likely = As likely more as less by the end of the period.
plan-share-twice = The share in “{ $value }” is set twice for the same person; keep one.
plan-measured-shown = State units or margin only; amounts and terms are read from the CRM.
check-share = “{ $name }”: your share is { $share }, set by { $by } on { $on }.
incentive-no-quota = This plan measures nothing against a quota.
incentive-quota-zero = The quota of this period is zero, so there is no attainment.
incentive-too-large = The plan's amounts are too large to compute exactly. Check quota and variable pay in the options.
incentive-pipeline-not-read = Only pages that you opened were read, so this is the least it can be.
incentive-no-official = No official credited total is set. The visible deals alone bring the pool to at least { $share }.
incentive-not-in-full = The visible deals account for { $coverage } of the official total of { $as_of }, so more may be credited than is seen. Known deals bring the pool to at least { $share }.
incentive-objectives-open =
    { $count ->
        [one] One objective of a quarter begun has no result yet and counts as nothing.
       *[other] { $count } objectives of quarters begun have no result yet and count as nothing.
    }
plan-plan-a = Territory and objectives
plan-plan-b = Retention, expansion, delivery
plan-plan-partner = Partner territory and objectives
plan-plan-monthly = Territory by the year, paid monthly
plan-plan-a-about = 70 % of the variable pay follows the territory's year: each per cent of quota pays one per cent of the target, 1.25 above 100 %, at most twice the target. Every { -se } of the territory gets a deal in full, direct or through partners. 30 % is for objectives, quarter by quarter, which pay whatever the territory does. Paid 45 days after each quarter; the first three months are guaranteed; a deal cancelled within 180 days is taken back by computing the year without it.
plan-plan-b-about = For post-sales: 40 % follows expansion in named accounts against an own quota, 1.25 above it. 30 % follows renewal, renewed against due: nothing at 85 %, all at 95 %, a fifth more at 100 %. 30 % is for objectives: go-lives on their date, health checks, hand-overs received, a reference.
plan-plan-partner-about = Plan A for work through partners: a partner's deal, one with a partner session on it, counts in full and a direct one by half. Objectives ask for partners who can run the demo themselves.
plan-plan-monthly-about = 75 % follows the territory's annual recurring revenue against a quota for the year, paid month by month as the year adds up, 1.25 above quota and without a cap. 15 % is for technical wins. Together 90 %, as published.
objective-group-process = How the work is done
objective-group-financial = What it brings in
objective-group-enablement = What it teaches colleagues
objective-group-customers = What customers say
component-territory = Territory
component-objectives = Objectives
component-expansion = Expansion
component-renewal = Renewal
objective-technical-outcome = Technical outcome recorded in time and won
objective-handoffs = Hand-offs handed over within 10 working days
objective-colleagues = One thing that helps colleagues
objective-reference = One customer willing to be a reference
objective-go-lives = Go-lives on the agreed date
objective-health-checks = Adoption or health check of each account
objective-hand-overs-received = Hand-overs received within 5 working days
objective-customer-case = One customer reference or case
objective-partners-enabled = Partners enabled to run the demo themselves
line-official = Official total of { $as_of }
line-deal = { $name }
line-jump = { $name }, the bound reached
line-deal-cap = { $name }, beyond what one deal may pay
line-clawback = { $name }, cancelled
line-modifier = Factor { $factor }
line-gate = { $component } not reached
line-guarantee = Guarantee
line-further = Each further 10,000 from { $from }
line-paid = Paid for the period to { $until }
line-paid-on = Paid on { $on }
line-total-cap = Cap on all pay
line-objective = { $objective }, { $period }
formula-attainment = Credited ÷ quota. Credited is the official total and the visible won deals since.
formula-earned = The sum of the components, with what a guarantee adds and a cap takes off.
formula-component = The sum of its lines, rounded once.
formula-target = Share of the variable pay for the year.
formula-line = Credit ÷ quota { $quota } × slope { $slope } × target { $target }
formula-line-rate = Credit × rate { $rate }
formula-jump = What reaching this bound pays at once.
formula-deal-cap = One deal may pay no more than the plan says; this is what lies beyond.
formula-clawback = What was earned with the deal less what is earned without it, never more than was paid for it.
formula-modifier = A factor on what the component pays, by another component's attainment.
formula-gate = The component pays only once the other one has reached what the plan asks.
formula-guarantee = Guaranteed for the first months of service, less what was earned in them.
formula-total-cap = The plan pays no more than this share of the variable pay in all.
formula-outlook-exact = Every combination of the { $deals } open deals that may be won in the period, with slipping dates and the market as chosen. What the period pays in each, not what its mean would pay.
formula-outlook-grid = Over the { $deals } open deals that may be won in the period, with slipping dates and the market as chosen, placed on a grid of credit. What the period pays in each case, not what the mean would pay.
formula-mean = The mean of the pay over all cases.
formula-tier = The chance that credit reaches this bound by the end of the period.
formula-payable = Payable for pay periods that have ended.
formula-further = What so much more credit pays in this tier.
formula-deal-outlook = Expected with this deal won less expected with it lost. Parts of components add up; deals do not, where tiers bend.
formula-paid = What payroll paid, as entered.
formula-difference = Paid less payable here. Payroll's statement is the one that counts; this shows where the two part.
formula-grant = Units by the grant's own schedule. Stock stands beside pay and is no part of it.
formula-payment = Earned by the end of the period, less what is held back and what was payable before.
formula-objective = { $points } of what the objective pays in full, by what you stated.
formula-objective-measured =
    { $unknown ->
        [0] Measured: { $done } of { $due }, which pays { $points } of what the objective pays in full.
       *[other] Measured: at least { $done } of { $due }; of { $unknown } no page says so, and unknown is not done. That pays { $points } of what the objective pays in full.
    }
objective-measured-partly = { $objective }, { $period }: of { $unknown ->
        [one] one deal
       *[other] { $unknown } deals
    } no page that was read says how it stands. What you state counts; without a word only what is verified does.
objective-stated-otherwise = { $objective }, { $period }: the CRM verifies { $measured }, which counts in place of what you stated.
fairness = Paying the { $lost } that is likely lost to the territory would be cheaper if it lowers the chance of leaving by more than { $share } in points.
formula-fairness = What is lost ÷ what replacing somebody costs. The default is a rep's, from a survey; an { -se } often costs more.
formula-fairness-lost = Target of the shared components less what they are expected to pay by the end of the year. Shown only where every objective of the periods that have ended was met in full.
formula-team-pay-target = Variable pay at 100 %, of all plans together.
formula-team-pay-mean = Expected pay of { $people } plans, added up; shared deals make no difference to it.
formula-team-pay-spread = Over 10,000 draws of the pipeline from a fixed seed, a deal won for everybody or for nobody ({ $people } plans).
input-replacement = Replacing one person
policy-pay-unlike = All plans of a team must have one currency and one first day of the year.
line-change = In all
formula-change = What is expected under what you try here, less what is expected as things stand.
fact-done = Verified: { $name }
fact-missed = Not done in time: { $name }
fact-unknown = Not read: { $name }
input-evidence = What shows it
formula-worth = Earned with this deal less earned without it.
formula-worth-not-counted = This deal does not count towards your territory in this year.
formula-worth-range = The pool is not seen in full, so it depends on the tier this deal falls into: at the least and at the greatest rate ahead.
input-quota = Quota of the pool
input-official = Official credited total of { $as_of }
input-credited-since = Credited since, among visible deals
input-coverage = Share of the official total that is visible
input-variable = Variable pay for the year
input-weight = This component's share of it
input-line-credit = Credit in this tier
input-error = At most off by
input-gap = Credit still missing
input-chance-in-period = Chance of being won in the period
input-grant-value = Value at the price entered
input-earned-by-then = Earned by then
input-held-back = Held back until the true-up
input-carried = Below zero, carried forward
input-objective-full = In full
not-counted-amount = Not counted: “{ $name }” has no clear amount.
not-counted-currency = Not counted: “{ $name }” is in another currency than the plan, and no exchange rate is set.
not-counted-date = Not counted: “{ $name }” has no close date.
not-counted-term = Not counted: “{ $name }” has no term, so its annual value is unknown.
not-counted-official = “{ $name }” is part of the official total, which does not say by how much.
not-counted-account = Not counted: the account of “{ $name }” is unknown, so its territory is.
not-counted-engineer = Not counted: who the { -se } of “{ $name }” is was not read.
not-counted-measure = Not counted: “{ $name }” has no units or margin stated in your plan, and this CRM's pages do not show them.
not-counted-answer = Not counted: what the plan asks of “{ $name }” was not read.
not-counted-owner = Not counted: the rep of “{ $name }” is unknown, so its territory is.

## Settings, policy and plan

fault-at = { $path }: { $reason }
settings-origin = “{ $value }” is no origin. Write it as https://crm.example, without a path.
settings-locked = Set by your organisation; your own value is not used.
settings-range = { $value } is out of range; it must be from { $low } to { $high }.
policy-not-json = The text is no JSON: { $reason }
policy-release = Must be true or false.
policy-lock = Must be a list of settings such as "load.overhead".
policy-absent = Your organisation's policy is gone without a word. The last good one stays in force; tell whoever runs it, or have it released.
policy-broken = Your organisation's policy has a fault and is not used. Tell whoever runs it:
policy-broken-kept = Your organisation's policy has a fault. The last good one stays in force. Tell whoever runs it:

settings-not-json = The settings are no JSON: { $reason } The last good ones stay in force.
settings-not-object = The settings are no JSON object. The last good ones stay in force.
settings-format = The settings were written by another version of Second Chair. The last good ones stay in force.
settings-unknown-key = “{ $key }” is no setting and was left out.
settings-newer = The settings were written by a newer version of Second Chair. They are kept as they are, and the last good ones stay in force. Update Second Chair to use them.
settings-unknown-key-near = “{ $key }” is no setting and was left out. Did you mean “{ $near }”?
settings-kind = This must be { $wanted }, not { $value }.
settings-a-text = a text
settings-a-choice = one of the words to choose from
settings-a-choices = a list of the words to choose from
settings-a-flag = yes or no
settings-a-number = a number
settings-a-whole = a whole number
settings-a-decimal = a decimal number
settings-a-texts = a list of texts
settings-a-words = a list of words
settings-a-hours = working hours such as 09:00-17:00
settings-a-date = a day such as 2026-12-25
settings-a-zone = a time zone such as Europe/Berlin
settings-a-rule = a condition
settings-a-group = a group of settings
settings-a-members = a list of members
settings-a-rows = a list of rows
settings-too-long = The text is longer than { $most } characters.
settings-too-many = These are more than { $most }.
settings-empty-text = An empty text is no entry here. Write something or take it away.
settings-lower-case = Write “{ $text }” in lower case: it is compared with titles in lower case.
settings-missing = This is needed.
settings-same-id = The id “{ $id }” stands twice. Each needs an id of its own.
settings-id = “{ $id }” cannot be an id. Use 1 to 80 letters, digits, hyphens and underscores.
settings-choice = “{ $value }” cannot be chosen here. It must be one of { $choices }.
settings-not-there = There is nothing with this id to take out.
settings-no-member = Nothing here has the id “{ $id }”. To add it, give it whole, with its id.
settings-breaks = This would break { $where }: { $reason }
settings-stages = The stages of open deals must each be there once, in order: lead, discovery, evaluation, proposal, negotiation.
settings-segments = Enterprise deals must not begin below mid-market ones.
settings-quiet = The second stretch must not be shorter than the first.
settings-market = The shifts must cancel each other out: weight by shift, they sum to zero.
settings-bands = The limits of the bands must rise: room, then healthy, then stretched.
settings-leave = Leave cannot end before it begins.
settings-no-calendar = There is no calendar with the id “{ $id }”. Add it under calendars, or choose another one.
settings-checkins = Each check-in must come after the one before it.
settings-project-end = The end must come after the start.
settings-no-item = The first checklist has no item with the id “{ $id }”.
settings-reps = The numbers of reps must rise: commonly at least, commonly at most, at most.
settings-bundle-stages = The items of the bundle “{ $id }” must all belong to one stage.
settings-no-bundle = This size has no bundle with the id “{ $id }”.
size-smb = small (SMB)
size-mid = mid-sized
size-enterprise = enterprise
settings-no-kind = There is no kind of activity with the id “{ $id }”.
settings-standard-calendar = The calendar “standard” is needed: it is that of everybody who keeps no other.
settings-not-list = “{ $key }” must be a list and was left out.
settings-entry = This entry was left out: { $reason }
settings-zone = “{ $zone }” is no time zone. Write it as in “Europe/Berlin”.
calendar-standard = standard
plan-not-json = The plan is no JSON: { $reason }
plan-format = The plan was written by another version of Second Chair.
plan-missing = This is needed.
plan-currency = “{ $value }” is no ISO 4217 currency code such as USD.
plan-amount = “{ $value }” is no amount above zero in the plan's currency, such as 40000.00.
plan-date = “{ $value }” is no date such as 2026-01-01.
plan-objective = { $value } is no result; write a share such as 0.64, or true or false.

## Working hours: what is wrong with them

calendar-no-span = “{ $text }” has no start and end. Write working hours as in 09:00-12:30, 13:30-17:30; leave a day off empty.
calendar-no-time = “{ $text }” is no time. Write hours and minutes as in 09:00, up to 24:00.
calendar-end = { $span } does not end after it starts. Hours past midnight belong to the next day.
calendar-order = { $span } starts before { $before } has ended. Write the hours in order and apart.
calendar-too-many = A day has at most { $most } stretches of working hours, and { $spans } are written here.

## Rules: what is wrong with one

rule-too-long = The rule is longer than { $longest } bytes. Say it in two rules.
rule-too-deep = The rule nests more than { $deepest } deep. Use a set in braces, or say it in two rules.
rule-over-budget = The rule took more than { $budget } steps on this deal, so its answer is unknown. Make it simpler.
rule-sign = “{ $sign }” means nothing here. Texts stand between straight quotes ("), comparisons are <, <=, =, !=, >=, >.
rule-date = { $text } is no day of the calendar.
rule-number = “{ $text }” is no number. Write digits, with a point for decimals, at most 15 of them, and a space before the unit.
rule-escape = After a backslash only a quote, a backslash or n (a new line) may stand.
rule-open-text = This text has no closing quote.
rule-ends-early = The rule ends here, and something is still missing.
rule-expected-operator = “{ $found }” is one too many here. Join conditions by and, or.
rule-expected-value = A value is missing before “{ $found }”.
rule-expected-close = Before “{ $found }” a bracket, a brace or a comma is missing.
rule-chain = “{ $first }” and “{ $then }” cannot follow each other. Join two comparisons by and.
rule-unknown = “{ $name }” is no { $what }.
rule-unknown-near = “{ $name }” is no { $what }. Did you mean “{ $near }”?
rule-type = This is a { $found }, and a { $wanted } is asked for.
rule-mismatch = “{ $operator }” cannot stand between a { $left } and a { $right }.
rule-arguments =
    { $wanted ->
        [one] { $name }(…) takes one argument of its kind.
       *[other] { $name }(…) takes { $wanted } arguments.
    }
rule-days = Days are whole, and at most { $most } here.
rule-field-alone = “{ $name }” is a field. Say what of it: text({ $name }), letters({ $name }), date({ $name }).
rule-no-date = “{ $name }” is not read as a day.
rule-outside-where = “{ $name }” belongs to one activity, so it stands only after where.
rule-where-in-where = Activities cannot be counted within where.
rule-of = Only hours of activities can be summed, not “{ $found }”.
rule-empty-set = The set is empty.
rule-no-set = After in stands a set in braces.
rule-template-not-json = The checklist is no JSON: { $reason } The last good one stays in force.
rule-template-id = The checklist needs an id. The last good one stays in force.
rule-template-items = The checklist needs a list of one to { $most } items. The last good one stays in force.
rule-template-item = This item cannot be read: { $reason } The last good checklist stays in force.
rule-template-same-id = Items need an id each, and “{ $id }” is empty or stands twice. The last good checklist stays in force.
rule-template-weight = A weight is at most { $most }. The last good checklist stays in force.
rule-template-due = An item is due at most { $most } working days before or after the close. The last good checklist stays in force.
rule-template-no-text = A rule is a text in quotes. The last good checklist stays in force.
rule-type-truth = condition
rule-type-number = number
rule-type-hours = number of hours
rule-type-money = amount
rule-type-days = number of days
rule-type-working-days = number of working days
rule-type-date = day
rule-type-text = text
rule-type-list = list of entries
rule-type-entries = list after each or some
rule-type-person = person
rule-type-customer = customer
rule-type-stage = stage
rule-type-kind = kind of activity
rule-type-activities = list of activities
rule-type-hours-of = list of hours
rule-type-activity = single activity
rule-type-field = field
rule-type-setting = setting
rule-type-commas = word “commas”
rule-type-set = set
rule-type-value = value
rule-type-function = function
rule-type-faulty = faulty part

## Rules: one in plain words

rule-words-group = ({ $part })
rule-words-not = not ({ $part })
rule-words-each = each of { $part }
rule-words-some = some of { $part }
rule-words-where = { $left } where { $right }
rule-words-given = { $left } (open as long as { $right } is not read)
rule-words-or = { $left }, or { $right }
rule-words-and = { $left } and { $right }
rule-words-less = { $left } below { $right }
rule-words-less-or-equal = { $left } at most { $right }
rule-words-equal = { $left } exactly { $right }
rule-words-not-equal = { $left } other than { $right }
rule-words-greater-or-equal = { $left } at least { $right }
rule-words-greater = { $left } above { $right }
rule-words-is = { $left } is { $right }
rule-words-in = { $left } is { $right }
rule-words-contains = { $left } has the words { $right }
rule-words-any = { $left } or { $right }
rule-words-plus = { $left } plus { $right }
rule-words-minus = { $left } less { $right }
rule-words-times = { $left } times { $right }
rule-words-over = { $left } divided by { $right }
rule-words-of = { $left } of { $right }
rule-words-number = { $number }
rule-words-hours = { $hours }
rule-words-money = { $money }
rule-words-date = { $date }
rule-words-text = “{ $text }”
rule-words-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
rule-words-working-days =
    { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }
rule-call-text = the text of { $first }
rule-call-letters = letters and digits in { $first }
rule-call-words = number of words in { $first }
rule-call-has-digit = a figure in { $first }
rule-call-date = the day of { $first }
rule-call-entries = the entries of { $first }
rule-call-entries-commas = the entries of { $first } (parted by commas too)
rule-call-working-days = working days from { $first } to { $second }
rule-call-known = { $first } is stated
rule-call-count = number of { $first }
rule-call-with = { $first } takes part
rule-call-setting = the setting { $first }
rule-call-sum = sum of { $first }
rule-call-first = the first of { $first }
rule-call-last = the last of { $first }
rule-call-starts = the day of { $first }
rule-name-true = always
rule-name-false = never
rule-name-unknown = not read by this version
rule-name-today = today
rule-name-close = the close date
rule-name-amount = the amount
rule-name-term-months = the term in months
rule-name-stage = the stage
rule-name-owner = the rep
rule-name-se = the { -role }
rule-name-receiver = the receiver
rule-name-customer = a customer
rule-name-activities = activities
rule-name-no-shows = no-shows
rule-name-cancelled = cancelled activities
rule-name-kind = the kind
rule-name-held = it was held
rule-name-ahead = it is ahead
rule-name-hours = hours
rule-name-activity = the activity
rule-field-name = name
rule-field-account = account
rule-field-stage = stage
rule-field-technical-outcome = technical outcome
rule-field-technical-outcome-date = technical outcome date
rule-field-technical-outcome-reason = technical outcome reason
rule-field-why = why they bought
rule-field-success = success criteria
rule-field-promises = promises
rule-field-demoed = demoed and bought
rule-field-technical = technical landscape
rule-field-integration = integrations and security
rule-field-contacts = key contacts
rule-field-receiver = hand-off receiver
rule-field-support-contact = support contact
rule-field-rep-role = rep's continuing part
rule-field-risks = risks
rule-field-go-live = go-live date
rule-field-renewal = renewal date
rule-field-continuity = { -se } continuity
rule-field-continuity-until = { -se } continuity until
rule-field-scope = project scope
rule-field-project-lead = project lead
rule-field-environments = environments and access
rule-field-data-migration = data migration
rule-field-milestone = first milestone
rule-field-milestone-date = first milestone date
rule-field-installation-changes = changes to the installation
rule-field-support-effect = effect on support
rule-field-title = title
rule-field-type = type
rule-field-sub-type = sub-type
rule-field-place = place
rule-setting-hours-per-day = hours of a working day
rule-setting-overhead = share of overhead
rule-setting-completeness = least completeness
rule-setting-completeness-days = working days of the completeness
rule-setting-weeks = weeks shown

## Values: what a text is read as, and why not

problem-language = These are no facts of a language: { $reason } What was known stays.
value-basis-language = Read as the page's language writes it.
value-basis-column = Read as the other values of its column show.
value-basis-setting = Read as your settings say.
value-basis-abbreviation = Abbreviated on the page, so it may have been rounded there.
value-basis-century = The year has two digits; the nearest century is taken.
value-basis-nearest-year = The date has no year; the one nearest to today is taken.
value-too-long = The text is too long to be a value.
value-no-number = There is no number in it.
value-words = It holds words that are not known here.
value-range = It is a range, and one value is asked for.
value-several = It holds several values, and one is asked for.
value-groups = Its groups of digits do not add up to a number.
value-other-convention = The page's language does not write decimals so. If yours does, set the decimal mark in the options.
value-separator = Its point or comma may group thousands or stand before decimals. Set the decimal mark in the options.
value-too-large = The number is too large.
value-sign = Its signs or brackets do not make one sign.
value-no-currency = It names no currency, and nothing near it does.
value-shared-symbol = Several currencies are written with its sign, and nothing near it says which.
value-contradiction = It shows another currency than the record states.
value-decimals = It has more decimals than its currency, and amounts are not rounded.
value-percent = It may be per cent or a share of one.
value-order = Day and month may be either way round. Set their order in the options.
value-no-such-date = There is no such date.
value-weekday = Its weekday is not that of its date.
value-no-day = It names no day.
value-today = It depends on today's date, which is not known here.
value-calendar = It is a date of another calendar, which is not converted.
value-year = Its year is none that a deal can have.
value-time = Its time of day does not exist, or the end is not after the start.
value-relative = The word may mean a day before or after today.
value-unit = Its unit is missing, or counts days of unknown length.
value-stage = No stage of that name is known.
value-person = Nobody whom the CRM showed by full name is called so, or several are.
value-rival = Another field could be meant as well.
value-meanings = Its label could stand for { $one } or { $other }.

# What a fact means, in plain words.
meaning-name = name of the deal
meaning-number = number of the deal
meaning-account = account
meaning-stage = stage
meaning-amount = amount
meaning-won-amount = amount when won
meaning-currency = currency
meaning-chance = chance of winning
meaning-expected-close = expected close date
meaning-actual-close = actual close date
meaning-created = day it was created
meaning-owner = rep
meaning-sales-engineer = { -role }
meaning-term-months = term in months
meaning-technical-outcome = technical outcome
meaning-technical-outcome-date = day of the technical outcome
meaning-why = why the customer buys
meaning-success = success criteria
meaning-promises = promises made
meaning-demoed = what was demoed
meaning-technical = technical environment
meaning-integration = integrations
meaning-contacts = customer contacts
meaning-receiver = receiver of the hand-off
meaning-support-contact = support contact
meaning-rep-role = the rep’s continuing part
meaning-risks = risks
meaning-go-live = go-live date
meaning-renewal = renewal date
meaning-continuity = continuity after the close
meaning-continuity-until = end of that continuity
meaning-technical-outcome-reason = reason of the technical outcome
meaning-scope = scope
meaning-project-lead = project lead
meaning-environments = environments and access
meaning-data-migration = data migration
meaning-milestone = first milestone
meaning-milestone-date = date of the first milestone
meaning-installation-changes = changes in the running installation
meaning-support-effect = effect on support
meaning-title = title of the activity
meaning-type = type of activity
meaning-sub-type = sub-type of activity
meaning-status = status of the activity
meaning-start = start
meaning-end = end
meaning-duration = length
meaning-all-day = whether it lasts all day
meaning-place = place
meaning-schedule = start and end
meaning-participants = people taking part
meaning-subjects = what the activity is about
