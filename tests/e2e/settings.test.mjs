/** The settings section in the real browser, with the panel beside a real CRM: changed, refused, taken back, taken along. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startCreme } from './lib/creme.mjs';
import { Seat } from './lib/seat.mjs';
import { Settings } from './lib/settings.mjs';
import { until } from './lib/until.mjs';

describe('settings', () => {
  let creme, seat, settings, folder, untouched;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'second-chair-settings-'));
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.21' });
    seat = await Seat.take({ creme, login: 'sokafor', now: '2026-11-18T10:20:00Z' });
    settings = await Settings.open(seat.chromium);
    untouched = await settings.own();
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waits until the panel, which nobody touches, shows a week of this capacity. */
  const panelShows = (hours) =>
    until(
      seat.panel.page,
      (wanted) => [...document.querySelectorAll('[data-figure$=".capacity"]')].some((one) => one.dataset.value === wanted),
      hours,
      `a capacity of ${hours} h in the panel`,
    );
  const isWhole = async (wanted) => {
    await settings.press('[data-action=reset-all]');
    await until(settings.page, () => document.querySelector('[data-action=compare]').textContent.includes('(0)'), null, 'everything to be as by default');
    assert.equal(await settings.own(), wanted);
  };

  test('a change reaches the open panel by itself; undo and redo go there and back', async () => {
    await panelShows('28');
    await settings.type('load.overhead', '25');
    await settings.is('load.overhead', '25', 'own');
    await panelShows('30');
    assert.equal(JSON.parse(await settings.own()).set.load.overhead, 0.25);
    await settings.press('[data-action=undo]');
    await settings.is('load.overhead', '30', 'default');
    await panelShows('28');
    assert.equal(await settings.own(), untouched);
    await settings.press('[data-action=redo]');
    await panelShows('30');
    await settings.press('[data-setting="load.overhead"] [data-action=reset]');
    await settings.is('load.overhead', '30', 'default');
    await panelShows('28');
    assert.equal(await settings.own(), untouched);
  });

  test('a fault is said under its field, in the units of the field; what was typed and what held both stay', async () => {
    await settings.type('load.overhead', '99');
    assert.match(await settings.fault('load.overhead'), /99\s?% is out of range; it must be from 0\s?% to 95\s?%/);
    const input = await settings.page.$eval('[data-setting="load.overhead"] input', (one) => [one.value, one.getAttribute('aria-invalid'), one.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id)?.textContent).join()]);
    assert.deepEqual(input.slice(0, 2), ['99', 'true']);
    assert.match(input[2], /out of range/);
    assert.equal(await settings.own(), untouched);
    await settings.type('load.weeks', 'six');
    assert.match(await settings.fault('load.weeks'), /must be a whole number, not "six"/);
    // Another value is taken all the same.
    await settings.type('load.completeness_days', '10');
    await settings.is('load.completeness_days', '10', 'own');
    await settings.fault('load.overhead');
    await settings.type('load.overhead', '20');
    await settings.is('load.overhead', '20', 'own');
    await settings.type('load.weeks', '6');
    await until(settings.page, () => !document.querySelector('#settings [data-fault]'), null, 'no fault to be left');
    await isWhole(untouched);
  });

  test('a faulty rule names the column and leaves the last good one in force', async () => {
    const path = 'handoff.items.why.verified';
    await settings.type(path, 'letters(why) >= 40 and nonsense');
    assert.match(await settings.fault(`${path}:24`), /Column 24: “nonsense” is no/);
    assert.match(await settings.page.$eval(`[data-setting="${path}"] .words`, (one) => one.textContent), /stays: letters and digits in why they bought at least 40/);
    assert.equal(await settings.own(), untouched);
    await settings.type(path, 'letters(why) >= 50');
    await settings.is(path, 'letters(why) >= 50', 'own');
    await until(settings.page, (wanted) => /at least 50/.test(document.querySelector(`[data-setting="${wanted}"] .words`)?.textContent), path, 'the rule in plain words');
    await settings.press(`[data-setting="${path}"] [data-action=reset]`);
    await settings.is(path, 'letters(why) >= 40 and has_digit(why)', 'default');
    assert.equal(await settings.own(), untouched);
  });

  test('values that hold only together are taken together', async () => {
    const [from, full] = ['from', 'full'].map((end) => `plans.plan_a.components.objectives.objectives.colleagues.${end}`);
    await settings.type(from, '50');
    await settings.fault(from);
    await settings.type(full, '80');
    await settings.is(full, '80', 'own');
    await settings.is(from, '50', 'own');
    await isWhole(untouched);
  });

  test('a search finds by value, says how many, and Enter goes there', async () => {
    const { page } = settings;
    const hits = (count) => until(page, (wanted) => document.querySelector('.set-hits').dataset.hits === wanted, String(count), `${count} hits`);
    await page.type('[name=settings-search]', 'overhead load');
    await hits(1);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'load.overhead');
    await page.focus('[name=settings-search]');
    await page.keyboard.press('Escape');
    await page.type('[name=settings-search]', 'walkthrough');
    await hits(1);
    assert.deepEqual(await page.$$eval('#settings [data-setting]', (found) => found.map((one) => one.dataset.setting)), ['catalogue.kinds.demo.words']);
    await page.focus('[name=settings-search]');
    await page.keyboard.press('Escape');
    await hits('');
  });

  test('a kind of the catalogue is taken out and put back; one of one’s own is added, changed and removed', async () => {
    const kinds = 'catalogue.kinds';
    await settings.reveal(`${kinds}.escalation`);
    await settings.press(`[data-group="${kinds}.escalation"] [data-action=take-out]`);
    await until(settings.page, (path) => document.querySelector(`[data-gone="${path}"]`) && !document.querySelector(`[data-group="${path}"]`), `${kinds}.escalation`, 'the kind to be gone');
    assert.deepEqual(JSON.parse(await settings.own()).set, { catalogue: { kinds: { escalation: null } } });
    await settings.press(`[data-gone="${kinds}.escalation"] [data-action=put-back]`);
    await until(settings.page, (path) => document.querySelector(`[data-group="${path}"]`), `${kinds}.escalation`, 'the kind to be back');
    assert.equal(await settings.own(), untouched);

    const add = async (id) => {
      const input = await settings.page.$(`[name="add-${kinds}"]`);
      await input.evaluate((one) => one.select());
      await input.type(id);
      await settings.page.keyboard.press('Enter');
    };
    await add('on call');
    assert.match(await settings.fault(`${kinds}.on call`), /cannot be an id/);
    await add('demo');
    assert.match(await settings.fault(`${kinds}.demo`), /one with the id “demo” already/);
    await add('on_call');
    await settings.is(`${kinds}.on_call.preparation`, '0', 'own');
    await settings.type(`${kinds}.on_call.preparation`, '1.5');
    await settings.is(`${kinds}.on_call.preparation`, '1.5', 'own');
    assert.equal(await settings.page.$(`[data-setting="${kinds}.on_call.preparation"] [data-action=reset]`), null, 'what has no default is not reset to one');
    await settings.press(`[data-group="${kinds}.on_call"] [data-action=remove]`);
    await until(settings.page, (path) => !document.querySelector(`[data-group="${path}"]`), `${kinds}.on_call`, 'the kind to be gone');
    assert.equal(await settings.own(), untouched);
  });

  test('people of the CRM are confirmed, one and all', async () => {
    await settings.reveal('people');
    const names = () => settings.page.$$eval('[data-candidate]', (found) => found.map((one) => one.dataset.candidate));
    const before = await names();
    assert.ok(before.includes(seat.person.name), before.join());
    await settings.press(`[data-candidate="${seat.person.name}"] [data-action=confirm]`);
    await until(settings.page, (name) => !document.querySelector(`[data-candidate="${name}"]`), seat.person.name, 'the person to be confirmed');
    const [[id, person]] = Object.entries(JSON.parse(await settings.own()).set.people);
    assert.equal(person.id, id);
    assert.equal(person.name, seat.person.name);
    assert.ok(person.roles.includes('se'), person.roles.join());
    await settings.press('[data-action=confirm-all]');
    await until(settings.page, () => !document.querySelector('[data-candidate]'), null, 'everybody to be confirmed');
    const people = Object.values(JSON.parse(await settings.own()).set.people).map(({ name }) => name);
    assert.deepEqual(people.sort(), before.sort());
    await isWhole(untouched);
  });

  test('holidays come from a calendar file, and lower the capacity', async () => {
    const path = 'calendars.standard.holidays';
    const event = (date, name) => `BEGIN:VEVENT\r\nUID:${name}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:${date}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`;
    const file = join(folder, 'days.ics');
    const timed = 'BEGIN:VEVENT\r\nUID:t\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261120T090000Z\r\nSUMMARY:Party\r\nEND:VEVENT\r\n';
    writeFileSync(file, `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n${event('20261208', 'Founders day')}${event('20261209', 'Bridge')}${timed}END:VCALENDAR\r\n`);
    await settings.reveal(path);
    const pick = async (name) => (await settings.page.$(`[data-setting="${path}"] input[type=file]`)).uploadFile(name);
    await pick(file);
    const said = await until(settings.page, (wanted) => document.querySelector(`[data-setting="${wanted}"] [role=status]`)?.textContent, path, 'what was added');
    assert.match(said, /2 days added from days\.ics\. One event has a time/);
    assert.deepEqual(JSON.parse(await settings.own()).set.calendars.standard.holidays, [
      { date: '2026-12-08', name: 'Founders day' }, { date: '2026-12-09', name: 'Bridge' },
    ]);
    await panelShows('16.8');
    writeFileSync(join(folder, 'none.ics'), 'nothing');
    await pick(join(folder, 'none.ics'));
    assert.match(await settings.fault(path), /none\.ics is no calendar file that can be read/);
    await settings.press(`[data-setting="${path}"] tbody tr:first-child [data-action=remove-row]`);
    await until(settings.page, (wanted) => document.querySelectorAll(`[data-setting="${wanted}"] tbody tr`).length === 1, path, 'the row to be gone');
    await panelShows('22.4');
    await isWhole(untouched);
    await panelShows('28');
  });

  test('what differs from the defaults is listed in people’s units, and each is reset there', async () => {
    await settings.type('load.overhead', '12.5');
    await settings.is('load.overhead', '12.5', 'own');
    await settings.press('[data-action=compare]');
    const listed = await settings.changes('[data-compare]');
    assert.deepEqual(Object.keys(listed), ['load.overhead']);
    assert.match(listed['load.overhead'], /Workload › Working time kept for other than customer work.*30 % → 12\.5 %.*changed by you/);
    await settings.press('[data-compare] [data-action=reset]');
    await settings.is('load.overhead', '30', 'default');
    assert.deepEqual(await settings.changes('[data-compare]'), {});
    await settings.press('[data-action=compare]');
    assert.equal(await settings.own(), untouched);
  });

  test('export, reset all, import: shown before it is applied, and byte for byte the same', async () => {
    await settings.type('load.overhead', '20');
    await settings.is('load.overhead', '20', 'own');
    await settings.reveal('people');
    await settings.press('[data-candidate] [data-action=confirm]');
    await settings.reveal('catalogue.kinds.escalation');
    await settings.press('[data-group="catalogue.kinds.escalation"] [data-action=take-out]');
    await until(settings.page, () => document.querySelector('[data-gone="catalogue.kinds.escalation"]'), null, 'the kind to be gone');
    const full = await settings.own();
    const file = await settings.export();
    assert.equal(file, full);
    await isWhole(untouched);

    await settings.choose(folder, file);
    const shown = await settings.changes('[data-import]');
    assert.equal(Object.keys(shown).length, 3, JSON.stringify(shown));
    assert.match(shown['load.overhead'], /30 % → 20 %/);
    assert.match(shown['catalogue.kinds.escalation'], /taken out/);
    assert.equal(await settings.own(), untouched, 'nothing is applied before it is said');
    await settings.answer('cancel');
    assert.equal(await settings.own(), untouched);

    await settings.choose(folder, file);
    await settings.answer('apply');
    await panelShows('32');
    assert.equal(await settings.own(), full);
    await settings.press('[data-action=undo]');
    await panelShows('28');
    assert.equal(await settings.own(), untouched);
  });

  test('an import names what is faulty and leaves it out; what is no settings at all changes nothing', async () => {
    const file = { ...JSON.parse(untouched), set: { load: { overhead: 0.2, weeks: 'six', nonsense: 1 }, catalogue: { kinds: { demo: { preparation: -1, delivery: 2 } } } } };
    await settings.choose(folder, JSON.stringify(file));
    const faulty = await settings.page.$$eval('[data-faulty-entries] [data-fault]', (found) => found.map((one) => [one.dataset.fault, one.textContent.length > 20]));
    assert.deepEqual(faulty.sort(), [['catalogue.kinds.demo.preparation', true], ['load.nonsense', true], ['load.weeks', true]]);
    await settings.answer('apply');
    await panelShows('32');
    assert.deepEqual(JSON.parse(await settings.own()).set, { load: { overhead: 0.2 }, catalogue: { kinds: { demo: { delivery: 2 } } } });
    await settings.press('[data-action=undo]');
    await panelShows('28');

    for (const [text, words] of [['{', /no JSON/], ['{"format":99}', /newer version/]]) {
      await settings.choose(folder, text);
      assert.match(await settings.page.$eval('[data-import] [role=alert]', (one) => one.textContent), words);
      assert.equal(await settings.page.$('[data-action=apply-import]'), null);
      await settings.answer('cancel');
    }
    assert.equal(await settings.own(), untouched);
  });
});
