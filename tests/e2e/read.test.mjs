/** What was read of a deal: the list in the panel, shown on the page, saved as a table. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { launch } from './lib/browser.mjs';
import { click } from './lib/click.mjs';
import { startCreme } from './lib/creme.mjs';
import { frames, framed } from './lib/frame.mjs';
import { Panel } from './lib/panel.mjs';
import { assertPlain } from './lib/plain.mjs';
import { Seat } from './lib/seat.mjs';
import { deal, serve } from './lib/unknown-pages.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';

/** Opens the list, waits for its facts, and gives them as shown. */
async function openList(panel) {
  await panel.page.$eval('.what-was-read', (list) => {
    if (!list.open) list.querySelector('summary').click();
  });
  await until(panel.page, () => document.querySelectorAll('.what-was-read li').length > 3, null, 'the list of what was read');
  return panel.page.$$eval('.what-was-read li', (items) =>
    items.map((item) => ({ ...item.dataset, label: item.querySelector('.fact-label').firstChild.data, text: item.querySelector('.fact-text').textContent })),
  );
}

/** Presses the fact of a label, and gives what the panel says became of it. */
async function press(panel, label, from = 'record') {
  await panel.page.evaluate(
    (wanted) => {
      const items = [...document.querySelectorAll('.what-was-read li')];
      const item = items.find((one) => one.dataset.from === wanted.from && one.querySelector('.fact-label').firstChild.data === wanted.label);
      for (const one of items) delete one.dataset.pressed;
      item.dataset.pressed = '';
      item.querySelector('button').click();
    },
    { label, from },
  );
  return until(panel.page, () => document.querySelector('[data-pressed] .fact-shown')?.dataset.shown, null, `what became of ${label}`);
}

/** Has the panel keep what it saves. */
async function saved(panel) {
  await panel.page.evaluate(() => {
    globalThis.savedTexts = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      globalThis.savedTexts.push(blob.text());
      return make.call(URL, blob);
    };
  });
  await click(panel.page, '[data-action=save-facts]');
  return panel.page.evaluate(async () => (await Promise.all(globalThis.savedTexts))[0]);
}

