import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, shift } from '../entrypoints/options/settings/decimal.ts';
import { entered, typed } from '../entrypoints/options/settings/entry.ts';
import { History } from '../entrypoints/options/settings/history.ts';
import { merged, spanAround } from '../entrypoints/options/settings/holidays.ts';
import { isStart, ruleOf, shortMark, sourceIds, sourceOf } from '../entrypoints/options/settings/marks.ts';
import { valueAt, withNothingSet, withoutValue, withValue } from '../entrypoints/options/settings/own.ts';
import { candidates, idFrom, isId, memberOf } from '../entrypoints/options/settings/people.ts';
import { search } from '../entrypoints/options/settings/search.ts';
import type { FormNode, InputKind, JsonValue, Settings } from '../shared/report.ts';

const input = (kind: InputKind['kind'], more: Partial<InputKind> = {}): InputKind => ({
  kind, unit: null, low: null, high: null, most: null, choices: [], optional: false, columns: [], ...more,
});
const own: Settings = { format: 3, me: [], crm: [], language: null, set: {} };
const label = (id: string) => ({ id, args: {} });

test('decimal text is moved by powers of ten exactly', () => {
  const cases: [string, number, string | null][] = [
    ['30', -2, '0.3'], ['0.3', 2, '30'], ['0.07', 2, '7'], ['1.1', 2, '110'], ['0.1', 2, '10'], ['33.333333333333333333', -2, '0.33333333333333333333'],
    ['0.33333333333333333333', 2, '33.333333333333333333'], ['-5', -2, '-0.05'], ['0', 2, '0'], ['-0', 2, '0'], ['1e-7', 2, '0.00001'], ['1.5e3', 0, '1500'],
    ['007', 0, '7'], ['.5', 0, '0.5'], ['5.', 0, '5'], ['5.10', 0, '5.1'], [' 12 ', 0, '12'], ['100', -2, '1'], ['12345', -3, '12.345'], ['5', 3, '5000'],
    ['', 2, null], ['.', 2, null], ['abc', 2, null], ['1,5', 0, null], ['1 000', 0, null], ['--1', 0, null], ['1e99999', 0, null],
  ];
  for (const [text, places, wanted] of cases) assert.equal(shift(text, places), wanted, `${text} by ${places}`);
  assert.equal(plain('2.50'), '2.5');
});

test('there and back, every thousandth of a share is itself', () => {
  const share = input('number', { unit: 'share' });
  for (let at = 0; at <= 1000; at += 1) {
    const value = JSON.parse((at / 1000).toFixed(3)) as number;
    assert.equal(entered(share, typed(share, value)), value);
  }
  assert.equal(typed(share, 0.29), '29');
  assert.equal(entered(share, '29 %'), 0.29);
  const exact = input('decimal', { unit: 'share' });
  assert.equal(typed(exact, '0.985'), '98.5');
  assert.equal(entered(exact, '98.5'), '0.985');
});

test('what cannot be the value goes to the core as it was typed', () => {
  assert.equal(entered(input('number', { unit: 'hours' }), 'two'), 'two');
  assert.equal(entered(input('whole'), ''), '');
  assert.equal(entered(input('decimal', { unit: 'share' }), 'half'), 'half');
  assert.equal(entered(input('number', { optional: true }), ' '), null);
  assert.equal(entered(input('text', { optional: true }), ''), null);
  assert.equal(entered(input('text'), ''), '');
});

test('lists are one a line, rows are typed cell by cell', () => {
  const words = input('words');
  assert.equal(typed(words, ['a b', 'c']), 'a b\nc');
  assert.deepEqual(entered(words, ' a b \n\n c\n'), ['a b', 'c']);
  const column = (key: string, of: InputKind) => ({ key, label: label(key), input: of });
  const rows = input('rows', { columns: [column('from', input('decimal', { unit: 'share' })), column('name', input('text', { optional: true }))] });
  const value: JsonValue = [{ from: '0.5', name: 'x' }, { from: '1' }];
  assert.deepEqual(JSON.parse(typed(rows, value)), [{ from: '50', name: 'x' }, { from: '100', name: '' }]);
  assert.deepEqual(entered(rows, typed(rows, value)), value);
  assert.deepEqual(entered(rows, JSON.stringify([{ from: '', name: '' }, { from: '5', name: '' }])), [{ from: '0.05' }]);
});

test('a patch sets one value and takes it away again without a trace', () => {
  const one = withValue(own, 'load.overhead', 0.2);
  assert.deepEqual(one.set, { load: { overhead: 0.2 } });
  const two = withValue(one, 'catalogue.kinds.demo', null);
  assert.equal(valueAt(two, 'catalogue.kinds.demo'), null);
  assert.equal(valueAt(two, 'catalogue.kinds.demo.words'), undefined);
  assert.deepEqual(withoutValue(two, 'catalogue.kinds.demo'), one);
  assert.deepEqual(withoutValue(one, 'load.overhead'), own);
  assert.deepEqual(withoutValue(one, 'load.weeks'), one);
  assert.deepEqual(withoutValue(one, 'load.overhead.deeper'), one);
  // A member that was taken out takes values of its own again.
  assert.deepEqual(withValue(two, 'catalogue.kinds.demo.preparation', 3).set.catalogue, { kinds: { demo: { preparation: 3 } } });
  const added = withValue(own, 'people.ana', { id: 'ana', name: 'Ana' });
  assert.deepEqual(withValue(added, 'people.ana.team', 'North').set.people, { ana: { id: 'ana', name: 'Ana', team: 'North' } });
  assert.deepEqual(withNothingSet({ ...added, language: 'en' }), { ...own, language: 'en' });
});

