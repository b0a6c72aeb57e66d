/** A CRM that nobody here has seen: labels and values from any page, as the user could read them. */
import type { PagePart } from '../../shared/reading.ts';
import type { Adapter } from '../adapter.ts';
import data from './adapter.json' with { type: 'json' };
import { collect } from './collect.ts';
import { Pace, type Cost } from './pace.ts';
import { look } from './see.ts';

/** Who is signed in and in which zone, an unknown page does not say. */
export const generic: Adapter = {
  data,
  collect: () => ({ records: [], viewer: null, zone: null }),
  viewer: () => null,
  zone: () => null,
  answers: {},
};

export type Unknown = { parts: PagePart[]; roots: Node[]; cost: Cost };

/** Reads a page in slices; `null` when it was overtaken by another one. */
export async function readUnknown(page: Document, over: () => boolean, pace = new Pace()): Promise<Unknown | null> {
  let roots: Node[] = [];
  function* work(): Generator<void, PagePart[]> {
    const sight = yield* look(page, pace);
    roots = sight.roots;
    return yield* collect(sight, page.title);
  }
  const parts = await pace.run(work(), over);
  return parts && { parts, roots, cost: pace.cost };
}

/** The address as the user sees it, without its host: applications keep their place in path, query or fragment. */
export function addressOf({ pathname, search, hash }: Location): string {
  return pathname + search + hash;
}
