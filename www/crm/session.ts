/**
 * One panel's connection to one page: says what the page is, delivers its facts, delivers them again when they change,
 * and makes the calls that the core asks for if the compiled-in list holds them.
 */
import { cut } from '../shared/pieces.ts';
import type { FromReader, PieceOf, ToReader } from '../shared/protocol.ts';
import type { Answer, PageFacts, PagePart, Reading } from '../shared/reading.ts';
import type { Sender } from '../shared/sender.ts';
import { databaseOf, isAllowed, pageOf, placeOf, type Adapter, type Call } from './adapter.ts';
import { Ahead, FILLING_MS } from './ahead.ts';
import { addressOf, generic, readUnknown } from './generic/index.ts';
import { Looks } from './generic/looks.ts';
import { candidatesOf, Pointing } from './generic/point.ts';
import { Watch } from './generic/watch.ts';
import { adapterOf, signedOutOf } from './index.ts';
import { Mark } from './mark.ts';
import { find, type Group, type Wanted } from './spot.ts';

/** As much of a runtime port as a session needs. */
export type PanelPort = {
  sender?: Sender | undefined;
  postMessage(message: FromReader): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: ToReader) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
};

/** How long what an unknown page shows may be that of the address before. */
const SAME_MS = 2_000;

/** A form is looked at once more this long after it was read: a value that is set late changes no element. */
const LATE_MS = 1_500;

export class Session {
  #port: PanelPort;
  #page: Document;
  #onStop: () => void;
  #adapter: Adapter | null;
  #watching: Watch | null = null;
  /** What a page that no adapter knows showed, where, and since when it shows the same elsewhere. */
  #unknown: { place: string; parts: string; since: number | null } | null = null;
  /** Looks at a page that no adapter knows. */
  #looks = new Looks();
  #stream = 0;
  #acks = new Map<number, (index: number) => void>();
  /** The facts as last sent, without their time. */
  #sent = '';
  #ahead: Ahead;
  /** A form's facts that were seen once; a form is read when it shows the same at two looks. */
  #once = '';
  #saidPage = '';
  #mark: Mark | null = null;
  #pointing: Pointing | null = null;
  #places: string[] = [];
  #stopped = false;

  constructor(port: PanelPort, page: Document, onStop: () => void) {
    this.#port = port;
    this.#page = page;
    this.#onStop = onStop;
    this.#adapter = adapterOf(page);
    this.#ahead = new Ahead(this.#record);
    port.onMessage.addListener((message) => this.#hear(message));
    port.onDisconnect.addListener(() => this.stop());
    this.#sayPage();
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#watching?.stop();
    this.#mark?.remove();
    this.#pointing?.stop();
    this.#acks.clear();
    this.#onStop();
  }

  #hear(message: ToReader): void {
    switch (message.type) {
      case 'read':
        this.#places = message.places;
        if (message.again) this.#sent = '';
        this.#sayPage();
        // A page that no adapter knows may have changed its address and not yet what it shows.
        if (this.#watching && !this.#adapter && !message.again) this.#watching.soon();
        else void this.#sendFacts();
        this.#watch();
        break;
      case 'fetch':
        void this.#fetch(message);
        break;
      case 'show':
        void this.#show(message.id, message.fact);
        break;
      case 'point':
        this.#point(message.do);
        break;
      case 'ack':
        this.#acks.get(message.stream)?.(message.index);
        break;
    }
  }

  /** Where the page is, in the words of its adapter's patterns. */
  get #place(): string {
    return this.#adapter ? placeOf(this.#adapter.data, location) : addressOf(location);
  }

