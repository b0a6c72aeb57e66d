/** Pages of CRMs that no adapter knows: what is read of them, what is not, and what it costs. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { Panel } from './lib/panel.mjs';
import { assertPlain } from './lib/plain.mjs';
import { familiar } from './lib/familiar-pages.mjs';
import { deal, more, serve, structures } from './lib/unknown-pages.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';

/** A person with the panel open beside a page. */
async function seat(url, path) {
  const chromium = await launch();
  const page = (await chromium.browser.pages())[0];
  await page.goto(url + path, { waitUntil: 'load' });
  return { chromium, page };
}

/** What the panel says of the deal on screen. */
async function shown(panel) {
  const figures = await panel.figures();
  const texts = await panel.page.$eval('header.deal', (one) => ({
    name: one.querySelector('h1').textContent,
    account: one.querySelector('.account').textContent,
    plain: [...one.querySelectorAll('.figure-value.plain')].map((value) => value.textContent),
    unknown: [...one.querySelectorAll('.missing li')].map((item) => item.textContent),
  }));
  const [owner, se] = texts.plain;
  const figure = (id) => (figures[id].value === null ? null : `${figures[id].value} ${figures[id].unit}`);
  return {
    name: texts.name, account: texts.account, stage: figure('deal.stage'), amount: figure('deal.amount'), close: figure('deal.close_date'),
    owner, se, unknown: texts.unknown,
  };
}

const right = {
  name: deal.name, account: 'Nordhafen AG', stage: 'proposal state', amount: '48500.00 EUR', close: '2027-03-03 date',
  owner: 'Rosa Kim', se: 'Sam Okafor', unknown: [],
};

const listRow = [['Deal name', 'List deal 2'], ['Account', 'Firm 2'], ['Stage', 'Proposal'], ['Amount', '€22,000.00'], ['Close date', 'March 2, 2027']];

