/** What every CRM's adapter is: data for both sides (adapter.json) and a way to collect facts from its pages. */
import type { Entity, RawRecord, Viewer } from '../shared/reading.ts';

/** The part of adapter.json that this side reads; the core reads its field map and stages. */
export type AdapterData = {
  id: string;
  version: number;
  name: string;
  marks: { selector: string; count: number }[];
  pages: { kind: string; entity: string; path: string }[];
  /** Where a record of each entity stands; `{id}` is its place. */
  links: { [entity: string]: string };
  /** The path of the sign-in page. */
  signed_out: string;
  requests: { id: string; method: string; path: string }[];
};

/** What a page's own markup says, collected and not understood. */
export type Collected = {
  records: RawRecord[];
  zone: string | null;
  viewer: Viewer | null;
};

export type Adapter = {
  data: AdapterData;
  /** Facts of a record or list page. */
  collect(page: Document, kind: 'record' | 'list', record: string | null): Collected;
  /** Who the page says is signed in, on any page of this CRM. */
  viewer(page: Document): Viewer | null;
  zone(page: Document): string | null;
  /** Which entity the answer to a request of adapter.json holds. */
  answers: { [request: string]: Entity };
};

/** Whether each mark of the CRM stands on the page exactly as often as it should. */
export function hasMarks(data: AdapterData, page: Document): boolean {
  return data.marks.every((mark) => page.querySelectorAll(mark.selector).length === mark.count);
}

export type PageKind = { kind: 'record' | 'list' | 'other'; record: string | null; entity: Entity };

/** The kind of page that a path is, and the record it shows. */
export function pageOf(data: AdapterData, path: string): PageKind {
  for (const page of data.pages) {
    const match = new RegExp(page.path).exec(path);
    if (!match || (page.entity !== 'deal' && page.entity !== 'activity')) continue;
    if (page.kind === 'record') return { kind: 'record', record: match[1] ?? null, entity: page.entity };
    if (page.kind === 'list') return { kind: 'list', record: null, entity: page.entity };
  }
  return { kind: 'other', record: null, entity: 'deal' };
}

/**
 * Whether the compiled-in list holds this call, and the path means on this origin exactly what it says: no other host,
 * no dots, no backslash that a browser would read as a slash.
 */
export function isAllowed(data: AdapterData, origin: string, request: string, method: string, path: string): boolean {
  const rule = data.requests.find((one) => one.id === request);
  if (!rule || rule.method !== 'GET' || method !== 'GET') return false;
  if (!new RegExp(rule.path).test(path)) return false;
  const url = new URL(path, origin);
  return url.origin === origin && url.pathname + url.search === path;
}

/**
 * The address of a record, rebuilt from its id by the adapter's own pattern; `null` when there is none. An address that
 * a page offers is never followed.
 */
export function linkOf(data: AdapterData, origin: string, entity: string, record: string | null): string | null {
  const pattern = data.links[entity];
  if (pattern === undefined || record === null || !/^[\w-]+$/.test(record)) return null;
  return new URL(pattern.replace('{id}', record), origin).href;
}
