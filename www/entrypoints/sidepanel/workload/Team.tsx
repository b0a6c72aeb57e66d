/** A manager's team, week by week: sums, and who is how full where the organisation lets a manager see it by name. */
import type { TeamSumsView, TeamView, UnassignedView } from '../../../shared/report.ts';
import { FigureLine, useFigure } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { wholeHours } from '../../../ui/value.ts';
import { ExportTeam } from './Export.tsx';
import { Members } from './Members.tsx';

export function Team({ view }: { view: TeamView }) {
  const { t, say } = useTexts();
  const hide = useHide();
  return (
    <section class={view.members.length > 0 ? 'card wide' : 'card'} aria-labelledby="team-title" data-team={view.team}>
      <header class="card-head">
        <h2 id="team-title">{t('team-title')}</h2>
        {view.people > 0 && <span class="card-who">{t('team-people', { team: view.team, people: view.people })}</span>}
      </header>
      {view.note && <p class="note">{say(view.note, hide)}</p>}
      {view.weeks.length > 0 && <Weeks view={view} />}
      {view.sums && <Sums sums={view.sums} />}
      <Unassigned deals={view.unassigned} />
      {view.members.length > 0 && <Members view={view} />}
      <ExportTeam view={view} />
    </section>
  );
}

type Column = 'known' | 'expected' | 'capacity' | 'at_risk' | 'unassigned';

function Weeks({ view }: { view: TeamView }) {
  const { t } = useTexts();
  const has = (column: 'expected' | 'unassigned') => view.weeks.some((week) => week[column]);
  const columns = (['known', 'expected', 'capacity', 'at_risk', 'unassigned'] as const).filter(
    (column) => (column !== 'expected' && column !== 'unassigned') || has(column),
  );
  return (
    <div class="weeks-box">
      <table class="weeks">
        <caption class="visually-hidden">{t('team-sums')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workload-week')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {t(`team-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {view.weeks.map((week) => (
          <Week key={week.week} week={week} columns={columns} told={view.people - view.silent} />
        ))}
      </table>
    </div>
  );
}

function Week({ week, columns, told }: { week: TeamView['weeks'][number]; columns: Column[]; told: number }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const monday = formats.date(week.monday, 'short');
  const of = { ...week, expected: week.expected ?? week.known, unassigned: week.unassigned ?? week.known };
  const label = (column: Column) => t(`team-${column}-label`, { week: monday });
  const short = (column: Column) => useFigure({ figure: of[column], label: label(column), short: true, ...wholeHours(texts, of[column]) });
  const count = week.at_risk.value;
  const figures = {
    known: short('known'),
    expected: short('expected'),
    capacity: short('capacity'),
    at_risk: useFigure({
      figure: week.at_risk,
      label: label('at_risk'),
      ...(count === null ? { short: true } : { text: t('team-at-risk-of', { count, people: told }) }),
    }),
    unassigned: short('unassigned'),
  };
  return (
    <tbody>
      <tr>
        <th scope="row">{monday}</th>
        {columns.map((column) => (
          <td key={column} class="number">
            {figures[column].button}
          </td>
        ))}
      </tr>
      {columns.map(
        (column) =>
          figures[column].open && (
            <tr key={column} class="reasons-row">
              <td colSpan={columns.length + 1}>{figures[column].reasons}</td>
            </tr>
          ),
      )}
    </tbody>
  );
}

function Sums({ sums }: { sums: TeamSumsView }) {
  const { t, say } = useTexts();
  return (
    <>
      <FigureLine figure={sums.wait} label={t('team-bottleneck')} />
      <FigureLine figure={sums.pocs} label={t('slot-pocs')} />
      <FigureLine figure={sums.at_risk} label={t('insight-at-risk')} />
      <FigureLine figure={sums.quiet} label={t('insight-quiet')} />
      <FigureLine figure={sums.unsupported} label={t('insight-unsupported')} />
      <FigureLine figure={sums.reps} label={t('insight-reps')} />
      <FigureLine figure={sums.reps_per_se} label={t('team-reps-per-se')} />
      <FigureLine figure={sums.sustainable} label={t('team-sustainable')} />
      {sums.coverage && (
        <p class="note" data-note={sums.coverage.id}>
          {say(sums.coverage)}
        </p>
      )}
      {sums.needed && <FigureLine figure={sums.needed} label={t('team-fte')} />}
    </>
  );
}

/** Deals that nobody works on yet. */
function Unassigned({ deals }: { deals: UnassignedView[] }) {
  const { t } = useTexts();
  if (deals.length === 0) return null;
  return (
    <details data-unassigned={deals.length}>
      <summary>{t('team-unassigned-deals', { count: deals.length })}</summary>
      {deals.map((deal) => (
        <Deal key={deal.hours.id} deal={deal} />
      ))}
    </details>
  );
}

function Deal({ deal }: { deal: UnassignedView }) {
  const { t } = useTexts();
  const hide = useHide();
  const name = hide(deal.name);
  const stage = useFigure({ figure: deal.stage, label: t('member-figure-label', { name, figure: t('deal-stage') }) });
  const hours = useFigure({ figure: deal.hours, label: t('member-figure-label', { name, figure: t('team-unassigned') }) });
  return (
    <div class="figure-line unassigned">
      <span class="figure-name">{name}</span>
      <span class="figure-value">
        {stage.button} · {hours.button}
      </span>
      {stage.reasons}
      {hours.reasons}
    </div>
  );
}
