/** The personal plan's form: between the text that is stored and the fields on screen. The core judges what is in them. */
import type { PlanView } from '../../shared/report.ts';

/** The fields by the path that the core names in its faults. */
export type Fields = { [path: string]: string };

type Reached = string | boolean | null;
type Result = Reached | { reached: Reached; evidence?: string };
type Row = { [key: string]: string | number | null };

type Stored = {
  origin?: string;
  user_id?: string;
  territory?: { owners?: string[]; accounts?: string[] };
  official?: { amount?: string; as_of?: string } | null;
  unseen?: { low?: string | null; likely?: string | null; high?: string | null; as_visible?: boolean };
  objectives?: { [period: string]: { [objective: string]: Result } };
} & { [key: string]: unknown };

/** Values that are one text each; those that may be left out come second. */
const needed = ['plan', 'currency', 'variable', 'year_start', 'measure', 'quota'] as const;
export const optional = ['joined', 'left', 'draw'] as const;

/** Lists, with the columns of their rows: what each holds, and whether it may be left out. */
export type Column = { key: string; kind: 'text' | 'date' | 'whole' | 'period' | 'measure'; optional?: boolean };
export const lists: { [list: string]: Column[] } = {
  quotas: [{ key: 'component', kind: 'text' }, { key: 'quota', kind: 'text' }],
  changes: [{ key: 'from', kind: 'date' }, { key: 'variable', kind: 'text' }, { key: 'quota', kind: 'text', optional: true }],
  shares: [
    { key: 'deal', kind: 'text' }, { key: 'share', kind: 'text' }, { key: 'person', kind: 'text', optional: true }, { key: 'by', kind: 'text', optional: true }, { key: 'on', kind: 'date', optional: true },
  ],
  cancelled: [{ key: 'deal', kind: 'text' }, { key: 'on', kind: 'date' }],
  booked: [{ key: 'deal', kind: 'text' }, { key: 'on', kind: 'date' }],
  measured: [{ key: 'deal', kind: 'text' }, { key: 'measure', kind: 'measure' }, { key: 'value', kind: 'text' }],
  paid: [
    { key: 'on', kind: 'date' }, { key: 'until', kind: 'date', optional: true }, { key: 'component', kind: 'text', optional: true },
    { key: 'deal', kind: 'text', optional: true }, { key: 'amount', kind: 'text' },
  ],
  grants: [
    { key: 'name', kind: 'text' }, { key: 'granted', kind: 'date' }, { key: 'units', kind: 'text' }, { key: 'price', kind: 'text', optional: true },
    { key: 'cliff_months', kind: 'whole' }, { key: 'months', kind: 'whole' }, { key: 'every', kind: 'period' },
  ],
};

/** The periods of the plan's year, named as the core names them: by the year of the first day. */
export function periodsOf(yearStart: string, perYear: number): string[] {
  const year = /^\d{4}/.exec(yearStart)?.[0];
  if (year === undefined) return [];
  if (perYear === 1) return [year];
  const name = (at: number) => (perYear === 12 ? `M${String(at).padStart(2, '0')}` : perYear === 2 ? `H${at}` : `Q${at}`);
  return Array.from({ length: perYear }, (_, at) => `${year}-${name(at + 1)}`);
}

/** Fields from a stored plan, or empty ones. `who` is origin and user, joined, as the form's first choice. */
export function fieldsOf(text: string | null): Fields {
  const stored = text === null ? {} : (JSON.parse(text) as Stored);
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
  const fields: Fields = {
    who: stored.origin && stored.user_id ? who(stored.origin, stored.user_id) : '',
    ...Object.fromEntries([...needed, ...optional].map((path) => [path, textOf(stored[path])])),
    plan: textOf(stored.plan) || 'plan_a',
    measure: textOf(stored.measure) || 'amount',
    'territory.owners': (stored.territory?.owners ?? []).join('\n'),
    'territory.accounts': (stored.territory?.accounts ?? []).join('\n'),
    'official.amount': stored.official?.amount ?? '',
    'official.as_of': stored.official?.as_of ?? '',
    'unseen.low': stored.unseen?.low ?? '',
    'unseen.likely': stored.unseen?.likely ?? '',
    'unseen.high': stored.unseen?.high ?? '',
    'unseen.as_visible': stored.unseen?.as_visible ? 'true' : '',
    ...Object.fromEntries(Object.keys(lists).map((list) => [list, JSON.stringify(stored[list] ?? [])])),
  };
  for (const [period, results] of Object.entries(stored.objectives ?? {})) {
    for (const [objective, result] of Object.entries(results)) {
      const path = `objectives.${period}.${objective}`;
      const { reached, evidence } = typeof result === 'object' && result !== null ? result : { reached: result, evidence: undefined };
      if (reached !== null) fields[path] = String(reached);
      if (evidence) fields[`${path}.evidence`] = evidence;
    }
  }
  return fields;
}

