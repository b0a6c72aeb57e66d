/** One's own settings with one thing changed. The core checks the text; these only put things in their places. */
import type { JsonValue, Settings } from '../../../shared/report.ts';

type Part = { [key: string]: JsonValue };

const isPart = (value: JsonValue | undefined): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings with the value at a dotted path set. */
export function withValue(settings: Settings, path: string, value: JsonValue): Settings {
  return { ...settings, set: put(settings.set, path.split('.'), value) };
}

/** The settings with nothing set at the path any more: what lies below it holds again. */
export function withoutValue(settings: Settings, path: string): Settings {
  return { ...settings, set: drop(settings.set, path.split('.')) };
}

/** The settings with nothing set of the document. Who one is, and the language, stay. */
export function withNothingSet(settings: Settings): Settings {
  return { ...settings, set: {} };
}

/** What is set at the path; `undefined` for nothing. */
export function valueAt(settings: Settings, path: string): JsonValue | undefined {
  let here: JsonValue | undefined = settings.set;
  for (const key of path.split('.')) here = isPart(here) ? here[key] : undefined;
  return here;
}

function put(part: Part, [key = '', ...rest]: string[], value: JsonValue): Part {
  if (rest.length === 0) return { ...part, [key]: value };
  const inner = part[key];
  return { ...part, [key]: put(isPart(inner) ? inner : {}, rest, value) };
}

/** Groups that are left empty go with the value. */
function drop(part: Part, [key = '', ...rest]: string[]): Part {
  const { [key]: inner, ...others } = part;
  if (inner === undefined || rest.length === 0) return others;
  if (!isPart(inner)) return part;
  const left = drop(inner, rest);
  return Object.keys(left).length === 0 ? others : { ...others, [key]: left };
}
