# What the options page says of the settings. The side panel does not carry these.

## What each setting is called

set-words = Names
set-words-role-title = Title of the role
set-words-role-short = Short form of the role
set-privacy = Privacy
set-privacy-people-data = What others may see of a person's work
set-reading = Reading pages
set-reading-date-order = Dates in digits, where the page does not settle it
set-reading-decimal = Decimal mark, where the page does not settle it
set-reading-fields = Fields of CRMs without an adapter
set-reading-fields-origin = Origin of the CRM
set-reading-fields-page = Kind of page
set-reading-fields-by = Known by
set-reading-fields-name = That label, name or place
set-reading-fields-meaning = What it means
title-field = “{ $mark }”: { $meaning } ({ $origin })
meaning-none = nothing that is needed
set-load = Workload
set-load-overhead = Working time kept for other than customer work
set-load-bands = Bands of a week, as shares of its capacity
set-load-bands-room = Room below
set-load-bands-healthy = Healthy below
set-load-bands-stretched = Stretched below, overloaded from there on
set-load-completeness = Days with an activity below which too little is known
set-load-completeness-days = Working days that this share is taken over
set-load-weeks = Weeks shown, this one included
set-load-at-risk = A week is at risk from this chance of overload on
set-load-target = Share of the capacity that planning aims at
set-load-demos-per-day = Demos a day
set-load-buffer-before = Kept free before a demo
set-load-buffer-after = Kept free after a demo
set-load-pocs-at-once = POCs at once
set-load-reps = Reps of one { -se }
set-load-reps-low = Commonly at least
set-load-reps-high = Commonly at most
set-load-reps-most = At most, where tasks are few and short
set-load-reps-hours = A rep counts as served from these hours a week on
set-load-reps-weeks = Taken over the last
set-load-inflow-weeks = New deals are counted over the last
set-load-quiet-days = An open deal is quiet without an activity for
set-load-drift = Work on customers after the close
set-load-drift-line = Line drawn, as a share of working hours
set-load-drift-days = Taken over the last
set-load-drift-grace = Nothing counts until after the close
set-load-card-days = An availability card holds for
set-pipeline = Open deals
set-pipeline-stages = Stages
set-pipeline-stages-stage = Stage
set-pipeline-stages-advance = Go on to the next
set-pipeline-stages-chance = Won from here
set-pipeline-stages-smb-days = Usual days, small
set-pipeline-stages-mid-days = Usual days, mid-market
set-pipeline-stages-enterprise-days = Usual days, enterprise
set-pipeline-factory = Chances that CRMs show for every deal of a stage
set-pipeline-factory-stage = Stage
set-pipeline-factory-chance = Chance
set-pipeline-segments = Sizes of deals
set-pipeline-segments-mid = Mid-market from
set-pipeline-segments-enterprise = Enterprise from
set-pipeline-segments-currency = Currency of these amounts, as a code; without one, any
set-pipeline-chances = Chances of your own
set-pipeline-chances-stage = Stage
set-pipeline-chances-segment = Size
set-pipeline-chances-chance = Won from here
set-pipeline-history = Chances from own history
set-pipeline-history-least = Deals that must have ended
set-pipeline-history-prior = Deals that the starting value counts for
set-pipeline-slipping = Slipping close dates
set-pipeline-slipping-on = Dates may slip
set-pipeline-slipping-negotiation = Hold their date in negotiation
set-pipeline-slipping-earlier = Hold their date in a stage before
set-pipeline-slipping-past = Still close in the period although the date is past
set-pipeline-market = Market factor
set-pipeline-market-on = Deals share one market
set-pipeline-market-states = Its states
set-pipeline-market-states-shift = Shifts chances by
set-pipeline-market-states-weight = Weight
set-pipeline-quiet = Overdue and idle deals
set-pipeline-quiet-past-days = First stretch past the close date
set-pipeline-quiet-past = Share of the chance left in it
set-pipeline-quiet-long-past-days = Second stretch; after it, no work is expected
set-pipeline-quiet-long-past = Share of the chance left in it
set-pipeline-quiet-idle-days = Idle without an activity for
set-pipeline-quiet-idle = Share of the chance that an idle deal keeps
set-pipeline-automatic-close = The CRM fills in a close date by itself
set-calendars = Calendars
set-calendars-monday = Monday
set-calendars-tuesday = Tuesday
set-calendars-wednesday = Wednesday
set-calendars-thursday = Thursday
set-calendars-friday = Friday
set-calendars-saturday = Saturday
set-calendars-sunday = Sunday
set-calendars-holidays = Holidays and other days off
set-calendars-holidays-date = Day
set-calendars-holidays-name = Name
set-people = People
set-people-name = Full name, as the CRM shows it
set-people-aliases = Other names in the CRM
set-people-roles = Parts
set-people-team = Team
set-people-territories = Territories
set-people-zone = Time zone
set-people-language = Language, as a tag such as de
set-people-calendar = Calendar, by its id
set-people-part-time = Share of each working day
set-people-leave = Leave that the CRM does not hold
set-people-leave-first = First day
set-people-leave-last = Last day
set-people-leave-share = Share of each day
set-people-leave-note = Note
set-catalogue = Activities
set-catalogue-travel-hours = Travel per on-site day and place
set-catalogue-no-show-delivery = Left of a meeting when the customer does not come
set-catalogue-repeat-days = A second demo for the same account takes half the preparation within
set-catalogue-on-site = Words for “at the customer's”
set-catalogue-remote = Words for “not at the customer's”
set-catalogue-kinds = Kinds of activity
set-catalogue-kinds-title = Title of your own
set-catalogue-kinds-preparation = Preparation
set-catalogue-kinds-delivery = Delivery, where the CRM does not say how long
set-catalogue-kinds-follow-up = Follow-up
set-catalogue-kinds-words = Words that tell it
set-catalogue-kinds-with = Words of which one must be there too
set-catalogue-kinds-types = The CRM's types that stand for it
set-catalogue-kinds-on-site = At the customer's it becomes, by id
set-catalogue-kinds-demo = Counts as a demo
set-catalogue-kinds-overhead = Its hours fill the time kept for other work first
set-catalogue-kinds-post-sales = Belongs to post-sales
set-catalogue-kinds-leave = Is absence, not work
set-catalogue-kinds-spread = What is still needed of it is spread evenly over the stage
set-catalogue-kinds-no-load = Takes no time, as a logged e-mail
set-catalogue-kinds-prepares = Is the preparation of the deal's next activity
set-profiles = What deals take
set-profiles-expansion = Share of discovery and evaluation with an existing customer
set-profiles-sizes = Sizes of deals
set-profiles-sizes-ceiling = At most in one week
set-profiles-sizes-hand-off-days = Hand-off, after the close
set-profiles-sizes-bundles = What comes together or not at all
set-profiles-sizes-bundles-id = Name
set-profiles-sizes-bundles-chance = Chance that it is needed
set-profiles-sizes-items = What is needed
set-profiles-sizes-items-stage = Stage
set-profiles-sizes-items-kind = Kind of activity, by its id
set-profiles-sizes-items-count = How many
set-profiles-sizes-items-chance = Chance that each is needed
set-profiles-sizes-items-bundle = Comes with
set-handoff = Hand-off
set-handoff-templates = Other checklists
set-handoff-templates-title = Title of your own
set-handoff-templates-applies = Applies when
set-handoff-templates-only = Items taken from the first checklist; none for all
set-handoff-templates-items = Its own items
set-handoff-templates-items-title = Title of your own
set-handoff-templates-items-weight = Weight in the score
set-handoff-templates-items-required = The verdict depends on it
set-handoff-templates-items-owner = Owed by
set-handoff-templates-items-due = Due after the close, negative before it
set-handoff-templates-items-due-after = Counted from the last activity of this kind, in place of the close
set-handoff-templates-items-proof = Proof
set-handoff-templates-items-not-applicable = Does not apply when
set-handoff-templates-items-verified = Verified when
set-handoff-templates-items-stated = Stated when
set-handoff-templates-items-partial = Partial when
set-handoff-templates-project = Goes with an implementation project: the { -se } may stay longer
set-handoff-dependence = Dependence after the close
set-handoff-dependence-half-life = After so long a contact counts half
set-handoff-dependence-allowance-days = The allowance falls to its floor within
set-handoff-dependence-allowance-floor = Share of contacts that the { -se } may always keep
set-handoff-dependence-project-start = In a project it falls from the hand-off meeting, at the latest after
set-handoff-dependence-project-end = In a project it is at its floor after
set-handoff-dependence-least-evidence = Least number of contacts to say anything
set-handoff-dependence-checkins = Check-ins
set-handoff-dependence-checkins-day = Days after the close
set-handoff-dependence-support-recorded = Where support is recorded
set-handoff-dependence-inbound = Words that say the customer came to us
set-handoff-promise-words = Words that tell a promise, by language
set-handoff-promise-words-words = Words
set-handoff-listed-days = A hand-off stays in the list of one's own for so long after the close
set-handoff-items = Items of the first checklist
set-handoff-items-title = Title of your own
set-handoff-items-weight = Weight in the score
set-handoff-items-required = The verdict depends on it
set-handoff-items-owner = Owed by
set-handoff-items-due = Due after the close, negative before it
set-handoff-items-due-after = Counted from the last activity of this kind, in place of the close
set-handoff-items-proof = Proof
set-handoff-items-not-applicable = Does not apply when
set-handoff-items-verified = Verified when
set-handoff-items-stated = Stated when
set-handoff-items-partial = Partial when
set-plans = Incentive plans
set-plans-title = Title of your own
set-plans-about = In words
set-plans-components = Components
set-plans-components-title = Title of your own
set-plans-components-kind = Pays for
set-plans-components-weight = Share of the variable pay
set-plans-components-credit = Credit
set-plans-components-credit-quota = Whose quota
set-plans-components-credit-measure = Measured in
set-plans-components-credit-counts = Deals that count
set-plans-components-credit-from = First day of deals
set-plans-components-credit-until = Last day of deals
set-plans-components-credit-sharing = Several people on a deal
set-plans-components-credit-indirect-when = Indirect deals
set-plans-components-credit-direct = A direct deal counts
set-plans-components-credit-indirect = An indirect deal counts
set-plans-components-credit-cap = Most credit of one deal
set-plans-components-payout = Payout
set-plans-components-payout-curve = Curve
set-plans-components-payout-curve-from = From (1 = 100 % of quota)
set-plans-components-payout-curve-kind = Segment
set-plans-components-payout-curve-value = Value
set-plans-components-payout-curve-to = Line ends at
set-plans-components-payout-tiers = Tiers
set-plans-components-payout-applied = Curve applies to
set-plans-components-payout-threshold = Threshold
set-plans-components-payout-threshold-pays = Reaching the threshold pays
set-plans-components-payout-decelerate-below = Reduced below
set-plans-components-payout-decelerate-to = Reduced to
set-plans-components-payout-decelerate = Reduced is
set-plans-components-payout-owed-below-zero = Credit below zero is owed back
set-plans-components-payout-cap = At most, of its target
set-plans-components-payout-deal-cap = Most pay for one deal
set-plans-components-payout-decimals = Decimals of attainment in per cent
set-plans-components-payout-rounding = Attainment is rounded
set-plans-components-depends = Depends on
set-plans-components-depends-gate = Gate: component
set-plans-components-depends-gate-at = Gate: attainment it must reach
set-plans-components-depends-modifiers = Factors
set-plans-components-depends-modifiers-by = By component
set-plans-components-depends-modifiers-from = From attainment
set-plans-components-depends-modifiers-factor = Factor
set-plans-components-depends-matrix-by = Matrix: other component
set-plans-components-depends-matrix = Matrix
set-plans-components-depends-matrix-from = From attainment
set-plans-components-depends-matrix-by-from = And of the other from
set-plans-components-depends-matrix-points = Pays
set-plans-components-measure = Measured
set-plans-components-measure-period = Period
set-plans-components-measure-cumulative = Periods add up over the year
set-plans-components-pay = Paid
set-plans-components-pay-frequency = How often
set-plans-components-pay-lag-days = Days after the period
set-plans-components-pay-holdback = Held back until the true-up
set-plans-components-pay-negative = An amount below zero is
set-plans-components-objectives = Objectives
set-plans-components-objectives-title = Title of your own
set-plans-components-objectives-group = About
set-plans-components-objectives-measured = Measured by
set-plans-components-objectives-weight = Weight among the objectives
set-plans-components-objectives-from = Pays nothing up to
set-plans-components-objectives-full = Pays in full from
set-plans-cap = At most in all, of the variable pay
set-plans-clawback = Cancelled deals
set-plans-clawback-within-days = Pay comes back within
set-plans-clawback-by = Comes back
set-plans-draw = Draw
set-plans-draw-kind = Kind
set-plans-draw-frequency = How often
set-plans-draw-recoverable = Recovered from later pay
set-plans-draw-recover-from = Recovered from draw period
set-plans-draw-recover-share = Share that goes into recovery
set-plans-ramp = First months of service
set-plans-ramp-month = Month
set-plans-ramp-quota = Own quota counts
set-plans-ramp-guaranteed = Guaranteed
set-plans-calendar = Fiscal calendar
set-plans-calendar-months = Months
set-plans-calendar-weeks-53 = Year of 53 weeks
set-plans-calendar-starts = First days of months, and the day after the year
set-plans-calendar-starts-day = Day
set-plans-rates = Exchange rates
set-plans-rates-currency = Currency
set-plans-rates-from = From (empty: plan rate)
set-plans-rates-rate = Plan currency for one
set-plans-late = A deal booked after it closed counts in the period
set-plans-closed-at = Closed deals are credited at the rate
set-plans-rounding = Pay is rounded
set-plans-seen-in-full = The pool counts as seen in full from

