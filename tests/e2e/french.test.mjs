/** Creme in French: other labels, other dates, other words for yes and no. The figures are the same. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { differences } from './lib/oracle.mjs';
import { Seat } from './lib/seat.mjs';
import { long } from './lib/scope.mjs';

const few = ['open_loaded', 'won_handed_over', 'half_missing', 'separators'];

for (const seed of long ? ['1', '2'] : ['1']) {
  describe(`Creme in French, seed ${seed}`, () => {
    let creme, seat;
    before(async () => {
      creme = await startCreme({ seed, today: '2026-11-18', host: '127.0.0.21', language: 'fr' });
      seat = await Seat.take({ creme, login: 'sokafor', now: '2026-11-18T10:20:00Z', timeZone: 'Europe/London' });
    });
    after(async () => {
      await seat?.close();
      await creme?.stop();
    });

    test('the page is French', async () => {
      assert.equal(await seat.page.evaluate(() => document.documentElement.lang), 'fr');
      assert.match(await seat.page.evaluate(() => document.body.innerText), /Phase de vente/);
    });

    test('every figure is that of the database', async () => {
      const wanted = await seat.expected();
      const wrong = [];
      for (const key of long ? Object.keys(creme.facts.shown) : few) {
        const { id } = await seat.visit(key);
        const lines = differences(await seat.panel.figures(), wanted[id]);
        wrong.push(...lines.map((line) => `${key}: ${line}`));
      }
      assert.ok(wrong.length === 0, `${wrong.length} figures differ from the database:\n${wrong.join('\n')}`);
    });
  });
}
