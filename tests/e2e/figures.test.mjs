/** Every figure in the real panel against the same figure computed from the CRM's database, by SQL and another program. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { differences, samplePlan } from './lib/oracle.mjs';
import { Seat } from './lib/seat.mjs';
import { long } from './lib/scope.mjs';

/** Deals that between them have every kind of hole; the long matrix takes all that the seed names. */
const few = ['open_loaded', 'open_two', 'won_handed_over', 'won_still_calling', 'no_amount', 'no_close_date', 'half_missing', 'markup_name'];

/** Where a deal names no sales engineer, the panel says so in a sentence instead of showing these as not known. */
const withoutEngineer = { 'workload.completeness': 'no SE', 'workload.deal_total': 'no SE' };

const worlds = [
  { seed: '1', whole: true, today: '2026-11-18', now: '2026-11-18T10:20:00Z', timeZone: 'Europe/London', host: '127.0.0.11' },
  // Another seed, in a week with a change of clocks ahead, seen from a zone where the working day is another one.
  { seed: '2', today: '2026-03-11', now: '2026-03-11T22:40:00Z', timeZone: 'Asia/Kolkata', host: '127.0.0.12' },
];
if (long) {
  const now = new Date();
  worlds.push({ seed: '3', today: 'today', now: now.toISOString(), timeZone: 'America/New_York', host: '127.0.0.13' });
}

for (const { seed, today, now, timeZone, host, whole = long } of worlds) {
  describe(`seed ${seed}, ${now} in ${timeZone}`, () => {
    let creme;
    before(async () => {
      creme = await startCreme({ seed, today, host });
    });
    after(() => creme?.stop());

    /** Visits the deals and collects what is not as it should be, deal by deal. */
    async function compare(seat, wanted) {
      const keys = long ? Object.keys(creme.facts.shown) : few;
      const wrong = [];
      await seat.openTwins(wanted);
      for (const key of keys) {
        const { id } = await seat.visit(key);
        const lines = differences(await seat.panel.figures(), wanted[id], wanted[id]._.se === null ? withoutEngineer : {});
        wrong.push(...lines.map((line) => `${key}: ${line}`));
        const { verdict, template } = wanted[id]._;
        const shown = await seat.panel.handoff();
        if (shown.verdict !== verdict || shown.template !== template) wrong.push(`${key}: ${shown.verdict} by ${shown.template}; should be ${verdict} by ${template}`);
      }
      assert.ok(wrong.length === 0, `${wrong.length} figures differ from the database:\n${wrong.join('\n')}`);
    }

    test('for the SE, without a plan and with one', async (t) => {
      const seat = await Seat.take({ creme, login: 'sokafor', now, timeZone });
      t.after(() => seat.close());
      await t.test('no plan: no pay', async () => compare(seat, await seat.expected()));
      for (const variant of long ? ['full', 'partial', 'none'] : whole ? ['full', 'partial'] : ['full']) {
        await t.test(`plan, official total ${variant}`, async () => {
          const plan = await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today, variant });
          await seat.enterPlan(plan);
          await compare(seat, await seat.expected({ plan }));
        });
      }
      await t.test('plan on annual recurring revenue', { skip: !long }, async () => {
        const plan = await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today, measure: 'arr' });
        await seat.enterPlan(plan);
        await compare(seat, await seat.expected({ plan }));
      });
    });

    test('for a rep, who sees a part of the deals, or all of them', async (t) => {
      const seat = await Seat.take({ creme, login: 'rkim', now, timeZone });
      t.after(() => seat.close());
      await compare(seat, await seat.expected());
      await seat.change((settings) => ({ ...settings, crm: [{ origin: creme.url, deals_visible: 'all' }] }));
      await compare(seat, await seat.expected({ visible: 'all' }));
    });

    test('for somebody who has not said who they are', { skip: !whole }, async (t) => {
      const seat = await Seat.take({ creme, login: 'sokafor', now, timeZone, says: false });
      t.after(() => seat.close());
      await compare(seat, await seat.expected({ viewer: null, role: null }));
    });
  });
}