describe('on Creme, with its adapter', () => {
  let creme;
  let seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.41' });
    seat = await Seat.take({ creme, login: 'sokafor', now });
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  test('each fact says what it is, what it was read as, how sure that is, and where it stands', async () => {
    await seat.visit('open_loaded');
    const facts = await openList(seat.panel);
    const of = (meaning, from) => facts.filter((fact) => fact.fact === meaning && fact.from === from);
    assert.equal(of('expected_close', 'record')[0].certainty, 'known');
    // The same is in the export that the session brought: the newer one of the two counts.
    const counts = [...of('expected_close', 'record'), ...of('expected_close', 'answer')].map((fact) => fact.counts);
    assert.deepEqual(counts.sort(), ['false', 'true']);
    assert.ok(facts.some((fact) => fact.fact === 'title' && fact.from === 'record'), 'its activities');
    const place = await seat.panel.page.$eval('[data-fact=expected_close][data-from=record] .fact-place', (one) => one.textContent);
    assert.match(place, /brick-tile\[data-key="regular_field-expected_closing_date"\] on \/opportunities\/opportunity\/\d+/);
    await assertPlain(seat.panel, 'the list of what was read');
    await assertAccessible(seat.panel.page, 'the list of what was read');
  });

  test('a press shows a fact on the page, and the frame goes again', async () => {
    await seat.visit('open_loaded');
    await openList(seat.panel);
    assert.equal(await press(seat.panel, 'Expected closing date'), 'here');
    const box = () => seat.page.$eval('[data-key="regular_field-expected_closing_date"] .brick-tile-value', (one) => one.getBoundingClientRect().toJSON());
    await framed(seat.page, box);
    assert.equal(await press(seat.panel, 'Expected closing date', 'answer'), 'answer');
    // No text of it is in the page, and nothing was read anew.
    assert.equal(await seat.page.$eval('html > [popover]', (host) => host.textContent + (host.shadowRoot === null)), 'true');
    await until(seat.page, () => !document.querySelector('html > [popover]'), null, 'the frame to go');
    assert.deepEqual(await frames(seat.page), []);
  });

  test('an activity on the page is shown as its own', async () => {
    const { id } = await seat.visit('open_loaded');
    const facts = await openList(seat.panel);
    const title = facts.find((fact) => fact.fact === 'title' && fact.from === 'record');
    await seat.panel.page.evaluate((text) => {
      const item = [...document.querySelectorAll('[data-fact=title][data-from=record]')].find((one) => one.querySelector('.fact-text').textContent === text);
      item.querySelector('button').click();
    }, title.text);
    await framed(seat.page, () =>
      seat.page.$$eval('.activity-title a', (links, text) => links.find((link) => link.textContent.trim() === text).getBoundingClientRect().toJSON(), title.text),
    );
    assert.ok(id);
  });

  test('the table for the security team holds the same facts', async () => {
    await seat.visit('open_loaded');
    const facts = await openList(seat.panel);
    const text = await saved(seat.panel);
    const lines = text.trimEnd().split('\r\n');
    assert.equal(lines[0], 'origin,page,label,text,meaning,value,certainty,place,read_at');
    assert.equal(lines.length, facts.length + 1);
    const close = lines.find((line) => line.includes('Expected closing date') && line.includes('/opportunities/opportunity/'));
    assert.match(close, new RegExp(`^${creme.url},/opportunities/opportunity/\\d+,Expected closing date,"[^"]+",expected close date,\\d{4}-\\d\\d-\\d\\d date,known`));
    assert.match(close, /,\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test('the list is filtered by its words, and goes by the arrows', async () => {
    await seat.visit('open_loaded');
    const all = await openList(seat.panel);
    await seat.panel.page.type('[name=read-filter]', 'closing date');
    const left = await until(
      seat.panel.page,
      (count) => {
        const items = [...document.querySelectorAll('.what-was-read li')];
        return items.length > 0 && items.length < count && items.map((item) => item.textContent);
      },
      all.length,
      'the filtered list',
    );
    assert.ok(left.every((text) => /closing/i.test(text) && /date/i.test(text)), String(left));
    await seat.panel.page.focus('.what-was-read .fact');
    await seat.panel.page.keyboard.press('ArrowDown');
    assert.equal(await seat.panel.page.evaluate(() => [...document.querySelectorAll('.fact')].indexOf(document.activeElement)), 1);
    await seat.panel.page.$eval('[name=read-filter]', (input) => {
      input.value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  });

  test('while presenting, nothing of it is in the panel', async () => {
    await seat.visit('open_loaded');
    await openList(seat.panel);
    await click(seat.panel.page, '.foot .switch input');
    await until(seat.panel.page, () => !document.querySelector('.what-was-read li'), null, 'the list to be hidden');
    assert.ok(!(await seat.panel.html()).includes('Expected closing date'));
    await click(seat.panel.page, '.foot .switch input');
    await openList(seat.panel);
  });
});

describe('on pages that no adapter knows', () => {
  let crm;
  let chromium;
  let page;
  let panel;
  before(async () => {
    crm = await serve('127.0.0.42');
    chromium = await launch();
    page = (await chromium.browser.pages())[0];
    await page.goto(`${crm.url}/s/definition-list/17`, { waitUntil: 'load' });
    panel = await Panel.open(chromium, page, now);
    await panel.allow(crm.url);
  });
  after(async () => {
    await chromium?.close();
    await crm?.stop();
  });

  const boxes = {
    'definition-list': () => [...document.querySelectorAll('main dd')].find((one) => one.textContent === '€48,500.00').getBoundingClientRect().toJSON(),
    'shadow-open': () => [...document.querySelector('x-deal').shadowRoot.querySelectorAll('dd')].find((one) => one.textContent === '€48,500.00').getBoundingClientRect().toJSON(),
    'shadow-closed': () => [...document.querySelectorAll('[slot=value]')].find((one) => one.textContent === '€48,500.00').getBoundingClientRect().toJSON(),
    'frame-same-origin': () => {
      const frame = document.querySelector('iframe');
      const box = [...frame.contentDocument.querySelectorAll('main dd')].find((one) => one.textContent === '€48,500.00').getBoundingClientRect();
      const outer = frame.getBoundingClientRect();
      return { left: box.left + outer.left + frame.clientLeft, top: box.top + outer.top + frame.clientTop, width: box.width, height: box.height };
    },
    'label-for': () => document.querySelector('[name=f_Amount]').getBoundingClientRect().toJSON(),
  };
  for (const [structure, box] of Object.entries(boxes)) {
    test(`a press shows the amount: ${structure}`, async () => {
      const path = `/s/${structure}/17`;
      await page.goto(crm.url + path, { waitUntil: 'load' });
      await panel.settled({ id: path, name: deal.name });
      await openList(panel);
      assert.equal(await press(panel, 'Amount'), 'here');
      // A closed root shows its slots' content with the box of the element around it, or of the text itself.
      if (structure === 'shadow-closed') assert.equal((await frames(page)).length, 1);
      else await framed(page, () => page.evaluate(box));
    });
  }

  test('what is gone is said to be gone; a frame takes no click and no text', async () => {
    const path = '/s/definition-list/17';
    await page.goto(crm.url + path, { waitUntil: 'load' });
    await panel.settled({ id: path, name: deal.name });
    await openList(panel);
    assert.equal(await press(panel, 'Stage'), 'here');
    const under = await page.evaluate(() => {
      const stage = [...document.querySelectorAll('main dd')].find((one) => one.textContent === 'Proposal');
      const { left, top, width, height } = stage.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === stage;
    });
    assert.ok(under, 'the frame lies over the page for the pointer');
    await panel.page.evaluate(() => {
      globalThis.answers = document.querySelectorAll('.what-was-read li').length;
    });
    await page.evaluate(() => {
      const owner = [...document.querySelectorAll('main dt')].find((one) => one.textContent === 'Probability');
      owner.nextElementSibling.remove();
      owner.remove();
    });
    assert.equal(await press(panel, 'Probability'), 'gone');
  });
});
