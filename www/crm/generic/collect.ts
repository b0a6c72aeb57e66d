/**
 * Labels and values from what was seen of a page, by the ways in which pages write them. What a label means is the core's
 * to say; this room only says what stands beside what.
 */
import type { Fact, PagePart } from '../../shared/reading.ts';
import { standing } from '../spot.ts';
import type { Pair, Seen, Sight } from './see.ts';
import { columnName, DetachedHeads, headOf, isTable, isWrapper, rowsOf, type Row } from './table.ts';
import { fieldValue, labelOf, linksOf, textOf } from './value.ts';
import { apiOf, hintOf, holdsValue, idOf, isFree, isIdLike, isOutside, isStep, isTool, namesSomething, pathOf, pathTo, wordsOf } from './words.ts';

const LONGEST_LABEL = 60;
const LONGEST_VALUE = 2_000;
const MOST_RECORDS = 1_000;

type Context = { facts: Fact[]; section: string | null; place: 'main' | 'head' | 'side' | 'form' | 'cell' };

/** The parts of a page: what stands on it, what stands in the dialog over it, and each record of its lists. */
export function* collect(sight: Sight, title: string, places: ReadonlySet<string> = new Set()): Generator<void, Collection> {
  const collector = new Collector(title);
  if (sight.dialog) yield* collector.part('dialog', sight.dialog);
  yield* collector.part('page', sight.root, sight.dialog);
  if (places.size > 0) placed(sight, collector, places);
  return collector;
}

export type Collection = {
  parts: PagePart[];
  /** Labels and values that were told. */
  told: ReadonlySet<Seen>;
};

/** Texts without a label at places of which somebody said what stands there. Of two at one place, neither is meant. */
function placed({ root, dialog }: Sight, { parts, told }: Collection, places: ReadonlySet<string>): void {
  const found = new Map<string, Seen[]>();
  for (const leaf of leavesOf(root, told)) {
    const path = pathTo(leaf);
    if (places.has(path)) found.set(path, [...(found.get(path) ?? []), leaf]);
  }
  for (const [at, [leaf, ...more]] of found) {
    if (!leaf || more.length > 0) continue;
    const part = dialog?.element.contains(leaf.element) ? 'dialog' : 'page';
    parts.find((one) => one.part === part)?.facts.push(standing({ text: textOf(leaf), place: 'main', at }, leaf.element));
  }
}

/** Texts of a page that stand alone: no label names them, and they name nothing. */
export function leavesOf(root: Seen, told: ReadonlySet<Seen>): Seen[] {
  const found: Seen[] = [];
  const search = (seen: Seen) => {
    if (told.has(seen) || isOutside(seen) || isTool(seen) || isFree(seen)) return;
    const { kids, text } = kidsOf(seen);
    if (kids.length > 0 && text === '') return kids.forEach(search);
    const shown = namesSomething(seen) ? '' : textOf(seen);
    if (shown !== '' && shown.length <= 200) found.push(seen);
  };
  search(root);
  return found;
}

class Collector {
  readonly parts: PagePart[] = [];
  #title: string;
  /** Labels and values that were told: nothing in them is told again. */
  readonly told = new Set<Seen>();
  #heads = new DetachedHeads(this.told);
  #skip: Seen | null = null;

  constructor(title: string) {
    this.#title = title.replace(/\s+/g, ' ').trim();
  }

