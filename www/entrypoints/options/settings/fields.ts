/** A field map: a policy's text that says what fields of CRMs mean, and nothing else. */
import type { FormGroup, JsonValue, Settings } from '../../../shared/report.ts';
import { valueAt, withValue } from './own.ts';

type Part = { [key: string]: JsonValue };

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a form as a field map. */
export function fieldMapOf(group: FormGroup): Part {
  const fields: Part = {};
  for (const member of group.nodes) {
    if (member.node !== 'group') continue;
    const id = member.path.slice(group.path.length + 1);
    const values = member.nodes.flatMap((node) => (node.node === 'field' ? [[node.path.slice(member.path.length + 1), node.value] as const] : []));
    fields[id] = { id, ...Object.fromEntries(values) };
  }
  return { format: 2, set: { reading: { fields } } };
}

/** Own settings with the fields of a map beside those that are there; `null` for a text that is no map. Nothing else of it counts. */
export function withFields(own: Settings, text: string): Settings | null {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return null;
  }
  const [set] = isPart(whole) ? [whole['set']] : [];
  const [reading] = isPart(set) ? [set['reading']] : [];
  const fields = isPart(reading) ? reading['fields'] : undefined;
  if (!isPart(fields)) return null;
  const before = valueAt(own, 'reading.fields');
  return withValue(own, 'reading.fields', { ...(isPart(before) ? before : {}), ...fields });
}
