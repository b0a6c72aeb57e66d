//! What every target asks the engine to report on.

use second_chair::report::view::ReportRequest;

pub fn request(record: Option<&str>) -> ReportRequest {
    ReportRequest {
        origin: "https://crm.example".to_owned(),
        record: record.map(str::to_owned),
        signed_in: Some("9".to_owned()),
        now: "2026-11-23T09:00:00Z".to_owned(),
        zone: "Europe/London".to_owned(),
        independent: false,
        ask: None,
    }
}
