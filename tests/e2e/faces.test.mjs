/** The panel and the options page as people use them: with a screen reader, by keyboard, zoomed, in the dark, in a long language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { signIn } from './lib/creme-pages.mjs';
import { startCreme } from './lib/creme.mjs';
import { outFolder } from './lib/folders.mjs';
import { Options } from './lib/options.mjs';
import { samplePlan } from './lib/oracle.mjs';
import { Panel } from './lib/panel.mjs';
import { Seat } from './lib/seat.mjs';
import { long } from './lib/scope.mjs';
import { look, shoot } from './lib/shoot.mjs';
import { until } from './lib/until.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const schemes = ['light', 'dark'];
const deals = long ? ['open_loaded', 'won_still_calling', 'half_missing', 'markup_name', 'arabic', 'won_empty'] : ['open_loaded', 'won_still_calling', 'half_missing'];

describe('the faces', () => {
  let creme;
  let seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.17' });
    seat = await Seat.take({ creme, login: 'sokafor', now: '2026-11-18T10:20:00Z' });
    await seat.enterPlan(await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today }));
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  for (const scheme of schemes) {
    test(`axe finds nothing in the panel, ${scheme}`, async () => {
      for (const key of deals) {
        await seat.visit(key);
        await look(seat.panel.page, { width: 360, scheme });
        await assertAccessible(seat.panel.page, `${key}, closed`);
        await openReasons(seat.panel);
        await assertAccessible(seat.panel.page, `${key}, everything open`);
      }
      await seat.page.goto(creme.facts.deals_url, { waitUntil: 'domcontentloaded' });
      await until(seat.panel.page, () => document.querySelector('[data-panel-state=no_deal]'), null, 'the panel of a list page');
      await assertAccessible(seat.panel.page, 'the list page');
    });

    test(`axe finds nothing in the options page, ${scheme}`, async (t) => {
      const options = await Options.open(seat.chromium);
      t.after(() => options.close());
      await look(options.page, { width: 900, scheme });
      await assertAccessible(options.page, 'the options page');
      await options.openPlan();
      await openDetails(options.page);
      await assertAccessible(options.page, 'the options page with the plan open');
      await shoot(options.page, join(outFolder('screens'), `options-900-${scheme}.png`));
    });
  }

  test('axe finds nothing while the host is not allowed', async (t) => {
    const chromium = await launch();
    t.after(() => chromium.close());
    const page = (await chromium.browser.pages())[0];
    await signIn(page, creme.url, 'sokafor', seat.person.password);
    await page.goto(creme.facts.shown.open_loaded.url, { waitUntil: 'domcontentloaded' });
    const panel = await Panel.open(chromium, page);
    await until(panel.page, () => document.querySelector('[data-action=allow]'), null, 'the button that allows the host');
    for (const scheme of schemes) {
      await look(panel.page, { width: 360, scheme });
      await assertAccessible(panel.page, `not allowed, ${scheme}`);
      await shoot(panel.page, join(outFolder('screens'), `not-allowed-360-${scheme}.png`));
    }
    await panel.allow(creme.url);
    await panel.settled(creme.facts.shown.open_loaded);
    await assertAccessible(panel.page, 'asking who is looking');
    await shoot(panel.page, join(outFolder('screens'), 'who-am-i-360-dark.png'));
  });

  test('the keyboard reaches everything that can be pressed, and opens every disclosure', async () => {
    for (const key of ['open_loaded', 'won_still_calling']) {
      await seat.visit(key);
      const { page } = seat.panel;
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details[open]')) details.open = false;
        document.activeElement?.blur();
        let number = 0;
        for (const one of document.querySelectorAll('button, summary, a[href], input, select, textarea')) {
          const usable = !one.disabled && one.tabIndex >= 0 && one.getClientRects().length > 0;
          if (usable) one.setAttribute('data-test-key', String(number++));
        }
      });
      const wanted = await page.$$eval('[data-test-key]', (found) => found.map((one) => one.dataset.testKey));
      const reached = new Set();
      // Once around, and a few more for the browser's own stops.
      for (let press = 0; press < wanted.length + 10 && reached.size < wanted.length; press += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const one = document.activeElement;
          const style = getComputedStyle(one);
          return { key: one.dataset.testKey ?? null, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 };
        });
        if (at.key === null) continue;
        assert.ok(at.ring, `${key}: what has the focus is seen to have it (number ${at.key})`);
        reached.add(at.key);
      }
      const missed = wanted.filter((one) => !reached.has(one));
      const names = await page.$$eval('[data-test-key]', (found, keys) => found.filter((one) => keys.includes(one.dataset.testKey)).map((one) => one.outerHTML.slice(0, 120)), missed);
      assert.deepEqual(names, [], `${key}: not reached by Tab`);

      const closed = await page.$$('[aria-expanded=false][data-test-key]');
      for (const one of closed) {
        await one.focus();
        await page.keyboard.press('Enter');
      }
      await until(page, () => document.querySelectorAll('[aria-expanded=false][data-test-key]').length === 0, null, 'every disclosure to open by Enter');
      for (const one of await page.$$('summary[data-test-key]')) {
        await one.focus();
        await page.keyboard.press('Space');
      }
      const shut = await page.$$eval('summary[data-test-key]', (found) => found.filter((one) => !one.parentElement.open).length);
      assert.equal(shut, 0, 'every summary opens by the space bar');
    }
  });

  test('200 % zoom, 320 pixels: nothing is wider than the panel, in English and in a long language', async () => {
    for (const language of ['en', 'en-XA']) {
      await speak(language);
      for (const key of ['open_loaded', 'won_still_calling', 'half_missing']) {
        await seat.visit(key);
        await openReasons(seat.panel);
        // 640 device pixels at 200 % are 320 of the page's.
        await seat.panel.page.setViewport({ width: 320, height: 640, deviceScaleFactor: 2 });
        const wide = await seat.panel.page.evaluate(() => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return null;
          const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
          return { width: root.scrollWidth, first: out.slice(0, 3).map((one) => one.outerHTML.slice(0, 160)) };
        });
        assert.equal(wide, null, `${key} in ${language} scrolls sideways: ${JSON.stringify(wide)}`);
      }
    }
    await speak('en');
  });

  test('pictures of the panel', async () => {
    const out = outFolder('screens');
    for (const language of ['en', 'en-XA']) {
      await speak(language);
      for (const key of ['open_loaded', 'won_still_calling', 'half_missing']) {
        await seat.visit(key);
        await seat.panel.uncover();
        for (const width of [360, 700]) {
          for (const scheme of schemes) {
            await look(seat.panel.page, { width, scheme });
            await shoot(seat.panel.page, join(out, `${key}-${width}-${scheme}-${language}.png`));
          }
        }
      }
    }
    await speak('en');
  });

  async function speak(language) {
    const options = await Options.open(seat.chromium);
    await options.page.select('select[name=language]', language);
    await until(seat.panel.page, (wanted) => document.documentElement.lang === wanted, language, `the panel in ${language}`);
    await options.close();
    await seat.page.bringToFront();
  }
});

/** Opens everything, the reasons of every figure too. */
async function openReasons(panel) {
  await panel.openAll();
  await panel.page.evaluate(() => {
    for (const button of document.querySelectorAll('main [aria-expanded=false]')) button.click();
  });
  await until(panel.page, () => !document.querySelector('main [aria-expanded=false]'), null, 'all reasons to open');
}

async function openDetails(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details:not([open])')) details.open = true;
  });
}

async function assertAccessible(page, where) {
  // As an expression: the extension's policy forbids its pages to load or evaluate anything else.
  await page.evaluate(`${axe}; undefined`);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`));
  });
  assert.ok(violations.length === 0, `${where}:\n${violations.join('\n')}`);
}
