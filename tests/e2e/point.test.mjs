/** Pointing: on a CRM that no adapter knows the user shows a value once, and it is known on every page of that kind. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { buildOnlyGeneric, launch } from './lib/browser.mjs';
import { click } from './lib/click.mjs';
import { signIn } from './lib/creme-pages.mjs';
import { startCreme } from './lib/creme.mjs';
import { frames } from './lib/frame.mjs';
import { Options } from './lib/options.mjs';
import { Panel } from './lib/panel.mjs';
import { assertPlain } from './lib/plain.mjs';
import { serve } from './lib/unknown-pages.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';

const stateOf = (panel, state) =>
  until(panel.page, (wanted) => document.querySelector('.point')?.dataset.point === wanted, state, `pointing to be ${state}`);

/** Presses "Show me" for a meaning, and waits until the page can be pointed at. */
async function start(panel, meaning) {
  await until(panel.page, (wanted) => [...document.querySelectorAll('[name=point-meaning] option')].some((option) => option.value === wanted), meaning, `the choice of ${meaning}`);
  await panel.page.select('[name=point-meaning]', meaning);
  await click(panel.page, '[data-action=point]');
  await stateOf(panel, 'on');
}

/** Clicks with the mouse on what stands on the page. */
async function clickOn(page, selector) {
  await page.$eval(selector, (one) => one.scrollIntoView({ block: 'center' }));
  const box = await page.$eval(selector, (one) => one.getBoundingClientRect().toJSON());
  await page.bringToFront();
  await page.mouse.move(box.left + 5, box.top + box.height / 2);
  await page.mouse.click(box.left + 5, box.top + box.height / 2);
}

const took = (panel) =>
  until(
    panel.page,
    () => {
      const box = document.querySelector('.point-took[data-read]');
      return box && { text: box.querySelector('p').textContent, read: box.dataset.read, by: box.querySelector('[data-by]').dataset.by, all: box.innerText };
    },
    null,
    'what was taken',
  );

async function keep(panel) {
  await click(panel.page, '[data-action=point-keep]');
  await until(panel.page, () => document.querySelector('.point [data-kept]'), null, 'the field to be kept');
  await panel.settled();
}

const amountOf = async (panel) => (await panel.figures())['deal.amount']?.value;
const fieldsOf = async (panel) => JSON.parse((await panel.ask('settings', {})).text).set.reading?.fields ?? {};

