/**
 * The panel's line to the page beside it: finds the active tab of its own window, puts the reader there, and follows
 * navigation, tab switches, the back/forward cache and lost ports.
 */
import { browser, type Browser } from 'wxt/browser';
import type { Call } from '../../crm/adapter.ts';
import { Collector } from '../../shared/pieces.ts';
import type { Pointed } from '../../crm/generic/point.ts';
import type { Wanted } from '../../crm/spot.ts';
import { READER_PORT, type FromReader, type Shown, type ToReader } from '../../shared/protocol.ts';
import type { PageFacts } from '../../shared/reading.ts';

export type LinkState =
  /** Not known yet, or the page is on its way. */
  | { at: 'looking' }
  /** The browser does not let the panel look at this page. */
  | { at: 'no_access' }
  /** A page that is no CRM we know. */
  | { at: 'elsewhere' }
  /** A known CRM whose host is not allowed yet. Nothing of it was read. */
  | { at: 'not_allowed'; origin: string; adapter: string }
  | { at: 'crm'; origin: string; adapter: string; page: PageFacts };

export type LinkEvents = {
  state(state: LinkState): void;
  reading(origin: string, text: string): void;
  /** Another tab, or another page in it: what was uncovered for this one is covered again. */
  moved(): void;
  /** How pointing at a value goes. */
  pointing(state: PointState): void;
};

/** Pointing: nobody points, somebody does (at a value, or at none yet), or a value was taken. */
export type PointState = { at: 'off' } | { at: 'on'; over: Pointed | null; count: number } | { at: 'took'; value: Pointed };

/** What became of a call: the answer's reading, or why there is none. */
export type Fetched = { at: 'answer'; text: string } | { at: 'refused' } | { at: 'lost' };

/** The match pattern that allows one origin. */
export function patternOf(origin: string): string {
  return `${origin}/*`;
}

export class PageLink {
  #events: LinkEvents;
  #windowId = -1;
  #tabId = -1;
  #documentId = '';
  #origin = '';
  #port: Browser.runtime.Port | null = null;
  #page: PageFacts | null = null;
  #turn = 0;
  #lastFetch = 0;
  #fetches = new Map<number, (fetched: Fetched) => void>();
  #places: string[] = [];
  #shows = new Map<number, (how: Shown) => void>();

  constructor(events: LinkEvents) {
    this.#events = events;
  }

