/** What each week comes to, as a range, and how likely it is overloaded. */
import type { WeekOutlookView, WorkloadView } from '../../../shared/report.ts';
import { useFigure } from '../../../ui/figure.tsx';
import { useTexts } from '../../../ui/texts.ts';

type Props = { view: WorkloadView; hasDeal: boolean; shareMarket: (on: boolean) => void };

export function Ranges({ view, hasDeal, shareMarket }: Props) {
  const { t } = useTexts();
  if (!view.weeks.some((week) => week.outlook)) return null;
  const columns = [t('range-expected'), ...(hasDeal ? [t('workload-deal')] : []), t('range-p10'), t('range-p90'), t('range-overload')];
  return (
    <details>
      <summary>{t('range-title')}</summary>
      <div class="weeks-box">
        <table class="weeks">
          <caption class="visually-hidden">{t('range-title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('workload-week')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="number">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          {view.weeks.map(
            (week) => week.outlook && <Week key={week.week} monday={week.monday} outlook={week.outlook} hasDeal={hasDeal} />,
          )}
        </table>
      </div>
      <p class="hint">{t('range-what')}</p>
      {view.market !== null && (
        <label class="switch">
          <input type="checkbox" role="switch" checked={view.market} onChange={(event) => shareMarket(event.currentTarget.checked)} data-action="market" />
          <span>{t('range-market')}</span>
        </label>
      )}
    </details>
  );
}

function Week({ monday, outlook, hasDeal }: { monday: string; outlook: WeekOutlookView; hasDeal: boolean }) {
  const { t, formats } = useTexts();
  const week = formats.date(monday, 'short');
  const expected = useFigure({ figure: outlook.expected, label: t('week-expected-label', { week }), short: true });
  const deal = useFigure({ figure: outlook.deal, label: t('week-deal-expected-label', { week }), short: true });
  const p10 = useFigure({ figure: outlook.p10, label: t('week-p10-label', { week }), short: true });
  const p90 = useFigure({ figure: outlook.p90, label: t('week-p90-label', { week }), short: true });
  const overload = useFigure({ figure: outlook.overload, label: t('week-overload-label', { week }), short: true });
  const figures = [expected, ...(hasDeal ? [deal] : []), p10, p90, overload];
  return (
    <tbody>
      <tr class={outlook.at_risk ? 'at-risk' : undefined}>
        <th scope="row">{week}</th>
        {figures.map((figure, at) => (
          <td key={at} class="number">
            {figure.button}
          </td>
        ))}
      </tr>
      {figures.map(
        (figure, at) =>
          figure.open && (
            <tr key={at} class="reasons-row">
              <td colSpan={figures.length + 1}>{figure.reasons}</td>
            </tr>
          ),
      )}
    </tbody>
  );
}
