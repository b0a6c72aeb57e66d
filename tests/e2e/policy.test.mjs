/**
 * An organisation's policy, from a real policy file to the panel: taken, locked, kept while broken or gone, released.
 *
 * Chromium reads policies from one folder of the machine, which only its administrator may write. The file is for this
 * test's own extension alone, whose id comes from its folder, and is gone again afterwards.
 */
import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { Seat } from './lib/seat.mjs';
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

const overhead = (value) => ({ load: { overhead: { value } } });

describe('policy', { skip: mayWrite() ? false : `only who may write ${FOLDER} can test policies` }, () => {
  let creme, seat, file;
  before(async () => {
    creme = await startCreme({ seed: '1', today: 'today', host: '127.0.0.19' });
    seat = await Seat.take({ creme, login: 'sokafor' });
    file = `${FOLDER}/second-chair-test-${seat.chromium.id}.json`;
  });
  after(async () => {
    if (file) rmSync(file, { force: true });
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

  test('a live policy arrives, locks, and stays while it is broken or gone', async () => {
    await shows('28', null);
    put(JSON.stringify({ format: 1, set: overhead(0.25), lock: ['load.overhead'] }));
    await shows('30', null);

    const { text } = await seat.panel.ask('settings', {});
    const problems = await seat.panel.ask('set_settings', { text: JSON.stringify({ ...JSON.parse(text), set: overhead(0.1) }) });
    assert.deepEqual(problems.map(({ path, message }) => [path, message.id]), [['load.overhead.value', 'settings-locked']]);
    await shows('30', null);

    put(JSON.stringify({ format: 1, set: { load: { overhead: { value: '0.5' } } } }));
    await shows('30', 'policy-broken-kept');
    assert.match(await seat.panel.text(), /load\.overhead\.value/);

    rmSync(file);
    await shows('30', 'policy-absent');
    await seat.panel.page.reload();
    await shows('30', 'policy-absent');
  });

  test('a released policy is over, and own settings count again', async () => {
    put(JSON.stringify({ format: 1, release: true }));
    await shows('36', null);
  });
});