  *part(part: 'page' | 'dialog', root: Seen, skip: Seen | null = null): Generator<void> {
    const facts: Fact[] = [];
    this.#skip = skip;
    // Before its lists, which find parts of their own.
    this.parts.push({ part, facts });
    yield* this.#titles(root, facts);
    yield* this.#heads.search(root, skip);
    yield* this.#visit(root, { facts, section: null, place: 'main' }, true);
    if (this.#title !== '') facts.push({ text: this.#title, place: 'document' });
  }

  /** What may be the record's name: headings, and what the window's title repeats. */
  *#titles(seen: Seen, facts: Fact[]): Generator<void> {
    yield;
    if (seen === this.#skip || isOutside(seen) || isTool(seen) || isFree(seen)) return;
    const heading = headingLevel(seen) > 0;
    if (seen.length > 0 && seen.length <= this.#title.length + 60 && seen.length <= 200) {
      const text = textOf(seen);
      if (heading && text !== '') facts.push(shown(seen, text, headingLevel(seen) === 1 ? 'title' : 'heading'));
      const repeated = text.length >= 3 && !text.includes('\n') && this.#title.includes(text);
      if (repeated) facts.push(shown(seen, text, 'named'));
      if (heading || repeated) return;
    } else if (heading) {
      return;
    }
    for (const child of seen.children) if (typeof child !== 'string') yield* this.#titles(child, facts);
  }

  *#visit(seen: Seen, above: Context, root = false): Generator<void> {
    yield;
    if (seen === this.#skip || this.told.has(seen)) return;
    if (!root && (isOutside(seen) || isFree(seen))) return;
    if (seen.fields > 0 && fieldValue(seen) !== null) return this.#field(seen, above);
    if (isStep(seen) && seen.length > 0) return void above.facts.push(shown(seen, textOf(seen), 'step'));
    if (isTool(seen)) return;
    const context = { ...above, place: placeOf(seen, above.place), section: regionOf(seen) ?? above.section };
    if (seen.tag === 'dl') return this.#list(seen, context);
    if (isTable(seen) && !isWrapper(seen)) return yield* this.#table(seen, context);
    if (!root && this.#attributed(seen, context)) return;
    const { kids } = kidsOf(seen);
    const cards = cardsOf(kids);
    const pairs = cards ? [] : pairsOf(seen);
    for (const [label, value] of pairs) this.#pair(label, value, seen, context);
    for (const child of kids) {
      if (pairs.length === 0 || headingIn(child) !== null) context.section = headingIn(child) ?? context.section;
      if (cards?.has(child)) yield* this.#card(child, cards.get(child) ?? null, context);
      else yield* this.#visit(child, context);
    }
  }

  #pair(label: Seen, value: Seen | string | null, container: Seen, context: Context): void {
    const name = labelOf(label);
    if (!isLabelText(name)) return;
    this.told.add(label);
    if (value === null || typeof value === 'string') {
      context.facts.push(fact(name, value ?? '', apiOf(container, label), container, context, null));
      return;
    }
    this.told.add(value);
    const field = firstField(value);
    const api = apiOf(value, field, onlyPair(container) ? container : null, label);
    context.facts.push(fact(name, textOf(value), api, value, field ? { ...context, place: 'form' } : context, value));
  }

  /** A form field with a label of its own. */
  #field(seen: Seen, context: Context): void {
    const { element } = seen;
    const input = element as HTMLInputElement;
    if (seen.tag === 'input' && ['hidden', 'password', 'submit', 'button', 'reset', 'image', 'file', 'search'].includes(input.type)) return;
    const radio = seen.tag === 'input' && input.type === 'radio';
    if (radio && !input.checked) return;
    const label = radio ? groupLabel(element) : fieldLabel(seen);
    const api = apiOf(seen, seen.parent);
    if (label === null && api === null) return;
    context.facts.push(fact(label, fieldValue(seen) ?? '', api, seen, { ...context, place: 'form' }, null));
  }

