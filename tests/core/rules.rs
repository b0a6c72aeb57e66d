//! The condition language: examples, places of faults, and laws that hold for any rule.

use proptest::prelude::*;
use second_chair::handoff::Template;
use second_chair::model::{ActivityStatus, Currency, Field, Meaning, Money, Ratio, Reason, Stage};
use second_chair::rules::{
    BUDGET, Binary, DEEPEST, Expression, Fault, LONGEST, Node, Phrase, Rule, Truth, Unary, Unit, parse,
};
use second_chair::settings::defaults;
use serde_json::{Value, json};

use crate::case::{World, activity, day, known, person, read, set_text, source, unread};

fn rule(text: &str) -> Rule {
    Rule::read(text, &defaults().unwrap().catalogue).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

fn faults(text: &str) -> Vec<Fault> {
    Rule::read(text, &defaults().unwrap().catalogue).unwrap_err()
}

fn ask(world: &World, text: &str) -> Truth {
    world.ask(&rule(text)).truth
}

#[test]
fn what_is_read_is_true_or_false() {
    let world = read();
    for truth in [
        "letters(why) >= 40 and has_digit(why)",
        "words(why) = 11",
        "not letters(technical) >= 1",
        "count(entries(demoed)) = 2 and each entries(demoed) contains {\"bought\", \"roadmap\"}",
        "some entries(demoed) contains \"not bought\"",
        "text(risks) is \"none known\"",
        "text(account) in {\"Fabrikam\", \"contoso\"}",
        "known(receiver) and not receiver is se",
        "owner in {\"Rosa Klein\", \"Bo Lee\"}",
        "se is \"sam okafor\"",
        "not text(account) is text(risks) and not owner is text(account)",
        "stage is won and not stage in {lost, abandoned}",
        "date(renewal) > close",
        "not known(date(go_live)) and not date(go_live) > close",
        "close - 10 working days = 2026-10-27",
        "close + 45 days = 2026-12-25",
        "working_days(close, today) = 9 and working_days(today, close) = 0 - 9",
        "today - close = 13 days",
        "amount < 100000 and amount >= 86500 USD and amount != 1 USD",
        "amount * 12 / term_months = 43250",
        "amount / 1000 USD > 86.4",
        "count(activities) = 3 and count(no_shows) = 0",
        "count(activities where kind in {demo, handoff_meeting} and held) = 2",
        "count(activities where kind is handoff_meeting and held and with(se) and with(receiver)) >= 1",
        "count(activities where with(customer) and not with(\"Lea Petit\")) = 2",
        "count(activities where text(title) contains \"check\") = 1",
        "sum(hours of activities where held) = 3 h and sum(hours of activities) >= 3 h",
        "sum(hours of activities where held) < setting(hours_per_day)",
        "count(activities where starts(activity) >= close - 10 working days and starts(activity) < today) = 1",
        "first(activities) = 2026-10-20 and last(activities where held) <= close + 2 days",
        "not first(activities where kind is training) > 2000-01-01",
    ] {
        assert_eq!(ask(&world, truth), Truth::True, "{truth}");
        assert_eq!(ask(&world, &format!("not ({truth})")), Truth::False, "{truth}");
    }
}

#[test]
fn what_is_not_read_is_unknown() {
    let nothing = unread();
    for open in [
        "letters(why) >= 40",
        "text(risks) is \"none known\"",
        "known(receiver)",
        "not known(date(renewal))",
        "stage is won",
        "owner is se",
        "amount < 25000",
        "close < today",
        "working_days(close, today) >= 5",
        "each entries(demoed) contains \"bought\"",
        "count(activities) >= 1",
        "count(activities) = 0",
        "sum(hours of activities) > 8 h",
        "first(activities) < today",
        "unknown",
        "amount > 5 and true",
        "amount > 5 or false",
    ] {
        assert_eq!(ask(&nothing, open), Truth::Unknown, "{open}");
    }
    assert_eq!(ask(&nothing, "amount > 5 and false"), Truth::False, "whatever the amount");
    assert_eq!(ask(&nothing, "amount > 5 or true"), Truth::True, "whatever the amount");
    assert_eq!(ask(&nothing, "count(activities) >= 0"), Truth::True, "a count is never below 0");
}

#[test]
fn a_count_of_activities_not_all_read_is_the_least_it_can_be() {
    let mut world = read();
    world.activities_read = false;
    assert_eq!(ask(&world, "count(activities where kind is demo) >= 1"), Truth::True);
    assert_eq!(ask(&world, "count(activities where kind is demo) >= 2"), Truth::Unknown);
    assert_eq!(ask(&world, "count(activities where kind is demo) < 1"), Truth::False);
    assert_eq!(ask(&world, "sum(hours of activities) >= 3 h"), Truth::True);
    assert_eq!(ask(&world, "sum(hours of activities) < 8 h"), Truth::Unknown);
    assert_eq!(ask(&world, "first(activities) <= 2026-10-20"), Truth::True);
    assert_eq!(ask(&world, "first(activities) >= 2026-10-20"), Truth::Unknown);
}

#[test]
fn a_person_not_read_leaves_open_what_fits() {
    let mut world = read();
    world.deal.receiver = Field::Absent;
    let met = "count(activities where held and with(receiver)) >= 1";
    assert_eq!(ask(&world, met), Truth::Unknown, "two were held");
    assert_eq!(ask(&world, "count(activities where held and with(receiver)) > 2"), Truth::False, "only two were held");
    let mut without_se = read();
    without_se.deal.se = Field::Absent;
    assert_eq!(ask(&without_se, "known(receiver) and not receiver is se"), Truth::Unknown, "they may be one");
    world.activities.clear();
    assert_eq!(ask(&world, met), Truth::False, "none was held, whoever receives");
    assert_eq!(ask(&world, &format!("{met} given receiver")), Truth::Unknown, "asked only once it is read");
    assert_eq!(ask(&read(), &format!("{met} given receiver")), Truth::True);
}

#[test]
fn amounts_of_two_currencies_cannot_be_compared() {
    assert_eq!(ask(&read(), "amount < 25000 EUR"), Truth::Unknown);
    assert_eq!(ask(&read(), "amount / 0 = 1"), Truth::False, "a division by zero is no value");
}

#[test]
fn called_off_and_missed_activities_are_counted_apart() {
    let mut world = read();
    world.activities[0].status = ActivityStatus::NoShow;
    world.activities[1].status = ActivityStatus::Cancelled;
    assert_eq!(ask(&world, "count(activities) = 1 and count(no_shows) = 1 and count(cancelled) = 1"), Truth::True);
}

#[test]
fn an_answer_names_what_it_rests_on() {
    let labels = |text: &str| -> Vec<String> {
        read().ask(&rule(text)).sources.iter().map(|source| source.label.to_string()).collect()
    };
    assert_eq!(labels("letters(why) >= 40 and has_digit(why)"), ["Why"], "each reading once");
    assert_eq!(labels("date(renewal) > close"), ["Renewal", "Close"]);
    assert_eq!(labels("letters(technical) >= 1"), ["Technical"], "blank is a reason too");
    let held = "count(activities where held and with(se)) >= 1 given receiver";
    let expected = ["2026-10-20T10:00[Europe/London]", "2026-11-12T10:00[Europe/London]", "Receiver"];
    assert_eq!(labels(held), expected, "activities in order of start");
}

#[test]
fn a_fault_is_named_with_its_place_and_what_was_meant() {
    for (text, place, id, near) in [
        ("", 0..0, "rule-ends-early", ""),
        ("letters(why) >=", 15..15, "rule-ends-early", ""),
        ("letters(why) >= 40 has_digit(why)", 19..28, "rule-expected-operator", ""),
        ("(letters(why) >= 40", 19..19, "rule-ends-early", ""),
        ("letters(why >= 40", 17..17, "rule-ends-early", ""),
        ("count(activities where held >= 1", 32..32, "rule-ends-early", ""),
        ("amount < < 5", 9..10, "rule-expected-value", ""),
        ("amount < 5 < 6", 11..12, "rule-chain", ""),
        ("amount & 5", 7..8, "rule-sign", ""),
        ("text(risks) is “none”", 15..18, "rule-sign", ""),
        ("text(risks) is \"none", 15..20, "rule-open-text", ""),
        ("text(risks) is \"a\\b\"", 17..18, "rule-escape", ""),
        ("close > 2026-02-30", 8..18, "rule-date", ""),
        ("amount < 25k", 9..12, "rule-number", ""),
        ("leters(why) >= 40", 0..11, "rule-unknown-near", "letters"),
        ("letters(wy) >= 40", 8..10, "rule-unknown-near", "why"),
        ("ammount < 5", 0..7, "rule-unknown-near", "amount"),
        ("stage is wom", 9..12, "rule-unknown-near", "won"),
        ("count(activities where kind in {demo, handof_meeting}) >= 1", 38..52, "rule-unknown-near", "handoff_meeting"),
        ("setting(hours_a_day) > 1 h", 8..19, "rule-unknown-near", "hours_per_day"),
        ("zebra < 5", 0..5, "rule-unknown", ""),
        ("why is \"a\"", 0..3, "rule-field-alone", ""),
        ("date(why) > close", 5..8, "rule-no-date", ""),
        ("letters(why)", 0..12, "rule-type", ""),
        ("amount > close", 0..14, "rule-mismatch", ""),
        ("close + 5 > today", 0..9, "rule-mismatch", ""),
        ("stage is \"won\"", 0..14, "rule-mismatch", ""),
        ("entries(demoed) contains \"bought\"", 0..15, "rule-mismatch", ""),
        ("known(customer)", 6..14, "rule-type", ""),
        ("owner in \"Ana\"", 9..14, "rule-no-set", ""),
        ("owner in {}", 9..11, "rule-empty-set", ""),
        ("held", 0..4, "rule-outside-where", ""),
        ("text(title) is \"a\"", 5..10, "rule-outside-where", ""),
        ("count(activities where count(activities where held) > 1) > 1", 29..39, "rule-where-in-where", ""),
        ("sum(amount of activities) > 1 h", 4..10, "rule-of", ""),
        ("working_days(close) > 1", 0..19, "rule-arguments", ""),
        ("close + 1.5 days > today", 8..16, "rule-days", ""),
        ("close + 2000 working days > today", 8..25, "rule-days", ""),
    ] {
        let found = faults(text);
        let first = &found[0];
        assert_eq!((first.span.start..first.span.end, first.message.id.as_str()), (place, id), "{text}: {found:?}");
        assert_eq!(first.message.args.get("near").map_or("", |near| &near.value), near, "{text}");
    }
    let all = faults("leters(why) >= 40 and ammount < 5");
    assert_eq!(all.iter().map(|fault| fault.span.start).collect::<Vec<_>>(), [0, 22], "all faults at once");
    let text = "text(risks) is \"größer\" and x < 1";
    assert_eq!(faults(text)[0].column(text), 29, "columns count characters");
}

#[test]
fn a_rule_is_bounded() {
    let long = format!("text(risks) is \"{}\"", "a".repeat(LONGEST));
    assert_eq!(faults(&long)[0].message.id, "rule-too-long");
    let deep = format!("{}true{}", "(".repeat(10 * DEEPEST), ")".repeat(10 * DEEPEST));
    assert_eq!(faults(&deep)[0].message.id, "rule-too-deep");
    let row = vec!["true"; DEEPEST + 1].join(" and ");
    assert_eq!(faults(&row)[0].message.id, "rule-too-deep");
    assert_eq!(ask(&read(), &vec!["true"; DEEPEST - 1].join(" and ")), Truth::True);
}

#[test]
fn a_rule_over_its_budget_is_unknown_and_says_so() {
    let mut world = read();
    world.activities = vec![world.activities[0].clone(); BUDGET / 4];
    let evidence = world.ask(&rule("count(activities where held and with(se)) >= 1 or true"));
    assert_eq!((evidence.truth, evidence.sources.len()), (Truth::Unknown, 0));
    assert_eq!(evidence.problem.unwrap().id, "rule-over-budget");
}

#[test]
fn the_canonical_text_keeps_only_the_brackets_that_matter() {
    for (text, canonical) in [
        ("letters(why)>=40 and(has_digit(why))", "letters(why) >= 40 and has_digit(why)"),
        ("(true and false) or true", "true and false or true"),
        ("true and (false or true)", "true and (false or true)"),
        ("true and (false and true)", "true and (false and true)"),
        ("not (not true)", "not not true"),
        ("not (true and false)", "not (true and false)"),
        ("close+1 days>today", "close + 1 day > today"),
        ("amount<025000.50USD", "amount < 25000.5 USD"),
        ("(amount * 12) / term_months > 0.10", "amount * 12 / term_months > 0.1"),
        ("text(risks) is \"a \\\"b\\\" \\\\ \\n\"", "text(risks) is \"a \\\"b\\\" \\\\ \\n\""),
    ] {
        let text = text.replace("50USD", "50 USD");
        assert_eq!(rule(&text).to_string(), canonical);
    }
}

#[test]
fn a_rule_can_be_said_in_plain_words() {
    let phrase = rule("stage in {won, lost} and not (close + 2 working days > today)").words();
    assert_eq!(phrase.message.id, "rule-words-and");
    let set = &phrase.parts["left"].parts["right"];
    let id = |phrase: &Phrase| phrase.message.id.clone();
    assert_eq!(
        [id(set), id(&set.parts["left"]), id(&set.parts["right"])],
        ["rule-words-any", "state-won", "state-lost"]
    );
    let later = &phrase.parts["right"].parts["part"];
    assert_eq!(later.parts["left"].parts["right"].message.args["days"].value, "2");
}

#[test]
fn the_built_in_checklist_is_written_canonically() {
    let text = include_str!("../../src/settings/defaults/handoff.json");
    let template: Value = serde_json::from_str(text).unwrap();
    let lists = template["value"]["templates"].as_array().unwrap();
    let items = |list: &Value| list["items"].as_array().unwrap().clone();
    for item in lists.iter().flat_map(items).chain(items(&template["value"])) {
        for name in ["not_applicable", "verified", "stated", "partial"] {
            if let Some(text) = item.get(name).and_then(Value::as_str) {
                assert_eq!(rule(text).to_string(), text);
            }
        }
    }
}

#[test]
fn a_faulty_checklist_is_refused_with_item_place_and_reason() {
    let catalogue = &defaults().unwrap().catalogue;
    let item = json!({ "id": "why", "weight": 5, "required": true, "owner": "se", "due": -5 });
    let with = |name: &str, value: Value| {
        let mut item = item.clone();
        item[name] = value;
        item
    };
    let template = |items: Value| json!({ "id": "own", "items": items }).to_string();
    let good = with("verified", json!("letters(why) >= 40"));
    let sound = Template::read(&template(json!([good, with("id", json!("other"))])), catalogue).unwrap();
    assert_eq!(sound.items.iter().map(|item| item.number).collect::<Vec<_>>(), [1, 2]);
    let places = |text: &str| -> Vec<(String, String)> {
        let faults = Template::read(text, catalogue).unwrap_err();
        faults.into_iter().map(|fault| (fault.path, fault.message.id)).collect()
    };
    let at = |path: &str, id: &str| (path.to_owned(), id.to_owned());
    assert_eq!(places("{"), [at("", "rule-template-not-json")]);
    assert_eq!(places("[]"), [at("", "settings-kind")]);
    assert_eq!(places("{}"), [at("id", "settings-missing")]);
    assert_eq!(places(&template(json!([]))), [at("items", "rule-template-items")]);
    assert_eq!(
        places(&template(json!([with("colour", json!("red"))]))),
        [at("items.why.colour", "settings-unknown-key")]
    );
    assert_eq!(
        places(&template(json!([with("wieght", json!(1))]))),
        [at("items.why.wieght", "settings-unknown-key-near")]
    );
    let faulty = with("verified", json!("letters(why) >= 40 and leters(why) > 1"));
    assert_eq!(places(&template(json!([faulty]))), [at("items.why.verified:24", "rule-unknown-near")]);
    assert_eq!(
        places(&template(json!([good, good, with("weight", json!(-1)), with("id", json!(""))]))),
        [
            at("items.why", "settings-same-id"),
            at("items.why", "settings-same-id"),
            at("items.why.weight", "settings-range"),
            at("items.", "settings-id"),
        ]
    );
    assert_eq!(places(&template(json!([with("partial", json!(5))]))), [at("items.why.partial", "settings-kind")]);
    assert_eq!(places(&template(json!([with("due", json!(-2000))]))), [at("items.why.due", "settings-range")]);
    assert_eq!(places(&template(json!([with("weight", json!(5000))]))), [at("items.why.weight", "settings-range")]);
}

// Laws, for any rule.

/// Any tree, whether it makes sense or not.
fn any_tree() -> impl Strategy<Value = Expression> {
    let name = || "[a-z][a-z_]{0,8}".prop_filter("keywords are no names", |name| parse(name).is_ok());
    let unit = prop_oneof![
        Just(Unit::None),
        Just(Unit::Hours),
        Just(Unit::Days),
        Just(Unit::WorkingDays),
        Just(Unit::Money(Currency::of("USD").unwrap())),
    ];
    let number = (0..10_i128.pow(12), 0..4_u32)
        .prop_map(|(digits, decimals)| Ratio::new(digits, 10_i128.pow(decimals)).unwrap());
    let leaf = prop_oneof![
        (number, unit).prop_map(|(number, unit)| Node::Number(number, unit)),
        (-1000..1000).prop_map(|offset| Node::Date(day(offset))),
        any::<String>().prop_map(Node::Text),
        name().prop_map(Node::Name),
    ];
    let leaf = leaf.prop_map(Expression::from);
    leaf.prop_recursive(6, 60, 3, move |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        let unary = prop::sample::select(vec![Unary::Not, Unary::Each, Unary::Some]);
        let binary = prop::sample::select(
            "where given or and < <= = != >= > is in contains + - * / of".split(' ').map(operator).collect::<Vec<_>>(),
        );
        prop_oneof![
            (unary, boxed()).prop_map(|(operator, part)| Node::Unary(operator, part)),
            (binary, boxed(), boxed()).prop_map(|(operator, left, right)| Node::Binary(operator, left, right)),
            (name(), prop::collection::vec(inner.clone(), 0..3)).prop_map(|(name, parts)| Node::Call(name, parts)),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Node::Set),
        ]
        .prop_map(Expression::from)
    })
}