## What can be chosen

choice-open = leave it open
choice-day_first = the day first: 3 April is 03/04
choice-month_first = the month first: 3 April is 04/03
choice-point = a point: 1.5
choice-comma = a comma: 1,5
choice-record = a deal’s own page
choice-list = a list or board
choice-label = its label
choice-api = its name in programs
choice-at = where it stands
choice-name = { meaning-name }
choice-number = { meaning-number }
choice-account = { meaning-account }
choice-stage = { meaning-stage }
choice-amount = { meaning-amount }
choice-won_amount = { meaning-won-amount }
choice-currency = { meaning-currency }
choice-chance = { meaning-chance }
choice-expected_close = { meaning-expected-close }
choice-actual_close = { meaning-actual-close }
choice-created = { meaning-created }
choice-owner = { meaning-owner }
choice-sales_engineer = { meaning-sales-engineer }
choice-term_months = { meaning-term-months }
choice-technical_outcome = { meaning-technical-outcome }
choice-technical_outcome_date = { meaning-technical-outcome-date }
choice-why = { meaning-why }
choice-success = { meaning-success }
choice-promises = { meaning-promises }
choice-demoed = { meaning-demoed }
choice-technical = { meaning-technical }
choice-integration = { meaning-integration }
choice-contacts = { meaning-contacts }
choice-support_contact = { meaning-support-contact }
choice-rep_role = { meaning-rep-role }
choice-risks = { meaning-risks }
choice-go_live = { meaning-go-live }
choice-renewal = { meaning-renewal }
choice-continuity = { meaning-continuity }
choice-continuity_until = { meaning-continuity-until }
choice-technical_outcome_reason = { meaning-technical-outcome-reason }
choice-scope = { meaning-scope }
choice-project_lead = { meaning-project-lead }
choice-environments = { meaning-environments }
choice-data_migration = { meaning-data-migration }
choice-milestone = { meaning-milestone }
choice-milestone_date = { meaning-milestone-date }
choice-installation_changes = { meaning-installation-changes }
choice-support_effect = { meaning-support-effect }
choice-self = nothing: everybody sees only themselves
choice-availability = only when they are free
choice-team_aggregate = sums of teams of five and more, for managers
choice-team_named = the people of their team by name, for managers
choice-never = never
choice-lead = lead
choice-smb = small
choice-mid = mid-market
choice-enterprise = enterprise
choice-none = no
choice-month_end = the end of the month in which the deal was created
choice-without_deal = unless it belongs to a deal
choice-always = always
choice-se = sales engineer
choice-rep = sales rep
choice-se_and_rep = sales engineer and sales rep
choice-receiver = receiver
choice-post_sales_se = post-sales engineer
choice-support = support
choice-manager = manager
choice-attainment = credit against a quota
choice-commission = credit itself, in money or by the piece
choice-objectives = objectives
choice-territory = the territory's
choice-pool = the pool's
choice-company = the company's
choice-own = the person's own
choice-in_full = each has all of it
choice-split = each has a share
choice-sum = all deals together
choice-deal = each deal
choice-year = year
choice-half = half-year
choice-quarter = quarter
choice-month = month
choice-carry_forward = kept back from later pay
choice-take_back = taken back at once
choice-floor_zero = forgiven
choice-half_away = halves away from zero
choice-half_even = halves to the even neighbour
choice-down = down
choice-recompute = what the period pays without the deal
choice-line = line
choice-floor = pay is topped up to it
choice-advance = paid on top
choice-prepaid = paid before and settled
choice-calendar = calendar months
choice-4-4-5 = weeks, 4-4-5
choice-4-5-4 = weeks, 4-5-4
choice-5-4-4 = weeks, 5-4-4
choice-original = of its close
choice-next = of its booking
choice-dated = of its day
choice-plan = of the plan
choice-slope = points per point
choice-level = level
choice-rate = rate of credit
choice-marginal = each tier for its part
choice-retroactive = the last tier for all
choice-catch_up = everything
choice-from_zero = only what lies above
choice-part = the part below, always
choice-whole = everything, until reached
choice-process = how the work is done
choice-financial = what it brings in
choice-enablement = what it teaches colleagues
choice-customers = what customers say
choice-stated = the person, with evidence
choice-handoffs = hand-offs in the CRM
choice-reference = a reference call in the CRM
choice-arr = annual recurring revenue
choice-units = units
choice-margin = margin
choice-deals = deals
choice-discovery = discovery
choice-evaluation = evaluation
choice-proposal = proposal
choice-negotiation = negotiation
choice-hand_off = hand-off
choice-required = counts only when verified
choice-impossible = cannot be proved, at most stated

