/** The head of the panel: which deal this is, as the CRM says it. */
import type { DealView } from '../../shared/report.ts';
import { FigureLine } from '../../ui/figure.tsx';
import { useHide } from '../../ui/presenting.ts';
import { useTexts } from '../../ui/texts.ts';

/** Whether any page that was read has a field for the sales engineer. */
export function isSeRead(deal: DealView): boolean {
  return !deal.unknown.some(({ id, args }) => id === 'unknown-absent-named' && args['name']?.value === 'field-se');
}

export function Deal({ deal }: { deal: DealView }) {
  const { t, say } = useTexts();
  const hide = useHide();
  return (
    <header class="deal" data-record={deal.record} data-outcome={deal.outcome}>
      <p class="account">{deal.account === null ? t('deal-account-unknown') : hide(deal.account)}</p>
      <h1>{deal.name === '' ? t('deal-name-unknown') : hide(deal.name)}</h1>
      <div class="deal-figures">
        <FigureLine
          figure={deal.stage}
          label={t('deal-stage')}
          {...(deal.stage_text === null ? {} : { text: deal.stage_text })}
        >
          {deal.lead && <span class="tag">{t(`lead-${deal.lead}`)}</span>}
        </FigureLine>
        <FigureLine figure={deal.technical} label={t('deal-technical')} />
        {(deal.technical.value ?? deal.technical_date.value) !== null && (
          <FigureLine figure={deal.technical_date} label={t('deal-technical-date')} />
        )}
        {deal.technical_reason !== null && <p class="note">{hide(deal.technical_reason)}</p>}
        <FigureLine figure={deal.amount} label={t('deal-amount')} secret />
        {deal.chance && <FigureLine figure={deal.chance} label={t('deal-chance')} />}
        <FigureLine figure={deal.close_date} label={t('deal-close-date')} />
        <div class="figure-line">
          <span class="figure-name">{t('deal-owner')}</span>
          <span class="figure-value plain">{deal.owner ?? t('figure-unknown')}</span>
        </div>
        <div class="figure-line">
          <span class="figure-name">{t('deal-se')}</span>
          <span class="figure-value plain">{deal.se ?? t(isSeRead(deal) ? 'deal-se-none' : 'figure-unknown')}</span>
        </div>
      </div>
      {deal.unknown.length > 0 && (
        <details class="missing">
          <summary>{t('deal-unknown', { count: deal.unknown.length })}</summary>
          <ul>
            {deal.unknown.map((what, at) => (
              <li key={at}>{say(what, hide)}</li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}
