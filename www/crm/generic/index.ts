/** A CRM that nobody here has seen: labels and values from any page, as the user could read them. */
import type { Adapter } from '../adapter.ts';
import data from './adapter.json' with { type: 'json' };
import { collect, type Collection } from './collect.ts';
import { Pace, type Cost } from './pace.ts';
import { look, type Seen } from './see.ts';

/** Who is signed in and in which zone, an unknown page does not say. */
export const generic: Adapter = {
  data,
  collect: () => ({ records: [], viewer: null, zone: null }),
  viewer: () => null,
  zone: () => null,
  answers: {},
};

export type Unknown = Collection & { root: Seen; roots: Node[]; cost: Cost };

/**
 * Reads a page in slices; `null` when it was overtaken by another one.
 *
 * @param places where values stand of which somebody said what they are, although no label does
 */
export async function readUnknown(page: Document, over: () => boolean, places: readonly string[] = [], pace = new Pace()): Promise<Unknown | null> {
  function* work(): Generator<void, Omit<Unknown, 'cost'>> {
    const { root, roots, dialog } = yield* look(page, pace);
    const { parts, told } = yield* collect({ root, roots, dialog }, page.title, new Set(places));
    return { parts, told, root, roots };
  }
  const found = await pace.run(work(), over);
  return found && { ...found, cost: pace.cost };
}

/** The address as the user sees it, without its host: applications keep their place in path, query or fragment. */
export function addressOf({ pathname, search, hash }: Location): string {
  return pathname + search + hash;
}
