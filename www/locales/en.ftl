# What the side panel and the options page say. The core's sentences are in core.en.ftl.
# Amounts, hours, per cents and dates arrive already written in the reader's language; counts arrive as numbers.

## Units and figures

hours = { $hours } h
figure-unknown = not known
figure-at-least = at least { $value }
figure-at-least-short = ≥ { $value }
figure-unknown-short = –
range-to = to { $value }
figure-label = { $label }: { $value }. Show where this comes from
figure-hidden-label = { $label }: hidden
reasons-none = Read as it stands; nothing was computed.
source-as-read = { $label }: “{ $text }”
source-empty = { $label }: empty,
source-read-at = read { $time }
source-all-read-at = All read { $time }
input-kind = { $kind }
source-calendar = your calendar
source-private = private entry
source-untitled = entry without a title
list-separator = ,{" "}

## The deal

deal-account-unknown = Account not known
deal-name-unknown = Name not known
deal-stage = Stage
deal-amount = Amount
deal-chance = Chance of winning
deal-close-date = Close date
deal-owner = Owner
deal-se = { -role-capital }
deal-se-none = nobody named
deal-unknown =
    { $count ->
        [one] { $count } field is not known
       *[other] { $count } fields are not known
    }
deal-technical = Technical outcome
deal-technical-date = Technical outcome since
lead-rep = rep leads
lead-se = { -se } leads

state-lead = Lead
state-discovery = Discovery
state-evaluation = Evaluation
state-proposal = Proposal
state-negotiation = Negotiation
state-won = Won
state-lost = Lost
state-abandoned = Abandoned

## Workload

workload-title = Workload
team-title = My team
team-people =
    { $people ->
        [one] { $team }, one person
       *[other] { $team }, { $people } people
    }
team-sums = Hours of the whole team by week
team-members = How full each person's weeks are
team-member = Who
workload-no-se = This deal names no { -role }.
workload-no-se-do = Fill in “Sales engineer” on the deal; the hours appear here by themselves.
workload-se-not-read = No page that was read names this deal's { -role }.
workload-se-not-read-do = The hours appear here once the CRM shows it, for example in a field called “Sales engineer”.
workload-unread = Nothing is known of { $name }'s load: the activities of a CRM that Second Chair does not know are not read.
workload-this-week = this week
workload-table = Hours by week
workload-week = Week of
workload-known = Known
workload-deal = This deal
workload-likely = Likely
workload-likely-range = Likely, with 10% to 90%
workload-at-risk = This week may well be overloaded: the chance is { $chance }.
workload-capacity = Capacity
workload-free = Free
workload-band = Load
workload-deal-total =
    { $weeks ->
        [one] Known on this deal, this week
       *[other] Known on this deal, { $weeks } weeks
    }
