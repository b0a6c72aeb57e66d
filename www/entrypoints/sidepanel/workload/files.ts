/**
 * Weeks as files: one's own as a table and as calendar entries, a team's as a table. Hours, chances and bands; of deals only those
 * that are nobody's, and never pay.
 */
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

/** What a row of the team's table may hold, beside whose it is and the week. */
const teamColumns = [
  'known', 'expected', 'capacity', 'at_risk', 'unassigned', 'utilisation', 'overload', 'band', 'wait', 'slot', 'pocs', 'unqualified', 'quiet',
  'unsupported', 'reps', 'hours_per_rep', 'reps_per_se', 'sustainable', 'needed', 'drift', 'people', 'silent', 'deal', 'stage', 'hours',
] as const;

type TeamRow = { [column in (typeof teamColumns)[number]]?: string };

/**
 * What the team's card shows, as one table: the team by week and as a whole, the people by week and as a whole where the card names
 * them, the deals that are nobody's. Exact values, empty where unknown; a column that no row could fill is left out.
 */
export function teamCsv(view: TeamView, { t }: Texts, hide: (text: string) => string): string {
  const { team, weeks, sums, members, unassigned } = view;
  const row = (who: string, at: number | null, cells: TeamRow) => ({ who, week: at === null ? undefined : weeks[at], cells });
  const rows = [
    ...weeks.map((week, at) => row(team, at, figures({ ...week, week: undefined, monday: undefined }))),
    ...(sums ? [row(team, null, { ...figures({ ...sums, unqualified: sums.at_risk, at_risk: undefined, coverage: undefined }), people: String(view.people), silent: String(view.silent) })] : []),
    ...members.flatMap((member) => [
      ...member.weeks.map(({ utilisation, overload, band }, at) => row(member.name, at, { ...figures({ utilisation, overload }), band: word(band, t) })),
      row(member.name, null, figures({ ...member, unqualified: member.at_risk, at_risk: undefined, name: undefined, weeks: undefined, pocs_over: undefined })),
    ]),
    ...unassigned.map(({ name, stage, hours }) =>
      row(t('team-unassigned'), null, { deal: hide(name), stage: stage.value === null ? '' : t(`state-${stage.value}`), hours: exact(hours) }),
    ),
  ];
  const columns = teamColumns.filter((column) => rows.some(({ cells }) => cells[column] !== undefined));
  const head = ['who', 'week', 'monday', ...columns].map((column) => t(`weeks-csv-${column}`));
  return csv([head, ...rows.map(({ who, week, cells }) => [who, week?.week ?? '', week?.monday ?? '', ...columns.map((column) => cells[column] ?? '')])]);
}

/** The exact value of each figure that is there. */
function figures<Name extends string>(of: { [name in Name]?: Figure | null | undefined }): { [name in Name]?: string } {
  const there = Object.entries(of).filter((entry): entry is [string, Figure] => Boolean(entry[1]));
  return Object.fromEntries(there.map(([name, figure]) => [name, exact(figure)])) as { [name in Name]?: string };
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