export function who(origin: string, userId: string): string {
  return `${userId}@${origin}`;
}

/** The rows of a list. */
export function rowsOf(fields: Fields, list: string): { [key: string]: string }[] {
  const rows = JSON.parse(fields[list] || '[]') as Row[];
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])));
}

/** A list's rows as the core reads them: whole numbers are numbers, what is empty is left out. */
function listOf(fields: Fields, list: string): Row[] {
  const columns = lists[list] ?? [];
  const value = (column: Column, text: string) => (column.kind === 'whole' && /^\d+$/.test(text) ? Number(text) : text);
  const row = (cells: { [key: string]: string }) =>
    Object.fromEntries(
      columns
        .map((column) => [column, (cells[column.key] ?? '').trim()] as const)
        .filter(([column, text]) => text !== '' || !column.optional)
        .map(([column, text]) => [column.key, value(column, text)]),
    );
  return rowsOf(fields, list).filter((cells) => Object.values(cells).some((cell) => cell.trim() !== '')).map(row);
}

/** The plan's text from the fields. What is left empty is left out, never made up. */
export function planOf(fields: Fields, chosen: PlanView | undefined): string {
  const value = (path: string) => (fields[path] ?? '').trim();
  const lines = (path: string) => value(path).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const [userId = '', ...origin] = value('who').split('@');
  const given = (paths: readonly string[], below = '') => Object.fromEntries(paths.filter((path) => value(below + path) !== '').map((path) => [path, value(below + path)]));
  const hasOfficial = value('official.amount') !== '' || value('official.as_of') !== '';
  const results: { [period: string]: { [objective: string]: Result } } = {};
  for (const objective of chosen?.objectives ?? []) {
    for (const period of periodsOf(value('year_start'), objective.periods)) {
      const path = `objectives.${period}.${objective.id}`;
      if (value(path) === '') continue;
      const reached = objective.share ? value(path) : value(path) === 'true';
      const evidence = value(`${path}.evidence`);
      (results[period] ??= {})[objective.id] = evidence === '' ? reached : { reached, evidence };
    }
  }
  return JSON.stringify({
    format: 2,
    origin: origin.join('@'),
    user_id: userId,
    ...Object.fromEntries(needed.map((path) => [path, value(path)])),
    ...given(optional),
    territory: { owners: lines('territory.owners'), accounts: lines('territory.accounts') },
    official: hasOfficial ? { amount: value('official.amount'), as_of: value('official.as_of') } : null,
    unseen: { ...given(['low', 'likely', 'high'], 'unseen.'), as_visible: value('unseen.as_visible') === 'true' },
    ...Object.fromEntries(Object.keys(lists).map((list) => [list, listOf(fields, list)])),
    objectives: results,
  });
}

/** The field that a fault's path belongs to: origin and user id are one choice on screen. */
export function fieldOfFault(path: string): string {
  return path === 'origin' || path === 'user_id' ? 'who' : path;
}

/** The rows of a table that payroll exported: its first line names the columns, in any order. */
export function paidOf(text: string): { [key: string]: string }[] {
  const [head = [], ...rows] = table(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const keys = (lists.paid ?? []).map((column) => column.key);
  return rows.map((cells) => Object.fromEntries(keys.map((key) => [key, (cells[names.indexOf(key)] ?? '').trim()])));
}

/** Comma or semicolon between cells, quotes around what holds them. */
function table(text: string): string[][] {
  const separator = (/^[^\n]*/.exec(text)?.[0] ?? '').includes(';') ? ';' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '"') {
      if (quoted && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (!quoted && letter === separator) end();
    else if (!quoted && letter === '\n') {
      end();
      rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  end();
  return rows.filter((row) => row.some((one) => one.trim() !== ''));
}