workload-utilisation = This week's known hours ÷ capacity
workload-completeness = Recent working days with something recorded
week-known-label = Known hours, week of { $week }
week-deal-label = Hours on this deal, week of { $week }
week-capacity-label = Capacity, week of { $week }
week-free-label = Free hours, week of { $week }
week-likely-label = Likely hours (median), week of { $week }
week-expected-label = Hours expected of open deals, week of { $week }
week-deal-expected-label = Hours expected of this deal, week of { $week }
new-deals-from = New deals from { $week } on, a week
week-p10-label = Hours in the quietest tenth of cases, week of { $week }
week-p90-label = Hours in the busiest tenth of cases, week of { $week }
week-overload-label = Chance of overload, week of { $week }
range-title = Range and chance of overload
range-expected = Expected
range-p10 = 10%
range-p90 = 90%
range-overload = Overload
range-what = Expected: what open deals will ask for, on average. The whole load stays below the 10% in one of ten cases, and above the 90% in one of ten.
range-market = Deals share one market: good and bad times come for all at once
helpers-title = Who else could help: ask them
helper-slot = { $name }: next free slot
insight-title = Whom the work is for
insight-reps = Reps served
insight-reps-most = Who takes most of it
insight-inflow = New deals a week
insight-sustainable = Reps that this work bears
insight-at-risk = Hours on unqualified deals
insight-quiet = Hours reserved for quiet deals
insight-unsupported = Close dates the work cannot meet
insight-example = What one person cannot serve: an example
insight-drift = After the close, of working hours
team-bottleneck = Working days until the next demo
team-fte = People needed for the deals that come
team-known = Known
team-expected = Expected
team-capacity = Capacity
team-at_risk = At risk
team-unassigned = No { -se }
team-known-label = Known hours of the team, week of { $week }
team-expected-label = Hours that the team's deals will ask for, week of { $week }
team-capacity-label = Hours for customers, week of { $week }
team-at_risk-label = People with a week at risk, week of { $week }
team-unassigned-label = Hours of deals that have no { -se }, week of { $week }
ask-what = What do you want to ask for?
ask-what-own = What could you be asked for?
workload-asking = Asking for more
slot-next = Next free slot
slot-next-card = Next free demo slot
displaced-title = What it moves, step by step
displaced-expected = Unscheduled work, moved first
displaced-internal = Internal work, moved then
displaced-over = Over capacity
risk-hours = Hours at risk on this deal
risk-unqualified = No discovery was held. What is planned may be for nothing.
team-at-risk-of = { $count } of { $people }
team-reps-per-se = Reps for each { -se }
team-sustainable = Reps that each { -se } can bear
team-unassigned-deals =
    { $count ->
        [one] One deal has no { -se }
       *[other] { $count } deals have no { -se }
    }
team-heat = Load by person and week
team-heat-what = Likely load ÷ capacity. The chance of overload stands in each one's reasons.
team-overload = Chance of overload
team-by-person = By person
team-order = Sort by
team-order-name = name
team-order-wait = wait for a demo, longest first
team-order-load = load of this week, fullest first
member-week-label = { $name }, week of { $week }
member-week-says = { $load }, { $band }, chance of overload { $chance }
member-figure-label = { $name }, { $figure }
member-wait = Wait (days)
member-slot = Next demo
member-pocs = POCs
member-reps = Reps
member-hours_per_rep = Hours a rep
member-at_risk = Unqualified
member-quiet = Quiet deals
member-drift = After close
member-unsupported = Dates unmet
member-pocs-over = { $pocs }, over the limit
slot-second = The one after it, on another day
slot-wait = Working days until the first
slot-pocs = POCs running this week
card-title = My availability card
card-why = One line for colleagues who do not see all of your work: free hours by week and your next demo slots. No customer, no deal, no pay. Put it where they look, in your CRM profile or a note.
card-copy = Copy
card-copied = Copied
card-given = Paste { $person }'s availability card
card-paste = The line, as you were given it
card-take = Use it
card-given-why = It says when { $person } is free. They find it in their own panel, under “My availability card”.
card-taken-used = Taken: free hours and demo slots are from it now.
card-taken-unused = It is { $person }'s, but it is not used: see above why.
card-taken-other = This card names somebody else than { $person }. It is kept for the deals of whom it names, and changes nothing here.
card-wrong = This holds no availability card. It begins with “[Second Chair” and ends with “]”.
ask-hours = Work left until the close, if won
ask-days = Working days until the close
ask-chance = Chance that this work is counted with
dormant =
    { $count ->
        [one] One deal is long past its close date
       *[other] { $count } deals are long past their close dates
    }
