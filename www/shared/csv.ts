/**
 * Tables as comma-separated text. A text that a spreadsheet would take for a formula gets an apostrophe in front, so that it
 * stays the text that it is; numbers stay numbers.
 */
export function csv(rows: (string | number)[][]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // Blanks before the sign, and the wide forms of it, are formulas to some programs all the same.
  const text = /^[\s\u0000]*[=+\-@\t\r|＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