  async start(): Promise<void> {
    const own = await browser.windows.getCurrent();
    this.#windowId = own.id ?? -1;
    browser.tabs.onActivated.addListener(({ windowId }) => {
      if (windowId !== this.#windowId) return;
      this.#events.moved();
      void this.look();
    });
    browser.tabs.onUpdated.addListener((tabId, change) => {
      if (tabId !== this.#tabId) return;
      if (change.status === 'loading') this.#events.moved();
      if (change.status === 'complete' || change.url !== undefined) void this.look();
    });
    // The button's press lets the panel see the tab in front, for which the browser says nothing else.
    browser.action.onClicked.addListener(({ windowId }) => {
      if (windowId === this.#windowId) void this.look();
    });
    browser.permissions.onAdded.addListener(() => void this.look());
    browser.permissions.onRemoved.addListener(() => void this.look());
    await this.look();
  }

  /** Looks at the active tab anew. A look that a newer one overtakes changes nothing. */
  async look(): Promise<void> {
    const turn = ++this.#turn;
    const overtaken = () => turn !== this.#turn;
    const [tab] = await browser.tabs.query({ active: true, windowId: this.#windowId });
    if (overtaken()) return;
    if (tab?.id === undefined) return this.#leave({ at: 'no_access' });
    this.#tabId = tab.id;

    const found = await originOf(tab.id);
    if (overtaken()) return;
    if (!found) return this.#leave({ at: 'no_access' });
    if (!/^https?:/.test(found.origin)) return this.#leave({ at: 'elsewhere' });

    if (this.#port && found.documentId === this.#documentId) {
      if (this.#page) await this.#settle(this.#page);
      return;
    }
    this.#drop();
    const placed = await browser.scripting
      .executeScript({ target: { tabId: tab.id, documentIds: [found.documentId] }, files: ['/reader.js'] })
      .then(() => true, () => false);
    if (overtaken()) return;
    // The document went away in between; the next one says so itself.
    if (!placed) return;
    this.#connect(tab.id, found.documentId, found.origin);
  }

  /** Has the reader send the page's facts and follow their changes; `again` also when they are the ones it sent last. */
  read(again: boolean): void {
    this.#tell({ type: 'read', again, places: this.#places });
  }

  /** Where values stand on this CRM's pages that no label names: the page is read again with them. */
  readPlaces(places: string[]): void {
    if (JSON.stringify(places) === JSON.stringify(this.#places)) return;
    this.#places = places;
    if (this.#page?.address !== undefined) this.read(true);
  }

  point(what: Extract<ToReader, { type: 'point' }>['do']): void {
    this.#tell({ type: 'point', do: what });
    if (what === 'stop' || !this.#port) this.#events.pointing({ at: 'off' });
  }

  /** Has the reader make one call. The reader checks it against its own list. */
  fetch(call: Call): Promise<Fetched> {
    if (!this.#port) return Promise.resolve({ at: 'lost' });
    const id = ++this.#lastFetch;
    return new Promise((resolve) => {
      this.#fetches.set(id, resolve);
      this.#tell({ type: 'fetch', id, ...call });
    });
  }

  /** Has the page show where a fact stands. */
  show(fact: Wanted): Promise<Shown> {
    if (!this.#port) return Promise.resolve('elsewhere');
    const id = ++this.#lastFetch;
    return new Promise((resolve) => {
      this.#shows.set(id, resolve);
      this.#tell({ type: 'show', id, fact });
    });
  }

  #connect(tabId: number, documentId: string, origin: string): void {
    const port = browser.tabs.connect(tabId, { documentId, name: READER_PORT });
    const collector = new Collector();
    this.#port = port;
    this.#documentId = documentId;
    this.#origin = origin;
    this.#page = null;
    // A port that we opened into one document answers from that document alone; an old port is heard no more.
    port.onMessage.addListener((message: FromReader) => {
      if (this.#port === port) this.#hear(message, collector);
    });
    port.onDisconnect.addListener(() => {
      // A page that goes into the back/forward cache closes its ports with an error; reading it says that it is expected.
      void browser.runtime.lastError;
      if (this.#port !== port) return;
      this.#drop();
      setTimeout(() => void this.look(), 300);
    });
  }

  #hear(message: FromReader, collector: Collector): void {
    switch (message.type) {
      case 'page':
        this.#page = message.page;
        void this.#settle(message.page);
        break;
      case 'piece': {
        const whole = collector.add(message.stream, message.index, message.last, message.text);
        this.#tell({ type: 'ack', stream: message.stream, index: message.index });
        if (whole === null) break;
        if (message.of.kind === 'reading') this.#events.reading(this.#origin, whole);
        else this.#answer(message.of.id, { at: 'answer', text: whole });
        break;
      }
      case 'refused':
        this.#answer(message.id, { at: 'refused' });
        break;
      case 'pointing':
        this.#events.pointing({ at: 'on', over: message.at, count: message.count });
        break;
      case 'pointed':
        this.#events.pointing({ at: 'took', value: message.at });
        break;
      case 'point_ended':
        this.#events.pointing({ at: 'off' });
        break;
      case 'shown':
        this.#shows.get(message.id)?.(message.how);
        this.#shows.delete(message.id);
        break;
    }
  }

  /** Says what the page is; asks for its facts only when its host is allowed. */
  async #settle(page: PageFacts): Promise<void> {
    const turn = this.#turn;
    const origin = this.#origin;
    if (page.adapter === null) return this.#events.state({ at: 'elsewhere' });
    const allowed = await browser.permissions.contains({ origins: [patternOf(origin)] });
    if (turn !== this.#turn || !this.#port) return;
    if (!allowed) return this.#events.state({ at: 'not_allowed', origin, adapter: page.adapter });
    this.#events.state({ at: 'crm', origin, adapter: page.adapter, page });
    this.read(false);
  }

  #answer(id: number, fetched: Fetched): void {
    this.#fetches.get(id)?.(fetched);
    this.#fetches.delete(id);
  }

  #tell(message: ToReader): void {
    this.#port?.postMessage(message);
  }

  #drop(): void {
    const port = this.#port;
    this.#port = null;
    this.#page = null;
    this.#documentId = '';
    port?.disconnect();
    this.#events.pointing({ at: 'off' });
    for (const id of [...this.#fetches.keys()]) this.#answer(id, { at: 'lost' });
    for (const resolve of this.#shows.values()) resolve('elsewhere');
    this.#shows.clear();
  }

  #leave(state: LinkState): void {
    this.#drop();
    this.#events.state(state);
  }
}

/** The origin as the browser gives it, and the document it belongs to; `null` where we may not look. */
async function originOf(tabId: number): Promise<{ origin: string; documentId: string } | null> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: () => location.origin });
    if (!frame || typeof frame.result !== 'string' || !frame.documentId) return null;
    return { origin: frame.result, documentId: frame.documentId };
  } catch {
    return null;
  }
}
