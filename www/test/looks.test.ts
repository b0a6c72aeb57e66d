import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Looks } from '../crm/generic/looks.ts';

function looking() {
  const clock = { now: 0 };
  return { clock, looks: new Looks(() => clock.now) };
}

test('a change of the page begins a look that ends the one under way', () => {
  const { looks } = looking();
  const first = looks.begin('/1');
  const second = looks.begin('/1');
  assert.ok(first !== null && second !== null);
  assert.deepEqual([looks.over(first, '/1'), looks.over(second, '/1')], [true, false]);
  assert.equal(looks.end(first), false);
  assert.equal(looks.end(second), false);
});

test('on a page that never rests a look is let finish, and another one follows', () => {
  const { clock, looks } = looking();
  let last = looks.begin('/1');
  for (clock.now = 500; clock.now < 3_000; clock.now += 500) last = looks.begin('/1');
  assert.ok(last !== null);
  clock.now = 3_500;
  assert.equal(looks.begin('/1'), null);
  assert.equal(looks.over(last, '/1'), false);
  assert.equal(looks.end(last), true);
  assert.notEqual(looks.begin('/1'), null);
});

test('another address is looked at at once', () => {
  const { clock, looks } = looking();
  const first = looks.begin('/1');
  clock.now = 10_000;
  assert.ok(first !== null && looks.over(first, '/2'));
  const second = looks.begin('/2');
  assert.ok(second !== null && looks.over(first, '/1') && !looks.over(second, '/2'));
});