## Units; the number decides their plural

unit-hours = h
unit-share = %
unit-days =
    { $count ->
        [one] day
       *[other] days
    }
unit-working_days =
    { $count ->
        [one] working day
       *[other] working days
    }
unit-weeks =
    { $count ->
        [one] week
       *[other] weeks
    }
unit-per_year = a year
unit-count = {""}
unit-points = {""}
unit-money = {""}
setting-with-unit = { $value } { $unit }
value-none = not set
value-yes = yes
value-no = no
value-empty = nothing
value-rows =
    { $count ->
        [one] one row
       *[other] { $count } rows
    }: { $rows }

## The section

options-settings = Settings
form-intro = Every figure and word that Second Chair computes with. Beside each stands what its default rests on; open panels follow a change at once.
form-search = Find a setting
form-search-hint = by name, group, path or value
form-hits =
    { $count ->
        [0] Nothing found.
        [one] One setting found. Enter goes to it.
       *[other] { $count } settings found. Enter goes to the first.
    }
form-undo = Undo
form-redo = Redo
form-undone = Undone.
form-redone = Done again.
form-reset-all = Reset all to default
form-reset-done = All settings are as they are by default. Undo brings yours back.
form-compare = Compare with defaults ({ $count })
form-export = Export settings
form-exported = Exported. Your plan is not in the file.
form-import = Import settings
form-saved = Saved: { $name }.
form-refused = Not saved: { $name }. What held before still holds.
form-problems = Some of your settings do not hold, and the rest does:
form-drop = Take it away
form-kept = Settings that this version could not read are kept here as they were.
form-kept-save = Save that text
form-changed =
    { $count ->
        [one] one changed
       *[other] { $count } changed
    }
