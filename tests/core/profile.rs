//! What deals take (F2), against the totals that the table prints.

use second_chair::settings::defaults;
use second_chair::workload::Step;

/// Hours of each step, to a tenth as the table prints them (halves up).
fn printed(size: &str) -> [f64; 5] {
    let settings = defaults().unwrap();
    let profile = settings.profiles.of(size).unwrap();
    Step::ALL.map(|step| (profile.hours(step, &settings.catalogue) * 10.0 + 1e-9).round() / 10.0)
}

#[test]
fn every_stage_takes_what_the_table_says() {
    assert_eq!(printed("smb"), [1.5, 1.7, 0.5, 0.0, 2.0]);
    assert_eq!(printed("mid"), [2.0, 18.9, 10.8, 1.0, 6.3]);
    assert_eq!(printed("enterprise"), [7.5, 69.1, 31.7, 4.5, 12.3]);
}

#[test]
fn a_deal_that_reached_discovery_takes_what_the_table_expects_of_it() {
    let settings = defaults().unwrap();
    // Advance rates of F3: from discovery to each later stage, and from negotiation to the win.
    let reach = [1.0, 0.6, 0.6 * 0.65, 0.6 * 0.65 * 0.7, 0.6 * 0.65 * 0.7 * 0.8];
    for (size, hours) in [("smb", 3.2), ("mid", 19.2), ("enterprise", 65.0)] {
        let profile = settings.profiles.of(size).unwrap();
        let of_step = |(step, reach): (Step, f64)| profile.hours(step, &settings.catalogue) * reach;
        let expected: f64 = Step::ALL.into_iter().zip(reach).map(of_step).sum();
        assert!((expected - hours).abs() < 0.1 * hours, "{size}: {expected}");
    }
}
