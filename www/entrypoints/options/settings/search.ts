/** Finding settings by what stands on the page: label, titles of the groups around it, path, and value. */
import type { FormField, FormNode } from '../../../shared/report.ts';

export type Found = {
  nodes: FormNode[];
  /** Groups to be open, by path: they hold what was found. */
  open: Set<string>;
  /** How many values and groups were found. */
  hits: number;
};

/** How a node reads. */
export type Reads = { label(node: FormNode): string; value(field: FormField): string };

/** What matches every word of a query; a group that matches itself is kept whole. */
export function search(nodes: FormNode[], query: string, reads: Reads): Found {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found: Found = { nodes: [], open: new Set(), hits: 0 };
  if (words.length === 0) return { ...found, nodes };
  found.nodes = within(nodes, '', words, reads, found);
  return found;
}

function within(nodes: FormNode[], around: string, words: string[], reads: Reads, found: Found): FormNode[] {
  return nodes.flatMap((node): FormNode[] => {
    const key = node.path.split('.').at(-1) ?? '';
    const own = `${reads.label(node)} ${key} ${node.node === 'field' ? reads.value(node) : ''}`.toLowerCase();
    const path = node.path.toLowerCase();
    const all = `${around} ${own} ${path}`;
    // What its surroundings alone would match is found by them: at least one word must be its own.
    const matches = words.every((word) => all.includes(word)) && words.some((word) => own.includes(word) || path.endsWith(word));
    if (matches) found.hits += 1;
    if (node.node === 'field') return matches ? [node] : [];
    const inner = within(node.nodes, all, words, reads, found);
    if (inner.length > 0) found.open.add(node.path);
    if (matches) return [node];
    // A part of a list is no list: nothing can be counted in it or added to it.
    return inner.length > 0 ? [{ ...node, list: null, nodes: inner }] : [];
  });
}
