/**
 * Numbers, money and dates for people. Exact decimals come as text and go to Intl as text: nothing here is parsed to a
 * binary number, so what is shown is what was computed.
 */

/** Intl takes exact decimal text; the type of its argument does not say so for any string. */
type Exact = Intl.StringNumericLiteral;

const decimal = /^-?\d+(\.\d+)?$/;

/** The languages that numbers and dates follow; the pseudo-locale follows English. */
export function intlLocale(language: string): string {
  return language === 'en-XA' ? 'en' : language;
}

export class Formats {
  #locale: string;
  #zone: string;
  #made = new Map<string, Intl.NumberFormat>();

  constructor(language: string, zone: string) {
    this.#locale = intlLocale(language);
    this.#zone = zone;
  }

  /** A plain number, at most `digits` decimals; what is "at least" so much is never rounded up. */
  number(text: string, digits = 2, down = false): string {
    return this.#format(text, { maximumFractionDigits: digits, ...(down ? { roundingMode: 'floor' } : {}) });
  }

  /** A text as it begins a line. */
  capital(text: string): string {
    const [first = ''] = text;
    return first.toLocaleUpperCase(this.#locale) + text.slice(first.length);
  }

  /** A ratio as per cent: "0.6" is 60 %. */
  percent(text: string, digits = 1): string {
    return this.#format(text, { style: 'percent', maximumFractionDigits: digits });
  }

  /** Money with its currency; whole amounts without decimals unless `cents` asks for them. */
  money(text: string, currency: string, cents: boolean): string {
    if (!/^[A-Z]{3}$/.test(currency)) return `${this.number(text)} ${currency}`.trim();
    return this.#format(text, {
      style: 'currency',
      currency,
      trailingZeroDisplay: cents ? 'auto' : 'stripIfInteger',
    });
  }

  /** A calendar date: the same day wherever it is shown. */
  date(text: string, style: 'full' | 'short' = 'full'): string {
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!day) return text;
    const at = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
    const parts: Intl.DateTimeFormatOptions =
      style === 'full' ? { dateStyle: 'medium' } : { day: 'numeric', month: 'short' };
    return new Intl.DateTimeFormat(this.#locale, { ...parts, timeZone: 'UTC' }).format(at);
  }

  /** An instant, in the reader's own zone, with the day of the week where somebody is to meet then. */
  datetime(text: string, weekday = false): string {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) return text;
    return new Intl.DateTimeFormat(this.#locale, {
      ...(weekday ? { weekday: 'short' } : {}),
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: this.#zone,
    }).format(at);
  }

  /** How long ago an instant was, in the largest unit that says it well. */
  age(text: string, now: Date): string {
    const minutes = Math.max(0, Math.round((now.getTime() - Date.parse(text)) / 60_000));
    const [count, unit]: [number, Intl.RelativeTimeFormatUnit] =
      minutes < 60 ? [minutes, 'minute'] : minutes < 48 * 60 ? [Math.round(minutes / 60), 'hour'] : [Math.round(minutes / 1440), 'day'];
    return new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' }).format(-count, unit);
  }

  #format(text: string, options: Intl.NumberFormatOptions): string {
    if (!decimal.test(text)) return text;
    const key = JSON.stringify(options);
    let format = this.#made.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.#locale, options);
      this.#made.set(key, format);
    }
    return format.format(text as Exact);
  }
}
