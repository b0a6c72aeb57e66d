/** Says when a page may have changed, and at once when its address did: by its own mutations, in shadow roots and frames too, by what the user enters, and by navigation. */

import { isOurs } from '../overlay.ts';

/** Changes that come closer together than this are one change. */
const QUIET_MS = 400;
/** A page that never rests is read all the same, this long after its first change. */
const LONGEST_MS = 2_000;

const ENTERED = ['change', 'input', 'focusout', 'toggle', 'transitionend', 'animationend'] as const;
const MOVED = ['popstate', 'hashchange', 'resize'] as const;

type Navigation = EventTarget;

export class Watch {
  #changed: () => void;
  #moved: () => void;
  #observer = new MutationObserver((records) => {
    if (!records.every(isOwn)) this.soon();
  });
  #watched = new WeakSet<Node>();
  #roots: Node[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #stopped = false;

  constructor(changed: () => void, moved: () => void) {
    this.#changed = changed;
    this.#moved = moved;
    for (const name of MOVED) addEventListener(name, this.#go, true);
    this.#navigation?.addEventListener('currententrychange', this.#go);
  }

  get #navigation(): Navigation | undefined {
    return (globalThis as { navigation?: Navigation }).navigation;
  }

  /** Follows these roots too: the document, and what was found in it. */
  follow(roots: Node[]): void {
    if (this.#stopped) return;
    for (const root of roots) {
      if (this.#watched.has(root)) continue;
      this.#watched.add(root);
      this.#roots.push(root);
      this.#observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['class', 'style', 'hidden', 'open', 'value', 'aria-hidden', 'aria-label', 'title', 'data-id'],
      });
      for (const name of ENTERED) root.addEventListener(name, this.#hear, { capture: true, passive: true });
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    for (const name of MOVED) removeEventListener(name, this.#go, true);
    this.#navigation?.removeEventListener('currententrychange', this.#go);
    for (const root of this.#roots) for (const name of ENTERED) root.removeEventListener(name, this.#hear, true);
  }

  /** Only what the browser itself says: a script of the page can make events as it likes. */
  #hear = (event: Event) => {
    if (event.isTrusted) this.soon();
  };

  #go = (event: Event) => {
    if (event.isTrusted) this.#moved();
    this.#hear(event);
  };

  /** Says so in a moment, unless more changes come. */
  soon(): void {
    if (this.#stopped) return;
    const now = performance.now();
    if (this.#since === 0) this.#since = now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(QUIET_MS, this.#since + LONGEST_MS - now));
    this.#timer = setTimeout(() => {
      this.#since = 0;
      this.#changed();
    }, wait);
  }
}

/** Whether only the reader's own overlay came or went. */
function isOwn({ target, addedNodes, removedNodes }: MutationRecord): boolean {
  return isOurs(target) || (addedNodes.length + removedNodes.length > 0 && [...addedNodes, ...removedNodes].every(isOurs));
}
