/** The hand-off in the real panel: every seeded won deal against the database, ticks, dependence, the brief. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { click } from './lib/click.mjs';
import { startCreme } from './lib/creme.mjs';
import { differences } from './lib/oracle.mjs';
import { askEngine } from './lib/panel.mjs';
import { long } from './lib/scope.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

const worlds = [
  { seed: '1', today: '2026-11-18', now: '2026-11-18T10:20:00Z', timeZone: 'Europe/London', host: '127.0.0.71' },
  { seed: '2', today: '2026-03-11', now: '2026-03-11T22:40:00Z', timeZone: 'Asia/Kolkata', host: '127.0.0.72' },
];

for (const { seed, today, now, timeZone, host } of worlds) {
  describe(`seed ${seed}`, () => {
    let creme;
    before(async () => {
      creme = await startCreme({ seed, today, host });
    });
    after(() => creme?.stop());

    test('states, score, verdict and dependence of every won deal are those of the database', async (t) => {
      const seat = await Seat.take({ creme, login: 'sokafor', now, timeZone });
      t.after(() => seat.close());
      const wanted = await seat.expected();
      const won = Object.entries(wanted).filter(([, { _ }]) => _.outcome === 'won').map(([id, { _ }]) => ({ id, name: _.deal, se: _.se }));
      assert.ok(won.length > 25, `${won.length} won deals`);
      // The short run takes the SE's own deals, which alone have a dependence to show.
      const deals = long ? won : won.filter(({ se }) => se === seat.person.name);
      const wrong = [];
      let leaning = 0;
      for (const deal of deals) {
        await seat.page.goto(`${creme.url}/opportunities/opportunity/${deal.id}`, { waitUntil: 'domcontentloaded' });
        await seat.panel.settled(deal);
        const ofHandoff = (figures) => Object.fromEntries(Object.entries(figures).filter(([id]) => id.startsWith('handoff.')));
        const lines = differences(ofHandoff(await seat.panel.figures()), ofHandoff(wanted[deal.id]));
        const { verdict, template } = await seat.panel.handoff();
        const { _: told } = wanted[deal.id];
        if (verdict !== told.verdict || template !== told.template) lines.push(`${verdict} by ${template}; should be ${told.verdict} by ${told.template}`);
        if (wanted[deal.id]['handoff.dependence.index']?.value != null) leaning += 1;
        wrong.push(...lines.map((line) => `${deal.name}: ${line}`));
      }
      assert.deepEqual(wrong, []);
      assert.ok(leaning > 0, 'of some deal a dependence can be told');
    });

    test('the customer who still calls the SE is found, and the one who does not is not', async (t) => {
      const seat = await Seat.take({ creme, login: 'sokafor', now, timeZone });
      t.after(() => seat.close());
      const over = () => seat.panel.page.$eval('.dependence', (card) => card.dataset.over);
      await seat.visit('won_still_calling');
      assert.equal(await over(), 'true');
      await seat.visit('won_handed_over');
      assert.equal(await over(), 'false');
    });
  });
}

describe('by hand', () => {
  const { today, now, timeZone } = worlds[0];
  let creme;
  before(async () => {
    creme = await startCreme({ seed: '1', today, host: '127.0.0.73' });
  });
  after(() => creme?.stop());

  test('a tick is kept with who said it, survives a new panel, and is in the export', async (t) => {
    const seat = await Seat.take({ creme, login: 'sokafor', now, timeZone });
    t.after(() => seat.close());
    const { page } = seat.panel;
    const deal = await seat.visit('won_empty');
    const state = (panel) => panel.$eval('[data-figure="handoff.item.rep_role"]', (one) => one.dataset.value);
    assert.equal(await state(page), 'missing');
    await click(page, '[data-item=rep_role] .item-button');
    await page.type('[data-item=rep_role] input[name=note]', 'Hannah keeps the review');
    await click(page, '[data-item=rep_role] [data-action=tick]');
    await until(page, () => document.querySelector('[data-figure="handoff.item.rep_role"]')?.dataset.value === 'stated', null, 'the item to be stated');
    // It stands among the settled ones now.
    await click(page, '[data-item=rep_role] .item-button');
    const note = await page.$eval('[data-item=rep_role] .tick', (one) => one.textContent);
    assert.ok(note.includes(seat.person.name) && note.includes('Hannah keeps the review'), note);

    await page.select('select[name=template]', 'expansion');
    await until(page, () => document.querySelector('[data-template=expansion]'), null, 'the chosen checklist');
    assert.equal(await page.$('[data-item=rep_role]'), null);
    await page.reload({ waitUntil: 'load' });
    await seat.panel.settled(deal);
    assert.deepEqual((await seat.panel.handoff()).template, 'expansion');
    await page.select('select[name=template]', '');
    await until(page, () => document.querySelector('[data-figure="handoff.item.rep_role"]')?.dataset.value === 'stated', null, 'the tick to be kept');

    const { text } = await seat.panel.ask('export', {});
    assert.ok(text.includes('Hannah keeps the review'));
    await seat.panel.ask('forget', { origin: creme.url });
    assert.ok(!(await seat.panel.ask('export', {})).text.includes('Hannah keeps the review'));
    await seat.panel.ask('import', { text });
    await seat.panel.settled(deal);
    assert.equal(await state(page), 'stated');
  });
});

describe('the brief', () => {
  const hostile = '<img src="https://evil.example/x.png" onerror="document.title=\'hit\'"><script>document.title="hit"</script> [a](https://evil.example) =1+1';
  const origin = 'https://crm.example';

  test('texts of the CRM stay texts on the page, in print and in what is saved; nothing is asked for', async (t) => {
    const chromium = await launch();
    t.after(() => chromium.close());
    const page = await chromium.browser.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`chrome-extension://${chromium.id}/options.html`, { waitUntil: 'load' });
    const note = `${hostile} ${'and so on, 12345. '.repeat(5_600)}`;
    const facts = { 'Sales phase': 'Won', 'Actual closing date': '2026-11-10', 'Why they bought': note, Risks: hostile, 'Hand-off receiver': hostile };
    const reading = JSON.stringify({
      format: 1, adapter: 'creme', adapter_version: 1, kind: 'record', entity: 'deal', record: '17', path: '/opportunities/opportunity/17',
      read_at: '2026-11-18T10:00:00Z', language: 'en',
      records: [{ entity: 'deal', record: '17', facts: [{ api: 'card-name', text: hostile }, ...Object.entries(facts).map(([label, text]) => ({ label, text }))] }],
    });
    await askEngine(page, 'ingest', { origin, text: reading });
    await page.goto(`chrome-extension://${chromium.id}/brief.html#${new URLSearchParams({ origin, record: '17' })}`, { waitUntil: 'load' });
    await until(page, () => document.querySelector('article h1'), null, 'the brief');
    for (const media of ['screen', 'print']) {
      await page.emulateMediaType(media);
      const seen = await page.evaluate(() => ({
        text: document.querySelector('article').textContent,
        strange: document.querySelectorAll('article :is(img, script, a, iframe, b)').length,
        title: document.title,
        actions: getComputedStyle(document.querySelector('.actions')).display,
      }));
      assert.ok(seen.text.includes(note.trim()), 'the note is there whole');
      assert.equal(seen.strange, 0, media);
      assert.notEqual(seen.title, 'hit');
      assert.equal(seen.actions === 'none', media === 'print');
    }
    const away = asked.filter((url) => !/^(chrome-extension|blob|data):/.test(url));
    assert.deepEqual(away, []);
  });
});
