/** The personal plan's form: between the text that is stored and the fields on screen. The core judges what is in them. */

export const objectives = ['technical_outcome', 'handoffs', 'colleagues', 'reference'] as const;
export type Objective = (typeof objectives)[number];

/** Objectives that are stated as a share; the others are yes or no. */
export const shares: readonly Objective[] = ['technical_outcome', 'handoffs'];

/** The fields by the path that the core names in its faults. */
export type Fields = { [path: string]: string };

type Stored = {
  origin?: string;
  user_id?: string;
  currency?: string;
  variable?: string;
  year_start?: string;
  measure?: string;
  quota?: string;
  territory?: { owners?: string[] };
  official?: { amount?: string; as_of?: string } | null;
  objectives?: { [quarter: string]: { [objective: string]: string | boolean | null } };
};

export const plain = ['currency', 'variable', 'year_start', 'measure', 'quota'] as const;

/** The quarters of the plan's year, named as the core names them: by the year of the first day. */
export function quartersOf(yearStart: string): string[] {
  const year = /^\d{4}/.exec(yearStart)?.[0];
  return year === undefined ? [] : [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
}

/** Fields from a stored plan, or empty ones. `who` is origin and user, joined, as the form's first choice. */
export function fieldsOf(text: string | null): Fields {
  const stored = text === null ? {} : (JSON.parse(text) as Stored);
  const fields: Fields = {
    who: stored.origin && stored.user_id ? who(stored.origin, stored.user_id) : '',
    currency: stored.currency ?? '',
    variable: stored.variable ?? '',
    year_start: stored.year_start ?? '',
    measure: stored.measure ?? 'amount',
    quota: stored.quota ?? '',
    'territory.owners': (stored.territory?.owners ?? []).join('\n'),
    'official.amount': stored.official?.amount ?? '',
    'official.as_of': stored.official?.as_of ?? '',
  };
  for (const [quarter, results] of Object.entries(stored.objectives ?? {})) {
    for (const [objective, result] of Object.entries(results)) {
      if (result !== null) fields[`objectives.${quarter}.${objective}`] = String(result);
    }
  }
  return fields;
}

export function who(origin: string, userId: string): string {
  return `${userId}@${origin}`;
}

/** The plan's text from the fields. What is left empty is left out, never made up. */
export function planOf(fields: Fields): string {
  const value = (path: string) => (fields[path] ?? '').trim();
  const [userId = '', ...origin] = value('who').split('@');
  const hasOfficial = value('official.amount') !== '' || value('official.as_of') !== '';
  const results: { [quarter: string]: { [objective: string]: string | boolean } } = {};
  for (const quarter of quartersOf(value('year_start'))) {
    for (const objective of objectives) {
      const result = value(`objectives.${quarter}.${objective}`);
      if (result === '') continue;
      (results[quarter] ??= {})[objective] = shares.includes(objective) ? result : result === 'true';
    }
  }
  return JSON.stringify({
    format: 1,
    origin: origin.join('@'),
    user_id: userId,
    plan: 'plan_a',
    ...Object.fromEntries(plain.map((path) => [path, value(path)])),
    territory: { owners: value('territory.owners').split('\n').map((owner) => owner.trim()).filter((owner) => owner !== '') },
    official: hasOfficial ? { amount: value('official.amount'), as_of: value('official.as_of') } : null,
    objectives: results,
  });
}

/** The field that a fault's path belongs to: origin and user id are one choice on screen. */
export function fieldOfFault(path: string): string {
  return path === 'origin' || path === 'user_id' ? 'who' : path;
}
