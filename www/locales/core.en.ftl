# Sentences of the core and of the engine's owner: the core returns an id with arguments, the words are here.
# Hours, amounts, per cents and dates arrive already written in the reader's language.

## The engine

engine-restarted = The engine had stopped and was started again from what is stored here. No data was lost.
readings-left-out =
    { $count ->
        [one] { $count } stored reading could not be taken in and was left out. Opening its page reads it again.
       *[other] { $count } stored readings could not be taken in and were left out. Opening their pages reads them again.
    }

notice-pipeline-not-read = Only pages you opened are known so far. Read your pipeline to see whole weeks.
notice-other-user = The page shows somebody other than { $name } as signed in, so nothing of { $name }'s own is shown.

error-adapter = “{ $adapter }” is no CRM that this version knows.
error-format = This file has format { $format }; this version reads format 1.
error-not-a-reading = What the page sent is not a reading: { $reason }
error-not-an-export = This is not a file that Second Chair exported: { $reason }
problem-record = One record could not be read: { $reason }
problem-row = Row { $row } has { $width } cells where { $wanted } were expected; it was left out.
problem-value = “{ $value }” does not fit { $path }.
pull-failed = The CRM answered the request { $request } with status { $status }.
pull-no-export = The page for { $request } offers no list to download. Your CRM user may lack the right to export.

## Fields

field-account = Account
field-amount = Amount
field-close-date = Close date
field-owner = Owner
field-se = Sales engineer
field-stage = Stage
unknown-absent = Not on any page that was read.
unknown-blank = “{ $label }” is empty in the CRM.
unknown-unclear = “{ $label }” holds “{ $text }”, which cannot be read as a value.
unknown-absent-named = { $name }: not on any page that was read
unknown-blank-named = { $name }: “{ $label }” is empty in the CRM
unknown-unclear-named = { $name }: “{ $label }” holds “{ $text }”, which cannot be read as a value

## Workload

workload-not-read = The list of activities has not been read yet; hours come from the pages you opened.
workload-partial = At least these hours, from the deals you can see. { $person } may carry more elsewhere.
workload-too-little = Too little in the CRM to say: entries on { $days } of the last { $of } working days.
capacity-not-seen = { $person }'s leave and other work are not seen from here.
formula-known = Preparation, delivery, follow-up and travel of the activities that fall in this week.
formula-known-overhead = Preparation, delivery, follow-up and travel of the activities that fall in this week, less { $in_overhead } of overhead work that the usual allowance covers.
formula-deal = The hours of this week's activities, each divided equally among the deals it names.
formula-deal-total = This deal's hours in the { $weeks } weeks shown, added up.
formula-capacity = { $available } available after leave, less { $overhead } for overhead.
formula-completeness = { $days } of the last { $of } working days have an entry.
input-activity = { $kind }, { $date }
input-field = { $label }
piece-preparation = preparation
piece-delivery = delivery
piece-follow-up = follow-up
piece-travel = travel

kind-discovery = Discovery
kind-demo-intro = Introductory demo
kind-demo = Demo
kind-demo-onsite = Demo on site
kind-deep-dive = Technical deep dive
kind-workshop = Workshop
kind-exec-briefing = Executive briefing
kind-poc-scoping = POC scoping
kind-poc-setup = POC set-up
kind-poc-support = POC support
kind-poc-checkin = POC check-in
kind-poc-readout = POC read-out
kind-rfp = RFP
kind-security-q = Security questionnaire
kind-solution-design = Solution design
kind-proposal = Proposal
kind-reference-call = Reference call
kind-partner = Partner session
kind-event = Event
kind-enablement = Enablement
kind-internal = Internal meeting
kind-feedback = Product feedback
kind-handoff-brief = Hand-off brief
kind-handoff-meeting = Hand-off meeting
kind-checkin = Check-in
kind-question = Question
kind-implementation = Implementation
kind-health-check = Health check
kind-escalation = Escalation
kind-training = Training
kind-renewal = Renewal
kind-leave = Leave
kind-other = Other activity

## Hand-off

owner-se = SE owes it
owner-rep = rep owes it
owner-se-and-rep = SE and rep owe it
owner-receiver = receiver owes it
why-verified = The CRM holds what is asked.
why-stated = Stated in the CRM; nobody but the people involved can prove it.
why-partial = The CRM holds a part of what is asked.
why-missing = The CRM was read and holds nothing of it.
why-unknown = Where this would stand has not been read, so it counts neither as done nor as missing.
why-not-applicable = Does not apply to this deal; it leaves the score.
formula-evidence = Asks for { $asks }.
formula-proof-required = Asks for { $asks }. Counts only when that is fully there.
formula-proof-impossible = Asks for { $asks }. It can be stated, not proved.
formula-score-low = { $low } of { $all } points, with everything unknown counted as missing.
formula-score-high = { $high } of { $all } points, with everything unknown counted as done.
input-item = { $item }, weight { $weight }

