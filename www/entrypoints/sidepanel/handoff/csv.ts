/** The hand-offs as a table for a spreadsheet. */
import { csv } from '../../../shared/csv.ts';
import type { Texts } from '../../../shared/messages.ts';
import type { HandoffRow } from '../../../shared/report.ts';

export function tableOf(rows: HandoffRow[], { t }: Texts): string {
  const head = ['deal', 'account', 'se', 'receiver', 'closed', 'verdict', 'low', 'high', 'open', 'late', 'due'].map((column) => t(`handoffs-csv-${column}`));
  const line = (row: HandoffRow) => [
    row.name, row.account ?? '', row.se ?? '', row.receiver ?? '', row.closed ?? '', t(`verdict-${row.verdict}`),
    row.low, row.high, row.open, row.late, row.due ?? '',
  ];
  return csv([head, ...rows.map(line)]);
}
