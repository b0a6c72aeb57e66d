/** Tryton, a second real CRM: what the panel shows of its pages and of its answers, against what its database holds. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { click } from './lib/click.mjs';
import { query } from './lib/database.mjs';
import { assertPlain } from './lib/plain.mjs';
import { long } from './lib/scope.mjs';
import { Seat } from './lib/seat.mjs';
import { deals, endSessions, givePassword, goToDeal, goToList, press, signIn, startTryton } from './lib/tryton.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';
/** The stage that each of Tryton's states is. */
const stages = { lead: 'lead', opportunity: 'discovery', converted: 'proposal', won: 'won', lost: 'lost', cancelled: 'abandoned' };
/** One deal of each state, and what a reader may stumble over: no amount, another currency, markup, other scripts. */
const shown = ['open_loaded', 'won_handed_over', 'lost', 'abandoned', 'no_amount', 'eur', 'markup_name', 'separators', 'same_name_2', 'arabic', 'half_missing'];

for (const seed of long ? ['1', '2'] : ['1']) describe(`Tryton, seed ${seed}`, () => {
  let tryton;
  let held;
  before(async () => {
    tryton = await startTryton({ seed, today: '2026-11-18', host: '127.0.0.18' });
    held = await deals(tryton.facts.database);
  });
  after(() => tryton?.stop());

  /** Who goes on before Tryton has drawn its first page is led back to it. */
  async function sit(login) {
    const seat = await Seat.take({ creme: tryton, enter: signIn, login, now, says: false });
    await pageRead(seat, 'open_loaded');
    return seat;
  }

  /** The stored readings of one kind, as the reader delivered them. */
  async function readings(seat, kind) {
    const { text } = await seat.panel.ask('export', {});
    return JSON.parse(text)
      .readings.map((one) => JSON.parse(one.text))
      .filter((reading) => reading.kind === kind);
  }

  /** Waits until the record's own page was read, not only its row of the pipeline. */
  async function pageRead(seat, key) {
    const deal = tryton.facts.shown[key];
    await goToDeal(seat.page, deal.url, held.get(deal.row).number);
    await seat.panel.settled(deal);
    await recordRead(seat, deal.id);
  }

  /** Waits until a page was read, and the panel shows it. @returns {Promise<object>} the reading */
  async function pageReading(seat, kind, path) {
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
      const found = (await readings(seat, kind)).find((reading) => reading.path === path);
      if (found) {
        await seat.panel.settled();
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return assert.fail(`the page ${path} was not read`);
  }

  const recordRead = (seat, id) => pageReading(seat, 'record', `/#${id.replace('/', '/model/sale.opportunity/')}`);

  /** Each record that was read has its own values, whatever else stood there when its address came. */
  async function assertNoneMixed(seat) {
    for (const reading of await readings(seat, 'record')) {
      const deal = held.get(Number(reading.record.split('/')[1]));
      const fact = (api) => reading.records[0].facts.find((one) => one.api === api)?.text;
      assert.deepEqual([fact('number'), fact('description')], [deal.number, deal.name], `the page of ${reading.record}`);
    }
  }

  /** What the panel must show of a deal, by the database alone. */
  function expected(row) {
    const deal = held.get(row);
    const closed = ['won', 'lost', 'cancelled'].includes(deal.state);
    const figure = (value, unit) => ({ value, unit, state: value === null ? 'unknown' : 'known' });
    return {
      'deal.stage': figure(stages[deal.state], 'state'),
      'deal.amount': figure(deal.amount === null ? null : Number(deal.amount).toFixed(2), deal.currency),
      // An open opportunity of Tryton has no day on which it is expected to close.
      'deal.close_date': figure(closed ? deal.end_date : null, 'date'),
    };
  }

  async function assertAsHeld(seat, key) {
    const figures = await seat.panel.figures();
    const wanted = expected(tryton.facts.shown[key].row);
    assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((id) => [id, figures[id]])), wanted, key);
  }

  describe('in English', () => {
    let seat;
    before(async () => {
      seat = await sit('rkim');
    });
    after(() => seat?.close());

    test('the whole pipeline comes through the session: all that this user may see, and no more', async () => {
      const mine = [...held.values()].filter((deal) => deal.company === held.get(tryton.facts.shown.open_loaded.row).company);
      assert.ok(mine.length >= 60 && mine.length < held.size, 'another company has deals as well');
      assert.equal(Number(await seat.panel.page.$eval('[data-read-deals]', (one) => one.dataset.readDeals)), mine.length);
      const parts = (await readings(seat, 'answer')).filter((answer) => answer.request === 'deals');
      assert.ok(parts.length > 1, 'they came in parts');
      const ids = parts.flatMap((part) => JSON.parse(part.answer.text).result.map((row) => row.id));
      assert.deepEqual(ids.sort((a, b) => a - b), mine.map((deal) => deal.id).sort((a, b) => a - b));
    });

    test('each deal as the database holds it, by the session alone and by its page', async () => {
      assert.deepEqual(new Set(shown.map((key) => held.get(tryton.facts.shown[key].row).state)), new Set(Object.keys(stages)), 'every state');
      for (const key of long ? Object.keys(tryton.facts.shown) : shown) {
        await seat.visit(key);
        await assertAsHeld(seat, key);
        await pageRead(seat, key);
        await assertAsHeld(seat, key);
        const { name, account, row } = tryton.facts.shown[key];
        const head = await seat.panel.page.$eval('header.deal', (one) => ({ name: one.querySelector('h1').textContent, text: one.textContent }));
        assert.equal(head.name, name);
        assert.ok(head.text.includes(account) && head.text.includes(held.get(row).owner), `${key}: ${head.text}`);
      }
      await assertPlain(seat.panel, 'a deal of Tryton');
    });

    test('what Tryton does not hold is unknown, and never nothing', async () => {
      await pageRead(seat, 'won_handed_over');
      const figures = await seat.panel.figures();
      const items = Object.entries(figures).filter(([id]) => id.startsWith('handoff.item.'));
      assert.ok(items.length >= 15);
      for (const [id, figure] of items) assert.deepEqual([figure.value, figure.state], ['unknown', 'unknown'], id);
      assert.deepEqual([figures['handoff.score.low'].value, figures['handoff.score.high'].value], ['0', '1']);
      assert.deepEqual(Object.keys(figures).filter((id) => id.startsWith('workload.')), []);
      const text = await seat.panel.text();
      assert.match(text, /No page that was read names this deal's sales engineer/);
      assert.doesNotMatch(text, /nobody named|0 activities|Nobody is named/);
    });

    test('from record to record within one document, also when the server is slow', async () => {
      await goToList(seat.page, tryton.facts.deals_url);
      await until(seat.panel.page, () => document.querySelector('[data-panel-state=no_deal]'), null, 'the panel of the list');
      await seat.page.click('#tabcontent > .tab-pane.active table.tree tbody tr:nth-child(4) td:nth-child(4)');
      // The address changes at once, the fields when the server has answered: what stands there until then is another deal's.
      await seat.page.setRequestInterception(true);
      const slow = (request) => {
        if (request.url().endsWith('opportunity.read')) setTimeout(() => void request.continue(), 1500);
        else void request.continue();
      };
      seat.page.on('request', slow);
      const passed = new Set();
      try {
        for (const button of ['switch_', 'next', 'next']) {
          const from = await seat.page.evaluate(() => location.hash);
          await press(seat.page, button);
          await until(seat.page, (hash) => /sale\.opportunity\/\d+/.test(location.hash) && location.hash !== hash, from, `${button} to lead on`);
          const id = (await seat.page.evaluate(() => location.hash)).replace(/^#(\w+)\/model\/sale\.opportunity\/(\d+).*/, '$1/$2');
          await until(seat.panel.page, (record) => document.querySelector('header.deal')?.dataset.record === record, id, `the panel to follow to ${id}`);
          await recordRead(seat, id);
          passed.add(id);
        }
      } finally {
        seat.page.off('request', slow);
        await seat.page.setRequestInterception(false);
      }
      assert.equal(passed.size, 3);
      await assertNoneMixed(seat);
    });

    test('who goes on by address before a page was read leaves none with the values of another', async () => {
      await seat.page.setRequestInterception(true);
      // All that Tryton asks of opportunities: the tab of the next one comes late, and the one before stands there until then.
      const slow = (request) => {
        if (/"method": ?"model\.sale\.opportunity\./.test(request.postData() ?? '') || /sale\.opportunity\.\w+$/.test(request.url())) setTimeout(() => void request.continue(), 1200);
        else void request.continue();
      };
      seat.page.on('request', slow);
      const keys = ['lost', 'abandoned', 'eur', 'no_amount'];
      try {
        for (const key of keys) {
          const { url, row } = tryton.facts.shown[key];
          await goToDeal(seat.page, url, held.get(row).number);
        }
        await recordRead(seat, tryton.facts.shown[keys.at(-1)].id);
      } finally {
        seat.page.off('request', slow);
        await seat.page.setRequestInterception(false);
      }
      await assertNoneMixed(seat);
    });

    test('the list joins the deals by their numbers and changes nothing', async () => {
      const count = () => seat.panel.page.$eval('[data-read-deals]', (one) => one.dataset.readDeals);
      const before = await count();
      await goToList(seat.page, tryton.facts.deals_url);
      await until(seat.panel.page, () => document.querySelector('[data-panel-state=no_deal]'), null, 'the panel of the list');
      const list = await pageReading(seat, 'list', '/#crm/model/sale.opportunity');
      assert.ok(list.records.length >= 10, 'rows were read');
      assert.equal(await count(), before);
      for (const key of ['open_loaded', 'lost']) {
        await pageRead(seat, key);
        await assertAsHeld(seat, key);
      }
    });
  });

  /** Two users who work in another language; the date is one that only their preferences settle. */
  const others = [
    { language: 'fr', name: 'French', login: 'lpetit', who: 'Lea Petit', amount: /^Montant/, state: 'Gagnée', date: /^\d{2}\.\d{2}\.\d{4}$/ },
    { language: 'de', name: 'German', login: 'jweber', who: 'Jonas Weber', amount: /^Betrag/, state: 'Gewonnen', date: /^\d{2}\.\d{2}\.\d{4}$/ },
  ];
  for (const { language, name, login, who, amount, state, date } of others) {
    test(`in ${name}, the same values`, async (t) => {
      const seat = await sit(login);
      t.after(() => seat.close());
      for (const key of ['won_handed_over', 'lost', 'eur', 'no_amount']) {
        await pageRead(seat, key);
        await assertAsHeld(seat, key);
      }
      const [page] = (await readings(seat, 'record')).filter((reading) => reading.record === tryton.facts.shown.won_handed_over.id);
      assert.equal(page.language, language);
      const fact = (api) => page.records[0].facts.find((one) => one.api === api);
      assert.match(fact('amount').label, amount);
      assert.match(fact('end_date').text, date);
      assert.deepEqual([fact('state').text, fact('state').value], [state, '"won"']);
      const [user] = await query(tryton.facts.database, 'SELECT id FROM res_user WHERE login = ?', [login]);
      assert.deepEqual(page.viewer, { id: `crm/${user.id}`, text: who });
      await assertPlain(seat.panel, `a deal of Tryton in ${name}`);
    });
  }

  test('a session that ends in the middle of the pipeline: signed out, then on from there', async (t) => {
    const seat = await sit('rkim');
    t.after(() => seat.close());
    const asked = [];
    const methods = new Set();
    await seat.page.setRequestInterception(true);
    seat.page.on('request', async (request) => {
      // Tryton's own client writes the method behind a # in the address.
      const call = request.method() === 'POST' && /\/rpc\/$/.test(request.url()) ? JSON.parse(request.postData()) : {};
      if (call.method) {
        methods.add(call.method);
        assert.equal(request.headers()['x-requested-with'], 'XMLHttpRequest', 'a refusal must not become a question that blocks the page');
      }
      if (call.method === 'model.sale.opportunity.search_read') {
        asked.push(call.id);
        if (asked.length === 2) await endSessions(tryton.facts.database);
      }
      // The dialog is gone long before the server has let anybody in.
      if (request.url().endsWith('/session/login')) await new Promise((resolve) => setTimeout(resolve, 1500));
      await request.continue();
    });
    await click(seat.panel.page, '[data-action=read-pipeline]');
    await until(seat.panel.page, () => document.querySelector('[data-pull=signed_out]'), null, 'the panel to say that the session has ended');
    // Tryton asks for the password when its user does the next thing.
    await press(seat.page, 'reload');
    await until(seat.panel.page, () => !document.querySelector('[data-panel-state=who_am_i]'), null, 'the panel to see that nobody is signed in');
    await givePassword(seat.page, seat.person.password);
    await until(seat.panel.page, () => !document.querySelector('[data-pull]'), null, 'the pipeline to be read to its end');
    await seat.panel.settled();
    assert.deepEqual([...methods].sort(), ['model.res.user.get_preferences', 'model.sale.opportunity.search_read']);
    assert.equal(asked[0], 0);
    assert.equal(asked.filter((after) => after === 0).length, 1, `the first part was read once: ${asked}`);
    assert.ok(asked.length >= 3 && asked.slice(1).every((after) => after === asked[1]), `the part that was refused was asked for again: ${asked}`);
    await assertAsHeld(seat, 'open_loaded');
  });
});
