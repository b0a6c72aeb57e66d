/**
 * What the reader draws over a page: a host of its own in the browser's top layer, whose inside the page cannot reach and
 * that is never read as content.
 */

const ours = new WeakSet<Node>();

/** Whether a node is one that the reader put there. */
export function isOurs(node: Node): boolean {
  return ours.has(node);
}

/** Sets styles that no style sheet of the page can undo, and that its content policy has no say in. */
export function dress(element: HTMLElement, style: { [property: string]: string }): void {
  for (const [property, value] of Object.entries(style)) element.style.setProperty(property, value, 'important');
}

export class Overlay {
  readonly host: HTMLElement;
  readonly #root: ShadowRoot;

  /** @param takesPointer whether the page beneath gets no clicks while it is there */
  constructor(page: Document, takesPointer: boolean) {
    this.host = page.createElement('div');
    ours.add(this.host);
    this.host.setAttribute('aria-hidden', 'true');
    this.#root = this.host.attachShadow({ mode: 'closed' });
    dress(this.host, {
      all: 'initial', display: 'block', position: 'fixed', inset: '0', width: '100vw', height: '100vh', margin: '0', padding: '0', border: '0',
      overflow: 'hidden', background: 'transparent', 'z-index': '2147483647', 'pointer-events': takesPointer ? 'auto' : 'none',
      cursor: takesPointer ? 'crosshair' : 'auto',
    });
    this.host.setAttribute('popover', 'manual');
    page.documentElement.append(this.host);
    // Over dialogs too, where the browser knows how.
    this.host.showPopover?.();
  }

  /** A frame to draw around elements. */
  frame(): Frame {
    const box = this.host.ownerDocument.createElement('div');
    this.#root.append(box);
    return new Frame(box);
  }

  remove(): void {
    this.host.remove();
  }
}

export class Frame {
  #box: HTMLElement;

  constructor(box: HTMLElement) {
    this.#box = box;
    dress(box, {
      position: 'fixed', display: 'none', 'box-sizing': 'border-box', 'border-radius': '4px', 'pointer-events': 'none',
      outline: '3px solid #12616b', 'outline-offset': '2px', 'box-shadow': '0 0 0 7px #ffffffd9', background: '#12616b14',
    });
  }

  /** Draws it around an element, wherever that is by now; around nothing it is gone. */
  around(element: Element | null): void {
    const box = element?.isConnected === true ? boxOf(element) : null;
    if (!box) return dress(this.#box, { display: 'none' });
    dress(this.#box, { display: 'block', left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
  }

  appear(): void {
    this.#box.animate?.([{ opacity: 0, outlineOffset: '14px' }, { opacity: 1, outlineOffset: '2px' }], { duration: 350, easing: 'ease-out' });
  }
}

export type Box = { x: number; y: number; width: number; height: number };

/** The box of an element in the window's coordinates, through frames. */
export function boxOf(element: Element): Box {
  let { x, y, width, height } = element.getBoundingClientRect();
  if (width === 0 && height === 0) {
    // It has no box of its own; what is in it may.
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    ({ x, y, width, height } = range.getBoundingClientRect());
  }
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const outer = frame.getBoundingClientRect();
    x += outer.x + frame.clientLeft;
    y += outer.y + frame.clientTop;
  }
  return { x, y, width, height };
}

/** The frame that an element's document stands in, if that is of the same origin. */
function frameOf(element: Element): Element | null {
  try {
    return element.ownerDocument.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** Whether the user wants things to move as little as may be. */
export function isCalm(page: Document): boolean {
  return page.defaultView?.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;
}

/** Brings an element into the middle of the window. */
export function bring(element: Element, page: Document): void {
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: isCalm(page) ? 'instant' : 'smooth' });
}
