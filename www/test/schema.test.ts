/** The JSON schema for admins' editors, judged by a library that knows nothing of the core. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as object;
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
formats.default(ajv);
const valid = ajv.compile(read('src/settings/schema.json'));

test('the examples of the guide and empty settings are valid', () => {
  const guide = readFileSync(new URL('../ADMIN.md', import.meta.url), 'utf8');
  const [, ...policies] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text);
  assert.equal(policies.length, 2);
  for (const policy of policies) assert.ok(valid(JSON.parse(policy ?? '')), JSON.stringify(valid.errors));
  assert.ok(valid({ format: 3, me: [], crm: [], language: null, set: {} }));
  assert.ok(valid({ format: 3, release: true }));
});

test('the defaults themselves are a valid layer', () => {
  const files = ['words', 'privacy', 'load', 'calendars', 'people', 'catalogue', 'handoff', 'plans'];
  const byId = (value: unknown): unknown => {
    if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && 'id' in one)) {
      return Object.fromEntries(value.map((one: { id: string }) => [one.id, byId(one)]));
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'objectives' && Array.isArray(one) && one.length === 0 ? {} : byId(one)]));
  };
  const set = Object.fromEntries(
    files.map((file) => {
      const { value } = read(`src/settings/defaults/${file}.json`) as { value: unknown };
      return [file.replace(/_.*/, ''), Array.isArray(value) && value.length === 0 ? {} : byId(value)];
    }),
  );
  assert.ok(valid({ format: 3, set }), JSON.stringify(valid.errors?.slice(0, 5)));
});

test('what the core refuses by its shape, the schema refuses too', () => {
  const sets = [
    { load: { overhead: 2 } },
    { load: { overhead: '0.2' } },
    { load: { weeks: 6.5 } },
    { load: { colour: 1 } },
    { privacy: { people_data: 'everything' } },
    { calendars: { standard: { monday: 'nine to five' } } },
    { calendars: { standard: { holidays: [{ date: '25.12.2026' }] } } },
    { people: { 'a.b': { id: 'a.b', name: 'A' } } },
    { plans: { plan_a: { components: { territory: { weight: 0.7 } } } } },
  ];
  for (const set of sets) assert.ok(!valid({ format: 3, set }), JSON.stringify(set));
  assert.ok(!valid({ format: 1 }));
  assert.ok(!valid({ format: 3, lock: 'load' }));
});