chart-week = Week of { $week }
chart-says = { $known } known.
chart-says-likely = { $known } known, { $likely } likely ({ $p10 } to { $p90 }).
chart-says-capacity = Capacity { $capacity }.
chart-says-most = Most of it: { $list }.
chart-says-inflow = New deals not yet known usually take another { $inflow }.
chart-new-deals = new deals not yet known
chart-new-usual = New deals, usually
chart-unit = h
chart-label = Hours by week for { $person }, { $weeks } weeks from { $from }. The table below holds the same figures.
band-room = Room
band-healthy = Healthy
band-stretched = Stretched
band-overloaded = Overloaded
band-none = Too little in the CRM to say
weeks-save = Save my weeks
weeks-save-what = Hours and chances by week, without customers, deals and pay. The calendar entries are private and leave the time free.
weeks-save-csv = Save as a table (CSV)
weeks-save-ics = Save for my calendar (.ics)
weeks-csv-week = Week
weeks-csv-monday = Monday
weeks-csv-known = Known (h)
weeks-csv-likely = Likely, median (h)
weeks-csv-p10 = 10 % (h)
weeks-csv-p90 = 90 % (h)
weeks-csv-inflow = New deals (h)
weeks-csv-overload = Chance of overload (0 to 1)
weeks-csv-capacity = Capacity (h)
weeks-csv-unassigned = No { -se } (h)
weeks-csv-who = Who
weeks-csv-expected = Expected, mean (h)
weeks-csv-at_risk = People at risk
weeks-csv-utilisation = Likely load ÷ capacity
weeks-csv-wait = Wait (working days)
weeks-csv-slot = Next demo
weeks-csv-pocs = POCs
weeks-csv-unqualified = On unqualified deals (h)
weeks-csv-quiet = Reserved for quiet deals (h)
weeks-csv-unsupported = Close dates unmet
weeks-csv-reps = Reps served
weeks-csv-hours_per_rep = Hours a week for each rep
weeks-csv-reps_per_se = Reps for each { -se }
weeks-csv-sustainable = Reps that each { -se } can bear
weeks-csv-needed = People needed
weeks-csv-drift = After the close (0 to 1)
weeks-csv-people = People
weeks-csv-silent = People of whom too little is known
weeks-csv-deal = Deal
weeks-csv-stage = Stage
weeks-csv-hours = Hours in the weeks shown, mean
weeks-csv-band = Load
weeks-ics-of =
    { $band ->
        [room] Load { $load } h of { $capacity } h: room
        [healthy] Load { $load } h of { $capacity } h: healthy
        [stretched] Load { $load } h of { $capacity } h: stretched
        [overloaded] Load { $load } h of { $capacity } h: overloaded
       *[none] Load { $load } h of { $capacity } h
    }
weeks-ics-load = Load { $load } h
weeks-ics-known = Known: { $known } h
weeks-ics-likely = Likely: { $load } h (10 to 90 %: { $low } to { $high } h)
weeks-ics-overload = Chance of overload: { $chance }

## Hand-off

handoff-title = Hand-off
handoff-closed = won { $date }
handoff-score = Readiness
handoff-low = Readiness, counting unknown as missing
handoff-high = Readiness, counting unknown as done
handoff-expected = expected { $date }
handoff-receiver = Goes to { $name }
handoff-receiver-none = Nobody is named to receive this deal.
handoff-receiver-unknown = No page that was read says who receives this deal.
handoff-next = Would raise it most: { $items }
handoff-blocks = The hand-off waits for
handoff-due = Due now
handoff-open = Still open
handoff-done = Done
handoff-owner = { $owner }, { $name }
handoff-owes =
    { $due ->
        [0] { $open } open
       *[other] { $open } open, { $due } due
    }
dependence-title = Since the close
dependence-index = Contacts that are the { -se }'s
dependence-allowed = Allowed by now
dependence-inbound = Times the customer came to the { -se }
dependence-chart = Share of contacts by days after the close.
dependence-point = day { $day }: { $index }, allowed { $allowed }
dependence-days =
    { $days ->
        [one] one day after the close
       *[other] { $days } days after the close
    }
dependence-of = All of it of what the CRM holds.
trend-rising = rising
trend-steady = steady
trend-falling = falling
handoff-template = Checklist
handoff-template-by-rule = By rule
handoff-template-by-rule-now = By rule: { $title }
handoff-template-is = Checklist: { $title }
handoff-other-ticks =
    { $count ->
        [one] One tick is of an item that this checklist does not have. It is kept.
       *[other] { $count } ticks are of items that this checklist does not have. They are kept.
    }
