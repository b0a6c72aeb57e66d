/**
 * The hand-off brief: what the receiver needs of a deal, from its own data, each piece with where it was read, and what is not
 * known marked so. Nothing is added to it. It holds no pay, and nothing of how anybody works.
 */
import type { Texts } from './messages.ts';
import type { EntryView, HandoffView, ItemView, Report, SourceView } from './report.ts';
import { figureText } from '../ui/value.ts';

/** A text as it was read or written, and by whom or where. */
export type Quote = { text: string; from: string };

export type BriefItem = { name: string; state: string; notes: string[]; quotes: Quote[] };

export type Brief = {
  title: string;
  lines: { name: string; value: string }[];
  sections: { title: string; items: BriefItem[] }[];
  /** When and from what it was made. */
  made: string;
};

/** `null` off a deal, and for a deal that is not yet to be handed over. */
export function briefOf({ deal, handoff, read }: Report, texts: Texts, now: string): Brief | null {
  if (!deal || !handoff) return null;
  const { t, formats } = texts;
  const named = (value: string | null) => value ?? t('figure-unknown');
  const score = [handoff.low, handoff.high].map((figure) => figureText(texts, figure)).join(' – ');
  const lines = [
    { name: t('brief-account'), value: named(deal.account) },
    { name: t('deal-stage'), value: deal.stage_text ?? figureText(texts, deal.stage) },
    { name: t('deal-amount'), value: figureText(texts, deal.amount) },
    { name: t('deal-close-date'), value: figureText(texts, deal.close_date) },
    { name: t('deal-owner'), value: named(deal.owner) },
    { name: t('deal-se'), value: named(deal.se) },
    { name: t('brief-receiver'), value: named(handoff.receiver) },
    { name: t('deal-technical'), value: figureText(texts, deal.technical) },
    ...(deal.technical_date.value === null ? [] : [{ name: t('deal-technical-date'), value: figureText(texts, deal.technical_date) }]),
    ...(deal.technical_reason === null ? [] : [{ name: t('brief-technical-reason'), value: deal.technical_reason }]),
    { name: t('handoff-score'), value: t('brief-score', { score, verdict: t(`verdict-${handoff.verdict}`) }) },
  ];
  const items = (title: string, of: ItemView[]) => (of.length === 0 ? [] : [{ title, items: of.map((item) => itemOf(item, texts)) }]);
  return {
    title: t('brief-title', { deal: deal.name }),
    lines,
    sections: [
      ...items(t('brief-known'), handoff.items.filter((item) => item.done)),
      ...items(t('brief-open'), handoff.items.filter((item) => !item.done && item.state.value !== 'unknown')),
      ...items(t('brief-unknown'), handoff.items.filter((item) => item.state.value === 'unknown')),
      ...keptOf(handoff, texts),
    ],
    made: t('brief-made', { now: formats.datetime(now), read: read.newest === null ? t('figure-unknown') : formats.datetime(read.newest) }),
  };
}

function itemOf(item: ItemView, texts: Texts): BriefItem {
  const { t, say, formats } = texts;
  const owner = item.who === null ? say(item.owner) : t('handoff-owner', { owner: say(item.owner), name: item.who });
  const due = item.due === null ? [] : [t(item.overdue ? 'item-was-due' : 'item-due', { date: formats.date(item.due) })];
  const ticks = item.ticks.map((tick) => ({ tick, said: t(`tick-${tick.state}`, { by: tick.by, at: formats.datetime(tick.at) }) }));
  const sources = item.state.inputs.flatMap(({ source }) => (source ? [source] : []));
  return {
    name: say(item.title),
    state: t(`state-${item.state.value ?? 'unknown'}`),
    notes: [
      say(item.why),
      ...(item.contradiction ? [say(item.contradiction)] : []),
      ...(item.done ? [] : [[t('item-owner', { owner }), ...due].join(t('list-separator'))]),
      ...ticks.filter(({ tick }) => tick.note === null).map(({ said }) => said),
    ],
    quotes: [
      ...sources.filter(({ text }) => text.trim() !== '').map((source) => ({ text: source.text, from: placeOf(source, texts) })),
      ...ticks.flatMap(({ tick, said }) => (tick.note === null ? [] : [{ text: tick.note, from: said }])),
    ],
  };
}

function placeOf(source: SourceView, { t, formats }: Texts): string {
  return t('brief-from', { label: source.label, title: source.title, time: formats.datetime(source.read_at) });
}

/** Promises, what was shown, and facts, as people wrote them down. */
function keptOf({ list }: HandoffView, { t, formats }: Texts): Brief['sections'] {
  if (list.length === 0) return [];
  const item = (entry: EntryView): BriefItem => ({
    name: t(`kept-${entry.kind}`),
    state: entry.mark === null ? '' : t(`mark-${entry.mark}`),
    notes: [],
    quotes: [{ text: entry.text, from: t('kept-by', { by: entry.by, at: formats.datetime(entry.at) }) }],
  });
  return [{ title: t('brief-kept'), items: list.map(item) }];
}

/** The brief as Markdown. Texts of the CRM stand in it as the texts that they are: no markup, no link, no list of theirs works. */
export function markdownOf(brief: Brief): string {
  const out = [`# ${inline(brief.title)}`, '', ...brief.lines.map(({ name, value }) => `- ${inline(name)}: ${inline(value)}`), ''];
  for (const section of brief.sections) {
    out.push(`## ${inline(section.title)}`, '');
    for (const item of section.items) {
      out.push(`### ${[item.name, item.state].filter((word) => word !== '').map(inline).join(': ')}`, '');
      for (const note of item.notes) out.push(inline(note), '');
      for (const { text, from } of item.quotes) out.push(...fenced(text), '', inline(from), '');
    }
  }
  out.push('---', '', inline(brief.made), '');
  return out.join('\n');
}

/** A text within a line: what Markdown or a reader of it would act on is written with a backslash. */
function inline(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const escaped = plain.replace(/[\\`*_{}[\]<>#|~&!$^=+@]/g, '\\$&').replace(/:(?=\/\/)|(?<=\b(?:www|mailto|javascript|data))[.:]/gi, '\\$&');
  // What begins a list or a heading under a line does so only at its beginning.
  return escaped.replace(/^([-+>]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A text in a block of its own, in a fence longer than any in it. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...text.split(/\r\n|\r|\n/), fence];
}