  /** Terms and descriptions, with wrappers around pairs or without. */
  #list(seen: Seen, context: Context): void {
    let term: Seen | null = null;
    const flat = seen.children.flatMap((child) => (typeof child === 'string' ? [] : child.tag === 'div' ? kidsOf(child).kids : [child]));
    for (const child of flat) {
      if (child.tag === 'dt') term = child;
      else if (child.tag === 'dd' && term) {
        this.#pair(term, child, child.parent ?? seen, context);
        term = null;
      }
    }
    for (const child of flat) this.told.add(child);
  }

  /** A value that an attribute names: for programs that help people to see, or for narrow screens. */
  #attributed(seen: Seen, context: Context): boolean {
    const { element } = seen;
    if (seen.length > LONGEST_VALUE || seen.tag === 'a' || seen.tag === 'img' || seen.tag === 'svg' || CONTAINERS.has(seen.role) || seen.fields > 0) return false;
    const labelled = element.getAttribute('aria-labelledby');
    const label = labelled === null ? attributeLabel(element) : textOfIds(element, labelled);
    if (label === null || !isLabelText(label) || !isSimple(seen)) return false;
    const text = textOf(seen);
    const value = text.startsWith(label) ? text.slice(label.length).replace(/^[\s:：]+/, '') : text;
    // A name that only says again what stands there is no label.
    if (text.trim() === label.trim() || value === '' || label.includes(value)) return false;
    context.facts.push(fact(label, value, apiOf(seen, seen.parent), seen, context, seen));
    this.told.add(seen);
    return true;
  }

  *#table(seen: Seen, context: Context): Generator<void> {
    const detached = this.#heads.tables.get(seen);
    if (detached) return yield* this.#records(detached.rows, detached.head, context);
    const rows = rowsOf(seen);
    const head = headOf(rows);
    if (head) return yield* this.#records(rows, head, context);
    const paired = rows.filter((row) => row.cells.length > 1);
    const even = paired.length > 0 && paired.every(({ cells }) => cells.length % 2 === 0 && cells.every((cell, at) => at % 2 === 1 || isLabel(cell)));
    for (const row of rows) {
      for (let at = 0; at < row.cells.length; at += 1) {
        const [cell, next] = [row.cells[at], row.cells[at + 1]];
        if (!cell) continue;
        const named = cell.tag === 'th' || cell.role === 'rowheader';
        const evident = even && at % 2 === 0 && (paired.length > 1 || namesSomething(cell) || headingLevel(unwrapped(cell)) > 0 || endsWithColon(cell));
        if (next && (named || evident) && isLabel(cell) && next.tag !== 'th' && isSimple(next)) {
          this.#pair(cell, next, row.seen, context);
          at += 1;
        } else {
          yield* this.#visit(cell, context);
        }
      }
    }
  }

  /** A table of records: a row each, its labels in the head, which is one of the rows or stands before them all. */
  *#records(rows: Row[], head: Row, context: Context): Generator<void> {
    const columns = new Map<number, { label: string; api: string | null }>();
    head.cells.forEach((cell, at) => columns.set(head.columns[at] ?? at, { label: columnName(cell), api: apiOf(cell) }));
    const found: { part: PagePart; row: Row; paths: Map<number, string> }[] = [];
    for (const row of rows.slice(rows.indexOf(head) + 1)) {
      yield;
      if (found.length >= MOST_RECORDS || row.cells.every((cell) => cell.tag === 'th')) continue;
      const facts: Fact[] = [];
      const paths = new Map<number, string>();
      row.cells.forEach((cell, at) => {
        const column = columns.get(row.columns[at] ?? at);
        const link = linksOf(cell)[0];
        if (link && isRecordPath(link.path)) paths.set(row.columns[at] ?? at, link.path);
        if (!column || column.label === '') return;
        facts.push(fact(column.label, textOf(cell), column.api ?? apiOf(cell), cell, { ...context, place: 'cell' }, cell));
      });
      if (facts.length === 0 || facts.every(({ text }) => text === '')) continue;
      const record = idOf(row.seen) ?? rowInput(row.seen.element);
      found.push({ part: { part: 'row', ...(record === null ? {} : { record }), facts }, row, paths });
    }
    // Where rows are records by an id or a link, one with neither is a sum over them.
    const isRecord = ({ part, paths }: (typeof found)[number]) => part.part === 'row' && (part.record !== undefined || paths.size > 0);
    const listed = found.filter(isRecord).length * 2 > found.length ? found.filter(isRecord) : found;
    const own = ownColumn(listed.map(({ paths }) => paths));
    for (const { part, paths } of listed) {
      const path = own === null ? undefined : paths.get(own);
      this.parts.push(path === undefined ? part : { ...part, path });
    }
  }

  *#card(seen: Seen, path: string | null, context: Context): Generator<void> {
    const facts: Fact[] = [];
    const record = idOf(seen);
    this.parts.push({ part: 'card', ...(record === null ? {} : { record }), ...(path === null ? {} : { path }), facts });
    yield* this.#visit(seen, { ...context, facts }, true);
    this.#leaves(seen, facts);
    if (context.section !== null) facts.push({ text: context.section, place: 'column' });
  }

  /** Texts of a card that no label names. */
  #leaves(seen: Seen, facts: Fact[]): void {
    if (this.told.has(seen) || isTool(seen) || isFree(seen)) return;
    const { kids, text: own } = kidsOf(seen);
    if (kids.length === 0 || own !== '') {
      const text = textOf(seen);
      if (text !== '' && text.length <= 200) facts.push(shown(seen, text, headingLevel(seen) > 0 || seen.tag === 'a' ? 'title' : 'card'));
      return;
    }
    for (const kid of kids) this.#leaves(kid, facts);
  }
}

