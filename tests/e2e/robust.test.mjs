/** What happens in a real day: workers die, tabs reload, sessions end. The panel ends up right, plainly worded, with nothing lost. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { click } from './lib/click.mjs';
import { signIn } from './lib/creme-pages.mjs';
import { startCreme } from './lib/creme.mjs';
import { change, query } from './lib/database.mjs';
import { Options } from './lib/options.mjs';
import { differences } from './lib/oracle.mjs';
import { Panel, trap } from './lib/panel.mjs';
import { assertPlain } from './lib/plain.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';
const withoutEngineer = { 'workload.completeness': 'no SE', 'workload.deal_total': 'no SE' };

describe('a real day', () => {
  let creme;
  let seat;
  let wanted;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.15' });
    seat = await Seat.take({ creme, login: 'sokafor', now });
    wanted = await seat.expected();
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  async function assertRight(panel, deal, where) {
    await panel.settled(deal);
    const found = differences(await panel.figures(), wanted[deal.id], wanted[deal.id]._.se === null ? withoutEngineer : {});
    assert.ok(found.length === 0, `${where}: ${found.join('\n')}`);
    await assertPlain(panel, where);
  }

  test('the background worker dies', async () => {
    const deal = await seat.visit('open_loaded');
    const target = await seat.chromium.browser.waitForTarget((one) => one.type() === 'service_worker');
    const gone = new Promise((resolve) => seat.chromium.browser.on('targetdestroyed', (one) => one === target && resolve(null)));
    await (await target.worker()).close();
    await gone;
    await assertRight(seat.panel, deal, 'after the worker died');
    await assertRight(seat.panel, await seat.visit('won_still_calling'), 'on the next deal');
  });

  test('the CRM’s tab is reloaded, and goes back and forth', async () => {
    const first = await seat.visit('open_loaded');
    await seat.page.reload({ waitUntil: 'domcontentloaded' });
    await assertRight(seat.panel, first, 'after reloading');
    const second = await seat.visit('won_smb');
    await assertRight(seat.panel, second, 'on another deal');
    await seat.page.goBack({ waitUntil: 'domcontentloaded' });
    await assertRight(seat.panel, first, 'after going back');
    await seat.page.goForward({ waitUntil: 'domcontentloaded' });
    await assertRight(seat.panel, second, 'after going forward');
  });

  test('two windows with two panels, each on its own deal', async () => {
    const first = await seat.visit('open_loaded');
    const second = creme.facts.shown.won_handed_over;
    const session = await seat.chromium.browser.target().createCDPSession();
    const { targetId } = await session.send('Target.createTarget', { url: second.url, newWindow: true });
    const target = await seat.chromium.browser.waitForTarget((one) => one._targetId === targetId);
    const page = await target.page();
    try {
      const panel = await Panel.open(seat.chromium, page, now);
      await assertRight(panel, second, 'the second window');
      await assertRight(seat.panel, first, 'the first window');
      // What is said in one window holds in the other.
      const options = await Options.open(seat.chromium);
      await options.page.select('select[name=language]', 'en-XA');
      for (const one of [panel, seat.panel]) {
        await until(one.page, () => document.documentElement.lang === 'en-XA', null, 'the other language in both panels');
      }
      await options.page.select('select[name=language]', 'en');
      for (const one of [panel, seat.panel]) {
        await until(one.page, () => document.documentElement.lang === 'en', null, 'English again in both panels');
      }
      await options.close();
    } finally {
      await page.close();
      await seat.page.bringToFront();
    }
    await assertRight(seat.panel, first, 'after the second window closed');
  });

  test('the session ends in the middle of reading the pipeline', async () => {
    const deal = await seat.visit('open_loaded');
    const before = await seat.panel.figures();
    // The reader's first export is held back until the session is over on Creme's side.
    await seat.page.setRequestInterception(true);
    const ended = new Promise((resolve, reject) => {
      let held = false;
      seat.page.on('request', (request) => {
        if (held || !request.url().includes('/mass_export')) {
          void request.continue();
          return;
        }
        held = true;
        endSession(creme.url, seat)
          .then(() => request.continue())
          .then(resolve, reject);
      });
    });
    try {
      await click(seat.panel.page, '[data-action=read-pipeline]');
      await ended;
      await until(seat.panel.page, () => document.querySelector('[data-pull=signed_out]'), null, 'the panel to say that one is signed out');
      await assertPlain(seat.panel, 'signed out');
    } finally {
      await seat.page.setRequestInterception(false);
      seat.page.removeAllListeners('request');
    }
    assert.deepEqual(await seat.panel.figures(), before, 'what was known stays on screen');

    // Signed in again, the reading goes on by itself where it stopped.
    await signIn(seat.page, creme.url, 'sokafor', seat.person.password);
    await seat.page.goto(deal.url, { waitUntil: 'domcontentloaded' });
    await until(seat.panel.page, () => !document.querySelector('[data-pull=signed_out]'), null, 'the panel to go on after signing in');
    await assertRight(seat.panel, deal, 'signed in again');
  });

  test('pages without a deal', async () => {
    await seat.page.goto(`${creme.url}/`, { waitUntil: 'domcontentloaded' });
    await until(seat.panel.page, () => document.querySelector('[data-panel-state=no_deal]'), null, 'the panel of Creme’s home page');
    await seat.panel.settled();
    await assertPlain(seat.panel, 'the home page');
    await seat.page.goto('about:blank');
    await until(seat.panel.page, () => document.querySelector('[data-panel-state=no_access], [data-panel-state=elsewhere]'), null, 'the panel of an empty page');
    await assertPlain(seat.panel, 'an empty page');
    await assertRight(seat.panel, await seat.visit('open_loaded'), 'back on a deal');
  });

  test('a deal with half its fields missing says what is not there', async () => {
    await assertRight(seat.panel, await seat.visit('half_missing'), 'half the fields missing');
    const said = await seat.panel.page.$$eval('header.deal li', (items) => items.map((item) => item.textContent));
    assert.ok(said.length >= 2, `the panel says what is unknown: ${said}`);
  });

  test('the engine traps: a new one is made from what is stored, and that is said', async () => {
    const deal = await seat.visit('open_loaded');
    await trap(seat.chromium.browser);
    await seat.page.reload({ waitUntil: 'domcontentloaded' });
    await until(seat.panel.page, () => document.querySelector('[data-notice=engine-restarted]'), null, 'the notice that the engine was started anew');
    await assertRight(seat.panel, deal, 'after the trap');
  });

  test('export, erase, import: the same bytes, the same figures', async () => {
    const deal = await seat.visit('won_handed_over');
    // Nothing reads any more, so that nothing but the import brings anything back.
    await seat.page.goto('about:blank');
    await until(seat.panel.page, () => document.querySelector('[data-panel-state=no_access], [data-panel-state=elsewhere]'), null, 'the panel to let go');
    const options = await Options.open(seat.chromium);
    const folder = mkdtempSync(join(tmpdir(), 'second-chair-export-'));
    try {
      const first = await options.export();
      await options.press('[data-forget=all]');
      const empty = JSON.parse((await options.export()).toString());
      assert.deepEqual(empty.readings, []);
      await options.import(join(folder, 'first.json'), first);
      const second = await options.export();
      assert.ok(first.equals(second), 'the export after the import is the export before');
    } finally {
      rmSync(folder, { recursive: true });
      await options.close();
    }
    await seat.page.bringToFront();
    await seat.page.goto(deal.url, { waitUntil: 'domcontentloaded' });
    await assertRight(seat.panel, deal, 'after the import');
  });

  test('a rep pulls a close date in: the work left no longer fits before it, and that is said', async () => {
    const { database } = creme.facts;
    const left = ([, figures]) => (figures._.se === seat.person.name ? Number(figures['workload.deal_left']?.value ?? 0) : 0);
    const [id, before] = Object.entries(wanted).sort((one, other) => left(other) - left(one))[0];
    const deal = { id, name: before._.deal, url: `${creme.url}/opportunities/opportunity/${id}` };
    const closesOn = (date) => change(database, 'UPDATE opportunities_opportunity SET expected_closing_date = ? WHERE cremeentity_ptr_id = ?', [date, id]);
    const [{ held }] = await query(database, 'SELECT expected_closing_date AS held FROM opportunities_opportunity WHERE cremeentity_ptr_id = ?', [id]);
    const were = wanted;
    await closesOn('2026-11-20');
    try {
      wanted = await seat.expected();
      assert.equal(Number(wanted[id]['workload.unsupported'].value), Number(before['workload.unsupported'].value) + 1);
      await seat.page.goto(deal.url, { waitUntil: 'domcontentloaded' });
      await until(seat.panel.page, () => document.querySelector('[data-figure="deal.close_date"]')?.dataset.value === '2026-11-20', null, 'the new date');
      await assertRight(seat.panel, deal, 'with a close date two days ahead');
    } finally {
      wanted = were;
      await closesOn(held);
    }
    await seat.page.reload({ waitUntil: 'domcontentloaded' });
    await until(seat.panel.page, (date) => document.querySelector('[data-figure="deal.close_date"]')?.dataset.value === date, held, 'the date as it was');
    await assertRight(seat.panel, deal, 'with the date as it was');
  });
});

/** Ends the session of the seat's browser on Creme's side, without any page noticing. */
async function endSession(url, seat) {
  const cookies = (await seat.chromium.browser.cookies()).filter((cookie) => cookie.domain === new URL(url).hostname);
  const answer = await fetch(`${url}/creme_logout`, {
    method: 'POST',
    headers: {
      cookie: cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; '),
      'x-csrftoken': cookies.find((cookie) => cookie.name === 'csrftoken').value,
      referer: `${url}/`,
    },
    redirect: 'manual',
  });
  if (answer.status >= 400) throw new Error(`Creme answered ${answer.status} to signing out`);
}