test('undo and redo follow what holds', () => {
  const history = new History();
  assert.equal(history.undo(), null);
  for (const text of ['a', 'b', 'b', 'c']) history.saw(text);
  assert.equal(history.undo(), 'b');
  history.saw('b');
  assert.equal(history.undo(), 'a');
  assert.equal(history.canUndo, false);
  assert.equal(history.redo(), 'b');
  assert.equal(history.redo(), 'c');
  assert.equal(history.canRedo, false);
  assert.equal(history.undo(), 'b');
  // What is done after going back, here or elsewhere, ends what could be done again.
  history.saw('d');
  assert.equal(history.canRedo, false);
  assert.equal(history.undo(), 'b');
});

const field = (path: string, value: JsonValue, id = path): FormNode => ({
  node: 'field', path, label: label(id), input: input('text'), value, default: null, layer: 'default', locked: false, mark: null, words: null,
});
const group = (path: string, nodes: FormNode[]): FormNode => ({ node: 'group', path, label: label(path), nodes, list: null, member: false, layer: 'default', locked: false });
const reads = { label: (node: FormNode) => node.label.id, value: (one: { value: JsonValue }) => String(one.value) };

test('a search finds by label, group, path and value, and keeps what is around', () => {
  const form = [group('load', [field('load.overhead', 'thirty', 'Other work'), field('load.weeks', 'six', 'Weeks shown')]), group('plan', [field('plan.cap', 'two', 'Cap')])];
  const find = (query: string) => search(form, query, reads);
  assert.equal(find('  ').nodes, form);
  for (const query of ['other WORK', 'thirty', 'overhead', 'load overhead', 'load.overhead', 'load thirty']) {
    const found = find(query);
    assert.equal(found.hits, 1, query);
    assert.deepEqual(found.nodes.map((node) => node.node === 'group' && node.nodes.map((inner) => inner.path)), [['load.overhead']], query);
    assert.deepEqual([...found.open], ['load'], query);
  }
  // A group that matches itself stays whole and closed.
  const whole = find('plan');
  assert.deepEqual([whole.hits, whole.nodes.length, whole.open.size], [1, 1, 0]);
  assert.deepEqual(find('nowhere'), { nodes: [], open: new Set(), hits: 0 });
});

test('people of ours whom the settings do not name are suggested with their parts', () => {
  const people = group('people', [group('people.ana', [field('people.ana.name', 'Ana Ruiz'), field('people.ana.aliases', ['A. Ruiz'])])]);
  const seen = [
    { name: 'Bo Lee', roles: ['rep' as const] }, { name: 'ana ruiz', roles: ['se' as const] }, { name: 'A. Ruiz', roles: ['se' as const] },
    { name: 'Customer', roles: ['participant' as const] }, { name: 'Bo Lee', roles: ['receiver' as const, 'participant' as const] },
  ];
  const found = candidates(seen, people);
  assert.deepEqual(found, [{ name: 'Bo Lee', roles: ['rep', 'support'] }]);
  assert.deepEqual(memberOf({ id: '', name: '' }, 'bo-lee', { name: 'Bo Lee', roles: ['rep'] }), { id: 'bo-lee', name: 'Bo Lee', roles: ['rep'] });
  assert.equal(idFrom('  Zoë O’Neil ', new Set()), 'zoë-o-neil');
  assert.equal(idFrom('Bo Lee', new Set(['bo-lee', 'bo-lee-2'])), 'bo-lee-3');
  assert.equal(idFrom('!!!', new Set()), 'person');
  assert.deepEqual(['a_b-1', 'é', '', 'a b', 'a.b', 'x'.repeat(81)].map(isId), [true, true, false, false, false, false]);
});

test('holidays of a file join those that are there', () => {
  const rows = [{ date: '2026-12-25', name: 'Mine' }];
  const found = [{ date: '2026-12-26', name: '' }, { date: '2026-12-25', name: 'Christmas' }, { date: '2026-01-01', name: 'New Year' }, { date: '2026-01-01', name: 'Twice' }];
  assert.deepEqual(merged(rows, found), {
    rows: [{ date: '2026-01-01', name: 'New Year' }, { date: '2026-12-25', name: 'Mine' }, { date: '2026-12-26' }], added: 2,
  });
  assert.deepEqual(spanAround(new Date(2026, 5, 1)), ['2025-01-01', '2031-12-31']);
});

test('a mark says its sources, its rule and whether it is a starting value', () => {
  assert.deepEqual(sourceIds('F6: SV; sources S9 75 %, S25 60–70 %, S24b'), ['S9', 'S25', 'S24b']);
  assert.equal(sourceOf('S7')?.grade, 'A');
  assert.equal(isStart('F1: SV, round trip'), true);
  assert.equal(isStart('source S5'), false);
  assert.deepEqual(['rule C3: SV', 'F5: SV', 'F6, plan A', 'the words'].map(ruleOf), ['C3', 'F5', 'F6', null]);
  assert.equal(shortMark('F4: source S5 (derived)'), 'source S5 (derived)');
  assert.equal(shortMark('F1'), 'F1');
});