form-tally =
    { $count ->
        [0] none
       *[other] { $count }
    }
layer-default = default
layer-policy = set by your organisation
layer-own = changed by you
layer-own-member = added by you
layer-policy-member = added by your organisation
form-default-is = Default: { $value }
form-reset = Reset to default
form-reset-label = Reset to default: { $name }
form-locked = Locked
form-locked-policy = Your organisation's policy keeps this as it is.
form-locked-only = Only a policy of your organisation can set this.
form-bounds = { $low } to { $high }
form-lines = one a line
form-rule-words = That is: { $words }
form-rule-last = The rule in force stays: { $words }
form-rule-none = No rule is in force here.
form-rule-fault = Column { $column }: { $fault }
form-empty-choice = not set
form-hours-hint = day off, or 09:00-12:30, 13:00-17:00
form-row-add = Add a row
form-row-remove = Remove row { $number }
form-row-actions = Remove
form-cell = { $column }, row { $number }
form-add = Add
form-add-id = Id of a new one
form-add-hint = letters, digits, - and _; it cannot be changed later
form-add-taken = There is one with the id “{ $id }” already.
form-added = Added: { $name }.
form-take-out = Take out
form-take-out-label = Take out { $name }
form-remove = Remove
form-remove-label = Remove { $name }
form-taken-out = Taken out: { $name }.
form-gone = Taken out
form-gone-policy = { $name }, by your organisation
form-put-back = Put back
form-put-back-label = Put back { $name }
form-put-back-done = Put back: { $name }.

