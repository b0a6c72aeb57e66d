//! One person of a team, for a manager who may see people by name.

use super::super::insight::{at_risk_of, drift, quiet_of, unsupported_of};
use super::super::outlook::overload_figure;
use super::super::slots;
use super::super::view::{Figure, Input, MemberView, MemberWeekView};
use super::super::workload::Load;
use super::Team;
use crate::error::Message;
use crate::model::{Effort, iso_week};
use crate::workload::Task;

/// What of a person is told by name. What rests on their activities is silent where the CRM holds too few of them; what rests on
/// their deals is not.
pub(super) fn view(team: &Team, at: usize) -> Option<MemberView> {
    let (load, reps) = (team.loads.get(at)?, team.served.get(at)?);
    let (grounds, settings) = (team.grounds, &team.grounds.settings.load);
    let id = |figure: &str| format!("team.person.{}.{figure}", team.ids.get(at).copied().unwrap_or_default());
    let told = |figure: Figure| if load.is_complete() { figure } else { silent(&figure.id, &figure.unit) };
    let demo = Task::usual(&grounds.settings.catalogue);
    let slot = load.agenda.demos(1).pop();
    let next = match (&slot, &demo) {
        (Some(slot), Some(demo)) => Figure::at(&id("slot"), slot.timestamp()).by(slots::rule(demo, settings)),
        _ => Figure::unknown(&id("slot"), "datetime", slots::none(load, demo.as_ref())),
    };
    let running = team.pocs_of(load).count();
    let each = match reps.hours_each() {
        Some(hours) => Figure::mean_hours(&id("hours_per_rep"), hours).by(Message::new("formula-hours-per-rep")),
        None => Figure::unknown(&id("hours_per_rep"), "h", Message::new("reps-none")),
    };
    let pipeline = team.pipeline;
    Some(MemberView {
        name: load.person.name().to_owned(),
        weeks: (0..load.weeks.len()).filter_map(|week| week_view(team, load, week, &id("week"))).collect(),
        wait: told(slots::wait(&id("bottleneck"), load, demo.as_ref(), slot.as_ref())),
        slot: told(next),
        pocs: told(
            Figure::count(&id("pocs"), running)
                .by(Message::new("formula-pocs-limit").number("limit", settings.pocs_at_once.into())),
        ),
        pocs_over: load.is_complete() && running > usize::try_from(settings.pocs_at_once).unwrap_or_default(),
        reps: told(reps.figure(&id("reps"), settings).from(reps.inputs())),
        hours_per_rep: told(each),
        at_risk: told(at_risk_of(&id("hours_at_risk"), &[load], grounds, pipeline, &team.question.now)),
        quiet: quiet_of(&id("quiet"), &[load], grounds, pipeline, team.question.now.date()),
        drift: told(drift(&id("drift"), load, grounds, &team.book, team.question.now.date())),
        unsupported: unsupported_of(&id("unsupported"), &[load]),
    })
}

fn silent(id: &str, unit: &str) -> Figure {
    Figure::unknown(id, unit, Message::new("member-too-little"))
}

fn week_view(team: &Team, load: &Load, at: usize, id: &str) -> Option<MemberWeekView> {
    let week = load.weeks.get(at)?;
    let settings = &team.grounds.settings.load;
    let id = |figure: &str| format!("{id}.{}.{figure}", iso_week(week.monday));
    let likely = load.median(at);
    let utilisation = match () {
        () if !load.is_complete() => silent(&id("utilisation"), "ratio"),
        () if week.capacity <= Effort::ZERO => {
            Figure::unknown(&id("utilisation"), "ratio", Message::new("utilisation-unknown"))
        }
        () => Figure::ratio(&id("utilisation"), likely.in_hours() / week.capacity.in_hours())
            .by(Message::new("formula-likely-utilisation").hours("likely", likely).hours("capacity", week.capacity))
            .from(vec![
                Input::given(Message::new("input-known"), week.known.text(), "h"),
                Input::given(Message::new("input-expected-median"), (likely - week.known).text(), "h"),
            ]),
    };
    Some(MemberWeekView {
        utilisation,
        overload: overload_figure(&id("overload"), team.overload(load, at), week, settings),
        band: load.band(at, &settings.bands).map(|band| band.id().to_owned()),
    })
}