tick-done = { $by } stated it on { $at }.
tick-not_applicable = Not applicable, says { $by }, { $at }.
tick-who = Say who you are to tick and write here.
tick-note = Note, and why where it does not apply
tick-do = It is done
tick-do-not-applicable = Does not apply
tick-take-back = Take back
kept-title = Promises and gaps ({ $count })
kept-none = Nothing is written down yet.
kept-promise = Promised
kept-implied = Implied
kept-demoed = Shown
kept-fact = Facts
kept-kind = What it is
kept-text = In words
kept-add = Add
kept-take = Add as promised
kept-remove = Remove
kept-mark = What is known of it
kept-by = { $by }, { $at }
kept-candidates = May be promises, from the CRM
mark-bought = bought
mark-not_bought = not bought
mark-roadmap = roadmap
mark-verified = verified
mark-assumed = assumed
verdict-preparing = Preparing
verdict-behind = Behind
state-not_started = Not started
state-in_progress = In progress
state-stalled = Stalled
handoff-brief = Hand-off brief
brief-title = Hand-off brief: { $deal }
brief-account = Customer
brief-receiver = Receiver
brief-technical-reason = Reason of the technical outcome
brief-score = { $score }, { $verdict }
brief-known = Settled
brief-open = Still open
brief-unknown = Not known: no page that was read holds it
brief-kept = Promises and gaps, as written down
brief-from = Under “{ $label }” in { $title }, read { $time }
brief-made = Made { $now } from what the CRM showed until { $read }. Nothing was added.
brief-copy = Copy as Markdown
brief-download = Save as Markdown
brief-print = Print
brief-copied = Copied.
brief-not-copied = The browser did not let it be copied. Save it instead.
brief-loading = The brief is being made.
brief-presenting = Hidden while you are presenting.
brief-none = There is no brief: this deal is not known here, or it is neither won nor in proposal or negotiation.
handoffs-title = My hand-offs
handoffs-team = Hand-offs of my team
handoffs-list =
    { $count ->
        [one] One deal
       *[other] { $count } deals, those at risk first
    }
handoffs-leans = still called
handoffs-csv = Save as a table (CSV)
handoffs-accounts =
    { $count ->
        [one] One account received
       *[other] { $count } accounts received
    }
handoffs-received =
    { $count ->
        [one] one deal received
       *[other] { $count } deals received
    }
handoffs-hours = { $hours } h of post-sales work in the weeks shown
handoffs-expansions = new pre-sales work: { $deals }
handoffs-csv-deal = Deal
handoffs-csv-account = Account
handoffs-csv-se = { -se }
handoffs-csv-receiver = Receiver
handoffs-csv-closed = Close
handoffs-csv-verdict = Verdict
handoffs-csv-low = Readiness, at least
handoffs-csv-high = Readiness, at most
handoffs-csv-open = Open items
handoffs-csv-late = Due items
handoffs-csv-due = Next due
verdict-handed_over = Handed over
verdict-blocked = Blocked
verdict-at_risk = At risk
verdict-not_started = Not started
verdict-ready = Ready
verdict-in_progress = In progress
state-verified = verified
state-stated = stated
state-partial = partial
state-missing = missing
state-unknown = unknown
state-not_applicable = not applicable
item-required = required
item-owner = owed by { $owner }
item-due = due { $date }
item-was-due = was due { $date }

## Incentive

team-pay-title = Team pay
team-pay-about = { $team }: { $people ->
        [one] one plan
       *[other] { $people } plans
    }, to { $until }. Your organisation's policy gives you these plans; nobody else sees this.