function fact(label: string | null, text: string, api: string | null, at: Seen, context: Context, value: Seen | null): Fact {
  const links = value ? linksOf(value) : [];
  const found: Fact = {
    ...(api === null ? {} : { api }),
    ...(label === null ? {} : { label }),
    text,
    place: context.place,
    ...(context.section === null ? {} : { section: context.section }),
    at: hintOf(at),
    ...(links.length > 0 ? { links } : {}),
  };
  return standing(found, at.element);
}

/** A text that no label names. */
function shown(seen: Seen, text: string, place: Fact['place']): Fact {
  return standing({ text, place, at: hintOf(seen) }, seen.element);
}

// Which elements are what.

const CONTAINERS = new Set(['region', 'dialog', 'alertdialog', 'table', 'grid', 'list', 'listitem', 'main', 'form', 'tabpanel', 'group', 'article', 'complementary', 'figure', 'img', 'link', 'button', 'heading', 'row', 'application', 'document', 'progressbar', 'radiogroup']);
const NAMED_TAGS = new Set(['label', 'dt', 'th', 'dl', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'fieldset', 'form']);

function headingLevel({ tag, role, element }: Seen): number {
  if (/^h[1-6]$/.test(tag)) return Number(tag[1]);
  return role === 'heading' ? Number(element.getAttribute('aria-level') ?? 2) || 2 : 0;
}

/** The heading that an element is, or that a bar at the head of a section holds. */
function headingIn(seen: Seen): string | null {
  if (seen.length === 0 || seen.length > 120 || seen.fields > 0) return null;
  if (headingLevel(seen) > 1 || seen.tag === 'legend' || seen.tag === 'summary' || seen.tag === 'caption') return textOf(seen);
  if (headingLevel(seen) === 1) return null;
  const { kids, text } = kidsOf(seen);
  if (text !== '') return wordsOf(seen).has('header') || wordsOf(seen).has('heading') ? textOf(seen) : null;
  const found = kids.map(headingIn).filter((heading) => heading !== null);
  return found.length === 1 && (kids.length === 1 || wordsOf(seen).has('header') || seen.tag === 'header') ? (found[0] ?? null) : null;
}

function regionOf({ element, tag, role }: Seen): string | null {
  if (tag !== 'section' && tag !== 'article' && tag !== 'fieldset' && role !== 'region' && role !== 'group' && role !== 'tabpanel') return null;
  const labelled = element.getAttribute('aria-labelledby');
  return (labelled === null ? element.getAttribute('aria-label') : textOfIds(element, labelled)) || null;
}

function placeOf(seen: Seen, above: Context['place']): Context['place'] {
  if (seen.tag === 'aside' || seen.role === 'complementary' || wordsOf(seen).has('sidebar')) return 'side';
  if (above === 'main' && (seen.tag === 'header' || wordsOf(seen).has('highlights'))) return 'head';
  return above;
}

/** The children that say something, and the element's own text beside them. */
function kidsOf(seen: Seen): { kids: Seen[]; text: string } {
  const kids: Seen[] = [];
  let text = '';
  for (const child of seen.children) {
    if (typeof child === 'string') text += child;
    else if (child.tag !== 'br' && !isTool(child)) kids.push(child);
  }
  return { kids, text: text.replace(/^[\s*:：·•|–—-]+|[\s*:：·•|–—-]+$/g, '') };
}