fn operator(symbol: &str) -> Binary {
    match parse(&format!("a {symbol} b")).unwrap().node {
        Node::Binary(operator, ..) => operator,
        other => panic!("{other:?}"),
    }
}

/// Any rule that makes sense, as text.
fn any_rule() -> impl Strategy<Value = String> {
    let compare = prop::sample::select(vec!["<", "<=", "=", "!=", ">=", ">"]);
    let pair = |values: &'static [&'static str]| {
        (prop::sample::select(values), compare.clone(), prop::sample::select(values))
            .prop_map(|(left, operator, right)| format!("{left} {operator} {right}"))
    };
    let plain = prop::sample::select(vec![
        "has_digit(why)",
        "text(risks) is \"none known\"",
        "text(why) contains {\"days\", \"none\"}",
        "each entries(demoed) contains \"bought\"",
        "some entries(demoed) in {\"a\", \"b\"}",
        "known(receiver)",
        "known(date(renewal))",
        "owner in {\"Rosa Klein\", se}",
        "receiver is se",
        "stage in {won, lost}",
        "unknown",
        "true",
    ]);
    let dates = [
        "close",
        "today",
        "date(renewal)",
        "close + 3 days",
        "date(renewal) - 9 working days",
        "2026-11-30",
        "first(activities where held)",
        "last(activities where with(se))",
    ];
    let numbers = [
        "letters(why)",
        "count(entries(demoed))",
        "3",
        "working_days(close, today)",
        "count(activities where held and with(receiver)) * 2",
        "count(activities where kind is demo or with(se))",
        "count(no_shows)",
        "term_months - 20",
        "(2 - 4) * count(activities where with(receiver))",
        "count(activities where hours > 1 h and starts(activity) >= close)",
    ];
    let hours = [
        "sum(hours of activities)",
        "sum(hours of activities where with(receiver))",
        "4 h",
        "setting(hours_per_day) / 2",
    ];
    let money = ["amount", "25000", "amount * 12 / term_months", "40000 USD"];
    let leaf = prop_oneof![
        plain.prop_map(str::to_owned),
        pair(Box::leak(Box::new(dates))),
        pair(Box::leak(Box::new(numbers))),
        pair(Box::leak(Box::new(hours))),
        pair(Box::leak(Box::new(money))).prop_filter("a number is no amount", |text| text.contains("amount")),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| format!("not ({part})")),
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) and ({right})")),
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left}) or ({right})")),
            (inner.clone(), inner).prop_map(|(left, right)| format!("({left}) given ({right})")),
        ]
    })
}

