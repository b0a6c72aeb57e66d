/**
 * The panel in browsers whose clocks are not plain, against the database: off the full hour, and in weeks in which the clock
 * changes, north and south, by an hour and by half of one.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { differences } from './lib/oracle.mjs';
import { Seat } from './lib/seat.mjs';

// A Friday evening in London. The clock changes in New York on the Sunday after, in London on 29 March, and on Lord Howe, where
// it is Saturday by now, on 5 April by half an hour.
const now = '2026-03-06T21:30:00Z';
const keys = ['open_loaded', 'won_handed_over'];
const ofTheCore = { 'incentive.*': 'no plan', 'handoff.*': 'figures.test.mjs', 'handoffs.*': 'figures.test.mjs' };

describe('clocks that are not plain', () => {
  let creme;
  before(async () => {
    creme = await startCreme({ seed: '2', today: '2026-03-06', host: '127.0.0.55' });
  });
  after(() => creme?.stop());

  for (const timeZone of ['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe']) {
    test(timeZone, async (t) => {
      const seat = await Seat.take({ creme, login: 'sokafor', now, timeZone });
      t.after(() => seat.close());
      assert.notEqual(await seat.panel.page.evaluate(() => new Date('2026-03-06T21:30:00Z').getHours()), 21, 'the browser keeps that clock');
      const wanted = await seat.expected();
      await seat.openTwins(wanted);
      const wrong = [];
      for (const key of keys) {
        const { id } = await seat.visit(key);
        wrong.push(...differences(await seat.panel.figures(), wanted[id], ofTheCore).map((line) => `${key}: ${line}`));
        assert.ok(wanted[id]['workload.slot.1'].value, 'there is a slot to compare');
      }
      assert.ok(wrong.length === 0, `${wrong.length} figures differ from the database:\n${wrong.join('\n')}`);
    });
  }
});