describe('on a page that no adapter knows', () => {
  let crm;
  let chromium;
  let page;
  let panel;
  before(async () => {
    crm = await serve('127.0.0.44');
    chromium = await launch();
    page = (await chromium.browser.pages())[0];
    await page.goto(`${crm.url}/odd/worth/1`, { waitUntil: 'load' });
    panel = await Panel.open(chromium, page, now);
    await panel.allow(crm.url);
  });
  after(async () => {
    await chromium?.close();
    await crm?.stop();
  });
  const visit = async (path, name) => {
    await page.goto(crm.url + path, { waitUntil: 'load' });
    await panel.settled({ id: path, name });
  };

  test('what is missing is offered first', async () => {
    await visit('/odd/worth/1', 'Odd deal 1');
    const offered = await panel.page.$$eval('[name=point-meaning] optgroup', (groups) => groups.map((group) => [...group.children].map((option) => option.value)));
    assert.equal(offered[0][0], 'amount');
    assert.ok(!offered[0].includes('stage') && offered[1].includes('stage') && offered[1].includes('name'), JSON.stringify(offered));
  });

  test('a value is pointed at, confirmed, and known on this and the next record; the page gets none of the clicks', async () => {
    await visit('/odd/worth/1', 'Odd deal 1');
    assert.equal(await amountOf(panel), null);
    await start(panel, 'amount');
    await assertPlain(panel, 'while pointing');
    await assertAccessible(panel.page, 'while pointing');
    // A button of the page is no value, and is not pressed.
    await clickOn(page, '#buy');
    await stateOf(panel, 'on');
    await clickOn(page, '#worth');
    const told = await took(panel);
    assert.equal(told.text, 'Contract worth €18,500.00');
    assert.deepEqual([told.read, told.by], ['known', 'label']);
    assert.match(told.all, /€18,500/);
    await assertAccessible(panel.page, 'a value that was pointed at');
    assert.deepEqual(await page.evaluate(() => globalThis.clicks), []);
    assert.deepEqual(await frames(page), [], 'the overlay is gone');
    assert.equal(await amountOf(panel), null, 'nothing is kept before it is confirmed');
    await keep(panel);
    await until(panel.page, () => document.querySelector('[data-figure="deal.amount"]')?.dataset.value === '18500.00', null, 'the amount of this deal');
    await visit('/odd/worth/2', 'Odd deal 2');
    assert.equal(await amountOf(panel), '28500.00');
    const [field] = Object.values(await fieldsOf(panel));
    assert.deepEqual({ ...field, id: '' }, { id: '', origin: crm.url, page: 'record', by: 'label', name: 'Contract worth', meaning: 'amount' });
    assert.ok(!JSON.stringify(field).includes('500'), 'a value is kept');
  });

  test('a value without a label goes by its place', async () => {
    await visit('/odd/hero/1', 'Odd deal 1');
    assert.equal(await amountOf(panel), null);
    await start(panel, 'amount');
    await clickOn(page, '#hero-1');
    const told = await took(panel);
    assert.deepEqual([told.read, told.by], ['known', 'at']);
    await keep(panel);
    await until(panel.page, () => document.querySelector('[data-figure="deal.amount"]')?.dataset.value === '17250.00', null, 'the amount of this deal');
    await visit('/odd/hero/2', 'Odd deal 2');
    assert.equal(await amountOf(panel), '27250.00');
  });

  test('how it reads is shown for the meaning that is chosen', async () => {
    await visit('/odd/worth/1', 'Odd deal 1');
    await start(panel, 'go_live');
    await page.evaluate(() => document.querySelector('dd:nth-of-type(4)').setAttribute('id', 'kick'));
    await clickOn(page, '#kick');
    assert.equal((await took(panel)).read, 'known');
    await panel.page.select('.point-took [name=point-meaning]', 'amount');
    const told = await until(panel.page, () => document.querySelector('.point-took[data-read=unclear]')?.innerText, null, 'that a date is no amount');
    assert.ok(told.length > 20);
    await click(panel.page, '.point-took [data-action=point-stop]');
    await stateOf(panel, 'off');
  });

  test('with the keyboard: on the page, and from the panel', async () => {
    await visit('/odd/worth/1', 'Odd deal 1');
    await start(panel, 'won_amount');
    await page.bringToFront();
    await page.focus('#buy');
    await page.keyboard.press('Tab');
    const over = () => panel.page.$eval('.point-over', (one) => one.dataset.over);
    await until(panel.page, () => document.querySelector('.point-over')?.dataset.over !== '', null, 'a first value');
    const first = await over();
    await page.keyboard.press('ArrowDown');
    await until(panel.page, (before) => document.querySelector('.point-over')?.dataset.over !== before, first, 'the next value');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    await until(panel.page, (before) => document.querySelector('.point-over')?.dataset.over === before, first, 'the value before');
    await page.keyboard.press('Escape');
    await stateOf(panel, 'off');
    assert.deepEqual(await frames(page), []);
    assert.deepEqual((await page.evaluate(() => globalThis.clicks)).filter((one) => !/Shift|keydown buy/.test(one)), []);
    await start(panel, 'won_amount');
    await panel.page.bringToFront();
    for (let round = 0; round < 20 && (await over()) !== '€18,500.00'; round += 1) {
      const before = await over();
      await click(panel.page, '[data-action=point-next]');
      await until(panel.page, (was) => document.querySelector('.point-over')?.dataset.over !== was, before, 'the next value');
    }
    await click(panel.page, '[data-action=point-take]');
    assert.equal((await took(panel)).text, 'Contract worth €18,500.00');
    await click(panel.page, '.point-took [data-action=point-stop]');
    await stateOf(panel, 'off');
  });

  test('forged events choose nothing, confirm nothing and end nothing', async () => {
    await visit('/odd/worth/1', 'Odd deal 1');
    const before = JSON.stringify(await fieldsOf(panel));
    await start(panel, 'won_amount');
    await page.evaluate(async () => {
      const target = document.querySelector('#worth');
      const { left, top } = target.getBoundingClientRect();
      for (const at of [target, document.documentElement, document, window, document.querySelector('html > [popover]')]) {
        for (const name of ['pointermove', 'pointerdown', 'mousedown', 'mouseup', 'click']) {
          at.dispatchEvent(new PointerEvent(name, { bubbles: true, composed: true, button: 0, clientX: left + 3, clientY: top + 3 }));
        }
        for (const key of ['Tab', 'Enter', 'Escape']) at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      }
      target.click();
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    await panel.settled();
    assert.equal(await panel.page.$eval('.point', (one) => one.dataset.point), 'on');
    assert.equal(await panel.page.$eval('.point-over', (one) => one.dataset.over), '');
    assert.equal(JSON.stringify(await fieldsOf(panel)), before);
    await click(panel.page, '.point-on [data-action=point-stop]');
    await stateOf(panel, 'off');
    await until(page, () => !document.querySelector('html > [popover]'), null, 'the overlay to go');
  });

  test('what was kept is listed in the options, and a field map of it can be handed on', async () => {
    const options = await Options.open(chromium);
    const group = await options.page.waitForSelector('[data-group=reading] summary');
    await group.evaluate((one) => one.click());
    await until(options.page, () => document.querySelector('[data-group="reading.fields"]'), null, 'the fields');
    await options.page.$eval('[data-group="reading.fields"] summary', (one) => one.click());
    const names = await until(
      options.page,
      () => {
        const found = [...document.querySelectorAll('[data-group^="reading.fields."] .set-name')].map((one) => one.textContent);
        return found.length >= 2 && found;
      },
      null,
      'the fields that were pointed at',
    );
    assert.ok(names.some((name) => /Contract worth.*amount/.test(name)), names.join());
    await options.page.evaluate(() => {
      globalThis.savedTexts = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        globalThis.savedTexts.push(blob.text());
        return make.call(URL, blob);
      };
    });
    await click(options.page, '[data-action=export-fields]');
    const map = await options.page.evaluate(async () => (await Promise.all(globalThis.savedTexts))[0]);
    const { set, format } = JSON.parse(map);
    assert.equal(format, 3);
    assert.equal(Object.keys(set.reading.fields).length, 2);
    assert.ok(!/18,?500|17,?250/.test(map), 'a value is in the map');
    await assertAccessible(options.page, 'the fields in the options');

    // Taken out, it is unknown again; the map brings it back, after a look at what it would change.
    await panel.ask('set_settings', { text: JSON.stringify({ ...JSON.parse((await panel.ask('settings', {})).text), set: {} }) });
    await page.bringToFront();
    await visit('/odd/worth/2', 'Odd deal 2');
    assert.equal(await amountOf(panel), null);
    await options.page.bringToFront();
    const chooser = options.page.waitForFileChooser();
    await click(options.page, '[data-action=import-fields]');
    const { writeFileSync, mkdtempSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const file = join(mkdtempSync(join(tmpdir(), 'second-chair-map-')), 'fields.json');
    const faulty = JSON.parse(map);
    faulty.set.reading.fields.bad = { id: 'bad', origin: 'no origin', page: 'record', by: 'label', name: 'x', meaning: 'amount' };
    faulty.set.load = { overhead: 0.5 };
    writeFileSync(file, JSON.stringify(faulty));
    await (await chooser).accept([file]);
    const said = await until(options.page, () => document.querySelector('[data-import]')?.innerText, null, 'the preview');
    assert.match(said, /Contract worth/);
    assert.match(said, /no origin/);
    assert.equal(Object.keys(await fieldsOf(panel)).length, 0, 'nothing changes before it is applied');
    await click(options.page, '[data-action=apply-import]');
    await until(options.page, () => !document.querySelector('[data-import]'), null, 'the map to be applied');
    assert.equal(Object.keys(await fieldsOf(panel)).length, 2);
    assert.equal(JSON.parse((await panel.ask('settings', {})).text).set.load, undefined, 'a field map sets nothing else');
    await options.close();
    await page.bringToFront();
    await visit('/odd/worth/2', 'Odd deal 2');
    assert.equal(await amountOf(panel), '28500.00');

    // The same text is a policy, and one that locks goes before the user's own.
    assert.deepEqual(await panel.ask('set_policy', { text: JSON.stringify({ ...JSON.parse(map), lock: ['reading.fields'] }) }), []);
    await panel.ask('set_settings', { text: JSON.stringify({ ...JSON.parse((await panel.ask('settings', {})).text), set: {} }) });
    await panel.settled();
    assert.equal(await amountOf(panel), '28500.00');
  });
});

describe('on Creme with its adapter left out', () => {
  let creme;
  let chromium;
  let page;
  let panel;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.45' });
    chromium = await launch({ extension: buildOnlyGeneric() });
    page = (await chromium.browser.pages())[0];
    await signIn(page, creme.url, 'sokafor', creme.facts.users.sokafor.password);
    await page.goto(creme.facts.shown.open_loaded.url, { waitUntil: 'load' });
    panel = await Panel.open(chromium, page, now);
    await panel.allow(creme.url);
  });
  after(async () => {
    await chromium?.close();
    await creme?.stop();
  });

  test('a field that was set aside is pointed at and known again, on this deal and on the next', async () => {
    await until(panel.page, () => document.querySelector('[data-figure="deal.amount"]')?.dataset.value, null, 'the amount before it is set aside');
    const right = await amountOf(panel);
    const aside = (by, name, id) => ({ id, origin: creme.url, page: 'record', by, name, meaning: null });
    const own = JSON.parse((await panel.ask('settings', {})).text);
    own.set = { reading: { fields: { a: aside('label', 'Estimated sales', 'a') } } };
    assert.deepEqual(await panel.ask('set_settings', { text: JSON.stringify(own) }), []);
    await until(panel.page, () => document.querySelector('[data-figure="deal.amount"]')?.dataset.value === '', null, 'the amount to be unknown');
    await start(panel, 'amount');
    await page.evaluate(() => {
      const key = [...document.querySelectorAll('.card-info-key')].find((one) => one.textContent.trim() === 'Estimated sales');
      key.nextElementSibling.classList.add('pointed-at-by-the-test');
    });
    await clickOn(page, '.pointed-at-by-the-test');
    const told = await took(panel);
    assert.equal(told.read, 'known');
    await keep(panel);
    await until(panel.page, () => document.querySelector('[data-figure="deal.amount"]')?.dataset.value, null, 'the amount of this deal');
    assert.equal(await amountOf(panel), right);
    const other = Object.values(creme.facts.shown).find((deal) => deal.url !== creme.facts.shown.open_loaded.url);
    await page.goto(other.url, { waitUntil: 'load' });
    await until(panel.page, (record) => document.querySelector('header.deal')?.dataset.record === record, new URL(other.url).pathname, 'the next deal');
    await panel.settled();
    assert.notEqual(await amountOf(panel), null);
  });

  test('a press on what was read shows it on a page that is read without an adapter', async () => {
    await page.goto(creme.facts.shown.open_loaded.url, { waitUntil: 'load' });
    await until(panel.page, (record) => document.querySelector('header.deal')?.dataset.record === record, new URL(creme.facts.shown.open_loaded.url).pathname, 'the deal');
    await panel.settled();
    await panel.page.$eval('.what-was-read', (list) => {
      if (!list.open) list.querySelector('summary').click();
    });
    await until(panel.page, () => document.querySelector('[data-fact=expected_close] button'), null, 'the close date in the list');
    await panel.page.$eval('[data-fact=expected_close] button', (button) => button.click());
    await until(panel.page, () => document.querySelector('[data-fact=expected_close] .fact-shown')?.dataset.shown === 'here', null, 'it to be shown');
    assert.equal((await frames(page)).length, 1);
  });
});
