/**
 * Tables as comma-separated text (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in
 * front, so that it stays the text that it is; numbers stay numbers.
 */
export type Cell = string | number | Exact;
/** A number that is written as it stands, to the last digit. */
export type Exact = { exact: string };

export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

/** An exact figure as a cell; empty where it is no number. */
export function exact(value: string | null): Cell {
  return value !== null && /^-?\d+(\.\d+)?$/.test(value) ? { exact: value } : '';
}

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.exact;
  // Blanks before the sign, and the wide forms of it, are formulas to some programs all the same.
  const text = /^[\s\u0000]*[=+\-@\t\r|＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
