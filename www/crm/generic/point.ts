/**
 * Pointing: the user shows a value on a page that no adapter knows. While it lasts, the page gets neither clicks nor the keys
 * that choose; what a script of the page makes of events chooses nothing.
 */
import type { Fact } from '../../shared/reading.ts';
import { bring, isOurs, Overlay, type Frame } from '../overlay.ts';
import { elementOf } from '../spot.ts';
import { above, shadowOf, sameOrigin, type Seen } from './see.ts';
import { leavesOf, type Collection } from './collect.ts';
import { pathTo } from './words.ts';

/** How a field may be known again on the next page, and the text by which. */
export type MarkBy = 'label' | 'api' | 'at';

/** A value that somebody points at. */
export type Pointed = {
  page: 'record' | 'list';
  label: string | null;
  text: string;
  /** What tells it from every other value of its page or row, the best first. */
  marks: [MarkBy, string][];
  language: string;
};

export type Candidate = { element: Element; pointed: Pointed };

const bare = (label: string) => label.replace(/\s+/g, ' ').replace(/[\s:：*]+$/, '').trim();

/** Every value of a page that can be pointed at: those with labels, and texts that stand alone. */
export function candidatesOf(root: Seen, { parts, told }: Collection, language: string): Candidate[] {
  const found: Candidate[] = [];
  const taken = new Set<Element>();
  for (const { part, facts } of parts) {
    const page = part === 'row' || part === 'card' ? 'list' : 'record';
    for (const fact of facts) {
      const element = elementOf(fact);
      if (!element || taken.has(element) || fact.text === '') continue;
      taken.add(element);
      found.push({ element, pointed: { page, label: fact.label ? bare(fact.label) : null, text: fact.text, marks: marksOf(fact, facts), language } });
    }
  }
  const leaves = leavesOf(root, told).filter(({ element }) => !within(element, taken));
  const count = new Map<string, number>();
  const paths = leaves.map((leaf) => pathTo(leaf));
  for (const path of paths) count.set(path, (count.get(path) ?? 0) + 1);
  leaves.forEach(({ element, text = '' }, at) => {
    const path = paths[at] ?? '';
    found.push({ element, pointed: { page: 'record', label: null, text, marks: count.get(path) === 1 ? [['at', path]] : [], language } });
  });
  return found.sort((a, b) => inOrder(a.element, b.element));
}

/** The marks of a fact that no other one of its page or row shares. */
function marksOf(fact: Fact, facts: Fact[]): [MarkBy, string][] {
  const others = facts.filter((other) => other !== fact && elementOf(other) !== elementOf(fact));
  const alone = (of: (one: Fact) => string | undefined) => others.every((other) => of(other) !== of(fact));
  const label = (one: Fact) => one.label && bare(one.label).toLowerCase();
  const marks: [MarkBy, string][] = [];
  if (fact.label && bare(fact.label) !== '' && alone(label)) marks.push(['label', bare(fact.label)]);
  if (fact.api !== undefined && alone((one) => one.api)) marks.push(['api', fact.api]);
  if (fact.at !== undefined && alone((one) => one.at)) marks.push(['at', fact.at]);
  return marks;
}

function within(element: Element, taken: ReadonlySet<Element>): boolean {
  for (let one: Element | null = element; one; one = above(one)) if (taken.has(one)) return true;
  return false;
}

/** Down the page. Elements of different trees stay as they were found. */
function inOrder(a: Element, b: Element): number {
  if (a.getRootNode() !== b.getRootNode()) return 0;
  return a.compareDocumentPosition(b) & 4 /* follows */ ? -1 : 1;
}

export type PointEvents = {
  /** Another value is in the frame; `null` for none. */
  moved(pointed: Pointed | null): void;
  took(pointed: Pointed): void;
  ended(): void;
};

const SWALLOWED = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchend'] as const;

export class Pointing {
  #page: Document;
  #candidates: Candidate[];
  #byElement: Map<Element, Candidate>;
  #events: PointEvents;
  #overlay: Overlay;
  #frame: Frame;
  #at: Candidate | null = null;
  #over = false;

