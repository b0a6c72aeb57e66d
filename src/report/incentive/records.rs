//! What stands beside the statement: official payments, stock grants, and what looks wrong with the credit of deals.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::view::{Figure, GrantView, Input, ReconciledView};
use super::Desk;
use crate::error::Message;
use crate::incentive::{Account, Credits, Kind, Late, Sharing, Statement};
use crate::model::{Deal, Money, Outcome, Ratio};
use crate::settings::{GrantRow, Paid};

/// Days before the close within which a change of owner is worth a look (C19).
const OWNER_CHANGE: i32 = 30;

impl Desk<'_> {
    /// Each official payment beside what is payable here for the same period, component and deal (C17).
    pub(super) fn reconciled(&self, account: &Account, statement: &Statement) -> Option<Vec<ReconciledView>> {
        let mut groups: Vec<(Paid, i64)> = Vec::new();
        for paid in &self.person.paid {
            let until = paid.until.or_else(|| last_ended(statement, paid.on));
            let same = |(other, _): &&mut (Paid, i64)| {
                other.until == until && other.component == paid.component && other.deal == paid.deal
            };
            match groups.iter_mut().find(same) {
                Some((_, sum)) => *sum = sum.checked_add(paid.amount.minor)?,
                None => groups.push((Paid { until, ..paid.clone() }, paid.amount.minor)),
            }
        }
        groups
            .iter()
            .enumerate()
            .map(|(index, (paid, sum))| self.beside(account, statement, index, paid, *sum))
            .collect()
    }

    fn beside(
        &self,
        account: &Account,
        statement: &Statement,
        index: usize,
        paid: &Paid,
        sum: i64,
    ) -> Option<ReconciledView> {
        let payable = match &paid.deal {
            Some(deal) => self.of_deal(account, statement, paid.component.as_deref(), deal)?,
            None => {
                let of_period = statement.payments.iter().filter(|payment| Some(payment.days.last) == paid.until);
                let of_component = of_period.filter(|payment| {
                    let id = account.components.get(payment.component).map(|one| one.rules.id.as_str());
                    paid.component.is_none() || id == paid.component.as_deref()
                });
                of_component.map(|payment| payment.payable.minor).try_fold(0_i64, i64::checked_add)?
            }
        };
        let money = |minor| Money::of_minor(minor, self.person.currency);
        let id = |what: &str| format!("incentive.reconciled.{}.{what}", index + 1);
        let title = match (&paid.deal, paid.until) {
            (Some(deal), _) => Message::new("line-deal").text("name", deal),
            (None, Some(until)) => Message::new("line-paid").date("until", until),
            (None, None) => Message::new("line-paid-on").date("on", paid.on),
        };
        Some(ReconciledView {
            title,
            payable: Figure::money(&id("payable"), money(payable)).by(Message::new("formula-payment")),
            paid: Figure::money(&id("paid"), money(sum)).by(Message::new("formula-paid")),
            difference: Figure::money(&id("difference"), money(sum.checked_sub(payable)?))
                .by(Message::new("formula-difference")),
        })
    }

    /// What the lines of a deal pay, of one component or of all.
    fn of_deal(&self, account: &Account, statement: &Statement, component: Option<&str>, deal: &str) -> Option<i64> {
        use crate::incentive::LineOf::{Clawback, Deal, DealCap, Jump};
        let parts = account.components.iter().zip(&statement.components);
        let wanted = parts.filter(|(one, _)| component.is_none_or(|id| one.rules.id == id));
        let is_it = |place: usize| {
            let found = self.records.deals.get(place);
            found.is_some_and(|found| found.name == deal || found.key.id.as_deref() == Some(deal))
        };
        let lines = wanted.flat_map(|(_, earned)| &earned.lines);
        let own = lines.filter(|line| matches!(line.of, Deal(of) | Jump(of) | DealCap(of) | Clawback(of) if is_it(of)));
        own.map(|line| line.pay.minor).try_fold(0_i64, i64::checked_add)
    }

    /// Stock grants with what has vested and what vests next.
    pub(super) fn grants(&self) -> Option<Vec<GrantView>> {
        self.person.grants.iter().enumerate().map(|(index, grant)| self.grant(index, grant)).collect()
    }

    fn grant(&self, index: usize, grant: &GrantRow) -> Option<GrantView> {
        let today = self.question.now.date();
        let vesting = grant.vesting()?;
        let vested = Ratio::sum(vesting.iter().filter(|part| part.day <= today).map(|part| part.units))?;
        let next = vesting.iter().find(|part| part.day > today);
        let id = |what: &str| format!("incentive.grant.{}.{what}", index + 1);
        let figure = |what: &str, units: Ratio| -> Option<Figure> {
            let value = match grant.price {
                Some(price) => self.decimal(units.times(price)?.times(self.person.minor())?),
                None => None,
            };
            let input = |value| Input::given(Message::new("input-grant-value"), value, self.person.currency.code());
            Some(
                Figure::count(&id(what), usize::try_from(units.floor()).ok()?)
                    .by(Message::new("formula-grant"))
                    .from(value.map(input).into_iter().collect()),
            )
        };
        Some(GrantView {
            name: grant.name.clone(),
            units: figure("units", grant.units)?,
            vested: figure("vested", vested)?,
            next: next.map(|part| part.day.to_string()),
            next_units: match next {
                Some(part) => Some(figure("next", part.units)?),
                None => None,
            },
        })
    }

    /// What looks wrong with credit (C19): deals that name another SE where the person took part, deals that name the person
    /// without any activity of theirs, and shares that somebody set otherwise.
    pub(super) fn checks(&self, found: &[Credits]) -> Vec<Message> {
        let year = |day: &Date| self.person.is_in_year(*day);
        let me = &self.me.person;
        let took_part = |deal: &Deal| {
            self.records.about(deal).any(|one| one.participants.iter().any(|person| person.is(me.name())))
        };
        let mut checks = Vec::new();
        let won = self.records.deals.iter().filter(|deal| deal.outcome() == Outcome::Won);
        for deal in won.filter(|deal| deal.close.known().is_some_and(year)) {
            let mine = deal.se.known().map(|se| se.is(me.name()));
            let id = match (mine, took_part(deal)) {
                (Some(false), true) => "check-other-engineer",
                (Some(true), false) if self.records.activities_read => "check-no-activity",
                (None, true) if matches!(deal.se, crate::model::Field::Blank(_)) => "check-no-engineer",
                _ => continue,
            };
            checks.push(Message::new(id).text("name", &deal.name));
        }
        checks.extend(self.changed_hands());
        checks.extend(self.split_sums());
        checks.extend(self.booked_late());
        for row in self.person.shares.iter().filter(|row| row.person.is_none()) {
            let message = Message::new("check-share").text("name", &row.deal).percent("share", row.share.to_f64());
            let message = message.text("by", row.by.as_deref().unwrap_or("?"));
            checks.push(message.text("on", &row.on.map_or_else(|| "?".to_owned(), |on| on.to_string())));
        }
        // A deal that no component could count is named in the notes already.
        let named = |message: &Message| {
            found.iter().flat_map(|found| &found.not_counted).any(|(place, _)| {
                let name = self.records.deals.get(*place).map(|deal| deal.name.as_str());
                message.args.get("name").map(|arg| arg.value.as_str()) == name
            })
        };
        checks.retain(|message| !named(message));
        checks
    }
}

