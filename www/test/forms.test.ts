/** The real core's forms against what the faces have for them: words, sources, and texts that survive the page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Engine, initSync } from '../../pkg/second_chair.js';
import { entered, typed } from '../entrypoints/options/settings/entry.ts';
import { sourceIds, sourceOf } from '../entrypoints/options/settings/marks.ts';
import { withoutValue, withValue } from '../entrypoints/options/settings/own.ts';
import { sides, shown, trail } from '../entrypoints/options/settings/shown.ts';
import core from '../locales/core.en.ftl?raw';
import faces from '../locales/en.ftl?raw';
import options from '../locales/settings.en.ftl?raw';
import { makeTexts } from '../shared/messages.ts';
import type { FormField, FormGroup, FormNode, InputKind, Message, Settings } from '../shared/report.ts';

initSync({ module: readFileSync(new URL('../../pkg/second_chair_bg.wasm', import.meta.url)) });

const texts = makeTexts('en', 'UTC', [faces, core, options]);
const defined = new Set([faces, core, options].flatMap((source) => [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? '')));

function all(nodes: FormNode[]): FormNode[] {
  return nodes.flatMap((node) => [node, ...(node.node === 'group' ? all(node.nodes) : [])]);
}
const isField = (node: FormNode): node is FormNode & FormField => node.node === 'field';

/** An engine in which every list has a member that somebody added, so that every field of it is in the form. */
function full(): Engine {
  const engine = new Engine();
  const lists = all(engine.form().sections).filter((node): node is FormNode & FormGroup => node.node === 'group' && node.list !== null);
  assert.ok(lists.length >= 5);
  let own = JSON.parse(engine.own_settings()) as Settings;
  for (const list of lists) {
    const blank = list.list?.blank as { [key: string]: string };
    own = withValue(own, `${list.path}.mine`, { ...blank, id: 'mine', ...('name' in blank ? { name: 'Mine' } : {}) });
  }
  assert.deepEqual(engine.set_settings(JSON.stringify(own)), []);
  return engine;
}

test('every label, title, choice and unit has its words', () => {
  const ids: string[] = [];
  const of = ({ choices, unit, columns, kind }: InputKind) => {
    ids.push(...choices.map((choice) => `choice-${choice}`), `settings-a-${kind}`);
    if (unit) ids.push(`unit-${unit}`);
    for (const column of columns) {
      ids.push(column.label.id);
      of(column.input);
    }
  };
  const form = full().form();
  for (const node of all(form.sections)) {
    ids.push(node.label.id);
    if (isField(node)) of(node.input);
  }
  assert.ok(new Set(ids).size > 150, `${new Set(ids).size}`);
  assert.deepEqual([...new Set(ids)].filter((id) => !defined.has(id)), []);
});

test('every source that a mark names is there, with its grade', () => {
  const marks = all(full().form().sections).filter(isField).flatMap(({ mark }) => mark ?? []);
  const named = [...new Set(marks.flatMap(sourceIds))];
  assert.ok(named.length >= 8, named.join());
  for (const id of named) assert.match(sourceOf(id)?.grade ?? '', /^[ABC](\/[BC])?$/, id);
});

test('every value is typed and entered as itself', () => {
  const fields = all(full().form().sections).filter(isField);
  assert.ok(fields.length > 600);
  for (const field of fields) {
    const back = entered(field.input, typed(field.input, field.value));
    // "0.70" comes back as "0.7": the same number.
    assert.equal(typed(field.input, back), typed(field.input, field.value), field.path);
    if (field.input.kind !== 'decimal' && field.input.kind !== 'rows') assert.deepEqual(back, field.value, field.path);
    assert.doesNotMatch(shown(texts, field.input, field.value), /undefined|NaN|\[object|(choice|unit|value|list)-/, field.path);
  }
});

test('changes read as people say them', () => {
  const engine = full();
  const own = withValue(withValue(JSON.parse(engine.own_settings()) as Settings, 'load.overhead', 0.255), 'catalogue.kinds.renewal', null);
  engine.set_settings(JSON.stringify(own));
  const said = engine.form().changes.map((change) => `${trail(texts, change.labels)}: ${sides(texts, change)}`);
  assert.ok(said.includes('Workload › Working time kept for other than customer work: 30 % → 25.5 %'), said.join('\n'));
  assert.ok(said.includes('Activities › Kinds of activity › renewal support: taken out'), said.join('\n'));
  assert.ok(said.includes('People › Mine: added'), said.join('\n'));
});

test('what is set, written out and read again is the same; taken away, nothing is left', () => {
  const engine = full();
  const text = engine.own_settings();
  const preview = new Engine().preview_settings(text);
  assert.equal(preview.text, text);
  assert.deepEqual(preview.problems, []);
  const lists = ['reading.fields', 'calendars', 'people', 'catalogue.kinds', 'profiles.sizes', 'handoff.items', 'handoff.templates.implementation.items'];
  const handoff = ['handoff.templates.expansion.items', 'handoff.templates', 'handoff.promise_words'];
  const mine = [...lists, ...handoff].map((list) => `${list}.mine`);
  const own = [...mine, 'plans'].reduce(withoutValue, JSON.parse(text) as Settings);
  engine.set_settings(JSON.stringify(own));
  assert.equal(engine.own_settings(), new Engine().own_settings());
});

test('every fault of a value that the page can send has its words', () => {
  const engine = full();
  const wrong = [0, -1e9, 'nonsense', '', [1], [''], ['ABC'], [{}], [{ date: 'x' }], {}, true, null];
  const ids = new Set<string>();
  const seen = (message: Message): void => {
    ids.add(message.id);
    for (const arg of Object.values(message.args)) if (arg.kind === 'message') ids.add(arg.value);
  };
  const kinds = new Map(all(engine.form().sections).filter(isField).map((field) => [`${field.label.id}`, field]));
  for (const field of kinds.values()) {
    for (const value of wrong) {
      const own = withValue(JSON.parse(engine.own_settings()) as Settings, field.path, value as never);
      for (const problem of engine.preview_settings(JSON.stringify(own)).problems) seen(problem.message);
    }
  }
  assert.ok(ids.size > 25, [...ids].join());
  assert.deepEqual([...ids].filter((id) => !defined.has(id)), []);
});
