import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ahead, FILLING_MS } from '../crm/ahead.ts';

const [one, other] = [{} as Element, {} as Element];

test('what stood there when the address changed is of the record before, until something else does', () => {
  const ahead = new Ahead('3');
  assert.equal(ahead.isAhead({ pane: one, name: '61' }, 0), false);
  ahead.moved('9', { pane: one, name: '61' }, 10);
  assert.equal(ahead.isAhead({ pane: one, name: '61' }, 60_000), true, 'a slow server');
  assert.equal(ahead.isAhead({ pane: other, name: '' }, 60_100), false);
  assert.equal(ahead.isAhead({ pane: other, name: '67' }, 60_200), false, 'a tab of its own');
  ahead.moved('16', { pane: other, name: '67' }, 60_300);
  assert.equal(ahead.isAhead({ pane: other, name: '74' }, 60_400), false, 'the next one in the same tab');
});

test('a pane that was still empty may yet be filled with what was asked for before', () => {
  const ahead = new Ahead('3');
  ahead.moved('9', { pane: one, name: '' }, 0);
  assert.equal(ahead.isAhead({ pane: one, name: '61' }, FILLING_MS - 1), true);
  assert.equal(ahead.isAhead({ pane: other, name: '67' }, 1), false);
  assert.equal(ahead.isAhead({ pane: one, name: '67' }, FILLING_MS), false);
});

test('through an address that never came to show anything, and back', () => {
  for (const between of ['9', null]) {
    const ahead = new Ahead('3');
    ahead.moved(between, { pane: one, name: '61' }, 0);
    ahead.moved('16', { pane: one, name: '61' }, 10);
    assert.equal(ahead.isAhead({ pane: one, name: '61' }, 20), true);
    ahead.moved('3', { pane: one, name: '61' }, 30);
    assert.equal(ahead.isAhead({ pane: one, name: '61' }, 40), false, 'it is the record that it always was');
    ahead.moved('3', { pane: one, name: '61' }, 50);
    assert.equal(ahead.isAhead({ pane: one, name: '61' }, 60), false, 'an address that did not change');
  }
});

test('from a list to a record in one tab: the form may be filled before its address comes, or after', () => {
  const before = new Ahead(null);
  before.moved('9', { pane: one, name: '67' }, 0);
  assert.equal(before.isAhead({ pane: one, name: '67' }, 10), false);

  const after = new Ahead('3');
  after.read({ pane: one, name: '61' });
  after.moved(null, { pane: one, name: '61' }, 0);
  after.moved('9', { pane: one, name: null }, 10);
  assert.equal(after.isAhead({ pane: one, name: '61' }, 20), true, 'it still shows the one before');
  assert.equal(after.isAhead({ pane: one, name: '67' }, 30), false, 'and is read at once when it shows its own');
});