impl Desk<'_> {
    /// Won deals whose owner changed within thirty days before the close, as the weeks kept before say.
    fn changed_hands(&self) -> Vec<Message> {
        let won = self.records.deals.iter().filter(|deal| deal.outcome() == Outcome::Won);
        let check = |deal: &Deal| {
            let close = deal.close.known().copied().filter(|day| self.person.is_in_year(*day))?;
            let (week, before) = self.records.calibration.former_owner(deal)?;
            // The change came after that week had begun.
            let near = week.checked_add(OWNER_CHANGE.days()).is_ok_and(|until| until >= close);
            let note = Message::new("check-owner-changed").text("name", &deal.name).text("before", before);
            near.then(|| note.date("week", week))
        };
        won.filter_map(check).collect()
    }

    /// Deals whose shares do not sum to all of them, where the plan splits credit; shares that no component asks for.
    fn split_sums(&self) -> Vec<Message> {
        let splits = |sharing: Sharing| {
            let mut credited = self.plan.rules.components.iter().filter(|one| one.kind != Kind::Objectives);
            credited.any(|one| one.credit.sharing == sharing)
        };
        let mut seen: Vec<&str> = Vec::new();
        let mut checks = Vec::new();
        for row in &self.person.shares {
            if seen.contains(&row.deal.as_str()) {
                continue;
            }
            seen.push(&row.deal);
            let shares = self.person.shares_of(Some(&row.deal), &row.deal);
            let sum = Ratio::sum(shares.map(|row| row.share)).unwrap_or(Ratio::ZERO);
            let told = |id: &str| Message::new(id).text("name", &row.deal).percent("sum", sum.to_f64());
            if !splits(Sharing::Split) {
                checks.push(told("check-share-in-full"));
            } else if sum != Ratio::ONE {
                checks.push(told("check-share-sum"));
            }
        }
        checks
    }

    /// Deals booked in a later month than they closed in, with the day that counts.
    fn booked_late(&self) -> Vec<Message> {
        let won = self.records.deals.iter().filter(|deal| deal.outcome() == Outcome::Won);
        let check = |deal: &Deal| {
            let close = deal.close.known().copied()?;
            let booked = self.person.booked(deal.key.id.as_deref(), &deal.name).filter(|booked| *booked > close)?;
            let id = match self.plan.rules.late {
                Late::Original => "check-late-original",
                Late::Next => "check-late-next",
            };
            Some(Message::new(id).text("name", &deal.name).date("close", close).date("booked", booked))
        };
        won.filter_map(check).collect()
    }
}

/// The last day of the last pay period that had ended on a day.
fn last_ended(statement: &Statement, on: Date) -> Option<Date> {
    statement.payments.iter().map(|payment| payment.days.last).filter(|last| *last <= on).max()
}
