/** Whom the work is for, what of it may be for nothing, and what went to customers after the close. */
import type { InsightView } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useTexts } from '../../../ui/texts.ts';

export function Insight({ insight }: { insight: InsightView }) {
  const { t, say } = useTexts();
  return (
    <details>
      <summary>{t('insight-title')}</summary>
      <FigureLine figure={insight.reps} label={t('insight-reps')} />
      {insight.most?.formula && <FigureLine figure={insight.most} label={t('insight-reps-most')} text={say(insight.most.formula)} />}
      <FigureLine figure={insight.inflow} label={t('insight-inflow')} />
      <FigureLine figure={insight.sustainable} label={t('insight-sustainable')} />
      {insight.coverage && <p class="note">{say(insight.coverage)}</p>}
      {insight.example.length > 0 && (
        <details>
          <summary>{t('insight-example')}</summary>
          {insight.example.map((sentence) => (
            <p key={sentence.id} class="note" data-note={sentence.id}>
              {say(sentence)}
            </p>
          ))}
        </details>
      )}
      <FigureLine figure={insight.at_risk} label={t('insight-at-risk')} />
      <FigureLine figure={insight.quiet} label={t('insight-quiet')} />
      <FigureLine figure={insight.unsupported} label={t('insight-unsupported')} />
      <FigureLine figure={insight.drift} label={t('insight-drift')} />
    </details>
  );
}
