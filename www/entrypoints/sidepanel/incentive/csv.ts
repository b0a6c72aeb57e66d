/** The statement as a table for a spreadsheet, marked as an estimate. */
import { csv, exact, type Cell } from '../../../shared/csv.ts';
import type { Texts } from '../../../shared/messages.ts';
import type { ShownIncentive } from '../../../shared/report.ts';

export function statementCsv(view: ShownIncentive, { t, say }: Texts): string {
  const row = (component: string, line: string, amount: string | null, unit: string): Cell[] => [component, line, exact(amount), unit];
  const rows: Cell[][] = [
    [t('statement-estimate'), say(view.plan), view.period.start, view.period.end],
    [t('csv-component'), t('csv-line'), t('csv-amount'), t('csv-currency')],
  ];
  for (const component of view.components) {
    for (const { title, figure } of component.lines) rows.push(row(say(component.title), say(title), figure.value, figure.unit));
    rows.push(row(say(component.title), t('csv-sum'), component.earned.value, component.earned.unit));
  }
  for (const { title, figure } of view.adjustments) rows.push(row('', say(title), figure.value, figure.unit));
  rows.push(row('', t('csv-total'), view.earned.value, view.earned.unit));
  for (const payment of view.payments) {
    rows.push(row(say(payment.title), t('csv-payment', { period: payment.period, due: payment.due }), payment.payable.value, payment.payable.unit));
  }
  return csv(rows);
}