team-pay-target = Pay at 100 %
team-pay-mean = Expected pay
team-pay-fairness = Lost to the territory, objectives met
team-pay-lost = Likely lost to the territory
team-pay-break-even = Chance of leaving, to outweigh it
incentive-title = Incentive
incentive-tag = estimate
incentive-estimate-only = An estimate from what the CRM shows. Your payroll statement decides.
incentive-uncover = Show for a minute
incentive-cover = Hide
incentive-open-options = Open my plan
incentive-period = { $start } to { $end }
incentive-earned = Earned to date, estimate
incentive-attainment = Attainment
incentive-deal = This deal, estimate
incentive-deal-low = This deal brings at least
incentive-deal-high = This deal brings at most
incentive-component-earned = Earned, estimate
incentive-target = Target for the year
incentive-of-target = of a target of
incentive-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
incentive-line = Line
curve-label = Payout curve of { $component }. { $here }
curve-likely = Likely by the end of the period: { $attainment } pays { $pay }.
curve-here = Today: { $attainment } of quota pays { $pay }.
outlook-title = What is likely to come
outlook-until = { $name }, to { $until }
outlook-p50 = As likely more as less
outlook-p10 = Nine in ten: at least
outlook-p90 = Nine in ten: at most
outlook-tier = { $component }: chance of { $from }
outlook-payable = Payable for periods that have ended
outlook-deal = This deal, in the outlook
outlook-deal-parts = By component
outlook-means = Expected values
outlook-mean = Mean
outlook-what-if = What if
outlook-dates-hold = All close dates hold
outlook-independent = Deals are independent
outlook-attainment = { $component }: likely attainment
outlook-changes = Against how things stand
outlook-try-amount = Its amount
outlook-try-discount = A discount
outlook-try-weeks = It closes
outlook-try-chance = Its chance
outlook-try-weeks-value =
    { $weeks ->
        [0] as expected
       *[other] { $direction ->
            [later] { $weeks } weeks later
           *[sooner] { $weeks } weeks sooner
        }
    }
outlook-try-chance-as = as it stands
outlook-try-reset = As it stands
outlook-this-deal = This deal is
outlook-deal-open = open, as it stands
outlook-deal-won = won
outlook-deal-lost = lost
payments-title =
    { $count ->
        [one] 1 payment so far
       *[other] { $count } payments so far
    }
payment = { $period } { $component }, due { $due }
reconciled-title = Paid, beside what is payable here
reconciled-payable = Payable here
reconciled-paid = Paid
reconciled-difference = Difference
grants-title = Stock grants
grant-units = Units
grant-vested = Vested
grant-next = Vests on { $day }
checks-title =
    { $count ->
        [one] Credit check: 1 deal to look at
       *[other] Credit check: { $count } deals to look at
    }
statement-export = Statement as CSV
statement-print = Print
statement-print-mark = Estimate, not a payroll statement. Made in this browser from what the CRM shows.
statement-estimate = Estimate, not a payroll statement
csv-component = Component
csv-line = Line
csv-amount = Amount
csv-currency = Currency
csv-sum = Sum
csv-total = Earned in all
csv-payment = Payable for { $period }, due { $due }
incentive-line-amount = Amount

## Who am I

who-title = Who are you here?
who-why = The CRM shows { $viewer } as signed in. Your own figures appear once you say who that is.
who-name = My name in this CRM
who-choose = Choose…
who-role = I work as
who-this-is-me = This is me
role-se = { -role }
role-rep = sales rep
role-manager = { -se } manager
role-admin = administrator

## What was read

read-counts =
    { $deals ->
        [one] { $deals } deal
       *[other] { $deals } deals
    } and { $activities ->
        [one] { $activities } activity
       *[other] { $activities } activities
    } read.
read-deals =
    { $deals ->
        [one] { $deals } deal
       *[other] { $deals } deals
    } read.
read-newest = Newest { $time }, { $age }.
read-pipeline = Read my pipeline
read-of-activity = activity
read-what = What was read of this deal
read-empty = empty
read-presenting = Hidden while presenting.
read-intro = Everything that was read of this deal, word for word. Press an entry to see it on the page.
read-filter = Filter
read-save = Save as CSV
read-found =
    { $found ->
        [one] { $found } of { $all } facts
       *[other] { $found } of { $all } facts
    }
