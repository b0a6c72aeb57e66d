/** What a team's plans are likely to cost, and whose pay the territory takes: for the manager named in a policy, covered until asked for. */
import type { TeamPayView } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useHide, usePresenting } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { useUncovered } from './Incentive.tsx';

export function TeamPay({ view, moves }: { view: TeamPayView; moves: number }) {
  const { t, say, formats } = useTexts();
  const hide = useHide();
  const presenting = usePresenting();
  const [uncovered, setUncovered] = useUncovered(moves);
  const masked = !uncovered;
  return (
    <section class="card team-pay" aria-labelledby="team-pay-title" data-covered={masked}>
      <header class="card-head">
        <h2 id="team-pay-title">
          {t('team-pay-title')} <span class="tag">{t('incentive-tag')}</span>
        </h2>
        <button type="button" class="button small" aria-pressed={uncovered} disabled={presenting} onClick={() => setUncovered(!uncovered)}>
          {t(uncovered ? 'incentive-cover' : 'incentive-uncover')}
        </button>
      </header>
      <p class="note">{t('team-pay-about', { team: hide(view.team), people: view.people, until: formats.date(view.until) })}</p>
      <FigureLine figure={view.target} label={t('team-pay-target')} masked={masked} />
      <FigureLine figure={view.mean} label={t('team-pay-mean')} masked={masked} />
      <FigureLine figure={view.p50} label={t('outlook-p50')} masked={masked} />
      <FigureLine figure={view.p10} label={t('outlook-p10')} masked={masked} />
      <FigureLine figure={view.p90} label={t('outlook-p90')} masked={masked} />
      {!masked && view.fairness.length > 0 && <h3>{t('team-pay-fairness')}</h3>}
      {!masked &&
        view.fairness.map((one) => (
          <div key={one.lost.id} class="reconciled">
            <h4>{hide(one.name)}</h4>
            <FigureLine figure={one.lost} label={t('team-pay-lost')} cents />
            <FigureLine figure={one.break_even} label={t('team-pay-break-even')} />
            <p class="note">{say(one.says)}</p>
          </div>
        ))}
    </section>
  );
}
