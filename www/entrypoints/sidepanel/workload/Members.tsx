/** The people of a team by name, where the organisation lets a manager see them: how full their weeks are, and what makes it so. */
import { useState } from 'preact/hooks';
import type { Band, Figure, MemberView, TeamView } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useTexts } from '../../../ui/texts.ts';
import { figureShortText, figureText } from '../../../ui/value.ts';
import { PeopleGrid, type Cell } from './PeopleGrid.tsx';
import { BandOf, bands, glyphs } from './Workload.tsx';

/** What people may be sorted by: never by drift. */
export const orders = ['name', 'wait', 'load'] as const;
export type Order = (typeof orders)[number];

/** Kept while the panel is open, whatever page is beside it. */
let chosen: Order = 'name';

/** People by name, as they come, or those with the longest wait or the fullest week first, and last those of whom that is not known. */
export function inOrder(members: MemberView[], order: Order): MemberView[] {
  const value = ({ wait, weeks }: MemberView) => (order === 'wait' ? wait.value : (weeks[0]?.utilisation.value ?? null));
  const known = (member: MemberView) => Number(value(member) ?? -1);
  return order === 'name' ? members : [...members].sort((one, other) => known(other) - known(one));
}

/** What is told of each person beside the weeks. */
const columns = ['wait', 'slot', 'pocs', 'reps', 'hours_per_rep', 'at_risk', 'quiet', 'drift', 'unsupported'] as const;

export function Members({ view }: { view: TeamView }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const [order, setOrder] = useState<Order>(chosen);
  const choose = (next: Order) => {
    chosen = next;
    setOrder(next);
  };
  const members = inOrder(view.members, order);
  const mondays = view.weeks.map((week) => formats.date(week.monday, 'short'));
  const weekCell = (name: string, { utilisation, overload, band }: MemberView['weeks'][number], at: number): Cell => {
    const label = t('member-week-label', { name, week: mondays[at] ?? '' });
    // Rounded to whole per cent for the eye and the ear alike; its reasons say what of what it is.
    const brief = utilisation.value === null ? null : formats.percent(utilisation.value, 0);
    const said = { load: brief ?? '', band: band ? t(`band-${band}`) : '', chance: figureShortText(texts, overload) };
    return {
      figure: utilisation,
      label,
      text: band && brief !== null ? t('member-week-says', said) : t('band-none'),
      ...(brief === null ? {} : { brief }),
      beside: <FigureLine figure={overload} label={t('team-overload')} />,
      ...(band ? { glyph: glyphs[band], class: `heat heat-${band}` } : { class: 'heat quiet' }),
    };
  };
  const figureCell = (member: MemberView, column: (typeof columns)[number]): Cell => {
    const figure: Figure = member[column];
    const over = column === 'pocs' && member.pocs_over;
    const text = over ? t('member-pocs-over', { pocs: figureText(texts, figure) }) : figureText(texts, figure);
    return { figure, label: t('member-figure-label', { name: member.name, figure: t(`member-${column}`) }), text, ...(over ? { glyph: glyphs.overloaded, class: 'tone-bad' } : {}) };
  };
  return (
    <>
      <h3>{t('team-heat')}</h3>
      <label class="field inline">
        <span>{t('team-order')}</span>
        <select data-field="team-order" value={order} onChange={(event) => choose(orders.find((one) => one === event.currentTarget.value) ?? 'name')}>
          {orders.map((one) => (
            <option key={one} value={one}>
              {t(`team-order-${one}`)}
            </option>
          ))}
        </select>
      </label>
      <PeopleGrid
        kind="heat"
        caption={t('team-members')}
        heads={mondays}
        rows={members.map(({ name, weeks }) => ({ name, cells: weeks.map((week, at) => weekCell(name, week, at)) }))}
      />
      <ul class="legend heat-legend">
        {bands.map((band: Band) => (
          <li key={band} class={`heat heat-${band}`}>
            <BandOf week={{ band }} />
          </li>
        ))}
        <li class="quiet">– {t('band-none')}</li>
      </ul>
      <p class="hint">{t('team-heat-what')}</p>
      <h3>{t('team-by-person')}</h3>
      <PeopleGrid
        kind="people"
        caption={t('team-by-person')}
        heads={columns.map((column) => t(`member-${column}`))}
        rows={members.map((member) => ({ name: member.name, cells: columns.map((column) => figureCell(member, column)) }))}
      />
    </>
  );
}