read-from-record = On the deal’s own page
read-from-list = In a list
read-from-answer = Through your session
read-show = Show on the page
read-shown-here = Shown on the page.
read-shown-gone = It does not stand on the page any more.
read-shown-elsewhere = It was read on another page: { $path }
read-shown-answer = It came through your session, as the answer to { $path }. It stands on no page that is open.
read-no-label = no label
read-unused = not used
read-older = What was read later counts.
read-place = At { $at } on { $path }
read-place-page = On { $path }
read-or = { " " }or{ " " }
read-yes = yes
read-no = no
point-title = Fields of this CRM
point-why = Second Chair reads this CRM by its labels. Show it where a value stands, once, and it is read on every page of that kind.
point-what = What to show
point-open = Not known of this deal
point-known = Known of this deal
point-unclear = { " " }(not clear)
point-start = Show me on the page
point-now = Click on the { $meaning } on the page ({ $count } values). With keys: arrows, Enter, Escape.
point-over-none = Nothing is marked yet.
point-over = { $label }: { $text }
point-previous = Previous
point-next = Next
point-take = Take this
point-stop = Cancel
point-meaning = It is the
point-reads = It reads:
point-by-label = It will be known by its label “{ $name }” on every { $page } of { $host }.
point-by-api = It will be known by its name in programs, “{ $name }”, on every { $page } of { $host }.
point-by-at = It will be known by where it stands, { $name }, on every { $page } of { $host }.
point-by-none = Nothing on the page tells it from other values, so it would not be found again. Point at another place that shows it.
point-page-record = deal page
point-page-list = list
point-keep = That is right: keep it
point-again = Point again
point-kept = “{ $name }” is kept. Change or remove it in the options, under “Reading pages”.
certainty-known = known
certainty-ambiguous = open
certainty-unclear = not clear
certainty-blank = empty
certainty-unused = not used
presenting = Presenting: hide customers and pay
options = Options

## Reading the pipeline

pull-running = Reading your pipeline: step { $done } of { $total }
pull-running-on = Reading your pipeline: step { $done }
pull-progress = Progress of reading your pipeline
pull-paused = Reading stopped with the page. It goes on when a page of this CRM is open.
pull-stopped = Your pipeline could not be read
pull-refused = The page was asked for something that is not on the list of allowed requests, and refused.
pull-again = Read again
signed-out = You are signed out
signed-out-do = What is known stays here. Sign in to the CRM and the reading goes on by itself.

## States

state-loading = Reading this page
state-loading-do = Read this page again
state-not-allowed = { $crm } is not allowed yet
state-not-allowed-why = Second Chair reads deals and activities on { $host } with your own session, to compute on this machine; nothing leaves your browser.
state-not-allowed-refused = Not allowed. Nothing was read; you can ask again at any time.
allow-host = Allow Second Chair on { $host }
state-unknown-crm = Second Chair does not know this site
state-unknown-crm-why = If { $host } is your CRM, allow it: Second Chair then reads the labels and values that its pages show you, to compute on this machine; nothing leaves your browser. Its pipeline cannot be read as a whole.
state-no-access = No page to read
state-no-access-do = Open a deal in your CRM, then press the Second Chair button in the toolbar there.
state-elsewhere = This page is not a CRM that Second Chair knows
state-elsewhere-do = Open a deal in your CRM; this panel follows along.
state-no-deal = No deal on this page
state-no-deal-do = Open a deal from the list to see its workload and hand-off.
state-no-deal-unknown-crm = Open a deal's page. On a CRM that Second Chair does not know, a page is a deal's once it shows two of amount, stage, close date and probability with their labels.
state-engine-error = The engine does not answer
state-engine-error-text = Nothing is lost: what was read stays on this machine.
state-engine-error-do = Start again

## Toolbar

badge-text = { $percent }
badge-title = Second Chair: { $percent } of this week's capacity is taken, as of { $time }

## Options: the page

options-title = Second Chair: options
options-nav = Sections
options-hosts = Hosts
options-me = Who I am
options-plan = My plan
options-calendar = My calendar
options-data = Data
options-language = Language
options-help = Help

