/** The pipeline week by week: what this device remembers of it, and what that tells of the deals that come. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { query } from './lib/database.mjs';
import { Options } from './lib/options.mjs';
import { Seat } from './lib/seat.mjs';

const zone = 'Europe/London';

/** The Monday of a day's week, so many weeks before. */
function monday(day, weeksBefore = 0) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) - 7 * weeksBefore);
  return date.toISOString().slice(0, 10);
}

describe('the pipeline week by week', () => {
  let creme, seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: 'today', host: '127.0.0.26' });
    // The clock runs: the snapshot is taken where the engine is, whose clock no test can stop.
    seat = await Seat.take({ creme, login: 'sokafor', timeZone: zone });
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  /** The snapshots of an export. */
  const looks = (bytes) => JSON.parse(bytes.toString()).readings.filter(({ text }) => text.startsWith('{"week":')).map(({ text }) => JSON.parse(text));

  async function withOptions(work) {
    const options = await Options.open(seat.chromium);
    try {
      return await work(options);
    } finally {
      await options.close();
      await seat.page.bringToFront();
    }
  }

  test('is remembered once a week, each open deal with its stage, and a deal that was not there before came since', async () => {
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
    const kept = looks(await withOptions((options) => options.export()));
    assert.deepEqual(kept.map(({ week }) => week), [monday(today)]);
    const open = await query(
      creme.facts.database,
      `SELECT deal.name FROM opportunities_opportunity deal JOIN opportunities_salesphase phase ON phase.id = deal.sales_phase_id
         JOIN creme_core_cremeentity entity ON entity.id = deal.cremeentity_ptr_id
        WHERE NOT phase.won AND NOT phase.lost AND phase.name <> 'Abandoned' AND NOT entity.is_deleted`,
    );
    assert.deepEqual(kept[0].deals.map(({ name }) => name).sort(), open.map(({ name }) => name).sort());
    assert.ok(kept[0].deals.every(({ stage }) => ['discovery', 'evaluation', 'proposal', 'negotiation'].includes(stage)));

    const { id } = creme.facts.shown.open_loaded;
    const wanted = (await seat.expected({ now: new Date().toISOString() }))[id]._;
    const inflow = async () => (await seat.panel.figures())['workload.inflow'];
    const before = await inflow();
    assert.ok(wanted.undated_open > 0, 'the seed holds open deals that nobody did anything for');
    assert.deepEqual([before.state, Math.round(Number(before.value) * 13)], ['at_least', wanted.came]);

    // Five weeks ago none of Sam's deals was there: of those without a task it is known now that they came since.
    const folder = mkdtempSync(join(tmpdir(), 'second-chair-weeks-'));
    const text = JSON.stringify({ week: monday(today, 5), at: Math.floor(Date.now() / 1000) - 5 * 7 * 86_400, deals: [{ name: 'Somebody else’s', stage: 'proposal' }] });
    try {
      await withOptions((options) => options.import(join(folder, 'past.json'), Buffer.from(JSON.stringify({ format: 1, readings: [{ origin: creme.url, text }] }))));
    } finally {
      rmSync(folder, { recursive: true });
    }
    await seat.panel.settled(creme.facts.shown.open_loaded);
    const now = await inflow();
    assert.equal(Math.round(Number(now.value) * 13), wanted.came + wanted.undated_open);
    assert.deepEqual(looks(await withOptions((options) => options.export())).map(({ week }) => week), [monday(today, 5), monday(today)]);
  });
});
