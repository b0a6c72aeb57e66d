/** Every CRM that this build knows. */
import { hasMarks, type Adapter } from './adapter.ts';
import { creme } from './creme/index.ts';
import { generic } from './generic/index.ts';
import { tryton } from './tryton/index.ts';

/** Set by the build: see wxt.config.ts. */
declare const ONLY_GENERIC: boolean;

/**
 * The CRMs with an adapter of their own. A build for tests leaves them out, so that their pages are read as those of an
 * unknown CRM; a build for users cannot be told to.
 */
export const adapters: readonly Adapter[] = typeof ONLY_GENERIC !== 'undefined' && ONLY_GENERIC ? [] : [creme, tryton];

/** The one adapter whose marks stand on this page; none when two would claim it. */
export function adapterOf(page: Document): Adapter | null {
  const found = adapters.filter((adapter) => hasMarks(adapter.data, page));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The CRM whose sign-in page this path is: it carries none of the marks of the CRM inside. */
export function signedOutOf(path: string): Adapter | null {
  return adapters.find(({ data }) => data.signed_out.path !== undefined && path.startsWith(data.signed_out.path)) ?? null;
}

export function adapterById(id: string): Adapter | null {
  return [...adapters, generic].find((adapter) => adapter.data.id === id) ?? null;
}
