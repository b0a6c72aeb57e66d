/**
 * What the user could see of a page, as a light tree: elements that are shown, with their text, through open and closed
 * shadow roots and frames of the same origin. Everything else of the reader works on this tree and asks the page no more,
 * but for attributes, and for the boxes of a head that stands apart from its table.
 */
import { isOurs } from '../overlay.ts';
import type { Pace } from './pace.ts';
import { holdsValue } from './words.ts';

export type Seen = {
  element: Element;
  tag: string;
  role: string;
  parent: Seen | null;
  children: (Seen | string)[];
  /** Length of all text below. */
  length: number;
  /** Form fields below, itself included. */
  fields: number;
  // What was found out of it, kept.
  text?: string;
  pairs?: Pair[];
  signature?: string;
  words?: ReadonlySet<string>;
};

/** A label and its value: an element, the text beside the label, or nothing. */
export type Pair = [label: Seen, value: Seen | string | null];

/** A page as it was seen, and the roots in it whose changes are to be followed. */
export type Sight = { root: Seen; dialog: Seen | null; roots: Node[] };

const SILENT = new Set([
  'script', 'style', 'noscript', 'template', 'link', 'meta', 'head', 'object', 'embed', 'canvas', 'video', 'audio', 'map', 'datalist', 'progress',
]);
/** Their content belongs to a form field, or to a drawing. */
const WHOLE = new Set(['input', 'select', 'textarea', 'img', 'svg', 'option']);
const PLACES = new Set(['br', 'dd', 'td', 'th', 'output']);
/** An empty one keeps those after it in their columns. */
const PLACE_ROLES = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);
const FIELDS = new Set(['input', 'select', 'textarea']);
/** Between two looks at the clock. */
const STEP = 4;

type Shadowed = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };

export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return null;
  const { chrome } = globalThis as { chrome?: Shadowed };
  return chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}

/** The nodes in the order in which they are drawn. */
function composed(element: Element, roots: Node[]): Iterable<Node> {
  const tag = element.localName;
  if (tag === 'iframe' || tag === 'frame') {
    // Another origin's document is none here; what the browser does not hand out is not read.
    const inner = sameOrigin(element as HTMLIFrameElement);
    if (inner) roots.push(inner);
    return inner?.documentElement ? [inner.documentElement] : [];
  }
  const shadow = shadowOf(element);
  if (shadow) {
    roots.push(shadow);
    return shadow.childNodes;
  }
  if (tag === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes({ flatten: true });
    if (assigned.length > 0) return assigned;
  }
  if (tag === 'details' && !(element as HTMLDetailsElement).open) {
    return [...element.children].filter((child) => child.localName === 'summary').slice(0, 1);
  }
  return element.childNodes;
}

