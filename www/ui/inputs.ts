/** How the inputs of a figure stand together. */
import type { Input } from '../shared/report.ts';

/** Inputs that follow each other and are pieces of one activity stand together; any other one stands alone. */
export function activitiesOf(inputs: Input[]): Input[][] {
  const groups: Input[][] = [];
  const nameOf = ({ part, source, label }: Input) => (part && source ? JSON.stringify([source, label.args['kind']]) : null);
  for (const input of inputs) {
    const last = groups.at(-1);
    const before = last?.[0];
    if (last && before && nameOf(input) !== null && nameOf(input) === nameOf(before)) last.push(input);
    else groups.push([input]);
  }
  return groups;
}