## What a default rests on

mark-label = { $mark }. What does that mean?
mark-source = Source { $id }, grade { $grade }: { $text }
mark-grades = Grade A is a primary text that was read, B a second party that names a primary one, C a vendor or nobody named.
mark-start = SV is a starting value: a judgement from practice. Put your own experience in its place.
mark-rule = { $rule } is a rule or a table of Second Chair's own documentation.
mark-own = { $mark }

## Comparing and importing

change-from-to = { $from } → { $to }
change-added = added
change-gone = taken out
compare-none = Everything is as it is by default.
import-title = Import { $file }
import-changes =
    { $count ->
        [0] No setting would change.
        [one] One setting would change:
       *[other] { $count } settings would change:
    }
import-faulty =
    { $count ->
        [one] One entry is left out:
       *[other] { $count } entries are left out:
    }
import-locked =
    { $count ->
        [one] One value is locked by your organisation and stays as it is. Yours waits until the lock is gone:
       *[other] { $count } values are locked by your organisation and stay as they are. Yours wait until the lock is gone:
    }
import-me = Who you are
import-me-one = { $name }, { $role } on { $host }
import-crm = What you see
import-crm-one = { $host }: { $sight }
import-language = Language
import-apply = Apply
import-cancel = Cancel
import-applied = Imported. Undo takes it back.
import-cancelled = Nothing was changed.
import-unusable = This file cannot be imported.

