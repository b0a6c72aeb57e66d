/** What the reader takes from Creme's pages and export, against what Creme's database holds. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { counts, dealFields, query } from './lib/database.mjs';
import { assertPlain } from './lib/plain.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

describe('reading Creme', () => {
  let creme;
  let seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.14' });
    seat = await Seat.take({ creme, login: 'sokafor', now: '2026-11-18T10:20:00Z' });
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  /** The stored readings of one kind, as the reader delivered them. */
  async function readings(kind) {
    const { text } = await seat.panel.ask('export', {});
    return JSON.parse(text)
      .readings.map((one) => JSON.parse(one.text))
      .filter((reading) => reading.kind === kind);
  }

  test('the whole pipeline comes through the session’s own export', async () => {
    const { deals, activities } = await counts(creme.facts.database);
    await seat.visit('open_loaded');
    const read = await seat.panel.page.$eval('[data-read-deals]', (one) => ({ ...one.dataset }));
    assert.deepEqual([Number(read.readDeals), Number(read.readActivities)], [deals, activities]);
    const answers = await readings('answer');
    assert.deepEqual(new Set(answers.map((answer) => answer.request)), new Set(['deals_csv', 'activities_csv']));
  });

  test('the list page: every row, with the record’s id and name', async () => {
    await seat.page.goto(creme.facts.deals_url, { waitUntil: 'domcontentloaded' });
    await until(seat.panel.page, () => document.querySelector('[data-panel-state=no_deal]'), null, 'the panel of a list page');
    const rows = await seat.page.$$eval('tr.lv-row input[name=entity_id]', (inputs) => inputs.map((input) => input.value));
    assert.ok(rows.length >= 10, `the list page shows ${rows.length} deals`);
    await seat.panel.settled();
    const list = (await readings('list')).at(-1);
    assert.deepEqual(list.records.map((record) => record.record).sort(), [...rows].sort());
    const names = new Map(
      (await query(creme.facts.database, 'SELECT cremeentity_ptr_id AS id, name FROM opportunities_opportunity')).map((row) => [String(row.id), row.name]),
    );
    for (const { record, facts } of list.records) {
      const name = facts.find((fact) => fact.api === 'regular_field-name');
      assert.equal(name?.text, names.get(record));
    }
    await assertPlain(seat.panel, 'the list page');
  });

  for (const key of ['won_handed_over', 'half_missing', 'separators', 'arabic']) {
    test(`the record page: ${key} as the database holds it`, async () => {
      const { id } = await seat.visit(key);
      const { deal, custom } = await dealFields(creme.facts.database, id);
      const [page] = (await readings('record')).filter((reading) => reading.record === String(id));
      const facts = page.records[0].facts;
      // A block of the page names a field by its label, a tile by its name in the programming interface as well.
      const of = (label, api = null) => facts.find((fact) => (api !== null && fact.api === api) || fact.label === label)?.text;

      assert.equal(facts.find((fact) => fact.api === 'card-name')?.text, deal.name);
      assert.equal(of('Sales phase', 'regular_field-sales_phase'), deal.phase);
      const amount = of('Estimated sales', 'regular_field-estimated_sales');
      assert.equal(amount.replaceAll(/[^\d]/g, ''), deal.estimated_sales === null ? '' : String(deal.estimated_sales));

      // Custom fields: texts word for word (line ends and runs of spaces are HTML's to change), empty ones as empty.
      const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();
      for (const fact of facts.filter((one) => one.api?.startsWith('custom_field-'))) {
        const held = custom[fact.label] ?? '';
        if (/^\d{4}-\d{2}-\d{2}$/.test(held)) assert.ok(fact.text.includes(held.slice(0, 4)), `${fact.label}: ${fact.text} for ${held}`);
        else assert.equal(plain(fact.text), plain(held), fact.label);
      }
      for (const label of Object.keys(custom)) assert.notEqual(of(label), undefined, `the reading lacks “${label}”`);

      // Its activities, and only its: by their ids.
      const on = await query(
        creme.facts.database,
        `SELECT relation.subject_entity_id AS id FROM creme_core_relation relation
           JOIN activities_activity activity ON activity.cremeentity_ptr_id = relation.subject_entity_id
          WHERE relation.type_id = 'activities-object_activity_subject' AND relation.object_entity_id = ? AND activity.start IS NOT NULL`,
        [id],
      );
      const read = page.records.slice(1).map((record) => Number(record.record));
      for (const activity of on) assert.ok(read.includes(activity.id), `activity ${activity.id} of the deal was not read`);
    });
  }

  test('“What was read of this deal” shows the facts word for word', async () => {
    await seat.visit('won_handed_over');
    await seat.panel.openAll();
    const wanted = await seat.panel.ask('read_facts', { origin: creme.url, record: String(creme.facts.shown.won_handed_over.id) });
    assert.ok(wanted.length > 15);
    const shown = await until(
      seat.panel.page,
      () => {
        const items = [...document.querySelectorAll('.what-was-read li')];
        return items.length > 0 && items.map((item) => [item.querySelector('.fact-label').firstChild.data, item.querySelector('.fact-text').textContent]);
      },
      null,
      'the list of what was read',
    );
    assert.deepEqual(shown.map(([label]) => label), wanted.map((fact) => fact.label));
    for (const [at, fact] of wanted.entries()) if (fact.text !== '') assert.equal(shown[at][1], fact.text);
  });
});
