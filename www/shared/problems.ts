import type { Problem } from './report.ts';

/** What makes two problems the same one: their place and their sentence. */
export function same(problem: Problem): string {
  return JSON.stringify([problem.path, problem.message]);
}