/** Whether a text can be a label: short, with letters, and no sentence. */
function isLabelText(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST_LABEL && /\p{L}|%/u.test(text) && !/[.!?。]$/.test(text) && text.split(' ').length <= 9;
}

function isLabel(seen: Seen): boolean {
  if (seen.fields > 0 || seen.length > LONGEST_LABEL + 40 || isTool(seen) || isOneTable(seen)) return false;
  return isLabelText(labelOf(seen)) && linksOf(seen).length === 0;
}

function endsWithColon(seen: Seen): boolean {
  return /[:：]$/.test(labelOf(seen));
}

/** Whether an element is one value, and no section with labels of its own. */
function isSimple(value: Seen): boolean {
  return !isOneTable(value) && isPlain(unwrapped(value));
}

/** Whether all that an element holds is a table, or a list of terms. */
function isOneTable(seen: Seen): boolean {
  if (isTable(seen) || seen.tag === 'dl') return true;
  const { kids, text } = kidsOf(seen);
  const [only] = kids;
  return kids.length === 1 && only !== undefined && text === '' && isOneTable(only);
}

/** What is left of an element without the wrappers around its only part. */
function unwrapped(seen: Seen): Seen {
  const { kids, text } = kidsOf(seen);
  const [only] = kids;
  return kids.length === 1 && only && text === '' ? unwrapped(only) : seen;
}

function isPlain(seen: Seen): boolean {
  if (seen.length > LONGEST_VALUE || seen.fields > 4 || pairsOf(seen).some(([label]) => textOf(label) !== '')) return false;
  return seen.children.every((child) => typeof child === 'string' || (!NAMED_TAGS.has(child.tag) && isPlain(child)));
}

/** Whether a value is short enough to stand under a heading, or beside a text that nothing marks as a label. */
function isShort(value: Seen): boolean {
  return value.length <= 200 && textOf(value).split('\n').length <= 2;
}

function isList(seen: Seen): boolean {
  return seen.tag === 'ul' || seen.tag === 'ol' || cardsOf(kidsOf(seen).kids) !== null;
}

function signature(seen: Seen): string {
  seen.signature ??= `${seen.tag}.${(seen.element.getAttribute('class') ?? '').split(/\s+/).filter((name) => !/\d/.test(name)).join('.')}`;
  return seen.signature;
}

/** Which of an element's children name which: by their markup, or by a pattern that repeats. */
function pairsOf(seen: Seen): Pair[] {
  seen.pairs ??= findPairs(seen);
  return seen.pairs;
}

function findPairs(seen: Seen): Pair[] {
  const { kids, text } = kidsOf(seen);
  const [first, second] = kids;
  if (!first) return [];
  if (text !== '') {
    // A word in bold within a paragraph is part of what somebody wrote.
    const inline = kids.length === 1 && seen.tag !== 'p' && seen.tag !== 'label' && seen.children[0] !== undefined && startsWith(seen, first);
    return inline && isLabel(first) && (namesSomething(first) || endsWithColon(first) || textOf(first) === '') ? [[first, text]] : [];
  }
  if (kids.length === 1) return isEmptyValue(seen, first) ? [[first, null]] : [];
  if (kids.length === 2 && second) return isPair(seen, first, second) ? [[first, second]] : [];
  if (kids.length % 2 === 0 && alternates(kids)) return inTwos(kids).filter(([label, value]) => isLabel(label) && isSimple(value) && !hasOwnLabel(value));
  return headed(kids);
}

function startsWith(seen: Seen, first: Seen): boolean {
  const before = seen.children.slice(0, seen.children.indexOf(first));
  return before.every((child) => typeof child === 'string' && child.trim() === '');
}

/** A label whose value is an element without anything in it. */
function isEmptyValue(seen: Seen, label: Seen): boolean {
  const { children } = seen.element;
  return children.length === 2 && children[0] === label.element && isLabel(label) && namesSomething(label) && children[1]?.childNodes.length === 0 && children[1].localName !== 'slot' && !children[1].shadowRoot;
}

