//! The person's own calendar: whatever the text, reports go on; it only ever adds load and never touches the deal's part; and
//! taking it in again, or out, leaves things as they are, or were.
#![no_main]

use libfuzzer_sys::fuzz_target;
use second_chair::engine::Engine;
use second_chair::report::view::{Figure, Report, ReportRequest};

const ORIGIN: &str = "https://crm.example";
const ME: &str = r#"{"format":3,"me":[{"origin":"https://crm.example","user_id":"9","name":"Sam Okafor","role":"se"}],"crm":[]}"#;
const READING: &str = r#"{"format":1,"adapter":"creme","kind":"answer","entity":"activity","request":"activities_csv",
"path":"/activities","read_at":"2026-11-23T08:00:00Z","language":"en","zone":"Time zone: Europe/London",
"answer":{"status":200,"path":"/creme_core/mass_export","text":"Title,Activity type,Start,End,(activity) has as participant\nDemo,Demonstration,2026-12-09 10:00:00,2026-12-09 11:00:00,Sam Okafor\nPOC set-up,Meeting,2026-12-09 12:00:00,2026-12-09 14:30:00,Sam Okafor\n"}}"#;

fn report(engine: &Engine) -> Report {
    let request = ReportRequest {
        origin: ORIGIN.to_owned(),
        record: None,
        signed_in: Some("9".to_owned()),
        now: "2026-11-23T09:00:00Z".to_owned(),
        zone: "Europe/London".to_owned(),
        independent: false,
        ask: None,
    };
    engine.report(&request).unwrap()
}

fn hours(figure: &Figure) -> f64 {
    figure.value.as_deref().unwrap().parse().unwrap()
}

fuzz_target!(|text: &str| {
    let mut engine = Engine::new().unwrap();
    assert_eq!(engine.set_settings(ME), []);
    engine.ingest(ORIGIN, READING).unwrap();
    let before = report(&engine);
    let problems = engine.set_calendar(Some(text));
    let view = engine.calendar();
    let with = report(&engine);
    if let Some(view) = &view {
        assert_eq!(view.problems, problems);
    } else {
        assert_eq!((problems.len(), &with), (1, &before));
    }
    let weeks = |report: &Report| report.workload.clone().unwrap().weeks;
    for (one, other) in weeks(&before).iter().zip(weeks(&with)) {
        assert!(hours(&other.known) >= hours(&one.known));
        assert!((0.0..=hours(&one.capacity)).contains(&hours(&other.capacity)));
    }
    engine.set_calendar(Some(text));
    assert_eq!((report(&engine), engine.calendar()), (with, view));
    engine.set_calendar(None);
    assert_eq!(report(&engine), before);
});
