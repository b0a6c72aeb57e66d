/**
 * An organisation's policy, from a real policy file to the panel: taken, locked, kept while broken or gone, released.
 *
 * Chromium reads policies from one folder of the machine, which only its administrator may write. The file is for this
 * test's own extension alone, whose id comes from its folder, and is gone again afterwards.
 */
import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { Seat } from './lib/seat.mjs';
import { Settings } from './lib/settings.mjs';
import { until } from './lib/until.mjs';

const FOLDER = '/etc/chromium/policies/managed';

function mayWrite() {
  try {
    mkdirSync(FOLDER, { recursive: true });
    accessSync(FOLDER, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const overhead = (value) => ({ load: { overhead: value } });

describe('policy', { skip: mayWrite() ? false : `only who may write ${FOLDER} can test policies` }, () => {
  let creme, seat, file, folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'second-chair-policy-'));
    creme = await startCreme({ seed: '1', today: 'today', host: '127.0.0.19' });
    seat = await Seat.take({ creme, login: 'sokafor' });
    file = `${FOLDER}/second-chair-test-${seat.chromium.id}.json`;
  });
  after(async () => {
    if (file) rmSync(file, { force: true });
    rmSync(folder, { recursive: true, force: true });
    await seat?.close();
    await creme?.stop();
  });

  /** Puts a policy text where the administrator would. */
  const put = (policy) => {
    const ours = { [seat.chromium.id]: { policy } };
    writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: ours } }));
  };

  /** Waits until a week without leave has this capacity, and the notice is there, or none of a policy. */
  const shows = (hours, notice) =>
    until(
      seat.panel.page,
      (wanted) => {
        const hours = [...document.querySelectorAll('[data-figure$=".capacity"]')].map((one) => one.dataset.value);
        const notices = [...document.querySelectorAll('[data-notice^="policy-"]')].map((one) => one.dataset.notice);
        return hours.includes(wanted.hours) && (wanted.notice === null ? notices.length === 0 : notices.includes(wanted.notice));
      },
      { hours, notice },
      `a capacity of ${hours} h, notice ${notice}`,
      60_000,
    );

  const policy = (more) => JSON.stringify({ format: 3, ...more });

  test('a live policy arrives, locks, and stays while it is broken or gone', async () => {
    await shows('28', null);
    put(policy({ set: overhead(0.25), lock: ['load.overhead'] }));
    await shows('30', null);

    const { text } = await seat.panel.ask('settings', {});
    const problems = await seat.panel.ask('set_settings', { text: JSON.stringify({ ...JSON.parse(text), set: overhead(0.1) }) });
    assert.deepEqual(problems.map(({ path, message }) => [path, message.id]), [['load.overhead', 'settings-locked']]);
    await shows('30', null);

    put(policy({ set: overhead('0.5') }));
    await shows('30', 'policy-broken-kept');
    assert.match(await seat.panel.text(), /load\.overhead: This must be a number, not "0\.5"/);

    rmSync(file);
    await shows('30', 'policy-absent');
    await seat.panel.page.reload();
    await shows('30', 'policy-absent');
  });

  test('a locked value cannot be changed by the page, and an import says so', async () => {
    const before = await seat.panel.ask('settings', {});
    assert.equal(JSON.parse(before.text).set.load.overhead, 0.1, 'the own value of before waits');
    const settings = await Settings.open(seat.chromium);
    try {
      const { page } = settings;
      await settings.is('load.overhead', '25', 'policy');
      assert.deepEqual(
        await page.$eval('[data-setting="load.overhead"]', (one) => [one.dataset.locked, one.querySelector('input').disabled, one.querySelector('[data-action=reset]')]),
        ['true', true, null],
      );
      assert.match(await page.$eval('[data-setting="load.overhead"]', (one) => one.textContent), /Your organisation's policy keeps this as it is/);

      // Enabled by hand, and given every event of typing and leaving.
      await page.$eval('[data-setting="load.overhead"] input', (input) => {
        input.disabled = false;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '5');
        for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        input.dispatchEvent(new FocusEvent('blur'));
      });
      // What is not locked is taken meanwhile, so that there is something to wait for.
      await settings.type('load.weeks', '5');
      await settings.is('load.weeks', '5', 'own');
      assert.equal((JSON.parse((await seat.panel.ask('settings', {})).text)).set.load.overhead, 0.1);
      await shows('30', 'policy-absent');

      await settings.choose(folder, JSON.stringify({ ...JSON.parse(before.text), set: { load: { overhead: 0.05, completeness_days: 15 } } }));
      assert.deepEqual(await page.$$eval('[data-locked-entries] [data-fault]', (found) => found.map((one) => one.dataset.fault)), ['load.overhead']);
      assert.ok(!('load.overhead' in (await settings.changes('[data-import]'))));
      await settings.answer('apply');
      await settings.is('load.completeness_days', '15', 'own');
      await settings.is('load.overhead', '25', 'policy');
      await shows('30', 'policy-absent');
    } finally {
      await settings.close();
    }
  });

  test('a policy of format 1 keeps its meaning', async () => {
    const old = { load: { overhead: { value: 0.2 }, hours_per_day: { value: 7.5 } } };
    put(JSON.stringify({ format: 1, set: old, lock: ['load.overhead.value'] }));
    await shows('30', null);
    const form = await seat.panel.ask('form', {});
    const overheadField = form.sections.find(({ path }) => path === 'load').nodes.find(({ path }) => path === 'load.overhead');
    assert.deepEqual([overheadField.value, overheadField.layer, overheadField.locked], [0.2, 'policy', true]);
  });

  test('a released policy is over, and own settings count again', async () => {
    put(policy({ release: true }));
    await shows('38', null);
  });
});
