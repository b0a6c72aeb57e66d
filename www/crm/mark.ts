/** Shows where something stands on the page: scrolls there and draws a frame around it for a few seconds. */
import { bring, isCalm, Overlay } from './overlay.ts';

export const SHOWN_MS = 5_000;

export class Mark {
  #overlay: Overlay;
  #timer: ReturnType<typeof setTimeout>;
  #gone = false;

  constructor(element: Element, page: Document) {
    bring(element, page);
    this.#overlay = new Overlay(page, false);
    const frame = this.#overlay.frame();
    if (!isCalm(page)) frame.appear();
    const follow = () => {
      if (this.#gone) return;
      if (!element.isConnected) return this.remove();
      frame.around(element);
      requestAnimationFrame(follow);
    };
    follow();
    this.#timer = setTimeout(() => this.remove(), SHOWN_MS);
  }

  remove(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.#overlay.remove();
  }
}
