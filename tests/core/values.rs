//! From text to value.

use jiff::civil::date;
use second_chair::model::{Currency, Ratio};
use second_chair::page::values::{dates, numbers, texts};

fn amount(text: &str, language: &str, stated: Option<&str>) -> Option<String> {
    let money = numbers::money(text, language, stated.and_then(Currency::of))?;
    Some(format!("{} {}", money.decimal(), money.currency.code()))
}

#[test]
fn numbers_are_read_in_the_pages_language() {
    let number = |text, language| numbers::number(text, language).map(Ratio::to_f64);
    assert_eq!(number("86,500", "en"), Some(86500.0));
    assert_eq!(number("1,250,000.50", "en"), Some(1_250_000.5));
    assert_eq!(number("1.250.000,50", "de"), Some(1_250_000.5));
    assert_eq!(number("1 250 000,5", "fr"), Some(1_250_000.5));
    assert_eq!(number("1’250’000", "de"), Some(1_250_000.0));
    assert_eq!(number("−42", "en"), Some(-42.0));
    for refused in ["1,25", "12,3456", "1,2,3", "1.2.3", "", "twelve", "1,250-1,300"] {
        assert_eq!(number(refused, "en"), None, "{refused}");
    }
}

#[test]
fn an_amount_takes_the_records_currency_or_its_own_mark() {
    assert_eq!(amount("86500 $", "en", Some("USD")).as_deref(), Some("86500.00 USD"));
    assert_eq!(amount("86500", "en", Some("JPY")).as_deref(), Some("86500 JPY"));
    assert_eq!(amount("€86,500.00", "en", None).as_deref(), Some("86500.00 EUR"));
    assert_eq!(amount("86.500,00 EUR", "de", None).as_deref(), Some("86500.00 EUR"));
}

#[test]
fn an_amount_that_is_not_certain_is_none() {
    assert_eq!(amount("86500 $", "en", None), None, "several dollars");
    assert_eq!(amount("86500", "en", None), None, "no currency at all");
    assert_eq!(amount("86500 €", "en", Some("USD")), None, "a contradiction");
    assert_eq!(amount("86500.5 ¥", "en", Some("JPY")), None, "more decimals than the currency has");
    assert_eq!(amount("tbd", "en", Some("USD")), None);
}

#[test]
fn currencies_are_known_by_code_name_and_clear_symbol() {
    let code = |text| numbers::currency(text).map(|currency| currency.code().to_owned());
    assert_eq!(code("United States dollar").as_deref(), Some("USD"));
    assert_eq!(code("euro").as_deref(), Some("EUR"));
    assert_eq!(code("CHF").as_deref(), Some("CHF"));
    assert_eq!(code("$"), None);
    assert_eq!(code(""), None);
}

#[test]
fn dates_are_iso_or_have_the_month_in_words() {
    assert_eq!(dates::date("2027-01-02"), Some(date(2027, 1, 2)));
    assert_eq!(dates::date("Jan. 2, 2027"), Some(date(2027, 1, 2)));
    assert_eq!(dates::date("Sept. 30, 2026"), Some(date(2026, 9, 30)));
    assert_eq!(dates::date("March 3, 2027"), Some(date(2027, 3, 3)));
    assert_eq!(dates::date("3 March 2027"), Some(date(2027, 3, 3)));
    for refused in ["03/04/2027", "March 2027", "Feb. 30, 2027", "—", "2027-13-01", "soon"] {
        assert_eq!(dates::date(refused), None, "{refused}");
    }
}

#[test]
fn creme_schedules_are_read() {
    let schedule = dates::creme_schedule("11/17/2026 10h00 – 12h30").unwrap();
    assert_eq!(schedule.start, date(2026, 11, 17).at(10, 0, 0, 0));
    assert_eq!(schedule.end, Some(date(2026, 11, 17).at(12, 30, 0, 0)));
    let over_midnight = dates::creme_schedule("12/31/2026 23h30 – 01/01/2027 0h30").unwrap();
    assert_eq!(over_midnight.end, Some(date(2027, 1, 1).at(0, 30, 0, 0)));
    for refused in ["", "11/17/2026", "17.11.2026 10h00", "10h00 – 12h00"] {
        assert_eq!(dates::creme_schedule(refused), None, "{refused}");
    }
}

#[test]
fn zones_are_found_behind_their_label() {
    assert!(dates::zone("Time zone: Europe/London").is_some());
    assert!(dates::zone("Time zone: Nowhere/Else").is_none());
}

#[test]
fn placeholders_say_nothing() {
    for nothing in ["", "  ", "tbd", "TBD", "n/a", "-", "—", "to be  defined"] {
        assert!(texts::says_nothing(nothing), "{nothing}");
    }
    assert!(!texts::says_nothing("tbd by Friday"));
    assert_eq!(texts::real_characters("a–b 12!"), 4);
    assert_eq!(texts::real_characters("株式会社"), 4);
}

#[test]
fn words_match_whole_and_in_any_case() {
    assert!(texts::holds_words("Tailored DEMO, on-line", "demo"));
    assert!(texts::holds_words("POC read-out", "read-out"));
    assert!(!texts::holds_words("demography", "demo"));
    assert!(!texts::holds_words("several demos", "demo"));
}
