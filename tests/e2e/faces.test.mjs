/** The panel and the options page as people use them: with a screen reader, by keyboard, zoomed, in the dark, in a long language. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { launch } from './lib/browser.mjs';
import { signIn } from './lib/creme-pages.mjs';
import { startCreme } from './lib/creme.mjs';
import { outFolder } from './lib/folders.mjs';
import { Options } from './lib/options.mjs';
import { samplePlan } from './lib/oracle.mjs';
import { Panel } from './lib/panel.mjs';
import { Seat } from './lib/seat.mjs';
import { long } from './lib/scope.mjs';
import { Settings } from './lib/settings.mjs';
import { look, shoot } from './lib/shoot.mjs';
import { until } from './lib/until.mjs';

const schemes = ['light', 'dark'];
const deals = long ? ['open_loaded', 'won_still_calling', 'half_missing', 'markup_name', 'arabic', 'won_empty'] : ['open_loaded', 'won_still_calling', 'half_missing'];
/** What differs in the dark are colours, and one deal shows them all. */
const dealsIn = { light: deals, dark: long ? deals : ['open_loaded'] };

describe('the faces', () => {
  let creme;
  let seat;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'second-chair-faces-'));
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.17' });
    seat = await Seat.take({ creme, login: 'sokafor', now: '2026-11-18T10:20:00Z' });
    await seat.enterPlan(await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today }));
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const scheme of schemes) {
    test(`axe finds nothing in the panel, ${scheme}`, async () => {
      for (const key of dealsIn[scheme]) {
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

  for (const scheme of schemes) {
    test(`axe finds nothing in the settings, ${scheme}`, async (t) => {
      const settings = await Settings.open(seat.chromium);
      t.after(() => settings.close());
      const { page } = settings;
      for (const width of long ? [900, 420] : scheme === 'light' ? [900] : [420]) {
        const picture = (name) => shoot(page, join(outFolder('screens'), `settings-${name}-${width}-${scheme}.png`));
        await look(page, { width, scheme });
        await assertAccessible(page, 'the settings, closed');
        await picture('closed');
        await wander(settings);
        await assertAccessible(page, 'a fault, a locked value, a mark, an open member, people to confirm');
        await picture('open');
        await settings.choose(folder, JSON.stringify(mixed));
        await assertAccessible(page, 'the preview of an import');
        await picture('import');
        await settings.answer('cancel');
        await page.type('[name=settings-search]', 'verified why');
        await until(page, () => document.querySelector('.set-hits').dataset.hits === '1', null, 'the search');
        await settings.press('[data-action=compare]');
        await assertAccessible(page, 'a search, and what differs');
        await picture('search');
        await settings.press('[data-action=compare]');
        await page.reload();
        await until(page, () => document.querySelector('#settings [data-group]'), null, 'the settings anew');
      }
    });
  }

  test('the keyboard reaches every setting that can be changed', async (t) => {
    const settings = await Settings.open(seat.chromium);
    t.after(() => settings.close());
    await wander(settings);
    await assertReached(settings.page, '#settings', 'the settings');
  });

  test('320 pixels and a long language: no setting is wider than the page', async () => {
    for (const language of ['en', 'en-XA']) {
      await speak(language);
      const settings = await Settings.open(seat.chromium);
      await until(settings.page, (wanted) => document.documentElement.lang === wanted, language, `the settings in ${language}`);
      await wander(settings);
      await settings.choose(folder, JSON.stringify(mixed));
      await settings.page.setViewport({ width: 320, height: 640, deviceScaleFactor: 2 });
      assert.equal(await tooWide(settings.page), null, `the settings in ${language}`);
      await shoot(settings.page, join(outFolder('screens'), `settings-320-${language}.png`));
      await settings.close();
    }
    await speak('en');
  });

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
      });
      await assertReached(page, 'body', key);

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
      for (const key of long ? ['open_loaded', 'won_still_calling', 'half_missing'] : ['open_loaded', 'won_still_calling']) {
        await seat.visit(key);
        await openReasons(seat.panel);
        // 640 device pixels at 200 % are 320 of the page's.
        await seat.panel.page.setViewport({ width: 320, height: 640, deviceScaleFactor: 2 });
        const wide = await tooWide(seat.panel.page);
        assert.equal(wide, null, `${key} in ${language} scrolls sideways: ${JSON.stringify(wide)}`);
        if (language !== 'en') continue;
        // Letters of twice their size, in a panel of the usual width. Charts take their place a frame later.
        await seat.panel.page.setViewport({ width: 360, height: 640 });
        const letters = (size) =>
          seat.panel.page.evaluate((to) => {
            document.documentElement.style.fontSize = to;
            return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100))));
          }, size);
        await letters('200%');
        const large = await tooWide(seat.panel.page);
        await letters('');
        assert.equal(large, null, `${key} in ${language} with large letters scrolls sideways: ${JSON.stringify(large)}`);
      }
    }
    await speak('en');
  });

  test('pictures of the panel', { skip: !long }, async () => {
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

/** Own settings of which some hold, one is faulty and one is locked. */
const mixed = {
  format: 3, me: [], crm: [], language: null,
  set: { load: { overhead: 0.2, weeks: 'six' }, privacy: { people_data: 'team_named' }, catalogue: { kinds: { demo: { preparation: 3, words: ['demo', 'show'] }, escalation: null } } },
};

/** Opens a bit of everything: a locked value, a fault, a mark, members, a table, the people to confirm. */
async function wander(settings) {
  for (const path of ['privacy', 'calendars.standard', 'people', 'catalogue.kinds.demo', 'plans.plan_a.components.territory', 'handoff.items.why']) await settings.reveal(path);
  await settings.press('[data-setting="load.overhead"] .mark, [data-setting="plans.plan_a.components.territory.weight"] .mark');
  await settings.type('load.overhead', '99');
  await settings.fault('load.overhead');
  await settings.press('[data-setting="calendars.standard.holidays"] [data-action=add-row]');
}

/** That Tab reaches everything within `root` that can be pressed or typed into, and that what has the focus is seen to. */
async function assertReached(page, root, where) {
  await page.evaluate((selector) => {
    document.activeElement?.blur();
    let number = 0;
    for (const one of document.querySelector(selector).querySelectorAll('button, summary, a[href], input, select, textarea')) {
      const usable = !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && one.getClientRects().length > 0;
      if (usable) one.setAttribute('data-test-key', String(number++));
    }
  }, root);
  const wanted = await page.$$eval('[data-test-key]', (found) => found.map((one) => one.dataset.testKey));
  const reached = new Set();
  const most = await page.$$eval('button, summary, a[href], input, select, textarea', (found) => found.length);
  // Once around, a few more for the browser's own stops, and the parts of dates.
  for (let press = 0; press < most + 40 && reached.size < wanted.length; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { key: one.dataset.testKey ?? null, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 };
    });
    if (at.key === null) continue;
    assert.ok(at.ring, `${where}: what has the focus is seen to have it (number ${at.key})`);
    reached.add(at.key);
  }
  const missed = wanted.filter((one) => !reached.has(one));
  const names = await page.$$eval('[data-test-key]', (found, keys) => found.filter((one) => keys.includes(one.dataset.testKey)).map((one) => one.outerHTML.slice(0, 120)), missed);
  assert.deepEqual(names, [], `${where}: not reached by Tab`);
}

/** What is wider than its page; null for nothing. */
function tooWide(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    // What scrolls in a box of its own, or is cut off there, widens nothing.
    const isBoxed = (one) => one !== document.body && (getComputedStyle(one).overflowX !== 'visible' || isBoxed(one.parentElement));
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth && !isBoxed(one.parentElement));
    return { width: root.scrollWidth, first: out.slice(0, 3).map((one) => one.outerHTML.slice(0, 160)) };
  });
}
