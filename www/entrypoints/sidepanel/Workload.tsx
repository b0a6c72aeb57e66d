/** The workload card: what this SE carries, week by week, and what of it is this deal. */
import { useId } from 'preact/hooks';
import type { Band, WeekView, WorkloadView } from '../../shared/report.ts';
import { FigureLine, useFigure } from '../../ui/figure.tsx';
import { useHide } from '../../ui/presenting.ts';
import { useTexts } from '../../ui/texts.ts';
import { WeekChart } from './WeekChart.tsx';

/** Bands differ by glyph and word; colour only helps. */
const glyphs: { [band in Band]: string } = { room: '○', healthy: '◐', stretched: '◕', overloaded: '●' };

export function Workload({ view, hasDeal }: { view: WorkloadView; hasDeal: boolean }) {
  const { t, say, formats } = useTexts();
  const hide = useHide();
  const table = useId();
  if (view.person === null) return <NoSalesEngineer isRead={true} />;
  const first = view.weeks[0];
  return (
    <section class="card" aria-labelledby="workload-title" data-sight={view.sight}>
      <header class="card-head">
        <h2 id="workload-title">{t('workload-title')}</h2>
        <span class="card-who">{view.person}</span>
      </header>
      {first?.band && <Headline band={first.band} />}
      {view.note && <p class={first?.band ? 'note' : 'headline quiet'}>{say(view.note, hide)}</p>}
      {view.weeks.length > 0 && (
        <>
          <WeekChart
            weeks={view.weeks}
            label={t('chart-label', { person: view.person, from: formats.date(view.weeks[0]?.monday ?? '') })}
            describedBy={table}
          />
          <div class="weeks-box">
            <table class="weeks" id={table}>
              <caption class="visually-hidden">{t('workload-table')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('workload-week')}</th>
                  <th scope="col" class="number">{t('workload-known')}</th>
                  {hasDeal && <th scope="col" class="number">{t('workload-deal')}</th>}
                  <th scope="col" class="number">{t('workload-capacity')}</th>
                  <th scope="col">{t('workload-band')}</th>
                </tr>
              </thead>
              {view.weeks.map((week, at) => (
                <Week key={week.week} week={week} now={at === 0} hasDeal={hasDeal} />
              ))}
            </table>
          </div>
        </>
      )}
      {hasDeal && <FigureLine figure={view.deal_total} label={t('workload-deal-total')} />}
      <FigureLine figure={view.utilisation} label={t('workload-utilisation')} />
      <FigureLine figure={view.completeness} label={t('workload-completeness')} />
    </section>
  );
}

/** A deal that names nobody, or of which nobody read whom it names, has no hours to show, and says what would change that. */
export function NoSalesEngineer({ isRead }: { isRead: boolean }) {
  const { t } = useTexts();
  return (
    <section class="card" aria-labelledby="workload-title" data-panel-state="no_se">
      <h2 id="workload-title">{t('workload-title')}</h2>
      <p>{t(isRead ? 'workload-no-se' : 'workload-se-not-read')}</p>
      <p class="hint">{t(isRead ? 'workload-no-se-do' : 'workload-se-not-read-do')}</p>
    </section>
  );
}

/** This week in one word. Where too little is known for one, the core's note stands here instead. */
function Headline({ band }: { band: Band }) {
  const { t } = useTexts();
  return (
    <p class={`headline band-${band}`}>
      <span aria-hidden="true">{glyphs[band]} </span>
      {t(`band-${band}`)} <span class="headline-when">{t('workload-this-week')}</span>
    </p>
  );
}

function Week({ week, now, hasDeal }: { week: WeekView; now: boolean; hasDeal: boolean }) {
  const { t, formats } = useTexts();
  const monday = formats.date(week.monday, 'short');
  const known = useFigure({ figure: week.known, label: t('week-known-label', { week: monday }), short: true });
  const deal = useFigure({ figure: week.deal, label: t('week-deal-label', { week: monday }), short: true });
  const capacity = useFigure({ figure: week.capacity, label: t('week-capacity-label', { week: monday }), short: true });
  const columns = hasDeal ? 5 : 4;
  return (
    <tbody>
      <tr class={now ? 'now' : undefined}>
        <th scope="row">{monday}</th>
        <td class="number">{known.button}</td>
        {hasDeal && <td class="number">{deal.button}</td>}
        <td class="number">{capacity.button}</td>
        <td class={week.band ? `band-${week.band}` : 'quiet'}>
          {week.band ? (
            <>
              <span aria-hidden="true">{glyphs[week.band]} </span>
              {t(`band-${week.band}`)}
            </>
          ) : (
            <abbr title={t('band-none')}>–</abbr>
          )}
        </td>
      </tr>
      {[known, deal, capacity].map(
        (figure, at) =>
          figure.open && (
            <tr key={at} class="reasons-row">
              <td colSpan={columns}>{figure.reasons}</td>
            </tr>
          ),
      )}
    </tbody>
  );
}
