/** The workload card: what this SE carries, week by week, and what of it is this deal. */
import { useId } from 'preact/hooks';
import type { Band, WeekView, WorkloadView } from '../../../shared/report.ts';
import { FigureLine, useFigure } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { figureShortText } from '../../../ui/value.ts';
import { Ask, Dormant } from './Ask.tsx';
import { ExportWeeks } from './Export.tsx';
import { Insight } from './Insight.tsx';
import { Ranges } from './Ranges.tsx';
import { Asked, GivenCard, Helpers, OwnCard, Risk, Slots } from './Slots.tsx';
import { WeekChart } from './WeekChart.tsx';

/** Every band, from room to overload. */
export const bands: Band[] = ['room', 'healthy', 'stretched', 'overloaded'];

/** Bands differ by glyph and word; colour only helps. */
export const glyphs: { [band in Band]: string } = { room: '○', healthy: '◐', stretched: '◕', overloaded: '●' };

type Props = {
  view: WorkloadView;
  hasDeal: boolean;
  shareMarket: (on: boolean) => void;
  /** Asks for another kind of work than before. */
  ask: (kind: string) => void;
  /** Hands a colleague's availability card in; whether it was one. */
  giveCard: (text: string) => Promise<boolean>;
};

export function Workload({ view, hasDeal, shareMarket, ask, giveCard }: Props) {
  const texts = useTexts();
  const { t, say, formats } = texts;
  const hide = useHide();
  const table = useId();
  if (view.person === null) return <NoSalesEngineer isRead={true} />;
  const first = view.weeks[0];
  const columns = columnsOf(view, hasDeal);
  // A column of dashes would say nothing; why there is no band stands in the note.
  const load = showsLoad(view) && view.weeks.some(({ band }) => band !== null);
  return (
    <section class="card" aria-labelledby="workload-title" data-sight={view.sight}>
      <header class="card-head">
        <h2 id="workload-title">{t('workload-title')}</h2>
        <span class="card-who">{view.person}</span>
      </header>
      {first?.band && <Headline band={first.band} />}
      {first?.outlook?.at_risk && first.band !== 'overloaded' && (
        <p class="note">{t('workload-at-risk', { chance: figureShortText(texts, first.outlook.overload) })}</p>
      )}
      {view.note && <p class={first?.band ? 'note' : 'headline quiet'}>{say(view.note, hide)}</p>}
      {view.calendar && (
        <p class="note" data-note="calendar">
          {say(view.calendar, hide)}
        </p>
      )}
      {columns.includes('known') && (
        <WeekChart
          weeks={view.weeks}
          newDeals={view.new_deals}
          label={t('chart-label', { person: view.person, from: formats.date(first?.monday ?? ''), weeks: view.weeks.length })}
          describedBy={table}
        />
      )}
      {columns.length > 0 && (
        <div class="weeks-box">
          <table class="weeks" id={table}>
            <caption class="visually-hidden">{t('workload-table')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('workload-week')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" class="number">
                    {t(`workload-${column}`)}
                  </th>
                ))}
                {load && <th scope="col">{t('workload-band')}</th>}
              </tr>
            </thead>
            {view.weeks.map((week, at) => (
              <Week key={week.week} week={week} now={at === 0} columns={columns} load={load} />
            ))}
          </table>
        </div>
      )}
      <Ranges view={view} hasDeal={hasDeal} shareMarket={shareMarket} />
      {view.new_deals && (
        <FigureLine figure={view.new_deals.hours} label={t('new-deals-from', { week: formats.date(view.new_deals.from, 'short') })} />
      )}
      {showsHours(view) && <FigureLine figure={view.utilisation} label={t('workload-utilisation')} />}
      {showsHours(view) && <FigureLine figure={view.completeness} label={t('workload-completeness')} />}
      {view.sight === 'partial' && <GivenCard view={view} person={view.person} give={giveCard} />}
      {(view.asked || view.slots) && <h3>{t('workload-asking')}</h3>}
      {view.asked && <Asked asked={view.asked} own={view.sight === 'own'} ask={ask} />}
      {view.slots && <Slots slots={view.slots} />}
      <Helpers helpers={view.helpers} />
      {hasDeal && <h3>{t('workload-deal')}</h3>}
      {view.risk && <Risk risk={view.risk} />}
      {view.ask && <Ask ask={view.ask} />}
      {hasDeal && <FigureLine figure={view.deal_total} label={t('workload-deal-total', { weeks: view.weeks.length })} />}
      {view.insight && <Insight insight={view.insight} />}
      <Dormant deals={view.dormant} />
      <ExportWeeks view={view} />
      {view.card !== null && <OwnCard card={view.card} />}
    </section>
  );
}

