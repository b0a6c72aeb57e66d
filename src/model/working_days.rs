//! Days: Monday to Friday are working days (F4), weeks are ISO weeks.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Whether `date` is a Monday to Friday.
pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The working day `count` working days after `date` (before it when negative).
///
/// From a weekend, counting starts at the weekend: one working day after a Saturday is the Monday.
/// At the ends of the calendar the last day that exists is returned.
pub fn add_working_days(date: Date, count: i32) -> Date {
    let step = if count < 0 { -1.days() } else { 1.days() };
    let mut day = date;
    let mut left = count.unsigned_abs();
    while left > 0 {
        let Ok(next) = day.checked_add(step) else { return day };
        day = next;
        left -= u32::from(is_working_day(day));
    }
    day
}

/// The Monday of the ISO week that holds `date`.
pub fn iso_week_monday(date: Date) -> Date {
    let back = i32::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(back.days()).unwrap_or(date)
}

/// The ISO week of `date`, written `2026-W48`.
pub fn iso_week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}
