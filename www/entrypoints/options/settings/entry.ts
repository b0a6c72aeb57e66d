/**
 * What people type and what the settings hold, kind by kind. What cannot be the value that is asked for goes to the core
 * as it was typed: the core alone says what is wrong with it.
 */
import type { InputKind, JsonValue } from '../../../shared/report.ts';
import { plain, shift } from './decimal.ts';

/** A row of a table as it is typed: the text of each column. */
export type TypedRow = { [column: string]: string };

const ofLines = (value: JsonValue) => (Array.isArray(value) ? value.map(String).join('\n') : String(value));

/** A value as it stands in its input. A share stands there in per cent; rows are the JSON text of typed rows. */
export function typed(input: InputKind, value: JsonValue): string {
  if (value === null) return '';
  switch (input.kind) {
    case 'number':
    case 'whole':
    case 'decimal':
      return shift(String(value), input.unit === 'share' ? 2 : 0) ?? String(value);
    case 'choices':
    case 'texts':
    case 'words':
      return ofLines(value);
    case 'rows':
      return JSON.stringify(rowsOf(value).map((row) => typedRow(input, row)));
    default:
      return String(value);
  }
}

/** The value that a typed text stands for. An empty input of what may be left out is `null`. */
export function entered(input: InputKind, text: string): JsonValue {
  const trimmed = text.trim();
  if (input.optional && trimmed === '') return null;
  switch (input.kind) {
    case 'number':
    case 'whole': {
      const number = exact(input, trimmed);
      return number === null ? trimmed : Number(number);
    }
    case 'decimal':
      return exact(input, trimmed) ?? trimmed;
    case 'flag':
      return trimmed === 'true';
    case 'choices':
    case 'texts':
    case 'words':
      return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    case 'rows':
      return typedRows(text).filter(isFilled).map((row) => enteredRow(input, row));
    default:
      return trimmed;
  }
}

/** The typed rows in an input's text. */
export function typedRows(text: string): TypedRow[] {
  return text === '' ? [] : (JSON.parse(text) as TypedRow[]);
}

/** A row in which nothing was typed is none. */
function isFilled(row: TypedRow): boolean {
  return Object.values(row).some((cell) => cell.trim() !== '');
}

function exact(input: InputKind, text: string): string | null {
  return input.unit === 'share' ? shift(text.replace(/\s*%$/, ''), -2) : plain(text);
}

/** A table's rows, as a value holds them. */
export function rowsOf(value: JsonValue): { [key: string]: JsonValue }[] {
  return Array.isArray(value) ? value.filter((row): row is { [key: string]: JsonValue } => typeof row === 'object' && row !== null && !Array.isArray(row)) : [];
}

function typedRow(input: InputKind, row: { [key: string]: JsonValue }): TypedRow {
  return Object.fromEntries(input.columns.map((column) => [column.key, typed(column.input, row[column.key] ?? null)]));
}

/** A column that may be left out and is empty is left out. */
function enteredRow(input: InputKind, row: TypedRow): { [key: string]: JsonValue } {
  const cells = input.columns.map((column) => [column.key, entered(column.input, row[column.key] ?? '')] as const);
  return Object.fromEntries(cells.filter(([, value]) => value !== null));
}
