/** How the inputs of a figure stand together. */
import type { Input } from '../shared/report.ts';

/** The pieces of an activity in their order; there may be two days of preparation, and of the others one. */
const order = ['piece-preparation', 'piece-delivery', 'piece-follow-up', 'piece-travel'];

/**
 * Inputs that follow each other and are pieces of one activity stand together; any other one stands alone. Where an export names no
 * records, and of a meeting that recurs, two activities look alike: what comes after its turn is the next one's.
 */
export function activitiesOf(inputs: Input[]): Input[][] {
  const groups: Input[][] = [];
  for (const input of inputs) {
    const last = groups.at(-1);
    if (last && goesOn(last, input)) last.push(input);
    else groups.push([input]);
  }
  return groups;
}

function goesOn(group: Input[], next: Input): boolean {
  const [first] = group;
  const before = group.at(-1);
  if (!first || !before || nameOf(next) === null || nameOf(next) !== nameOf(first)) return false;
  const [was, is] = [before, next].map(({ part }) => order.indexOf(part ?? ''));
  return is !== undefined && was !== undefined && (is > was || (is === 0 && group.length === 1));
}

function nameOf({ part, source, label }: Input): string | null {
  return part && source ? JSON.stringify([source, label.args['kind']]) : null;
}