function isPair(seen: Seen, label: Seen, value: Seen): boolean {
  if (!isLabel(label) || headingLevel(label) === 1 || !isSimple(value) || hasOwnLabel(value) || seen.tag === 'p') return false;
  // What the page itself ties to this label is read there.
  const { id } = label.element;
  if (id !== '' && value.element.querySelector(`[aria-labelledby~="${CSS.escape(id)}"]`)) return false;
  if (headingLevel(value) > 0 && headingLevel(label) === 0 && !namesSomething(label)) return false;
  if (headingLevel(label) > 1) return isShort(value) && !isList(value);
  // A picture beside a name that only says the name again is none.
  if (textOf(label) === '') return value.length > 0 && labelOf(label) !== textOf(value);
  if (endsWithColon(label) || label.tag === 'label' || label.tag === 'dt') return true;
  if (namesSomething(label) && !(holdsValue(label) && !holdsValue(value))) return true;
  if (holdsValue(value)) return true;
  // Two unmarked texts are label and value where a neighbour is made alike.
  return isShort(value) && hasTwin(seen);
}

/** Whether a sibling nearby is made like this one, of two parts. */
function hasTwin(seen: Seen): boolean {
  const siblings = seen.parent?.children ?? [];
  const at = siblings.indexOf(seen);
  const like = signature(seen);
  const near = [...siblings.slice(Math.max(0, at - 2), at), ...siblings.slice(at + 1, at + 3)];
  return near.some((one) => typeof one !== 'string' && signature(one) === like && kidsOf(one).kids.length === 2);
}

function alternates(kids: Seen[]): boolean {
  const [label, value] = [kids[0], kids[1]];
  if (!label || !value || signature(label) === signature(value)) return false;
  return kids.every((kid, at) => signature(kid) === signature(at % 2 === 0 ? label : value)) && (namesSomething(label) || holdsValue(value) || endsWithColon(label));
}

function inTwos(kids: Seen[]): [Seen, Seen][] {
  const pairs: [Seen, Seen][] = [];
  for (let at = 0; at + 1 < kids.length; at += 2) {
    const [label, value] = [kids[at], kids[at + 1]];
    if (label && value) pairs.push([label, value]);
  }
  return pairs;
}

/** Headings, labels and the one short block after each of them. */
function headed(kids: Seen[]): [Seen, Seen][] {
  const isHead = (kid: Seen | undefined) => kid !== undefined && (headingLevel(kid) > 1 || kid.tag === 'label' || kid.tag === 'dt');
  const pairs: [Seen, Seen][] = [];
  kids.forEach((kid, at) => {
    const [value, after] = [kids[at + 1], kids[at + 2]];
    if (!isHead(kid) || !value || isHead(value) || (after && !isHead(after))) return;
    if (isLabel(kid) && (kid.tag === 'label' || (isShort(value) && !isList(value))) && isSimple(value) && !hasOwnLabel(value)) pairs.push([kid, value]);
  });
  return pairs;
}

function onlyPair(container: Seen): boolean {
  return kidsOf(container).kids.length <= 2;
}

function firstField(seen: Seen): Seen | null {
  if (seen.fields === 0) return null;
  if (fieldValue(seen) !== null) return seen;
  for (const child of seen.children) {
    const found = typeof child === 'string' ? null : firstField(child);
    if (found) return found;
  }
  return null;
}

// Labels that stand elsewhere than beside their value.

function textOfIds(element: Element, ids: string): string | null {
  const root = element.getRootNode() as Document | ShadowRoot;
  const texts = ids.split(/\s+/).filter((id) => id !== '' && id !== element.id).map((id) => {
    const named = root.getElementById(id);
    return named && !named.contains(element) ? (named.textContent ?? '').replace(/\s+/g, ' ').trim() : '';
  });
  return texts.filter((text) => text !== '').join(' ') || null;
}

const LABELS = ['aria-label', 'data-label', 'field-label', 'data-field-label', 'data-caption', 'data-title'];

function attributeLabel(element: Element): string | null {
  for (const name of LABELS) {
    const said = element.getAttribute(name)?.replace(/\s+/g, ' ').trim();
    if (said) return said;
  }
  return null;
}