/// A world of which any part may be unread, and the same world with more of it read.
fn less_and_more() -> impl Strategy<Value = (World, World)> {
    let activities = prop::collection::vec((0..4_usize, -20..40_i64, 0..3_i64, 0..4_usize, 0..6_usize), 0..5);
    (activities, any::<[u8; 9]>(), any::<[bool; 10]>(), 0..5_usize).prop_map(|(activities, values, hidden, unseen)| {
        let mut more = unread();
        let deal = &mut more.deal;
        fn pick<T>(value: u8, label: &str, make: impl FnOnce(u8) -> T) -> Field<T> {
            match value % 6 {
                0 => Field::Absent,
                1 => Field::Blank(source("deal", "Data hub", label)),
                2 => Field::Unclear(source("deal", "Data hub", label), Reason::Words, Vec::new()),
                _ => known(make(value / 6), label),
            }
        }
        let people = ["Sam Okafor", "Rosa Klein", "Lea Petit", "Ana Ruiz"];
        let [stage, amount, close, owner, se, receiver, term, why, renewal] = values;
        let someone = |value: u8| person(people[usize::from(value) % 4]);
        deal.stage = pick(stage, "Stage", |value| if value % 2 == 0 { Stage::Won } else { Stage::Proposal });
        let currency = Currency::of(if amount % 5 == 0 { "EUR" } else { "USD" }).unwrap();
        deal.amount = pick(amount, "Amount", |value| Money::of_minor(i64::from(value) * 200_000, currency));
        deal.close = pick(close, "Close", |value| day(i32::from(value) - 20));
        deal.owner = pick(owner, "Owner", someone);
        deal.se = pick(se, "SE", someone);
        deal.receiver = pick(receiver, "Receiver", someone);
        deal.term_months = pick(term, "Term", |value| u32::from(value) + 1);
        let text =
            |value: u8| ["none known", "3 days", "a; b", "x: bought; y: bought"][usize::from(value) % 4].to_owned();
        for (shift, meaning) in [Meaning::Why, Meaning::Risks, Meaning::Demoed].into_iter().enumerate() {
            deal.texts.insert(meaning, pick(why.rotate_left(shift as u32 * 2), &format!("{meaning:?}"), text));
        }
        deal.dates.insert(Meaning::Renewal, pick(renewal, "Renewal", |value| day(i32::from(value) * 3 - 40)));
        more.activities = activities
            .into_iter()
            .map(|(kind, offset, hours, who, status)| {
                let title = ["Demo", "Hand-off meeting", "Check-in", "Call"][kind];
                let start = format!("{}T10:00[Europe/London]", day(offset as i32));
                let taking_part = &people[..who];
                let mut made = activity(title, &start, (hours > 0).then_some(hours), taking_part);
                made.status = if status == 0 { ActivityStatus::NoShow } else { ActivityStatus::Scheduled };
                made
            })
            .collect();
        more.activities_read = values[0] % 7 != 0;
        let mut less = more.clone();
        let deal = &mut less.deal;
        let [stage, amount, close, owner, se, receiver, term, texts, renewal, all] = hidden;
        if stage {
            deal.stage = Field::Absent
        }
        if amount {
            deal.amount = Field::Absent
        }
        if close {
            deal.close = Field::Absent
        }
        if owner {
            deal.owner = Field::Absent
        }
        if se {
            deal.se = Field::Absent
        }
        if receiver {
            deal.receiver = Field::Absent
        }
        if term {
            deal.term_months = Field::Absent
        }
        if texts {
            deal.texts.clear()
        }
        if renewal {
            deal.dates.clear()
        }
        if all {
            less.activities_read = false;
            less.activities.truncate(unseen);
            less.activities.iter_mut().for_each(|activity| activity.length = None);
        }
        (less, more)
    })
}