export function sameOrigin(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

type Shown = 'no' | 'yes' | 'children';

/** Whether an element is drawn: by its style and its box. `children`: it is not itself, and what is in it may be. */
function shown(element: Element): Shown {
  const view = element.ownerDocument.defaultView;
  if (!view) return 'no';
  const style = view.getComputedStyle(element);
  const { display } = style;
  if (display === 'none' || style.opacity === '0') return 'no';
  if (display === 'contents') return 'yes';
  const clip = style.clipPath;
  if (clip !== 'none' && /^(inset\((50|100)%|circle\(0|polygon\(0)/.test(clip)) return 'no';
  // Boxes are asked for only where they can hide something: asking costs more than all the rest.
  // What a page's body clips is the window's to clip: its own box has no height where all in it is placed.
  const clips = style.overflow !== 'visible' && display !== 'inline' && element.localName !== 'body' && element.localName !== 'html';
  const placed = style.position === 'absolute' || style.position === 'fixed' || style.transform !== 'none';
  if (clips || placed) {
    const box = element.getBoundingClientRect();
    if (clips && (box.width <= 1 || box.height <= 1)) return 'no';
    if ((box.right <= 0 || box.bottom <= 0) && box.width > 0 && !reachable(element, box)) return 'no';
  }
  if (!element.checkVisibility()) return 'no';
  if (style.visibility !== 'visible' || Number.parseFloat(style.fontSize) < 2) return 'children';
  if (/^rgba\(.*, 0\)$/.test(style.color)) return 'children';
  return 'yes';
}

/** Whether scrolling would bring a box that lies left of or above the window into it. */
function reachable(element: Element, box: DOMRect): boolean {
  let { right, bottom } = box;
  for (let one: Element | null = element; one; one = one.parentElement) {
    right += Math.abs(one.scrollLeft);
    bottom += one.scrollTop;
  }
  return right > 0 && bottom > 0;
}

function isField(tag: string, role: string): boolean {
  if (FIELDS.has(tag)) return true;
  return role === 'textbox' || role === 'combobox' || role === 'spinbutton' || role === 'checkbox' || role === 'switch';
}

/** Walks what is drawn from the document's root. */
export function* look(page: Document, pace: Pace): Generator<void, Sight> {
  const roots: Node[] = [page];
  const root = made(page.documentElement, null);
  const dialogs: Seen[] = [];
  const stack: { seen: Seen; nodes: Iterator<Node>; own: boolean }[] = [
    { seen: root, nodes: composed(page.documentElement, roots)[Symbol.iterator](), own: true },
  ];
  let steps = 0;
  for (let at = stack.at(-1); at; at = stack.at(-1)) {
    if (++steps % STEP === 0) yield;
    const next = at.nodes.next();
    if (next.done) {
      stack.pop();
      const { seen } = at;
      if (seen.parent && (seen.length > 0 || seen.fields > 0 || keepsPlace(seen))) {
        seen.parent.children.push(seen);
        seen.parent.length += seen.length;
        seen.parent.fields += seen.fields;
      }
      continue;
    }
    const node = next.value;
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').replace(/\s+/g, ' ');
      if (!at.own || text === '') continue;
      at.seen.children.push(text);
      at.seen.length += text.trim().length;
      continue;
    }
    if (node.nodeType !== 1 || SILENT.has((node as Element).localName) || isOurs(node)) continue;
    const element = node as Element;
    if (!pace.sees()) break;
    const how = shown(element);
    if (how === 'no') continue;
    const seen = made(element, at.seen);
    if (isDialog(seen)) dialogs.push(seen);
    if (isField(seen.tag, seen.role)) seen.fields = 1;
    const nodes = WHOLE.has(seen.tag) ? [] : composed(element, roots);
    stack.push({ seen, nodes: nodes[Symbol.iterator](), own: how === 'yes' });
  }
  // Stopped early: what is open is closed as far as it came.
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { parent } = at.seen;
    if (!parent) continue;
    parent.children.push(at.seen);
    parent.length += at.seen.length;
    parent.fields += at.seen.fields;
  }
  return { root, dialog: topmost(dialogs), roots };
}

function made(element: Element, parent: Seen | null): Seen {
  const role = (element.getAttribute('role') ?? '').trim().toLowerCase();
  return { element, tag: element.localName, role, parent, children: [], length: 0, fields: 0 };
}

/** A drawing that says what it stands for: an icon with a name. */
export function signOf(seen: Seen): string | null {
  const { element } = seen;
  const inner = seen.tag === 'svg' ? element.querySelector(':scope > title')?.textContent : null;
  const said = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? element.getAttribute('alt') ?? inner;
  const text = said?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : text;
}

/** Whether an element without text still says something: a line break, an icon, the empty value of a field. */
function keepsPlace(seen: Seen): boolean {
  return PLACES.has(seen.tag) || PLACE_ROLES.has(seen.role) || signOf(seen) !== null || (seen.children.length === 0 && holdsValue(seen));
}

function isDialog({ tag, role, element }: Seen): boolean {
  return (tag === 'dialog' && element.hasAttribute('open')) || role === 'dialog' || role === 'alertdialog' || element.getAttribute('aria-modal') === 'true';
}

/** The dialog over everything else: in the browser's own top layer, or one that covers the middle of the window. */
function topmost(dialogs: Seen[]): Seen | null {
  const covering = dialogs.filter(({ element }) => element.matches(':modal') || covers(element));
  return covering.findLast(({ element }) => element.matches(':modal')) ?? covering.at(-1) ?? null;
}

function covers(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  if (!view || box.width * box.height < 0.05 * view.innerWidth * view.innerHeight) return false;
  const x = Math.min(Math.max(box.left + box.width / 2, 0), view.innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, view.innerHeight) / 2, 0), view.innerHeight - 1);
  for (let one: Element | null = topAt(element.ownerDocument, x, y); one; one = above(one)) if (one === element) return true;
  return false;
}

/** The element on top at a point, within shadow roots too. */
function topAt(page: Document, x: number, y: number): Element | null {
  let top = page.elementFromPoint(x, y);
  for (let inner = top && shadowOf(top)?.elementFromPoint(x, y); inner && inner !== top; inner = shadowOf(top)?.elementFromPoint(x, y)) {
    top = inner;
  }
  return top;
}

/** The element around another one, out of shadow roots too. */
export function above(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}
