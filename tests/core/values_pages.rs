//! Values on the way from a page to a deal: what its language and its columns settle.

use jiff::civil::date;
use second_chair::engine::Engine;

use crate::facts::{DEAL_HEADER, ORIGIN, answer, report};

fn in_french(reading: &str) -> String {
    reading.replace(r#""language":"en""#, r#""language":"fr""#)
}

/// The close date and the amount of the deal with the id 7, whose page shows these texts at this minute.
fn shown(engine: &mut Engine, minute: u32, close: &str, amount: &str) -> (Option<String>, Option<String>) {
    let facts = [
        ("card-name", "Data hub"),
        ("regular_field-expected_closing_date", close),
        ("regular_field-estimated_sales", amount),
    ];
    let reading = crate::facts::record("7", &facts, &format!("2026-11-23T08:{minute}:00Z"));
    engine.ingest(ORIGIN, &in_french(&reading)).unwrap();
    let deal = report(engine, Some("7")).deal.unwrap();
    (deal.close_date.value, deal.amount.value)
}

#[test]
fn a_page_is_read_in_its_language_once_its_ways_are_known() {
    let mut engine = Engine::new().unwrap();
    assert_eq!(shown(&mut engine, 30, "03/04/2027", "1,234 KWD"), (None, None), "day or month, thousands or decimals");
    let facts = std::fs::read_to_string(format!("{}/tests/language/fr.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(engine.learn_language(&facts).is_empty());
    let read = shown(&mut engine, 31, "03/04/2027", "1 234,50 €");
    assert_eq!(read, (Some(date(2027, 4, 3).to_string()), Some("1234.50".to_owned())));
    assert_eq!(engine.learn_language("{}").len(), 1);
    assert_eq!(shown(&mut engine, 32, "03/04/2027", "1 234,50 €"), read, "what was known stays");
}

#[test]
fn a_column_settles_the_dates_and_amounts_of_all_its_rows() {
    let rows = |other: &str| {
        let row = |name: &str, amount: &str, close: &str| {
            format!("{name},Acme,Proposal,\"{amount}\",,Euro,50,{close},,Rosa Klein,Sam Okafor,12,")
        };
        let rows = [row("Data hub", "1.234", "03/04/2027"), row("Other", "2.345.678", other)];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        in_french(&answer("deal", DEAL_HEADER, &rows, "2026-11-23T08:00:00Z"))
    };
    let read = |other: &str| {
        let mut engine = Engine::new().unwrap();
        engine.ingest(ORIGIN, &rows(other)).unwrap();
        let facts = [("card-name", "Data hub"), ("regular_field-sales_phase", "Proposal")];
        engine.ingest(ORIGIN, &crate::facts::record("7", &facts, "2026-11-23T08:30:00Z")).unwrap();
        let deal = report(&engine, Some("7")).deal.unwrap();
        (deal.close_date.value, deal.amount.value)
    };
    assert_eq!(read("13/04/2027"), (Some("2027-04-03".to_owned()), Some("1234.00".to_owned())));
    assert_eq!(read("04/13/2027").0.as_deref(), Some("2027-03-04"));
    assert_eq!(read("05/06/2027").0, None, "nothing in the column says which");
}
