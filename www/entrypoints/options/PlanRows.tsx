/** A list of the personal plan, row by row: quotas, changes, shares, cancelled deals, payments, grants. */
import { useTexts } from '../../ui/texts.ts';
import { lists, rowsOf, type Column, type Fields } from './plan.ts';

type Props = { list: string; fields: Fields; fault: string | undefined; set: (path: string, value: string) => void };

export function PlanRows({ list, fields, fault, set }: Props) {
  const { t } = useTexts();
  const columns = lists[list] ?? [];
  const rows = rowsOf(fields, list);
  const keep = (next: { [key: string]: string }[]) => set(list, JSON.stringify(next));
  const put = (at: number, key: string, value: string) => keep(rows.map((row, index) => (index === at ? { ...row, [key]: value } : row)));
  return (
    <fieldset class="group" data-list={list}>
      <legend>{t(`plan-list-${list}`)}</legend>
      {rows.map((row, at) => (
        <div key={at} class="plan-row">
          {columns.map((column) => (
            <label key={column.key} class="field">
              <span>{t(`plan-column-${column.key.replaceAll('_', '-')}`)}</span>
              <Cell column={column} name={`${list}[${at}].${column.key}`} value={row[column.key] ?? ''} set={(value) => put(at, column.key, value)} />
            </label>
          ))}
          <button type="button" class="button small" data-action={`remove-${list}-${at}`} onClick={() => keep(rows.filter((_, index) => index !== at))}>
            {t('plan-row-remove')}
          </button>
        </div>
      ))}
      {fault !== undefined && <span class="fault" role="alert" data-fault={list}>{fault}</span>}
      <button type="button" class="button small" data-action={`add-${list}`} onClick={() => keep([...rows, {}])}>
        {t('plan-row-add')}
      </button>
    </fieldset>
  );
}

function Cell({ column, name, value, set }: { column: Column; name: string; value: string; set: (value: string) => void }) {
  const { t } = useTexts();
  if (column.kind === 'period' || column.kind === 'measure') {
    const choices = column.kind === 'period' ? ['', 'year', 'half', 'quarter', 'month'] : ['', 'units', 'margin'];
    return (
      <select name={name} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>{choice === '' ? '' : t(`choice-${choice}`)}</option>
        ))}
      </select>
    );
  }
  const common = { name, autocomplete: 'off' as const, value, onInput: (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value) };
  return column.kind === 'date' ? <input type="date" {...common} /> : <input type="text" {...common} />;
}