  /** The record that the address names. */
  get #record(): string | null {
    return this.#adapter && pageOf(this.#adapter.data, this.#place).record;
  }

  #sayPage(): void {
    const page = this.#pageFacts();
    const text = JSON.stringify(page);
    if (text === this.#saidPage) return;
    this.#saidPage = text;
    this.#port.postMessage({ type: 'page', page });
  }

  #pageFacts(): PageFacts {
    const adapter = this.#adapter;
    if (!adapter) {
      const signedOut = signedOutOf(location.pathname);
      if (signedOut) return { adapter: signedOut.data.id, kind: 'signed_out', record: null, viewer: null };
      return { adapter: generic.data.id, kind: 'other', record: null, viewer: null, address: addressOf(location) };
    }
    const { selector } = adapter.data.signed_out;
    if (selector !== undefined && this.#page.querySelector(selector)) {
      return { adapter: adapter.data.id, kind: 'signed_out', record: null, viewer: null };
    }
    const place = placeOf(adapter.data, location);
    const { kind, record } = pageOf(adapter.data, place);
    return { adapter: adapter.data.id, kind, record, viewer: adapter.viewer(this.#page, place) };
  }

  /** Follows content that comes late and changes made in the page. */
  #watch(): void {
    if (this.#watching) return;
    const changed = () => {
      this.#adapter = adapterOf(this.#page);
      this.#sayPage();
      void this.#sendFacts();
    };
    const moved = () => {
      const front = this.#adapter?.front?.(this.#page);
      if (front && this.#ahead.moved(this.#record, front)) setTimeout(() => this.#watching?.soon(), FILLING_MS);
    };
    this.#watching = new Watch(changed, moved);
    this.#watching.follow([this.#page]);
  }

  /** Sends the page's facts if they are not the ones sent last. */
  async #sendFacts(): Promise<void> {
    const reading = this.#adapter ? this.#readPage() : await this.#readUnknown();
    if (!reading || this.#stopped) return;
    const facts = JSON.stringify({ ...reading, read_at: '' });
    if (facts === this.#sent) return;
    if (reading.records?.some((record) => record.facts.some((fact) => fact.place === 'field'))) {
      // Fields are filled one after the other: what stands there at two looks is what the record holds.
      const settled = facts === this.#once;
      this.#once = facts;
      setTimeout(() => this.#watching?.soon(), settled ? LATE_MS : 0);
      if (!settled) return;
    }
    this.#sent = facts;
    await this.#send({ kind: 'reading' }, JSON.stringify(reading));
  }

  #readPage(): Reading | null {
    const adapter = this.#adapter;
    if (!adapter) return null;
    const { kind, record, entity } = pageOf(adapter.data, placeOf(adapter.data, location));
    if (kind === 'other' || this.#pageFacts().kind === 'signed_out') return null;
    const front = adapter.front?.(this.#page);
    if (record !== null && front && this.#ahead.isAhead(front)) return null;
    const { records } = adapter.collect(this.#page, kind, record);
    if (records.length === 0) return null;
    if (front) this.#ahead.read(front);
    return { ...this.#head(adapter), kind, entity, ...(record === null ? {} : { record }), records };
  }

  async #readUnknown(): Promise<Reading | null> {
    if (signedOutOf(location.pathname)) return null;
    const address = addressOf(location);
    const look = this.#looks.begin(address);
    if (look === null) return null;
    const over = () => this.#stopped || this.#looks.over(look, addressOf(location));
    const found = await readUnknown(this.#page, over, this.#places).finally(() => {
      if (this.#looks.end(look)) this.#watching?.soon();
    });
    if (!found || over()) return null;
    this.#watching?.follow(found.roots);
    const { parts, cost } = found;
    if (this.#isSame(JSON.stringify(parts))) return null;
    return { ...this.#head(generic), kind: 'page', entity: 'deal', path: address, parts, ...(cost.stopped ? { stopped: true } : {}) };
  }

  /**
   * Whether the page still shows what it showed at another address: applications change the address first and the fields
   * when their server has answered. At the address of another record of the kind the same is never meant; at any other, where
   * the fields may have come before the address, it is after a while.
   */
  #isSame(parts: string): boolean {
    const place = addressOf(location);
    const seen = this.#unknown;
    if (!seen || seen.place === place || seen.parts !== parts) {
      this.#unknown = { place, parts, since: null };
      return false;
    }
    if (shapeOf(seen.place) === shapeOf(place)) return true;
    const now = performance.now();
    seen.since ??= now;
    const late = now - seen.since < SAME_MS;
    if (late) setTimeout(() => this.#watching?.soon(), SAME_MS);
    else this.#unknown = { place, parts, since: null };
    return late;
  }

  /** Shows on the page where a fact stands that was read before. */
  async #show(id: number, fact: Wanted): Promise<void> {
    const here = fact.path === this.#place;
    const element = find(await this.#groups(here), fact);
    if (this.#stopped) return;
    this.#mark?.remove();
    this.#mark = element && new Mark(element, this.#page);
    this.#port.postMessage({ type: 'shown', id, how: element ? 'here' : here ? 'gone' : 'elsewhere' });
  }

  /** What stands on the page now. Another address of an unknown CRM may show another record. */
  async #groups(here: boolean): Promise<Group[]> {
    const adapter = this.#adapter;
    if (adapter) {
      const { kind, record } = pageOf(adapter.data, placeOf(adapter.data, location));
      const { records } = kind === 'other' ? { records: [] } : adapter.collect(this.#page, kind, record);
      return records.map(({ entity, record: called = null, facts }) => ({ entity, called, facts }));
    }
    const found = here ? await readUnknown(this.#page, () => this.#stopped, this.#places) : null;
    const called = ({ part, path, record }: PagePart) => (part === 'page' || part === 'dialog' ? null : (path ?? record ?? null));
    return (found?.parts ?? []).map((part) => ({ entity: 'deal', called: called(part), facts: part.facts }));
  }

  #point(what: Extract<ToReader, { type: 'point' }>['do']): void {
    switch (what) {
      case 'start':
        void this.#startPointing();
        break;
      case 'next':
        this.#pointing?.step(1);
        break;
      case 'previous':
        this.#pointing?.step(-1);
        break;
      case 'take':
        this.#pointing?.take();
        break;
      case 'stop':
        this.#pointing?.stop();
        this.#pointing = null;
    }
  }

  /** Has the user point at a value. On pages with an adapter it is known where everything stands. */
  async #startPointing(): Promise<void> {
    this.#pointing?.stop();
    this.#mark?.remove();
    const found = this.#adapter || signedOutOf(location.pathname) ? null : await readUnknown(this.#page, () => this.#stopped, this.#places);
    if (this.#stopped) return;
    const candidates = found ? candidatesOf(found.root, found, this.#page.documentElement.lang) : [];
    if (candidates.length === 0) return this.#port.postMessage({ type: 'point_ended' });
    this.#pointing = new Pointing(this.#page, candidates, {
      moved: (at) => this.#port.postMessage({ type: 'pointing', at, count: candidates.length }),
      took: (at) => this.#port.postMessage({ type: 'pointed', at }),
      ended: () => this.#port.postMessage({ type: 'point_ended' }),
    });
    this.#port.postMessage({ type: 'pointing', at: null, count: candidates.length });
  }

  #head(adapter: Adapter): Omit<Reading, 'kind' | 'entity'> {
    const place = placeOf(adapter.data, location);
    const viewer = adapter.viewer(this.#page, place);
    const zone = adapter.zone(this.#page);
    return {
      format: 1,
      adapter: adapter.data.id,
      adapter_version: adapter.data.version,
      path: place,
      read_at: new Date().toISOString(),
      language: this.#page.documentElement.lang,
      ...(zone === null ? {} : { zone }),
      ...(viewer === null ? {} : { viewer }),
    };
  }

  async #fetch(call: Extract<ToReader, { type: 'fetch' }>): Promise<void> {
    const adapter = this.#adapter;
    const asked = adapter && here(adapter, call);
    if (!adapter || !asked || !isAllowed(adapter.data, location.origin, asked)) {
      this.#port.postMessage({ type: 'refused', id: call.id });
      return;
    }
    const answer = await ask(asked);
    if (this.#stopped) return;
    const reading: Reading = {
      ...this.#head(adapter),
      kind: 'answer',
      entity: adapter.answers[call.request] ?? 'deal',
      path: asked.path,
      request: call.request,
      answer,
    };
    await this.#send({ kind: 'answer', id: call.id }, JSON.stringify(reading));
  }

  /** Sends a text in pieces; the next one goes when the last has arrived. */
  async #send(of: PieceOf, text: string): Promise<void> {
    const stream = ++this.#stream;
    const pieces = cut(text);
    for (const [index, piece] of pieces.entries()) {
      if (this.#stopped) return;
      const arrived = new Promise<void>((resolve) => {
        this.#acks.set(stream, (acked) => {
          if (acked === index) resolve();
        });
      });
      this.#port.postMessage({ type: 'piece', stream, index, last: index === pieces.length - 1, of, text: piece });
      await arrived;
    }
    this.#acks.delete(stream);
  }
}

/** An address without what tells the records of a kind apart: its parts that hold a digit. */
function shapeOf(address: string): string {
  return address.replace(/[\w-]*\d[\w-]*/g, '#');
}

/** The call as it is made from this page: the core does not know which of a CRM's databases the page belongs to. */
function here({ data }: Adapter, { request, method, path, body }: Call): Call | null {
  if (!path.includes('{database}')) return { request, method, path, body };
  const database = databaseOf(data, placeOf(data, location));
  return database === null ? null : { request, method, path: path.replace('{database}', database), body };
}

/**
 * A read-only call with the user's own session. Status 0 is a call that found no answer. A server that is told that a
 * script is asking answers an ended session with a plain refusal, and not with a question that blocks the page.
 */
async function ask({ method, path, body }: Call): Promise<Answer> {
  const post = { headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' }, body };
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      redirect: 'follow',
      cache: 'no-store',
      ...(body === null ? {} : post),
    });
    const final = new URL(response.url);
    return { status: response.status, path: final.pathname + final.search, text: await response.text() };
  } catch {
    return { status: 0, path, text: '' };
  }
}