hosts-intro = Second Chair works only on hosts that you allow, one at a time, from its panel. It knows { $crms }.
hosts-none = No host is allowed yet. Open a deal in your CRM and press the Second Chair button there.
hosts-remove = Remove { $host }
policy-in-force = Your organisation's policy is in force.
policy-sets = Set by your organisation
hosts-sight = Deals you can see there
hosts-what = What is read, and why
hosts-what-text = The deal page or list in front of you, and, with your own session, the list of deals and of activities that you can see. They are read to compute workload, hand-off and the estimate on this machine. Nothing is written to the CRM and nothing is sent anywhere else.
hosts-requests =
    { $count ->
        [one] { $crm }: the one request that can be made
       *[other] { $crm }: the { $count } requests that can be made
    }
sight-unknown = I do not know
sight-own = only mine, or those shared with me
sight-all = all deals

me-intro = A CRM page says who is signed in. That only chooses a view: your own figures appear after you say here who that is.
me-none = No CRM has been read yet.
me-at = { $host }, user { $user }
me-remove = This is not me
me-open = { $viewer } on { $host }

## Options: my plan

plan-intro = Your incentive is computed only from what you enter here. It stays in this browser, is bound to one user of one CRM, and is never exported.
plan-needs-me = Say first, under “Who I am”, which { -role } you are.
plan-enter = Enter my plan
plan-show = Show my plan
plan-who = For
plan-currency-name = Currency
plan-variable = Variable pay for the year at 100 %
plan-year-start = First day of the fiscal year
plan-measure-name = The quota counts
plan-measure-amount = the deal's amount
plan-measure-arr = annual recurring revenue
plan-quota = Quota of the territory for the year
plan-territory = Owners whose deals make the territory, one a line (empty: every deal seen)
plan-official = Official credited total, if you have one
plan-official-amount = Amount
plan-official-as-of = As of
plan-quarter = Objectives, { $quarter } (a share from 0 to 1, such as 0.64)
plan-chosen = Plan
plan-measure-deals = the number of deals
plan-evidence = What shows it
plan-more = More: accounts, dates, draw, what is not seen, payments, grants
plan-accounts = Accounts whose deals count, one a line (empty: every account)
plan-joined = First day on the plan
plan-left-on = Last day on the plan
plan-draw = Draw of each draw period
plan-unseen-legend = Credit still to come from deals that you cannot see
plan-unseen-low = At the least
plan-unseen-likely = Likely
plan-unseen-high = At the most
plan-unseen-as-visible = It behaves as the visible part does
plan-objective-measured = Measured from the CRM where it verifies every case; else what you state counts.
plan-list-quotas = Quotas of single components
plan-list-changes = Changes within the year
plan-list-shares = Deals of which you have a share
plan-list-booked = Deals booked after they closed
plan-list-measured = Units or margin of deals
plan-list-cancelled = Deals cancelled or not paid
plan-list-paid = What payroll paid
plan-list-grants = Stock grants
plan-column-component = Component (its id)
plan-column-quota = Quota
plan-column-from = From
plan-column-variable = Variable pay for a year
plan-column-deal = Deal (name or number)
plan-column-share = Share, 0 to 1
plan-column-person = Whose, if not yours
plan-column-measure = Measured in
plan-column-value = Value
plan-column-by = Set by
plan-column-on = On
plan-column-until = For the period to
plan-column-amount = Amount
plan-column-name = Name
plan-column-granted = Granted on
plan-column-units = Units
plan-column-price = Value of one
plan-column-cliff-months = Months to the first part
plan-column-months = Months in all
plan-column-every = Then every
plan-row-add = Add
plan-row-remove = Remove
plan-import-paid = Import payments from a CSV
plan-import-paid-columns = Columns: on, until, component, deal, amount. What is there is replaced.
plan-not-stated = not stated
plan-yes = yes
plan-no = no
plan-save = Save my plan
plan-saved = Saved.
plan-faults =
    { $count ->
        [one] Not saved: one field needs a look. The plan in force stays.
       *[other] Not saved: { $count } fields need a look. The plan in force stays.
    }
