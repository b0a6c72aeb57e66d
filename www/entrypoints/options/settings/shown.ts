/** Values of settings as people read them. */
import type { Texts } from '../../../shared/messages.ts';
import type { ChangeView, FormField, InputKind, JsonValue, Message } from '../../../shared/report.ts';
import { rowsOf, typed } from './entry.ts';

/** A value in people's units: "30 %", "2.5 h", "not set". */
export function shown(texts: Texts, input: InputKind, value: JsonValue): string {
  const { t, formats } = texts;
  if (value === null) return t('value-none');
  switch (input.kind) {
    case 'number':
    case 'whole':
    case 'decimal': {
      const number = formats.number(typed(input, value), 20);
      const unit = unitOf(texts, input, value);
      return unit === '' ? number : t('setting-with-unit', { value: number, unit });
    }
    case 'flag':
      return t(value === true ? 'value-yes' : 'value-no');
    case 'choice':
      return t(`choice-${String(value)}`);
    case 'choices':
      return list(texts, [value].flat().map((one) => t(`choice-${String(one)}`)));
    case 'texts':
    case 'words':
      return list(texts, [value].flat().map(String));
    case 'rows':
      return rowsShown(texts, input, value);
    case 'date':
      return formats.date(String(value));
    default:
      return value === '' ? t('value-empty') : String(value);
  }
}

function list({ t }: Texts, values: string[]): string {
  return values.length === 0 ? t('value-empty') : values.join(t('list-separator'));
}

function rowsShown(texts: Texts, input: InputKind, value: JsonValue): string {
  const cells = (row: { [key: string]: JsonValue }) =>
    input.columns.filter((column) => row[column.key] != null).map((column) => shown(texts, column.input, row[column.key] ?? null));
  const rows = rowsOf(value).map((row) => cells(row).join(' '));
  return rows.length === 0 ? texts.t('value-empty') : texts.t('value-rows', { count: rows.length, rows: list(texts, rows) });
}

/** The unit's word, after a number of so many. */
export function unitOf({ t }: Texts, input: InputKind, value: JsonValue): string {
  return input.unit === null ? '' : t(`unit-${input.unit}`, { count: Number(value) });
}

/** What a setting is called, from the outermost group on. */
export function trail({ say }: Texts, labels: Message[]): string {
  return labels.map((label) => say(label)).join(' › ');
}

/** Both sides of a change; a whole member is added or taken out. */
export function sides(texts: Texts, change: ChangeView): string {
  const { input, from, to } = change;
  if (input === null) return texts.t(to === null ? 'change-gone' : 'change-added');
  return texts.t('change-from-to', { from: shown(texts, input, from), to: shown(texts, input, to) });
}

/** A fault in the units of the input that it is about: the core speaks of shares, the input of per cents. */
export function inUnits(message: Message, input: InputKind): Message {
  if (message.id !== 'settings-range' || input.unit !== 'share') return message;
  const args = Object.entries(message.args).map(([name, arg]) => [name, { ...arg, kind: 'percent' as const }] as const);
  return { ...message, args: Object.fromEntries(args) };
}

/** Whether a value differs from its default. */
export function differs(field: FormField): boolean {
  return typed(field.input, field.value) !== typed(field.input, field.default);
}
