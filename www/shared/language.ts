/**
 * How a language writes numbers, money and dates, as the browser's own `Intl` knows it: what the core needs to read a page
 * in that language. Words are lists joined by "|"; the core folds case, digits and marks itself.
 */
export type LanguageFacts = {
  language: string;
  /** Every character that stands before decimals, and every one between groups. */
  decimal: string;
  group: string;
  /** Orders of numeric dates ("mdy ymd"), of those whose year has two digits, and of dates with the month in words. */
  orders: string;
  short: string;
  spelled: string;
  calendar: string;
  /** What stands between hours and minutes. */
  time: string;
  /** January first, Monday first. */
  months: string[];
  weekdays: string[];
  /** Words for parts of the day, each with the hours at which it is said. */
  periods: Words;
  /** Words in dates, and in amounts, that mean nothing of their own; words between the ends of a range; names of UTC. */
  fillers: string;
  joins: string;
  ranges: string;
  zones: string;
  /** Abbreviations of large numbers, each with its power of ten. */
  scales: Words;
  /** "yesterday" → "-1d"; "in # days" → "1d" each. */
  relative: Words;
  /** Words for days, hours, minutes and seconds: d, h, m, s. */
  units: Words;
  /** Words for the per cent sign. */
  percents: string;
  /** By ISO 4217 code: symbol, narrow symbol, names. */
  currencies: Words;
  /** Months and eras of other calendars. */
  others: string;
};

type Words = { [word: string]: string };
type Part = { type: string; value: string };

/** One number of each kind that a language may have a plural of its own for. */
const counts = [1, 2, 3, 4, 5, 11, 21, 100, 1.5, 1.01, 1.02, 1.04, 1.13, 1.002, 1.004];
const otherCalendars = ['buddhist', 'japanese', 'roc', 'islamic-umalqura', 'persian', 'hebrew', 'indian', 'coptic', 'ethiopic'];

/** A Monday, so that seven days on are a week. */
const monday = Date.UTC(2027, 2, 1, 15, 7, 9);
const day = 86_400_000;
const inUtc = { timeZone: 'UTC' } as const;

