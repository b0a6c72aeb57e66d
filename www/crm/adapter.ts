/** What every CRM's adapter is: data for both sides (adapter.json) and a way to collect facts from its pages. */
import type { Entity, RawRecord, Viewer } from '../shared/reading.ts';
import type { InFront } from './ahead.ts';

/** The part of adapter.json that this side reads; the core reads its field map and stages. */
export type AdapterData = {
  id: string;
  version: number;
  name: string;
  marks: { selector: string; count: number }[];
  /** Where a page's address says what it shows: in its path, or behind the `#`, after the name of a database. */
  address?: string;
  pages: { kind: string; entity: string; path: string }[];
  /** Where a record of each entity stands; `{id}` is its place, `{database}` that of its database. */
  links: { [entity: string]: string };
  /** The path of the sign-in page, or what stands on a page whose session has ended. */
  signed_out: { path?: string; selector?: string };
  /** The calls that may be made. `rpc` is the one method that a POST may name; `paged` calls come more than once. */
  requests: { id: string; method: string; path: string; rpc?: string; paged?: boolean }[];
  /** The kinds of record that the CRM holds and a pipeline is made of. */
  pipeline: string[];
};

/** What a page's own markup says, collected and not understood. */
export type Collected = {
  records: RawRecord[];
  zone: string | null;
  viewer: Viewer | null;
};

export type Adapter = {
  data: AdapterData;
  /** Facts of a record or list page. No records where the page has not drawn them yet. */
  collect(page: Document, kind: 'record' | 'list', record: string | null): Collected;
  /** What is in front, for a CRM that draws all its pages within one document. */
  front?(page: Document): InFront;
  /** Who the page says is signed in, on any page of this CRM; `place` is its address as `placeOf` gives it. */
  viewer(page: Document, place: string): Viewer | null;
  zone(page: Document): string | null;
  /** Which entity the answer to a request of adapter.json holds. */
  answers: { [request: string]: Entity };
};

/** Whether each mark of the CRM stands on the page exactly as often as it should. */
export function hasMarks(data: AdapterData, page: Document): boolean {
  return data.marks.every((mark) => page.querySelectorAll(mark.selector).length === mark.count);
}

export type PageKind = { kind: 'record' | 'list' | 'other'; record: string | null; entity: Entity };

/** The part of an address that says what the page shows, in the words of the adapter's patterns. */
export function placeOf(data: AdapterData, address: { pathname: string; hash: string }): string {
  // What follows a semicolon is how the page shows it: filters, columns.
  return data.address === 'fragment' ? address.pathname + address.hash.split(';', 1)[0] : address.pathname;
}

/** The database that a place names, for CRMs that keep several behind one origin. */
export function databaseOf(data: AdapterData, place: string): string | null {
  const name = data.address === 'fragment' ? /^\/#([\w.-]+)(?:\/|$)/.exec(place)?.[1] : undefined;
  return name ?? null;
}

/** The kind of page that a place is, and the record it shows: its id, behind that of its database if there are several. */
export function pageOf(data: AdapterData, place: string): PageKind {
  for (const page of data.pages) {
    const match = new RegExp(page.path).exec(place);
    if (!match || (page.entity !== 'deal' && page.entity !== 'activity')) continue;
    if (page.kind === 'record') return { kind: 'record', record: match.slice(1).join('/') || null, entity: page.entity };
    if (page.kind === 'list') return { kind: 'list', record: null, entity: page.entity };
  }
  return { kind: 'other', record: null, entity: 'deal' };
}

/**
 * Whether the compiled-in list holds this call, and the path means on this origin exactly what it says: no other host,
 * no dots, no backslash that a browser would read as a slash.
 */
export function isAllowed(data: AdapterData, origin: string, call: Call): boolean {
  const rule = data.requests.find((one) => one.id === call.request);
  if (!rule || rule.method !== call.method) return false;
  if (!new RegExp(rule.path).test(call.path)) return false;
  const url = new URL(call.path, origin);
  if (url.origin !== origin || url.pathname + url.search !== call.path) return false;
  if (call.method === 'GET') return call.body === null;
  return call.method === 'POST' && rule.rpc !== undefined && isCallOf(rule.rpc, call.body);
}

export type Call = { request: string; method: string; path: string; body: string | null };

/**
 * Whether a body calls exactly this method. It must be the very text that JSON makes of what was understood: a name that
 * stands there twice, of which a server may take the other one, does not come out the same.
 */
function isCallOf(method: string, body: string | null): boolean {
  try {
    const call: unknown = JSON.parse(body ?? '');
    if (typeof call !== 'object' || call === null || JSON.stringify(call) !== body) return false;
    const named = Object.keys(call).sort().join(' ') === 'id method params';
    return named && 'method' in call && call.method === method && 'params' in call && Array.isArray(call.params);
  } catch {
    return false;
  }
}

/**
 * The address of a record, rebuilt from its id by the adapter's own pattern; `null` when there is none. An address that
 * a page offers is never followed.
 */
export function linkOf(data: AdapterData, origin: string, entity: string, record: string | null): string | null {
  const pattern = data.links[entity];
  const [, database = '', id] = /^(?:([\w.-]+)\/)?([\w-]+)$/.exec(record ?? '') ?? [];
  if (pattern === undefined || id === undefined || pattern.includes('{database}') !== (database !== '')) return null;
  return new URL(pattern.replace('{database}', database).replace('{id}', id), origin).href;
}
