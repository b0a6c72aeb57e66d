/** Weeks as files: one's own as a table and as calendar entries, a team's as a table. Hours, chances and bands; no customer, deal or pay. */
import { csv } from '../../../shared/csv.ts';
import { icsOf, type DayEvent } from '../../../shared/ics-write.ts';
import type { Texts } from '../../../shared/messages.ts';
import type { Band, Figure, NewDealsView, TeamView, WeekView, WorkloadView } from '../../../shared/report.ts';

/** The weeks that may leave the panel: one's own, and nobody else's whatever of them is shown. */
export function ownWeeks({ sight, weeks }: Pick<WorkloadView, 'sight' | 'weeks'>): WeekView[] {
  return sight === 'own' ? weeks : [];
}

/** A row a week, with exact values; empty where unknown. */
export function weeksCsv(weeks: WeekView[], newDeals: NewDealsView | null, { t }: Texts): string {
  const head = ['week', 'monday', 'known', 'likely', 'p10', 'p90', 'overload', 'inflow', 'capacity', 'band'].map((column) => t(`weeks-csv-${column}`));
  const line = (view: WeekView) => {
    const { week, monday, known, outlook, capacity, band } = view;
    const likely = [outlook?.p50, outlook?.p10, outlook?.p90, outlook?.overload].map(exact);
    return [week, monday, exact(known), ...likely, exact(newDealsIn(view, newDeals)), exact(capacity), word(band, t)];
  };
  return csv([head, ...weeks.map(line)]);
}

/** Weeks with a load to tell of; an entry that says nothing would only be in the way. */
export function loaded(weeks: WeekView[]): WeekView[] {
  return weeks.filter((week) => loadOf(week) !== null);
}

/** An entry from Monday to Sunday for each week with a load. */
export function weeksIcs(weeks: WeekView[], texts: Texts, stamp: Date): string {
  return icsOf(loaded(weeks).map((week) => entryOf(week, texts)), stamp);
}

/** What the team's card shows by week: sums, and who is how full where the card names people. */
export function teamCsv({ weeks, members }: TeamView, { t }: Texts): string {
  const unassigned = weeks.some((week) => week.unassigned);
  const columns = ['week', 'monday', 'known', 'capacity', ...(unassigned ? ['unassigned'] : [])];
  const head = [...columns.map((column) => t(`weeks-csv-${column}`)), ...members.map((member) => member.name)];
  const line = (week: TeamView['weeks'][number], at: number) => [
    week.week, week.monday, exact(week.known), exact(week.capacity), ...(unassigned ? [exact(week.unassigned)] : []),
    ...members.map(({ bands }) => word(bands[at] ?? null, t)),
  ];
  return csv([head, ...weeks.map(line)]);
}

/** What new deals usually take of a week, if those known today no longer fill it; nothing of one in which nobody works. */
export function newDealsIn({ monday, capacity }: WeekView, newDeals: NewDealsView | null): Figure | null {
  return newDeals && monday >= newDeals.from && Number(capacity.value) > 0 ? newDeals.hours : null;
}

function exact(figure: Figure | null | undefined): string {
  return figure?.value ?? '';
}

function word(band: Band | null, t: Texts['t']): string {
  return band === null ? '' : t(`band-${band}`);
}

/** Bands go by the median once there is one. */
function loadOf({ known, outlook }: WeekView): string | null {
  return outlook?.p50.value ?? known.value;
}

function entryOf(week: WeekView, { t, formats }: Texts): DayEvent {
  const { outlook } = week;
  const number = (figure: Figure | undefined) => (figure?.value ? formats.number(figure.value) : null);
  const [known, p10, p50, p90, capacity] = [week.known, outlook?.p10, outlook?.p50, outlook?.p90, week.capacity].map(number);
  const load = formats.number(loadOf(week) ?? '');
  const said = [
    known ? t('weeks-ics-known', { known }) : null,
    p10 && p50 && p90 ? t('weeks-ics-likely', { load: p50, low: p10, high: p90 }) : null,
    outlook?.overload.value ? t('weeks-ics-overload', { chance: formats.percent(outlook.overload.value) }) : null,
  ];
  return {
    uid: `load-${week.week}@second-chair`,
    first: week.monday,
    days: 7,
    summary: t(capacity ? 'weeks-ics-of' : 'weeks-ics-load', { load, capacity: capacity ?? '', band: week.band ?? 'none' }),
    description: said.filter((sentence) => sentence !== null).join('\n'),
  };
}