/// What a rule is written with, for throwing together.
const PIECES: &[&str] = &[
    "count",
    "letters",
    "why",
    "activities",
    "where",
    "held",
    "not",
    "and",
    "or",
    "given",
    "is",
    "in",
    "each",
    "of",
    "hours",
    "(",
    ")",
    "{",
    "}",
    "<",
    "=",
    "\"",
    ",",
    "+",
    "5",
    "5 h",
    "2026-11-10",
    "\"a\"",
    "amount",
    "close",
    "true",
];

proptest! {
    #[test]
    fn a_rules_printed_form_parses_to_the_same_rule(tree in any_tree()) {
        let printed = tree.to_string();
        prop_assert_eq!(parse(&printed), Ok(tree), "{}", printed);
    }

    #[test]
    fn random_text_never_panics(text in any::<String>(), soup in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let soup = soup.join(" ");
        for text in [text, soup] {
            match Rule::read(&text, &defaults().unwrap().catalogue) {
                Ok(rule) => { read().ask(&rule); rule.words(); }
                Err(faults) => for fault in faults {
                    prop_assert!(fault.span.start <= fault.span.end && fault.span.end <= text.len());
                    prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
                }
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn three_valued_logic_obeys_its_laws((world, _) in less_and_more(), a in any_rule(), b in any_rule(), c in any_rule()) {
        let same = |one: String, other: String| {
            let (one, other) = (rule(&one), rule(&other));
            prop_assert_eq!(world.ask(&one).truth, world.ask(&other).truth, "{} | {}", one, other);
            Ok(())
        };
        same(format!("not (({a}) and ({b}))"), format!("not ({a}) or not ({b})"))?;
        same(format!("not (({a}) or ({b}))"), format!("not ({a}) and not ({b})"))?;
        same(format!("not not ({a})"), a.clone())?;
        for join in ["and", "or"] {
            same(format!("({a}) {join} ({b})"), format!("({b}) {join} ({a})"))?;
            same(format!("(({a}) {join} ({b})) {join} ({c})"), format!("({a}) {join} (({b}) {join} ({c}))"))?;
            same(format!("({a}) {join} ({a})"), a.clone())?;
        }
        same(format!("({a}) and (({b}) or ({c}))"), format!("({a}) and ({b}) or ({a}) and ({c})"))?;
    }

    #[test]
    fn knowing_more_never_flips_what_was_known((less, more) in less_and_more(), texts in prop::collection::vec(any_rule(), 12)) {
        for rule in texts.iter().map(|text| rule(text)) {
            let before = less.ask(&rule).truth;
            if before != Truth::Unknown {
                prop_assert_eq!(more.ask(&rule).truth, before, "{}", rule);
            }
        }
    }

    #[test]
    fn evaluation_does_not_depend_on_the_order_of_records((world, _) in less_and_more(), text in any_rule(), turn in 0..5_usize) {
        let rule = rule(&text);
        let mut other = world.clone();
        other.activities.reverse();
        let turn = turn.min(other.activities.len());
        other.activities.rotate_left(turn);
        prop_assert_eq!(world.ask(&rule), other.ask(&rule), "{}", rule);
    }

    #[test]
    fn every_rule_stays_within_its_budget_on_an_ordinary_deal((world, _) in less_and_more(), text in any_rule()) {
        prop_assert_eq!(world.ask(&rule(&text)).problem, None);
    }
}

#[test]
fn a_text_that_is_long_costs_what_it_is() {
    let mut world = read();
    set_text(&mut world.deal, Meaning::Why, &"word ".repeat(400_000));
    let started = std::time::Instant::now();
    let words = (0..300).map(|word| format!("\"w{word}\"")).collect::<Vec<_>>().join(", ");
    let evidence = world.ask(&rule(&format!("text(why) contains {{{words}}}")));
    assert_eq!(evidence.problem.unwrap().id, "rule-over-budget");
    assert!(started.elapsed().as_secs() < 2);
}