const letters = (text: string) => text.match(/[\p{L}\p{M}\u200c\u200d’']+/gu) ?? [];
const unique = (words: Iterable<string>) => [...new Set([...words].map((word) => word.trim()).filter((word) => word !== ''))];
const list = (words: Iterable<string>) => unique(words).join('|');

/** Facts of a language by its BCP 47 tag. A tag that `Intl` does not know gives its nearest parent's. */
export function factsOf(language: string): LanguageFacts {
  const latin = new Intl.Locale(language, { numberingSystem: 'latn' }).toString();
  const gregorian = new Intl.Locale(language, { calendar: 'gregory', numberingSystem: 'latn' }).toString();
  const dates = dateWords(gregorian);
  return {
    language,
    ...separators([language, latin]),
    ...orders(gregorian),
    calendar: new Intl.DateTimeFormat(language).resolvedOptions().calendar,
    ...dates,
    ranges: list(rangeWords(gregorian)),
    ...scales(latin),
    relative: relative(latin),
    units: units(latin),
    percents: list(unitWords(latin, 'percent')),
    currencies: currencies(latin),
    others: list(otherWords(language, new Set(Object.values(dates).flat().join('|').toLowerCase().split('|').concat(Object.keys(dates.periods).map((word) => word.toLowerCase()))))),
  };
}

function separators(tags: string[]): Pick<LanguageFacts, 'decimal' | 'group'> {
  const found = { decimal: new Set<string>(), group: new Set<string>() };
  const styles: Intl.NumberFormatOptions[] = [
    {},
    { style: 'percent' },
    { style: 'currency', currency: 'EUR' },
    { style: 'currency', currency: 'USD', currencySign: 'accounting' },
    { style: 'currency', currency: 'USD', currencyDisplay: 'name' },
    ...local(tags[0] ?? 'en').map((currency) => ({ style: 'currency' as const, currency })),
  ];
  for (const format of tags.flatMap((tag) => styles.map((style) => new Intl.NumberFormat(tag, { ...style, minimumFractionDigits: 1 })))) {
    for (const { type, value } of format.formatToParts(1234567.5)) {
      if (type === 'decimal' || type === 'group') found[type].add(value);
    }
  }
  return { decimal: [...found.decimal].join(''), group: [...found.group].join('') };
}

/** Currencies whose amounts some languages write with separators of their own. */
function local(language: string): string[] {
  const region = new Intl.Locale(language).maximize().region ?? '';
  const own: Words = { CH: 'CHF', LI: 'CHF', AT: 'EUR', PT: 'EUR', CV: 'CVE', DK: 'DKK', NO: 'NOK', ZA: 'ZAR', IN: 'INR' };
  return own[region] ? [own[region]] : [];
}

const numeric: Intl.DateTimeFormatOptions[] = [
  {},
  { dateStyle: 'short' },
  { dateStyle: 'medium' },
  { year: 'numeric', month: '2-digit', day: '2-digit' },
  { year: 'numeric', month: 'numeric', day: 'numeric', weekday: 'short' },
  { year: '2-digit', month: 'numeric', day: 'numeric' },
  { year: '2-digit', month: '2-digit', day: '2-digit' },
];
/** Dates with the month in words, beside the styles. */
const inWords: Intl.DateTimeFormatOptions[] = [
  { year: '2-digit', month: 'short', day: 'numeric' },
  { year: 'numeric', month: 'short', day: '2-digit', weekday: 'long' },
  { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' },
];
const styles = ['full', 'long', 'medium'] as const;

function orders(tag: string): Pick<LanguageFacts, 'orders' | 'short' | 'spelled'> {
  const shown = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...inUtc, ...options }).formatToParts(monday);
  const spellsMonth = (parts: Part[]) => parts.some(({ type, value }) => type === 'month' && /\p{L}/u.test(value));
  const order = (parts: Part[]) => parts.flatMap(({ type }) => (/^(day|month|year)$/.test(type) ? [type.slice(0, 1)] : [])).join('');
  const spelled = [...styles.map((dateStyle) => ({ dateStyle })), ...inWords].map(shown).filter(spellsMonth);
  const inDigits = numeric.map(shown).filter((parts) => !spellsMonth(parts));
  const short = (parts: Part[]) => parts.some(({ type, value }) => type === 'year' && value.length === 2);
  return {
    orders: unique(inDigits.filter((parts) => !short(parts)).map(order)).join(' '),
    short: unique(inDigits.filter(short).map(order)).join(' '),
    spelled: unique(spelled.map(order)).join(' '),
  };
}

function dateWords(tag: string) {
  const months = new Array(12).fill('').map(() => new Set<string>());
  const weekdays = new Array(7).fill('').map(() => new Set<string>());
  const fillers = new Set<string>();
  const zones = new Set<string>(['UTC', 'GMT']);
  const time = new Set<string>();
  const formats: Intl.DateTimeFormatOptions[] = [
    ...styles.flatMap((dateStyle) => [{ dateStyle }, { dateStyle, timeStyle: 'short' as const }, { dateStyle, timeStyle: 'full' as const }]),
    ...inWords,
    ...(['long', 'short'] as const).flatMap((month) => [
      { month, day: 'numeric' as const },
      { month, day: 'numeric' as const, year: 'numeric' as const, weekday: month },
    ]),
    { dateStyle: 'short', timeStyle: 'long' },
    { timeZoneName: 'long', hour: 'numeric' },
    { era: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
  ];
  const noted = (parts: Part[], month: Set<string>, weekday: Set<string>) => {
    parts.forEach((part, index) => {
      const { type, value } = part;
      if (type === 'literal') for (const word of letters(value)) fillers.add(word);
      if (type === 'era') fillers.add(value);
      if (type === 'timeZoneName') for (const form of attached(parts, index)) zones.add(form);
      if (type === 'literal' && parts[index + 1]?.type === 'minute') time.add(value.trim());
      const into = type === 'month' ? month : type === 'weekday' ? weekday : null;
      if (into === null || !/\p{L}/u.test(value)) return;
      // "tháng 3" is a number with a word; "thứ 6" is a day by its number.
      if (type === 'month' && /\p{Nd}/u.test(value)) for (const word of attached(parts, index).flatMap(letters)) fillers.add(word);
      else for (const form of attached(parts, index)) into.add(form);
    });
  };
  // Alone, a word is all that is written. V8 aborts when asked for the parts of a lone month in Scottish Gaelic.
  for (const width of ['long', 'short'] as const) {
    const [month, weekday] = [new Intl.DateTimeFormat(tag, { ...inUtc, month: width }), new Intl.DateTimeFormat(tag, { ...inUtc, weekday: width })];
    months.forEach((words, at) => {
      const shown = month.format(Date.UTC(2027, at, 1));
      if (!/\p{Nd}/u.test(shown)) words.add(shown);
    });
    weekdays.forEach((words, at) => words.add(weekday.format(monday + at * day)));
  }
  for (const options of formats) {
    const format = new Intl.DateTimeFormat(tag, { ...inUtc, ...options });
    // Twelve months on one day of the month, then seven days of one month: each word once.
    for (const [month, day] of [...months.keys()].map((month) => [month, 0]).concat([...weekdays.keys()].map((day) => [0, day])) as [number, number][]) {
      const shown = new Date(Date.UTC(2027, month, 1 + day, 15, 7, 9));
      const [ofMonth, ofWeekday] = [months[month], weekdays[(shown.getUTCDay() + 6) % 7]];
      if (ofMonth && ofWeekday) noted(format.formatToParts(shown), ofMonth, ofWeekday);
    }
  }
  return {
    time: [...time].join(''),
    months: months.map(list),
    weekdays: weekdays.map(list),
    periods: periods(tag, fillers),
    fillers: list(fillers),
    zones: list(zones),
  };
}

/** A word alone, and with the letters that its neighbours attach to it: Hebrew "ב" before a month, Basque "ren" after it. */
function attached(parts: Part[], index: number): string[] {
  const value = parts[index]?.value ?? '';
  const neighbour = (at: number) => (parts[at]?.type === 'literal' ? (parts[at]?.value ?? '') : '');
  const before = /[\p{L}\p{M}’']+$/u.exec(neighbour(index - 1))?.[0] ?? '';
  const after = /^[\p{L}\p{M}]+/u.exec(neighbour(index + 1))?.[0] ?? '';
  return [value, before + value + after];
}

function periods(tag: string, fillers: Set<string>): Words {
  const hours = new Map<string, Set<number>>();
  const formats: Intl.DateTimeFormatOptions[] = [
    { timeStyle: 'short' },
    ...styles.flatMap((dateStyle) => (['short', 'medium'] as const).map((timeStyle) => ({ dateStyle, timeStyle }))),
    { hour: 'numeric', hour12: true },
    { hour: 'numeric', hour12: true, dayPeriod: 'short' },
    { hour: 'numeric', hour12: true, dayPeriod: 'long' },
  ];
  for (const options of formats) {
    const format = new Intl.DateTimeFormat(tag, { ...inUtc, ...options });
    for (let hour = 0; hour < 24; hour += 1) {
      const parts = format.formatToParts(Date.UTC(2027, 2, 1, hour));
      parts.forEach(({ type, value }, index) => {
        if (type === 'literal') for (const word of letters(value)) fillers.add(word);
        if (type !== 'dayPeriod') return;
        for (const form of attached(parts, index)) hours.set(form, (hours.get(form) ?? new Set()).add(hour));
      });
    }
  }
  return Object.fromEntries([...hours].map(([word, at]) => [word, [...at].sort((a, b) => a - b).join(' ')]));
}

function rangeWords(tag: string): string[] {
  const formats: Intl.DateTimeFormatOptions[] = [{ timeStyle: 'short' }, { dateStyle: 'short', timeStyle: 'short' }, { dateStyle: 'long' }, { hour: 'numeric', minute: '2-digit', hour12: true }];
  // Within an hour, over noon and over midnight they may be joined by different words.
  const lengths = [day / 96, day / 2, day + 3_600_000];
  return formats.flatMap((options) => lengths.map((length) => [options, length] as const)).flatMap(([options, length]) => {
    const parts = new Intl.DateTimeFormat(tag, { ...inUtc, ...options }).formatRangeToParts(monday - 6 * 3_600_000, monday - 6 * 3_600_000 + length);
    const end = parts.findIndex(({ source }) => source === 'endRange');
    const between = parts[end - 1];
    return between?.source === 'shared' && between.type === 'literal' ? [between.value] : [];
  });
}

/** Every abbreviation that means one power of ten, and the words that join an amount and its currency. */
function scales(tag: string): Pick<LanguageFacts, 'scales' | 'joins'> {
  const powers = new Map<string, Set<number>>();
  const joins = new Set<string>();
  const styles: Intl.NumberFormatOptions[] = [
    {},
    { style: 'currency', currency: 'EUR' },
    { style: 'currency', currency: 'EUR', currencyDisplay: 'name' },
  ];
  for (const style of styles.flatMap((style) => (['short', 'long'] as const).map((compactDisplay) => ({ ...style, compactDisplay })))) {
    const format = new Intl.NumberFormat(tag, { ...style, notation: 'compact', maximumFractionDigits: 2 });
    const plain = new Intl.NumberFormat(tag, style);
    for (let power = 3; power <= 14; power += 1) {
      for (const count of counts) {
        const value = count * 10 ** power;
        const parts = format.formatToParts(value);
        for (const { type, value } of [...parts, ...plain.formatToParts(count)]) {
          if (type === 'literal') for (const word of letters(value)) joins.add(word);
        }
        const word = parts.filter(({ type }) => type === 'compact').map(({ value }) => value).join(' ');
        const shown = Number(parts.map(({ type, value }) => (type === 'decimal' ? '.' : /^(integer|fraction)$/.test(type) ? value : '')).join(''));
        const found = Math.round(Math.log10(value / shown));
        if (word !== '' && Math.abs(shown * 10 ** found - value) < value / 1e6) powers.set(word, (powers.get(word) ?? new Set()).add(found));
      }
    }
  }
  const single = [...powers].filter(([, found]) => found.size === 1);
  return { scales: Object.fromEntries(single.map(([word, [power]]) => [word, String(power)])), joins: list(joins) };
}

function relative(tag: string): Words {
  const found = new Map<string, Set<string>>();
  const note = (words: string, meaning: string) => found.set(words, (found.get(words) ?? new Set()).add(meaning));
  for (const style of ['long', 'short', 'narrow'] as const) {
    const auto = new Intl.RelativeTimeFormat(tag, { style, numeric: 'auto' });
    for (let days = -2; days <= 2; days += 1) {
      const words = auto.format(days, 'day');
      if (!/\p{Nd}/u.test(words)) note(words, `${days}d`);
    }
    note(auto.format(0, 'second'), '0s');
    const always = new Intl.RelativeTimeFormat(tag, { style, numeric: 'always' });
    for (const unit of ['day', 'week', 'hour', 'minute', 'second'] as const) {
      for (const count of counts.filter(Number.isInteger).flatMap((count) => [count, -count])) {
        const parts = always.formatToParts(count, unit);
        const words = parts.map((part) => (part.type === 'literal' ? part.value : '#')).join('');
        note(words, `${words.includes('#') ? Math.sign(count) : count}${unit.slice(0, 1)}`);
      }
    }
  }
  return Object.fromEntries([...found].map(([words, meanings]) => [words, [...meanings].join(' ')]));
}

function units(tag: string): Words {
  const words = ['second', 'minute', 'hour', 'day'].flatMap((unit) => unitWords(tag, unit).map((word) => [word, unit.slice(0, 1)]));
  return Object.fromEntries(words) as Words;
}

function unitWords(tag: string, unit: string): string[] {
  const formats = (['long', 'short', 'narrow'] as const).map((unitDisplay) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay }));
  const parts = formats.flatMap((format) => counts.flatMap((count) => format.formatToParts(count)));
  return parts.filter(({ type }) => type === 'unit').map(({ value }) => value);
}

function currencies(tag: string): Words {
  const shown = (currency: string, currencyDisplay: 'symbol' | 'narrowSymbol' | 'name', of: number[], decimals = {}) => {
    const format = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay, ...decimals });
    return of.map((count) => format.formatToParts(count).find(({ type }) => type === 'currency')?.value ?? '');
  };
  const names = new Intl.DisplayNames(tag, { type: 'currency' });
  const words = Intl.supportedValuesOf('currency').map((code) => {
    const symbols = (['symbol', 'narrowSymbol'] as const).map((display) => shown(code, display, [1])[0] ?? '');
    // Whole amounts without decimals may have a plural of their own.
    const own = unique([...shown(code, 'name', counts), ...shown(code, 'name', [2, 5, 21], { maximumFractionDigits: 0 }), names.of(code) ?? '']);
    const marks = symbols.map((symbol) => (symbol === code ? '' : symbol));
    return [code, [...marks, ...own.filter((name) => name !== code)].join('|')] as const;
  });
  return Object.fromEntries(words.filter(([, words]) => words !== '|'));
}

/** Words that only another calendar uses; what this language's own dates use is none of them. */
function otherWords(language: string, own: Set<string>): string[] {
  const found = otherCalendars.flatMap((calendar) => {
    const tag = new Intl.Locale(language, { calendar, numberingSystem: 'latn' }).toString();
    const formats = (['long', 'short'] as const).map((era) => new Intl.DateTimeFormat(tag, { ...inUtc, era, year: 'numeric', month: 'long', day: 'numeric' }));
    const months = Array.from({ length: 13 }, (_, step) => monday + step * 29.5 * day);
    return months.flatMap((at) => formats.flatMap((format) => format.formatToParts(at)));
  });
  const words = found.filter(({ type, value }) => (type === 'era' || type === 'month') && !/\p{Nd}/u.test(value));
  return unique(words.map(({ value }) => value)).filter((word) => !own.has(word.toLowerCase()));
}