item-why = Why they bought, in their words
item-why-asks = their reason in at least 40 letters, with a number in it
item-success = Success criteria
item-success-asks = two criteria, or at least 60 letters
item-promises = Promises made, implied ones too
item-promises-asks = the promises in at least 40 letters
item-demoed = Demoed against bought
item-demoed-asks = every demoed product marked bought, not bought or roadmap
item-technical = Technical landscape
item-technical-asks = the landscape in at least 80 letters
item-integration = Integrations and security
item-integration-asks = at least 40 letters, or “none”
item-poc-result = Result of the proof of concept
item-poc-result-asks = a technical outcome, won or lost, with its date
item-people = Key people
item-people-asks = two contacts, one technical and one economic
item-receiver = Receiver named
item-receiver-asks = a known person who is not the pre-sales SE
item-introduced = Customer introduced to the receiver
item-introduced-asks = a held activity with the receiver and a customer contact, from ten working days before the close
item-meeting = Hand-off meeting
item-meeting-asks = a held hand-off meeting with the SE and the receiver
item-support = Customer knows where to go
item-support-asks = a support contact
item-rep-role = Rep's continuing part
item-rep-role-asks = the rep's part in at least 20 letters
item-tickets = Open tickets and trial leftovers
item-tickets-asks = the list of open tickets, which is not read from this CRM
item-risks = Risks and red flags
item-risks-asks = the risks in at least 20 letters, or “none known”
item-go-live = Go-live target
item-go-live-asks = a date
item-renewal = Renewal or end date
item-renewal-asks = a date after the close, or “one-off”
item-continuity = SE's continuity, until when
item-continuity-asks = an end date at most 45 days after the close
item-checkins = Check-ins planned
item-checkins-asks = a check-in in the next 30 days

## Incentive

incentive-not-signed-in = The page does not show who is signed in, so your incentive stays hidden.
incentive-not-yours = Your incentive appears once you are confirmed as the sales engineer signed in here.
incentive-no-plan = There is no plan of yours for this CRM yet. Enter it in the options; it stays in this browser.
incentive-too-large = An amount of your plan is too large to compute exactly.
incentive-estimate = Every amount here is an estimate. Your payroll statement decides.
incentive-pipeline-not-read = Your pipeline has not been read yet: only deals of the pages you opened are counted.
incentive-no-official = No official credited total is entered. The visible deals alone bring the pool to at least { $share }.
incentive-not-in-full = The visible deals cover { $coverage } of the official total of { $as_of }. The pool stands at { $share } at least.
incentive-objectives-open =
    { $count ->
        [one] { $count } objective of the periods begun has no stated result; it counts as nothing.
       *[other] { $count } objectives of the periods begun have no stated result; they count as nothing.
    }
not-counted-amount = { $name } is not counted: its amount is not known.
not-counted-currency = { $name } is not counted: it is in another currency than the plan.
not-counted-date = { $name } is not counted: its close date is not known.
not-counted-term = { $name } is not counted: its term in months is not known.
not-counted-owner = { $name } is not counted: its owner is not known.

plan-plan-a = Territory and objectives
component-territory = Territory
component-objectives = Objectives
objective-technical-outcome = Technical outcome
objective-handoffs = Hand-offs in time
objective-colleagues = Helped colleagues
objective-reference = Reference made
line-official = Official total as of { $as_of }
line-deal = { $name }
line-objective = { $objective }, { $period }

formula-attainment = (official total + credited since) ÷ quota
formula-earned = Territory + objectives, each rounded once
formula-component = The lines below, added up; rounded once, to the currency's smallest unit.
formula-target = This component's share of the variable pay
formula-line = Credit ÷ quota of { $quota } × target of { $target } × slope { $slope }
formula-objective = { $points } of what this objective pays in full
formula-worth = The component with this deal, less the component without it
formula-worth-range = Credit ÷ quota × target, between the lowest and the highest slope from here up to the cap
input-quota = Quota
input-official = Official total as of { $as_of }
input-credited-since = Credited since, from visible deals
input-coverage = Visible credit ÷ official total
input-line-credit = Credit
input-objective-full = In full

## Plan and settings: faults

plan-not-json = The plan cannot be read: { $reason }
plan-format = The plan is of another format than this version reads.
plan-unknown = This version knows plan A only.
plan-missing = Fill this in.
plan-currency = “{ $value }” is no currency code. Use three letters, such as USD.
plan-amount = “{ $value }” is no amount. Write digits with a point, such as 40000.00.
plan-date = “{ $value }” is no date. Write it as 2026-01-01.
plan-measure = “{ $value }” is no measure that this version knows.
plan-owners = Write one owner a line.
plan-objective = “{ $value }” is no share from 0 to 1, such as 0.64.
settings-not-json = The settings cannot be read: { $reason }
settings-not-object = The settings are not in the form they should be.
settings-format = The settings are of another format than this version reads.
settings-unknown-key = “{ $key }” is no setting.
settings-not-list = “{ $key }” should be a list.
settings-entry = One entry cannot be read and was left out: { $reason }
settings-zone = “{ $zone }” is no time zone.