type Column = 'known' | 'likely' | 'deal' | 'capacity' | 'free';

/** Whether the core shows this viewer hours, or of another person only when they are free. */
function showsHours({ sight }: WorkloadView): boolean {
  return sight === 'own' || sight === 'all' || sight === 'partial';
}

function showsLoad(view: WorkloadView): boolean {
  return view.sight !== 'hidden';
}

function columnsOf(view: WorkloadView, hasDeal: boolean): Column[] {
  const deal: Column[] = hasDeal ? ['deal'] : [];
  if (view.weeks.length === 0) return [];
  const likely: Column[] = view.weeks.some((week) => week.outlook) ? ['likely'] : [];
  // Of somebody whose work is seen in part, a card may say when they are free.
  const free: Column[] = view.sight === 'partial' && view.weeks.some((week) => week.free.value !== null) ? ['free'] : [];
  if (showsHours(view)) return [...free, 'known', ...likely, ...deal, 'capacity'];
  return view.sight === 'availability' ? ['free', ...deal] : deal;
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

/** A CRM whose activities are not read says nothing of anybody's load. */
export function LoadUnread({ name }: { name: string }) {
  const { t } = useTexts();
  return (
    <section class="card" aria-labelledby="workload-title" data-panel-state="load_unread">
      <h2 id="workload-title">{t('workload-title')}</h2>
      <p>{t('workload-unread', { name })}</p>
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

function Week({ week, now, columns, load }: { week: WeekView; now: boolean; columns: Column[]; load: boolean }) {
  const { t, formats } = useTexts();
  const monday = formats.date(week.monday, 'short');
  const figures = {
    known: useFigure({ figure: week.known, label: t('week-known-label', { week: monday }), short: true }),
    likely: useFigure({ figure: week.outlook?.p50 ?? week.known, label: t('week-likely-label', { week: monday }), short: true }),
    deal: useFigure({ figure: week.deal, label: t('week-deal-label', { week: monday }), short: true }),
    capacity: useFigure({ figure: week.capacity, label: t('week-capacity-label', { week: monday }), short: true }),
    free: useFigure({ figure: week.free, label: t('week-free-label', { week: monday }), short: true }),
  };
  return (
    <tbody>
      <tr class={now ? 'now' : undefined}>
        <th scope="row">{monday}</th>
        {columns.map((column) => (
          <td key={column} class="number">
            {figures[column].button}
          </td>
        ))}
        {load && <td class={week.band ? `band-${week.band}` : 'quiet'}><BandOf week={week} short={columns.length > 3} /></td>}
      </tr>
      {columns.map(
        (column) =>
          figures[column].open && (
            <tr key={column} class="reasons-row">
              <td colSpan={columns.length + 2}>{figures[column].reasons}</td>
            </tr>
          ),
      )}
    </tbody>
  );
}

/** How full a week is, as a glyph with its word; where there is room for the glyph alone, the word is heard and in its hint. */
export function BandOf({ week: { band }, short = false }: { week: { band: Band | null }; short?: boolean }) {
  const { t } = useTexts();
  if (band === null) return <abbr title={t('band-none')}>–</abbr>;
  if (short) {
    return (
      <span title={t(`band-${band}`)}>
        <span aria-hidden="true">{glyphs[band]}</span>
        <span class="visually-hidden">{t(`band-${band}`)}</span>
      </span>
    );
  }
  return (
    <>
      <span aria-hidden="true">{glyphs[band]} </span>
      {t(`band-${band}`)}
    </>
  );
}