plan-remove = Remove my plan

## Options: my calendar

calendar-intro = An .ics file of your own calendar makes your load whole: what takes your time there and is not in the CRM counts too. It is read and kept in this browser, in no export, and only your own panel shows its titles.
calendar-none = No file has been read. Your load is what the CRM holds.
calendar-choose = Choose a file
calendar-replace = Choose a newer file
calendar-drop = or drop an .ics file here
calendar-remove = Remove my calendar
calendar-reading = Reading…
calendar-taken = { $name } has been read.
calendar-removed = Removed. Your load is again what the CRM holds.
calendar-failed = This file could not be read, so nothing has changed: { $detail }
calendar-too-large = { $name } is larger than 20 MB, so nothing has changed. Export one calendar, or fewer years of it.
calendar-file = File
calendar-file-read = { $name }, read { $time }
calendar-range = Days
calendar-from-until = { $from } to { $until }
calendar-entries = Counted
calendar-meetings =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
calendar-absences = { $count } out of office
calendar-left-out = Left out
calendar-left-nothing = nothing
calendar-unread =
    { $count ->
        [one] { $count } event that could not be read, or recurs without bound
       *[other] { $count } events that could not be read, or recur without bound
    }
calendar-cancelled = { $count } cancelled
calendar-declined = { $count } declined by you
calendar-free = { $count } during which you are free
calendar-owner = Your answers
calendar-owner-none = It cannot be told from the file which address is yours, so nothing counts as declined.

## Options: data, language, help

data-intro = Readings, what you tick and write, your calendar and your settings are stored in this browser's profile, and nowhere else.
data-export = Export what was read
data-import = Import
data-exported = Exported. Your plan and your calendar are not in the file.
data-imported =
    { $count ->
        [one] { $count } reading imported
       *[other] { $count } readings imported
    }, { $problems ->
        [0] no problems.
        [one] { $problems } problem.
       *[other] { $problems } problems.
    }
data-import-failed = This file could not be read: { $detail }
data-forget = Forget what was read, and what you ticked and wrote there
data-forget-host = Forget { $host }
data-forget-all = Forget all readings, ticks and lists, and my calendar
data-forgotten = Forgotten.
language-intro = The language of the panel and of this page. CRM pages are read in whatever language they are in.
language-name = Language
language-pseudo = Test language (long)
help-intro = What is true of this extension, in short.
help-read = What it reads
help-read-text = Deals and activities on hosts that you allowed, with the session that you already have. It never writes to the CRM.
help-leave = What leaves the browser
help-leave-text = Nothing. There is no server, and the extension's own pages are forbidden to reach any other address.
help-estimate = What the figures are
help-estimate-text = Computed from what the CRM holds. Each one opens its reasons: the formula, each input, the record and the text as it was read. Incentive figures are estimates.
help-load = What load is
help-load-text = Known: activities and calendar entries, with preparation, follow-up and travel by the catalogue. Likely: with what open deals will still ask for, as a range, computed exactly and never sampled. Beyond it, hatched: what new deals usually take, by how many came in the last weeks. This device looks at the pipeline once a week and remembers where each deal stood, so that chances and new deals can be measured.
help-calendar = Your calendar file
help-calendar-text = Read on this machine and counted in your own load alone; your titles are in no export, in no badge and in nobody else's view. A meeting that the CRM holds too counts once, as the CRM has it. The file is not followed: choose a newer one when yours is old.
help-pay = Who sees pay
help-pay-text = Only this browser holds your plan. The amounts are covered until you ask, and again after a minute, on another tab, and while presenting.
help-shared = A shared profile
help-shared-text = Two people who share one browser profile are not protected from each other: use a profile each.
help-unknown = What it does not know
help-unknown-text = What is not on a page or in the lists is shown as not known and never counted as if it were there.
