// Values as Intl writes them in a language, with what they are: one `kind value text` per line, parted by tabs.

/** The same figures everywhere: a small generator with a fixed seed. */
function figures(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'INR', 'CHF', 'BRL', 'PLN', 'SEK', 'TRY', 'KWD', 'CAD', 'KRW', 'CNY', 'MXN', 'AED', 'CZK', 'ILS'];
const moneyStyles = [
  { currencyDisplay: 'symbol' },
  { currencyDisplay: 'code' },
  { currencyDisplay: 'name' },
  { currencySign: 'accounting' },
  { currencyDisplay: 'symbol', trailingZeroDisplay: 'stripIfInteger' },
  { currencyDisplay: 'narrowSymbol', stated: true },
  { notation: 'compact', maximumFractionDigits: 2, compact: true },
  { notation: 'compact', compactDisplay: 'long', currencyDisplay: 'name', maximumFractionDigits: 2, compact: true },
];
const dateStyles = [
  {},
  { dateStyle: 'short' },
  { dateStyle: 'medium' },
  { dateStyle: 'long' },
  { dateStyle: 'full' },
  { dateStyle: 'short', timeStyle: 'short' },
  { dateStyle: 'medium', timeStyle: 'short' },
  { dateStyle: 'long', timeStyle: 'medium' },
  { dateStyle: 'full', timeStyle: 'short' },
  { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  { day: '2-digit', month: '2-digit', year: 'numeric', hour: 'numeric', minute: '2-digit', hour12: true },
];

const rangeStyles = [
  { dateStyle: 'short', timeStyle: 'short' },
  { dateStyle: 'medium', timeStyle: 'short' },
  { dateStyle: 'full', timeStyle: 'short' },
  { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', hour12: true },
];

export function corpusOf(language, whole) {
  const lines = [];
  const next = figures(7);
  const digits = new Map();
  const decimalsOf = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  for (const currency of currencies) digits.set(currency, decimalsOf(currency));
  for (let index = 0; index < 200; index += 1) {
    const currency = currencies[index % currencies.length];
    const decimals = digits.get(currency);
    const size = 1 + Math.floor(next() * 9);
    const minor = Math.floor(next() * 10 ** size) * (next() < 0.15 ? -1 : 1);
    const sign = minor < 0 ? '-' : '';
    const whole_ = String(Math.abs(minor)).padStart(decimals + 1, '0');
    const value = decimals === 0 ? `${sign}${whole_}` : `${sign}${whole_.slice(0, -decimals)}.${whole_.slice(-decimals)}`;
    const chosen = whole ? moneyStyles : [moneyStyles[(index + Math.floor(index / moneyStyles.length)) % moneyStyles.length]];
    for (const { stated, compact, ...style } of chosen) {
      // An abbreviation says what it rounds to: three figures that it can hold.
      const size = 3 + Math.floor(Math.abs(minor) % 8);
      const shown = compact ? `${sign}${String(100 + (Math.abs(minor) % 900))}${'0'.repeat(size)}` : value;
      const text = new Intl.NumberFormat(language, { style: 'currency', currency, ...style }).format(shown);
      lines.push(['money', `${shown} ${currency}${stated ? ' stated' : ''}`, text]);
    }
  }
  for (let index = 0; index < 60; index += 1) {
    const at = Date.UTC(2024 + Math.floor(next() * 6), Math.floor(next() * 12), 1 + Math.floor(next() * 31), Math.floor(next() * 24), Math.floor(next() * 60));
    const chosen = whole ? dateStyles : [dateStyles[index % dateStyles.length], dateStyles[(index + 5) % dateStyles.length]];
    for (const style of chosen) {
      const text = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...style }).format(at);
      const hours = 'timeStyle' in style || 'hour' in style;
      lines.push(['date', new Date(at).toISOString().slice(0, hours ? 16 : 10), text]);
    }
  }
  for (let index = 0; index < 20; index += 1) {
    const value = Math.floor(next() * 1000);
    lines.push(['percent', String(value), new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value / 1000)]);
  }
  // Drawn apart, so that what stands above stays what it is.
  const more = figures(11);
  for (let index = 0; index < 20; index += 1) {
    const at = Date.UTC(2024 + Math.floor(more() * 6), Math.floor(more() * 12), 1 + Math.floor(more() * 28), 6 + Math.floor(more() * 14), 15 * Math.floor(more() * 4));
    const end = at + (1 + Math.floor(more() * 12)) * 900_000;
    const text = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...rangeStyles[index % rangeStyles.length] }).formatRange(at, end);
    lines.push(['range', `${new Date(at).toISOString().slice(0, 16)} ${new Date(end).toISOString().slice(0, 16)}`, text]);
  }
  for (const style of ['long', 'short', 'narrow']) {
    for (const days of [-30, -7, -1, 0, 1, 2, 14]) {
      const text = new Intl.RelativeTimeFormat(language, { numeric: days < -2 ? 'always' : 'auto', style }).format(days, 'day');
      lines.push(['day', new Date(Date.UTC(2026, 10, 23 + days)).toISOString().slice(0, 10), text]);
    }
  }
  for (const value of [5, 74, 625]) {
    const text = new Intl.NumberFormat(language, { style: 'unit', unit: 'percent', unitDisplay: 'long' }).format(value / 10);
    lines.push(['percent', String(value), text]);
  }
  return `${lines.map((line) => line.join('\t')).join('\n')}\n`;
}
