import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import core from '../locales/core.en.ftl?raw';
import own from '../locales/en.ftl?raw';
import options from '../locales/settings.en.ftl?raw';
import { makeTexts } from '../shared/messages.ts';

const root = new URL('../', import.meta.url);

function files(folder: URL, ending: RegExp, skip: RegExp = /^$/): URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skip.test(entry.name)) return [];
    const url = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    return entry.isDirectory() ? files(url, ending, skip) : ending.test(entry.name) ? [url] : [];
  });
}

const idsOf = (source: string) => [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? '');
const defined = new Set([...idsOf(own), ...idsOf(core), ...idsOf(options)]);
const sources = files(root, /\.tsx?$/, /^(node_modules|test|\.output|\.wxt)$/).map((url) => readFileSync(url, 'utf8'));

test('no id is defined twice', () => {
  const all = [...idsOf(own), ...idsOf(core), ...idsOf(options)];
  assert.deepEqual(all.filter((id, at) => all.indexOf(id) !== at), []);
});

test('every id that the faces use is defined', () => {
  const used = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*'([\w-]+)'/g)].map((match) => match[1] ?? ''));
  assert.ok(used.length > 100);
  assert.deepEqual([...new Set(used)].filter((id) => !defined.has(id)), []);
});

test('every family of ids that the faces build has its members', () => {
  const families: { [prefix: string]: string[] } = {
    'band-': ['room', 'healthy', 'stretched', 'overloaded'],
    'verdict-': ['preparing', 'behind', 'handed_over', 'blocked', 'at_risk', 'not_started', 'ready', 'in_progress'],
    'state-': ['verified', 'stated', 'partial', 'missing', 'unknown', 'not_applicable', 'lead', 'discovery',
      'evaluation', 'proposal', 'negotiation', 'won', 'lost', 'abandoned', 'not_started', 'in_progress', 'stalled'],
    'handoff-': ['blocks', 'due', 'open', 'done'],
    'kept-': ['promise', 'implied', 'demoed', 'fact'],
    'mark-': ['bought', 'not_bought', 'roadmap', 'verified', 'assumed'],
    'handoffs-csv-': ['deal', 'account', 'se', 'receiver', 'closed', 'verdict', 'low', 'high', 'open', 'late', 'due'],
    'weeks-csv-': ['week', 'monday', 'known', 'likely', 'p10', 'p90', 'overload', 'capacity', 'unassigned', 'band', 'who', 'expected', 'at_risk', 'utilisation', 'wait', 'slot',
      'pocs', 'unqualified', 'quiet', 'unsupported', 'reps', 'hours_per_rep', 'reps_per_se', 'sustainable', 'needed', 'drift', 'people', 'silent', 'deal', 'stage', 'hours'],
    'card-taken-': ['used', 'unused', 'other'],
    'member-': ['wait', 'slot', 'pocs', 'reps', 'hours_per_rep', 'at_risk', 'quiet', 'drift', 'unsupported'],
    'team-': ['known', 'expected', 'capacity', 'at_risk', 'unassigned', 'known-label', 'expected-label', 'capacity-label', 'at_risk-label', 'unassigned-label'],
    'team-order-': ['name', 'wait', 'load'],
    'trend-': ['rising', 'steady', 'falling'],
    'tick-': ['done', 'not_applicable'],
    'role-': ['se', 'rep', 'manager'],
    'lead-': ['se', 'rep'],
    'sight-': ['unknown', 'own', 'all'],
  };
  const missing = Object.entries(families).flatMap(([prefix, members]) =>
    members.map((member) => prefix + member).filter((id) => !defined.has(id)),
  );
  assert.deepEqual(missing, []);
});

/** Ids as the core writes them: a word of a known family, in a literal of its own. */
const family = /"((?:advice|calendar|capacity|component|coverage|dependence|error|field|formula|incentive|input|line|member|not-counted|notice|owner|piece|plan|problem|pull|reps|settings|sheet|team|tick|unknown|value|why|workload)-[a-z0-9-]+)"/g;

test('every sentence of the core has its words', () => {
  const src = new URL('../../src/', import.meta.url);
  const rust = files(src, /\.rs$/).map((url) => readFileSync(url, 'utf8'));
  const written = rust.flatMap((source) => [...source.matchAll(family)].map((match) => match[1] ?? ''));
  assert.ok(written.length > 60);
  const read = (name: string) => JSON.parse(readFileSync(new URL(`settings/defaults/${name}`, src), 'utf8')).value;
  const hyphens = (id: string) => id.replaceAll('_', '-');
  const plans: { id: string; components: { id: string; objectives: { id: string }[] }[] }[] = read('plans.json');
  const components = plans.flatMap((plan) => plan.components);
  const built = [
    ...read('catalogue.json').kinds.map((kind: { id: string }) => `kind-${hyphens(kind.id)}`),
    ...[read('handoff.json'), ...read('handoff.json').templates].flatMap(({ items }) => items).flatMap((item: { id: string }) => [`item-${hyphens(item.id)}`, `item-${hyphens(item.id)}-asks`]),
    ...['simple', ...read('handoff.json').templates.map(({ id }: { id: string }) => id)].map((id) => `template-${id}`),
    ...plans.map((plan) => `plan-${hyphens(plan.id)}`),
    ...components.map((component) => `component-${hyphens(component.id)}`),
    ...components.flatMap((component) => component.objectives).map((item) => `objective-${hyphens(item.id)}`),
    ...['absent', 'blank', 'unclear', 'rival'].map((why) => `unknown-${why}-named`),
  ];
  assert.deepEqual([...new Set([...written, ...built])].filter((id) => !defined.has(id)), []);
});

