/** What stands beside the estimate: payments, what payroll paid, stock grants, credit that looks wrong, and taking it along. */
import type { ComponentChildren } from 'preact';
import type { ShownIncentive } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { download } from '../../../ui/download.ts';
import { statementCsv } from './csv.ts';

export function Records({ view }: { view: ShownIncentive }) {
  const texts = useTexts();
  const { t, say, formats } = texts;
  const hide = useHide();
  return (
    <>
      {view.adjustments.map((line) => (
        <FigureLine key={line.figure.id} figure={line.figure} label={say(line.title)} cents />
      ))}
      <Part title={t('payments-title', { count: view.payments.length })} on={view.payments.length > 0}>
        {view.payments.map((payment) => (
          <FigureLine
            key={payment.payable.id}
            figure={payment.payable}
            label={t('payment', { period: payment.period, component: say(payment.title), due: formats.date(payment.due) })}
            cents
          />
        ))}
      </Part>
      <Part title={t('reconciled-title')} on={view.reconciled.length > 0}>
        {view.reconciled.map((row) => (
          <div key={row.paid.id} class="reconciled">
            <h4>{say(row.title, hide)}</h4>
            <FigureLine figure={row.payable} label={t('reconciled-payable')} cents />
            <FigureLine figure={row.paid} label={t('reconciled-paid')} cents />
            <FigureLine figure={row.difference} label={t('reconciled-difference')} cents />
          </div>
        ))}
      </Part>
      <Part title={t('grants-title')} on={view.grants.length > 0}>
        {view.grants.map((grant) => (
          <div key={grant.units.id} class="reconciled">
            <h4>{hide(grant.name)}</h4>
            <FigureLine figure={grant.units} label={t('grant-units')} />
            <FigureLine figure={grant.vested} label={t('grant-vested')} />
            {grant.next && grant.next_units && <FigureLine figure={grant.next_units} label={t('grant-next', { day: formats.date(grant.next) })} />}
          </div>
        ))}
      </Part>
      <Part title={t('checks-title', { count: view.checks.length })} on={view.checks.length > 0}>
        <ul class="notes">
          {view.checks.map((check, at) => (
            <li key={at}>{say(check, hide)}</li>
          ))}
        </ul>
      </Part>
      <div class="actions">
        <button type="button" class="button small" data-action="export-statement" onClick={() => download('second-chair-estimate.csv', statementCsv(view, texts), 'text/csv')}>
          {t('statement-export')}
        </button>
        <button type="button" class="button small" data-action="print-statement" onClick={(event) => print(event.currentTarget)}>
          {t('statement-print')}
        </button>
      </div>
    </>
  );
}

/** Prints the card with everything in it open: what is folded on paper stays folded. */
function print(button: HTMLElement): void {
  for (const details of button.closest('.incentive')?.querySelectorAll('details') ?? []) details.open = true;
  window.print();
}

function Part({ title, on, children }: { title: string; on: boolean; children: ComponentChildren }) {
  if (!on) return null;
  return (
    <details class="lines">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
