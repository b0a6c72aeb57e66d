/** How a figure's value reads on screen. */
import type { Texts } from '../shared/messages.ts';
import type { Figure } from '../shared/report.ts';

/** A value in its unit, exact text in. */
export function valueText({ t, formats }: Texts, value: string, unit: string, cents = false): string {
  switch (unit) {
    case 'h':
      return t('hours', { hours: formats.number(value) });
    case 'ratio':
      return formats.percent(value);
    case 'count':
      return formats.number(value);
    case 'date':
      return formats.date(value);
    case 'datetime':
      return formats.datetime(value, true);
    case 'span':
      return value.split('/').map((at) => formats.datetime(at)).join(' – ');
    case 'flag':
      return t(value === 'true' ? 'read-yes' : 'read-no');
    case 'state':
      return t(`state-${value}`);
    default:
      return /^[A-Z]{3}$/.test(unit) ? formats.money(value, unit, cents) : value;
  }
}

/** A figure as people read it: "12.5 h", "at least 12.5 h", "not known". */
export function figureText(texts: Texts, figure: Figure, cents = false): string {
  if (figure.value === null) return texts.t('figure-unknown');
  const value = valueText(texts, figure.value, figure.unit, cents);
  return figure.state === 'at_least' ? texts.t('figure-at-least', { value }) : value;
}

/** The same where there is room for a number and no word more: "≥ 12.5 h", "–". */
export function figureShortText(texts: Texts, figure: Figure): string {
  if (figure.value === null) return texts.t('figure-unknown-short');
  return shortly(texts, figure, valueText(texts, figure.value, figure.unit));
}

function shortly(texts: Texts, figure: Figure, value: string): string {
  return figure.state === 'at_least' ? texts.t('figure-at-least-short', { value }) : value;
}

/** Whole hours, in words and short: the sums of a team are not known to the minute. */
export function wholeHours(texts: Texts, figure: Figure): { text: string; brief: string } {
  if (figure.value === null) return { text: texts.t('figure-unknown'), brief: texts.t('figure-unknown-short') };
  const isLeast = figure.state === 'at_least';
  const value = texts.t('hours', { hours: texts.formats.number(figure.value, 0, isLeast) });
  return { text: isLeast ? texts.t('figure-at-least', { value }) : value, brief: shortly(texts, figure, value) };
}
