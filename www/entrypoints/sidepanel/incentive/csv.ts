/** The statement as a table for a spreadsheet: marked as an estimate, text that no spreadsheet takes for a formula. */
import type { Texts } from '../../../shared/messages.ts';
import type { ShownIncentive } from '../../../shared/report.ts';

/** A cell of text: quoted, and with an apostrophe before what a spreadsheet would compute. */
export function textCell(text: string): string {
  const plain = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** A number stays a number. */
function numberCell(value: string | null): string {
  return value !== null && /^-?\d+(\.\d+)?$/.test(value) ? value : '';
}

export function statementCsv(view: ShownIncentive, { t, say }: Texts): string {
  const row = (component: string, line: string, amount: string | null, unit: string) =>
    [textCell(component), textCell(line), numberCell(amount), textCell(unit)].join(',');
  const rows = [
    [textCell(t('statement-estimate')), textCell(say(view.plan)), textCell(view.period.start), textCell(view.period.end)].join(','),
    [t('csv-component'), t('csv-line'), t('csv-amount'), t('csv-currency')].map(textCell).join(','),
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
  return `${rows.join('\r\n')}\r\n`;
}
