/** What the mark of a default rests on: sources by number, starting values, and the product's own rules. */
import sources from '../../../shared/sources.json' with { type: 'json' };

export type Source = { id: string; text: string; grade: string };

/** The numbers of the sources that a mark names. */
export function sourceIds(mark: string): string[] {
  return [...mark.matchAll(/\bS\d+b?\b/g)].map(([id]) => id);
}

/** The source of a number. */
export function sourceOf(id: string): Source | undefined {
  return sources.find((source) => source.id === id);
}

/** Whether a mark says that the figure, or part of it, is a starting value. */
export function isStart(mark: string): boolean {
  return /\bSV\b/.test(mark);
}

/** The product's rule, or table of defaults, that a mark names. */
export function ruleOf(mark: string): string | null {
  return /^(?:rule )?([CF]\d+)/.exec(mark)?.[1] ?? null;
}

/** A mark as it stands beside a default: without the table it is from, where it says more. */
export function shortMark(mark: string): string {
  return mark.replace(/^F\d+[^:]*: /, '');
}