describe('pages that show one deal', () => {
  let crm;
  let second;
  let chromium;
  let page;
  let panel;
  before(async () => {
    second = await serve('127.0.0.32');
    crm = await serve('127.0.0.31', second.url, Object.fromEntries(Object.values(familiar).map(({ path, html }) => [path.split(/[?#]/)[0], html])));
    ({ chromium, page } = await seat(crm.url, '/contacts/5'));
    panel = await Panel.open(chromium, page, now);
    await until(panel.page, () => document.querySelector('[data-panel-state=not_allowed]'), null, 'the question whether the host is allowed');
    const { text } = await panel.ask('export', {});
    assert.deepEqual(JSON.parse(text).readings, [], 'nothing was read before the host was allowed');
    await assertPlain(panel, 'an unknown site that is not allowed');
    await panel.allow(crm.url);
  });
  after(async () => {
    await chromium?.close();
    await crm?.stop();
    await second?.stop();
  });

  const readings = async () => JSON.parse((await panel.ask('export', {})).text).readings.map((one) => ({ ...one, reading: JSON.parse(one.text) }));
  const readingOf = async (path) => (await readings()).find((one) => one.origin === crm.url && one.reading.path === path)?.reading;

  async function visit(path, record = path, name = deal.name) {
    await page.goto(crm.url + path, { waitUntil: 'load' });
    await panel.settled({ id: record, name });
  }

  for (const name of Object.keys(structures)) {
    test(name, async () => {
      const path = `/s/${name}/17`;
      await visit(path);
      assert.deepEqual(await shown(panel), right);
      const { parts } = await readingOf(path);
      const facts = parts.filter(({ part }) => part === 'page').flatMap((part) => part.facts);
      const labelled = facts.filter((fact) => fact.label !== undefined).map((fact) => [fact.label.replace(/:$/, ''), fact.text]);
      const free = name === 'false-facts';
      // What stands under a heading “Notes” is delivered with that heading, and the core leaves it out.
      const own = free ? facts.filter((fact) => fact.label && fact.section !== 'Notes' && fact.label !== 'Remarks').map((fact) => [fact.label, fact.text]) : labelled;
      assert.deepEqual(own, [...Object.entries(deal).slice(1), ...(more[name] ?? [])]);
    });
  }

  for (const [name, { path, right: wanted }] of Object.entries(familiar)) {
    test(`a page like a well-known CRM’s: ${name}`, async () => {
      await page.goto(crm.url + path, { waitUntil: 'load' });
      await until(panel.page, (title) => document.querySelector('header.deal h1')?.textContent === title, wanted.name, `the deal ${wanted.name}`);
      await panel.settled();
      assert.deepEqual(await shown(panel), wanted);
    });
  }

  test('names in programs are told where attributes hold them', async () => {
    const api = async (path) => Object.fromEntries((await readingOf(path)).parts[0].facts.filter((fact) => fact.api).map((fact) => [fact.label, fact.api]));
    assert.equal((await api('/s/tiles/17')).Amount, 'amount');
    assert.equal((await api('/s/label-for/17')).Stage, 'f_Stage');
  });

  test('a form’s values are what stands in it now, also when they change; forged events change nothing', async () => {
    await visit('/deals/form', '/deals/form~harbour cranes rollout');
    assert.deepEqual(await shown(panel), right);
    // What follows a page's arrival is over by then.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
    const before = (await readingOf('/deals/form')).read_at;
    // A script changes a property, which no observer sees, and says so in an event that the browser did not make.
    await page.evaluate(async () => {
      const input = document.querySelector('[name=Stage]');
      input.value = 'Won';
      for (const name of ['input', 'change', 'focusout', 'popstate', 'hashchange']) {
        input.dispatchEvent(new Event(name, { bubbles: true }));
        window.dispatchEvent(new Event(name));
      }
      await new Promise((resolve) => setTimeout(resolve, 1500));
    });
    assert.equal((await readingOf('/deals/form')).read_at, before, 'forged events had the page read again');
    assert.equal((await shown(panel)).stage, 'proposal state');
    await page.type('[name=Owner]', 's');
    await until(panel.page, () => document.querySelector('header.deal')?.textContent.includes('sRosa Kim'), null, 'what was typed');
    assert.deepEqual(await shown(panel), { ...right, owner: 'sRosa Kim', stage: 'won state' });
  });

  test('content that comes late, and another deal within the same document', async () => {
    await visit('/deals/late', '/deals/late~harbour cranes rollout');
    assert.deepEqual(await shown(panel), right);
    await visit('/deals/71');
    assert.deepEqual(await shown(panel), right);
    await page.click('#next');
    // A slow server: what stands there all that time is the first deal, whatever the address says.
    await new Promise((resolve) => setTimeout(resolve, 3_300));
    const { text } = await panel.ask('export', {});
    assert.ok(!text.includes('/deals/72'), 'the first deal was taken for the second');
    await panel.settled({ id: '/deals/72', name: 'Second deal' });
    assert.deepEqual(await shown(panel), {
      name: 'Second deal', account: 'Otter Ltd', stage: 'negotiation state', amount: '7100.00 EUR', close: '2027-05-05 date', owner: 'Bo Lee', se: 'Lea Petit', unknown: [],
    });
  });

  test('a deal whose address comes after its fields', async () => {
    await page.goto(`${crm.url}/start/view`, { waitUntil: 'load' });
    await page.click('#open');
    await panel.settled({ id: '/deals/73', name: deal.name });
    assert.deepEqual(await shown(panel), right);
  });

  test('the button in the toolbar, pressed where the panel sees nothing, lets it see', async () => {
    await page.goto(`${second.url}/contacts/5`, { waitUntil: 'load' });
    await until(panel.page, () => document.querySelector('[data-panel-state=no_access]'), null, 'the panel to see nothing on another site');
    // What the browser says of the page by itself is over.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await (await chromium.browser.extensions()).get(chromium.id).triggerAction(page);
    await until(panel.page, () => document.querySelector('[data-panel-state=not_allowed]'), null, 'the question whether that site is allowed');
  });

  test('a page that never rests is read all the same', async () => {
    await page.emulateCPUThrottling(2);
    await visit('/deals/busy', '/deals/busy~harbour cranes rollout');
    await page.emulateCPUThrottling(null);
    assert.deepEqual(await shown(panel), right);
  });

  test('the dialog on top counts, and not the board behind it', async () => {
    await visit('/board/modal', '/board/modal~harbour cranes rollout');
    assert.deepEqual(await shown(panel), right);
  });

  test('two fields that could both be the amount: neither is chosen, both are named', async () => {
    await visit('/deals/rival', '/deals/rival~harbour cranes rollout');
    const said = await shown(panel);
    assert.equal(said.amount, null);
    assert.equal(said.unknown.length, 1);
    for (const part of ['Amount', '€48,500.00', 'Deal value', '€77,000.00']) assert.ok(said.unknown[0].includes(part), said.unknown[0]);
  });

  test('labels in the page’s language', async () => {
    await visit('/de/deals/5', '/de/deals/5', 'Hafenkräne');
    assert.deepEqual(await shown(panel), { ...right, name: 'Hafenkräne' });
    await visit('/ja/deals/6', '/ja/deals/6', '基幹システム更新');
    const said = await shown(panel);
    assert.deepEqual([said.account, said.amount, said.close, said.owner], ['株式会社サクラ', '48500 JPY', '2027-03-03 date', '田中 由紀']);
  });

  test('a page that its address says is a person’s is no deal, and is not kept', async () => {
    await page.goto(`${crm.url}/contacts/5`, { waitUntil: 'load' });
    await until(panel.page, () => document.querySelector('[data-panel-state=no_deal]'), null, 'no deal on a contact’s page');
    await panel.settled();
    assert.equal(await readingOf('/contacts/5'), undefined);
    await assertPlain(panel, 'a page without a deal');
  });

  /** The rows of a list, as the core keeps them. */
  async function listed(path, count) {
    await panel.ask('forget', { origin: crm.url });
    await page.goto(crm.url + path, { waitUntil: 'load' });
    await until(panel.page, (wanted) => document.querySelector('[data-read-deals]')?.dataset.readDeals === wanted, String(count), `${count} deals of ${path}`);
    return (await readingOf(path)).parts.filter(({ part }) => part !== 'page');
  }

  test('a board: a card for each deal, with its column', async () => {
    const cards = await listed('/board', 4);
    assert.deepEqual(cards.map((card) => card.path), ['/deals/1', '/deals/2', '/deals/11', '/deals/12']);
    for (const card of cards) assert.ok(card.facts.some((fact) => fact.place === 'column' && /^(Proposal|Negotiation)/.test(fact.text)));
  });

  test('lists: ids from the row, from its own link, or none', async () => {
    const ids = await listed('/list/ids', 3);
    assert.deepEqual(ids.map((row) => row.record), ['001x', '002x', '003x']);
    const links = await listed('/list/links', 3);
    assert.deepEqual(links.map((row) => row.path), ['/deals/1?from=list', '/deals/2?from=list', '/deals/3?from=list']);
    const bare = await listed('/list/bare', 3);
    assert.deepEqual(bare.map((row) => [row.record, row.path]), [[undefined, undefined], [undefined, undefined], [undefined, undefined]]);
    assert.deepEqual(bare[1].facts.map((fact) => [fact.label, fact.text]), listRow);
  });

  test('a head that sorts by buttons, and a sum that is no record', async () => {
    const sorted = await listed('/list/sorted', 3);
    assert.deepEqual(sorted.map((row) => [row.record, row.path]), [['1', '/deals/1'], ['2', '/deals/2'], ['3', '/deals/3']]);
    assert.deepEqual(sorted[1].facts.map((fact) => [fact.label, fact.text]), listRow);
  });

  test('a head that stays while its rows are scrolled, in a table of its own', async () => {
    const sticky = await listed('/list/sticky', 3);
    assert.deepEqual(sticky.slice(0, 3).map((row) => row.record), ['001x', '002x', '003x']);
    assert.deepEqual(sticky[1].facts.map((fact) => [fact.label, fact.text]), listRow);
  });

  test('the same record on a second origin changes nothing', async () => {
    await visit('/s/definition-list/17');
    await page.goto(`${second.url}/forged/17`, { waitUntil: 'load' });
    await until(panel.page, () => document.querySelector('[data-panel-state=not_allowed], [data-panel-state=no_access]'), null, 'the second origin to be another one');
    assert.ok((await readings()).every((one) => one.origin === crm.url), 'the second origin was read');
    await visit('/s/definition-list/17');
    assert.deepEqual(await shown(panel), right);
  });
});
