/** Decimal numbers as text: moved by powers of ten without ever becoming binary numbers. */

const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** A number's text without an exponent, leading or trailing zeros; `null` for what is no decimal number. */
export function plain(text: string): string | null {
  return shift(text, 0);
}

/** The number times ten to the power of `places`, exactly; `null` for what is no decimal number. */
export function shift(text: string, places: number): string | null {
  const parts = written.exec(text.trim());
  if (!parts) return null;
  const [, sign = '', whole = '', part = '', exponent = '0'] = parts;
  if (whole + part === '') return null;
  const point = whole.length + Number(exponent) + places;
  const digits = (whole + part).padEnd(point, '0').padStart(whole.length + part.length + Math.max(0, -point), '0');
  const at = Math.max(0, point);
  const before = digits.slice(0, at).replace(/^0+/, '') || '0';
  const after = digits.slice(at).replace(/0+$/, '');
  const number = after === '' ? before : `${before}.${after}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}
