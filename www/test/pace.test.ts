/** The budget of reading a page that no adapter knows: slices, rests, and an end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_NODES, PAGE_MS, Pace, PATIENCE, REST_MS, SLICE_MS } from '../crm/generic/pace.ts';

/** Work whose every step takes `ms` and looks at `nodes` elements, on a clock of its own. */
function bench(steps: number, ms: number, nodes: number) {
  let now = 0;
  const rests: { ms: number; spent: number }[] = [];
  const pace: Pace = new Pace(
    () => now,
    async (rest) => void rests.push({ ms: rest, spent: pace.cost.spent }),
  );
  function* work(): Generator<void, number> {
    for (let step = 0; step < steps; step += 1) {
      for (let node = 0; node < nodes; node += 1) if (!pace.sees()) return step;
      now += ms;
      yield;
    }
    return steps;
  }
  return { pace, rests, work };
}

test('no slice is longer than it may be, and all the work is done', async () => {
  const { pace, work } = bench(400, 0.1, 10);
  assert.equal(await pace.run(work(), () => false), 400);
  const { spent, longest, slices, nodes, stopped } = pace.cost;
  assert.ok(longest <= SLICE_MS, `${longest} ms`);
  assert.ok(slices >= 40 / SLICE_MS && Math.abs(spent - 40) < 1e-6);
  assert.deepEqual([nodes, stopped], [4000, false]);
});

test('what is not done within the page’s time goes on with rests, and then stops and says so', async () => {
  const { pace, rests, work } = bench(100_000, 0.5, 1);
  const done = await pace.run(work(), () => false);
  assert.ok(done !== null && done < 100_000);
  assert.ok(pace.cost.stopped);
  assert.ok(pace.cost.spent >= PAGE_MS * PATIENCE && pace.cost.spent <= PAGE_MS * PATIENCE + SLICE_MS);
  assert.ok(rests.every((rest) => rest.ms === (rest.spent > PAGE_MS ? REST_MS : 0)));
  assert.ok(rests.some((rest) => rest.ms === REST_MS));
});

test('a page without end is not followed to it', async () => {
  const { pace, work } = bench(1_000_000, 0.0001, 100);
  await pace.run(work(), () => false);
  assert.deepEqual([pace.cost.nodes, pace.cost.stopped], [MOST_NODES, true]);
});

test('a look that nobody waits for any more ends', async () => {
  const { pace, work } = bench(400, 1, 1);
  let rounds = 0;
  assert.equal(await pace.run(work(), () => ++rounds > 3), null);
  assert.equal(pace.cost.slices, 3);
});