  constructor(page: Document, candidates: Candidate[], events: PointEvents) {
    this.#page = page;
    this.#candidates = candidates;
    this.#byElement = new Map(candidates.map((one) => [one.element, one]));
    this.#events = events;
    this.#overlay = new Overlay(page, true);
    this.#frame = this.#overlay.frame();
    for (const name of SWALLOWED) addEventListener(name, this.#swallow, { capture: true, passive: false });
    addEventListener('pointermove', this.#hover, { capture: true, passive: true });
    addEventListener('wheel', this.#scroll, { capture: true, passive: false });
    addEventListener('keydown', this.#key, true);
    const follow = () => {
      if (this.#over) return;
      this.#frame.around(this.#at?.element ?? null);
      requestAnimationFrame(follow);
    };
    follow();
  }

  /** Goes to the next value down the page, or up. */
  step(by: 1 | -1): void {
    if (this.#over) return;
    const there = this.#candidates.filter(({ element }) => element.isConnected);
    const at = this.#at ? there.indexOf(this.#at) : -1;
    const next = at === -1 ? (by === 1 ? there[0] : there.at(-1)) : there[(at + by + there.length) % there.length];
    if (!next) return;
    bring(next.element, this.#page);
    this.#move(next);
  }

  take(): void {
    const at = this.#at;
    if (this.#over || !at?.element.isConnected) return;
    this.stop();
    this.#events.took(at.pointed);
  }

  /** Ends it, because the user wants no more. */
  end(): void {
    if (this.#over) return;
    this.stop();
    this.#events.ended();
  }

  stop(): void {
    this.#over = true;
    this.#overlay.remove();
    for (const name of SWALLOWED) removeEventListener(name, this.#swallow, true);
    removeEventListener('pointermove', this.#hover, true);
    removeEventListener('wheel', this.#scroll, true);
    removeEventListener('keydown', this.#key, true);
  }

  #move(to: Candidate | null): void {
    if (to === this.#at) return;
    this.#at = to;
    this.#events.moved(to?.pointed ?? null);
  }

  /** The value under the pointer: the nearest one around the element that lies there. */
  #under(event: MouseEvent): Candidate | null {
    for (let one = elementAt(this.#page, event.clientX, event.clientY); one; one = above(one) ?? frameAround(one)) {
      const found = this.#byElement.get(one);
      if (found) return found;
    }
    return null;
  }

  // Only what the browser itself says: a script of the page can make events as it likes.

  #hover = (event: PointerEvent) => {
    if (event.isTrusted) this.#move(this.#under(event));
  };

  #swallow = (event: Event) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click' || (event as MouseEvent).button !== 0) return;
    this.#move(this.#under(event as MouseEvent));
    this.take();
  };

  #scroll = (event: WheelEvent) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const scale = event.deltaMode === 0 ? 1 : 20;
    scrollable(elementAt(this.#page, event.clientX, event.clientY), event.deltaY)?.scrollBy(event.deltaX * scale, event.deltaY * scale);
    this.#move(this.#under(event));
  };

  #key = (event: KeyboardEvent) => {
    const act = event.isTrusted ? this.#actOf(event) : null;
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  };

  #actOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): (() => void) | null {
    if (ctrlKey || altKey || metaKey) return null;
    switch (key) {
      case 'Tab':
        return () => this.step(shiftKey ? -1 : 1);
      case 'ArrowDown':
      case 'ArrowRight':
        return () => this.step(1);
      case 'ArrowUp':
      case 'ArrowLeft':
        return () => this.step(-1);
      case 'Enter':
        return () => this.take();
      case 'Escape':
        return () => this.end();
      default:
        return null;
    }
  }
}

/** The element at a point of the window below the reader's own overlay, within shadow roots and frames. */
function elementAt(page: Document, x: number, y: number): Element | null {
  const beneath = (root: DocumentOrShadowRoot, left: number, top: number) =>
    root.elementsFromPoint(left, top).find((one) => !isOurs(one)) ?? null;
  let found = beneath(page, x, y);
  for (;;) {
    if (!found) return null;
    const frame = found.localName === 'iframe' || found.localName === 'frame' ? sameOrigin(found as HTMLIFrameElement) : null;
    if (frame) {
      const box = found.getBoundingClientRect();
      x -= box.x + found.clientLeft;
      y -= box.y + found.clientTop;
    }
    const root: DocumentOrShadowRoot | null = frame ?? shadowOf(found);
    const inner = root && beneath(root, x, y);
    if (!inner || inner === found) return found;
    found = inner;
  }
}

function frameAround(element: Element): Element | null {
  try {
    return element.ownerDocument.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** What scrolls around an element, that way. */
function scrollable(element: Element | null, down: number): Element | null {
  for (let one = element; one; one = above(one) ?? frameAround(one)) {
    const room = down > 0 ? one.scrollHeight - one.clientHeight - one.scrollTop > 1 : one.scrollTop > 0;
    const overflow = one.ownerDocument.defaultView?.getComputedStyle(one).overflowY ?? '';
    if (room && (one === one.ownerDocument.scrollingElement || overflow === 'auto' || overflow === 'scroll')) return one;
  }
  return element?.ownerDocument.scrollingElement ?? null;
}