const texts = makeTexts('en', 'UTC', [own, core]);
const text = (value: string) => ({ kind: 'text' as const, value });

test('an id without words shows itself and what it is about', () => {
  assert.equal(texts.say({ id: 'not-written-yet', args: {} }), 'not-written-yet');
  assert.equal(texts.say({ id: 'not-written-yet', args: { who: text('Ana') } }), 'not-written-yet (who: Ana)');
  assert.equal(texts.t('no-such-text', { n: 2 }), 'no-such-text (n: 2)');
});

test('arguments are written in their kind', () => {
  const { say } = texts;
  const hours = { kind: 'hours' as const, value: '1.25' };
  assert.match(say({ id: 'formula-known-overhead', args: { in_overhead: hours } }), /1\.25 h of internal work/);
  const money = (value: string) => ({ kind: 'money' as const, value, unit: 'USD' });
  const line = { target: money('28000.00'), quota: money('3000000.00'), slope: text('1.25') };
  assert.equal(say({ id: 'formula-line', args: line }), 'Credit ÷ quota $3,000,000.00 × slope 1.25 × target $28,000.00');
  const item = { item: { kind: 'message' as const, value: 'item-why' }, weight: { kind: 'number' as const, value: '5' } };
  assert.equal(say({ id: 'input-item', args: item }), 'Why they bought, weight 5');
});

test('a word of a word is said too', () => {
  const word = (value: string) => ({ kind: 'message' as const, value });
  const args = { path: text('load.overhead'), reason: word('settings-kind'), value: text('"x"'), wanted: word('settings-a-number') };
  assert.equal(texts.say({ id: 'fault-at', args }), 'load.overhead: This must be a number, not "x".');
});

test('a phrase is said part by part', () => {
  const number = { message: { id: 'rule-words-number', args: { number: { kind: 'number' as const, value: '40' } } }, parts: {} };
  const field = { message: { id: 'rule-field-why', args: {} }, parts: {} };
  const letters = { message: { id: 'rule-call-letters', args: {} }, parts: { first: field } };
  const phrase = { message: { id: 'rule-words-greater-or-equal', args: {} }, parts: { left: letters, right: number } };
  assert.equal(texts.say(phrase), 'letters and digits in why they bought at least 40');
});

test('plurals follow their numbers', () => {
  const count = (value: string) => ({ count: { kind: 'number' as const, value } });
  assert.match(texts.say({ id: 'incentive-objectives-open', args: count('1') }), /^One objective .* has no/);
  assert.match(texts.say({ id: 'incentive-objectives-open', args: count('3') }), /^3 objectives .* have no/);
  assert.equal(texts.t('read-counts', { deals: 1, activities: 2 }), '1 deal and 2 activities read.');
});

test('text from the CRM can be hidden, words and numbers stay', () => {
  const hidden = texts.say({ id: 'not-counted-term', args: { name: text('Globex') } }, () => '▒');
  assert.equal(hidden, 'Not counted: “▒” has no term, so its annual value is unknown.');
});

test('the test language is accented, longer and bracketed, and leaves arguments alone', () => {
  const long = makeTexts('en-XA', 'UTC', [own, core]);
  const english = texts.t('state-elsewhere');
  const pseudo = long.t('state-elsewhere');
  assert.match(pseudo, /^\[.*\]$/);
  assert.ok(pseudo.length > english.length * 1.25, pseudo);
  assert.ok(!/[A-Za-z]{2}/.test(pseudo), pseudo);
  assert.match(long.t('allow-host', { host: 'crm.example' }), /crm\.example/);
});

test('the role is called what the settings say, whatever is in it', () => {
  const say = (words: { role_title: string | null; role_short: string | null }) => {
    const { t, say } = makeTexts('en', 'UTC', [own, core], words);
    return [t('deal-se'), t('workload-no-se'), t('lead-se'), say({ id: 'owner-se-and-rep', args: {} })];
  };
  assert.deepEqual(say({ role_title: null, role_short: null }), [
    'Sales engineer',
    'This deal names no sales engineer.',
    'SE leads',
    'SE and rep',
  ]);
  assert.deepEqual(say({ role_title: 'solutions "consultant" { $x } \\', role_short: 'SC' }), [
    'Solutions "consultant" { $x } \\',
    'This deal names no solutions "consultant" { $x } \\.',
    'SC leads',
    'SC and rep',
  ]);
});