## People and holidays

people-confirm = Seen in your CRM, and not among your people yet
people-confirm-one = Confirm
people-confirm-label = Confirm { $name } as { $parts }
people-confirm-all = Confirm all { $count }
people-confirmed =
    { $count ->
        [one] One person added.
       *[other] { $count } people added.
    }
holidays-add = Add from a calendar file (.ics)
holidays-added =
    { $count ->
        [0] No new day in { $file }.
        [one] One day added from { $file }.
       *[other] { $count } days added from { $file }.
    }
holidays-timed =
    { $count ->
        [one] One event has a time of day and was left out.
       *[other] { $count } events have a time of day and were left out.
    }
holidays-unread =
    { $count ->
        [one] One event could not be read and was left out.
       *[other] { $count } events could not be read and were left out.
    }
holidays-failed = { $file } is no calendar file that can be read: { $reason }

## Help

help-settings = Where settings come from
help-settings-text = Each value has a default. Your organisation may set its own by a policy and lock it; what you change here lies over both. A value says which of these it is, and a locked one cannot be changed here.
help-marks = What stands beside a default
help-marks-text = Where a default comes from: a source with its grade, or SV, a starting value to be replaced by your own experience. Press it to read more.
help-import = Taking settings along
help-import-text = Export saves what you changed as a file. Import shows what would change, and what is faulty, before anything is applied; Undo takes it back.

## Fields of CRMs without an adapter

fields-why = What was pointed at in the panel. The file holds labels, names and places, and none of what stands there; the same text is a policy.
fields-export = Save as a field map
fields-import = Take a field map in
fields-unusable = { $file } is no field map. Save one with “Save as a field map”.