function fieldLabel({ element }: Seen): string | null {
  const labelled = element.getAttribute('aria-labelledby');
  const byIds = labelled === null ? null : textOfIds(element, labelled);
  if (byIds !== null) return byIds;
  const { labels } = element as Partial<HTMLInputElement>;
  for (const label of labels ?? []) {
    const text = [...label.childNodes].map(ownText).join(' ').replace(/\s+/g, ' ').trim();
    if (text !== '') return text;
  }
  return element.getAttribute('aria-label')?.trim() || element.getAttribute('title')?.trim() || null;
}

/** The text of a label without that of the fields that it wraps. */
function ownText(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (node.nodeType !== 1 || /^(input|select|textarea|button|script|style)$/.test((node as Element).localName)) return '';
  return [...node.childNodes].map(ownText).join('');
}

function groupLabel(element: Element): string | null {
  const group = element.closest('fieldset, [role=radiogroup], [role=group]');
  if (!group) return null;
  const labelled = group.getAttribute('aria-labelledby');
  const said = labelled === null ? group.getAttribute('aria-label') : textOfIds(group, labelled);
  return said || group.querySelector(':scope > legend')?.textContent?.trim() || null;
}

/** Whether the first field in an element has a label of its own, which counts before what stands beside it. */
function hasOwnLabel(seen: Seen): boolean {
  const field = firstField(seen);
  return field !== null && fieldLabel(field) !== null;
}

// Rows and cards.

/** The id in a row's own checkbox or hidden field. */
function rowInput(row: Element): string | null {
  for (const input of row.querySelectorAll<HTMLInputElement>('input[type=checkbox][value], input[type=hidden][value]')) {
    if (/id|select|record|row/i.test(input.name) && isIdLike(input.value)) return input.value;
  }
  return null;
}

function isRecordPath(path: string): boolean {
  const steps = path.split(/[/?#&=]/).filter((step) => step !== '');
  return steps.some(isIdLike);
}

/** The first column whose links lead each row to a place of its own. */
function ownColumn(rows: Map<number, string>[]): number | null {
  if (rows.length === 0) return null;
  const columns = [...new Set(rows.flatMap((paths) => [...paths.keys()]))].sort((a, b) => a - b);
  const own = columns.find((column) => {
    const paths = rows.map((row) => row.get(column)).filter((path) => path !== undefined);
    return paths.length === rows.length && new Set(paths).size === paths.length;
  });
  return own ?? null;
}

/** Children that are records: made alike, each with an id, a handle to drag it by, or a link to a place of its own. */
function cardsOf(kids: Seen[]): Map<Seen, string | null> | null {
  const cards = findCards(kids);
  // A column of cards is no card.
  return cards && kids.some((kid) => cards.has(kid) && holdsCards(kid)) ? null : cards;
}

function holdsCards(seen: Seen): boolean {
  const { kids } = kidsOf(seen);
  return kids.length > 0 && (findCards(kids) !== null || kids.some(holdsCards));
}

function findCards(kids: Seen[]): Map<Seen, string | null> | null {
  const cards = kids.filter((kid) => kid.length >= 3 && headingIn(kid) === null);
  const [first] = cards;
  if (!first || cards.some((kid) => kid.tag !== first.tag || kid.tag === 'td' || kid.tag === 'tr' || kid.fields > 3)) return null;
  if (!cards.every((kid) => signature(kid) === signature(first))) return null;
  const paths = cards.map((kid) => (kid.tag === 'a' ? pathOf(kid.element) : (linksOf(kid)[0]?.path ?? null)));
  const linked = cards.length >= 2 && paths.every((path) => path !== null && isRecordPath(path)) && new Set(paths).size === paths.length;
  const marked = cards.every((kid) => idOf(kid) !== null || kid.element.getAttribute('draggable') === 'true');
  if (!marked && !linked) return null;
  const tiles = cards.filter((kid) => pairsOf(kid).length === 1 && kidsOf(kid).kids.length <= 2);
  if (!marked && tiles.length * 2 >= cards.length) return null;
  return new Map(cards.map((kid, at) => [kid, linked || (marked && isRecordPath(paths[at] ?? '')) ? (paths[at] ?? null) : null]));
}
