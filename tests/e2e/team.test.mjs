/** A manager beside a deal: what the organisation's level lets them see of others, and nothing beyond it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { click } from './lib/click.mjs';
import { startCreme } from './lib/creme.mjs';
import { differences, expectedTeam } from './lib/oracle.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';
const engineers = ['Sam Okafor', 'Lea Petit', 'Priya Nair', 'Tomás Herrera', 'Jonas Weber'];

const idOf = (name) => name.toLowerCase().replace(/[^a-z]+/g, '-');

/** People of team North: the manager and five SEs. */
const people = Object.fromEntries(
  [['Karin Holm', 'manager'], ...engineers.map((name) => [name, 'se'])].map(([name, part]) => [idOf(name), { id: idOf(name), name, roles: [part], team: 'North' }]),
);

describe('a manager', () => {
  let creme, seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.52' });
    seat = await Seat.take({ creme, login: 'kholm', now });
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  /** Sets the organisation's level, and waits until the panel shows the load with this sight, and a team or none. */
  async function level(name, sight, hasTeam) {
    const policy = {
      format: 3,
      set: { privacy: { people_data: name }, people },
      crm: [{ origin: creme.url, deals_visible: 'all' }],
    };
    assert.deepEqual(await seat.panel.ask('set_policy', { text: JSON.stringify(policy) }), []);
    await until(
      seat.panel.page,
      (wanted) =>
        document.querySelector('[data-sight]')?.dataset.sight === wanted.sight &&
        (document.querySelector('[data-team]') !== null) === wanted.hasTeam,
      { sight, hasTeam },
      `sight ${sight}, ${hasTeam ? 'a' : 'no'} team`,
    );
    await assertAccessible(seat.panel.page, `a manager at level ${name}`);
    const figures = await seat.panel.figures();
    const ids = Object.keys(figures);
    const team = await seat.panel.page.$eval('main', (main) => main.querySelector('[data-team]')?.innerText ?? null);
    return { figures, ids, team };
  }

  /** How the team's figures on screen differ from those of the database. */
  async function wrong(named) {
    const { database } = creme.facts;
    const who = Object.fromEntries(engineers.map((name) => [idOf(name), name]));
    const wanted = await expectedTeam({ database, viewer: 'Karin Holm', now, zone: 'Europe/London', people: who, named });
    const shown = Object.entries(await seat.panel.figures()).filter(([id]) => id.startsWith('team.'));
    return differences(Object.fromEntries(shown), wanted);
  }

  /** The figures of a grid, row by row, as they stand on screen. */
  const names = (grid) => seat.panel.page.$$eval(`[data-grid=${grid}] tbody th`, (heads) => heads.map((head) => head.textContent));

  const has = (ids, end) => ids.some((id) => /^workload\.week\..*/.test(id) && id.endsWith(end));

  test('sees by default when the SE is free, and no team', async () => {
    const { ids, team } = await level('availability', 'availability', false);
    assert.deepEqual([has(ids, '.free'), has(ids, '.known'), has(ids, '.capacity'), team], [true, false, false, null]);
  });

  test('sees sums of the own team without names, where the level is that', async () => {
    const { ids, team } = await level('team_aggregate', 'availability', true);
    assert.ok(ids.some((id) => /^team\.week\..*\.known$/.test(id)));
    assert.equal(has(ids, '.known'), false);
    for (const name of engineers) assert.ok(!team.includes(name), `${name} is not in the team's card`);
    assert.deepEqual(ids.filter((id) => id.startsWith('team.person.') || /^team\..*drift/.test(id)), []);
    assert.deepEqual(await wrong(false), []);
  });

  test('sees the own team by name, where the level is that', async () => {
    const { ids, team } = await level('team_named', 'all', true);
    assert.ok(has(ids, '.known') && has(ids, '.capacity'));
    for (const name of engineers) assert.ok(team.includes(name), `${name} is in the team's card`);
    // The chance of overload stands in the reasons of a cell.
    await seat.panel.page.$$eval('[data-grid=heat] button.figure[aria-expanded=false]', (cells) => cells.forEach((cell) => cell.click()));
    assert.deepEqual(await wrong(true), []);
    await assertAccessible(seat.panel.page, 'the heat map with all reasons open');
    await seat.panel.page.$$eval('[data-grid=heat] button.figure[aria-expanded=true]', (cells) => cells.forEach((cell) => cell.click()));
  });

  test('reads the heat map without colour and by the keyboard, and it stays in its box', async () => {
    const { page } = seat.panel;
    const bands = { '○': 'Room', '◐': 'Healthy', '◕': 'Stretched', '●': 'Overloaded' };
    const cells = await page.$$eval('[data-grid=heat] td.heat', (all) =>
      all.map((cell) => ({ glyph: cell.querySelector('[aria-hidden]')?.textContent.trim() ?? null, label: cell.querySelector('button').ariaLabel, shown: cell.innerText })));
    assert.equal(cells.length, engineers.length * 6);
    for (const { glyph, label, shown } of cells) {
      if (glyph === null) assert.match(label, /Too little in the CRM to say/);
      else assert.ok(label.includes(`%, ${bands[glyph]}, chance of overload `) && /\d+(\.\d)?%$/.test(shown.trim()), `${glyph} ${label} ${shown}`);
    }
    assert.ok(new Set(cells.map(({ glyph }) => glyph)).size > 1);
    // One stop of the Tab key, and arrows from there.
    assert.equal(await page.$$eval('[data-grid=heat] button[tabindex="0"]', (stops) => stops.length), 1);
    await page.focus('[data-grid=heat] button[tabindex="0"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement.closest('[data-at]')?.dataset.at), '1,1');
    const isSaid = () => {
      const said = document.querySelector('[data-grid=heat]').closest('.weeks-box').nextElementSibling.textContent;
      return said.includes(', chance of overload ') && document.activeElement.ariaLabel.startsWith(said);
    };
    await until(page, isSaid, null, 'the line below to say what is focused');
    await page.keyboard.press('Enter');
    await until(page, () => document.querySelector('[data-figure$=".overload"][data-figure^="team.person."]'), null, 'the chance of overload');
    await page.keyboard.press('Enter');
    for (const width of [360, 700]) {
      await page.setViewport({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `the page does not scroll sideways at ${width}`);
      const kept = await page.$eval('[data-grid=heat]', (grid) => {
        const box = grid.closest('.weeks-box');
        box.scrollLeft = 1000;
        return Math.round(grid.querySelector('tbody th').getBoundingClientRect().left - box.getBoundingClientRect().left);
      });
      assert.ok(Math.abs(kept) <= 1, `the names stay in sight at ${width}, and not ${kept} px aside`);
    }
    await page.setViewport(null);
  });

  test('sorts people by wait or load, never by drift, and the choice stays while the panel is open', async () => {
    const { page } = seat.panel;
    const by = await page.$$eval('[data-field=team-order] option', (options) => options.map((option) => option.value));
    assert.deepEqual(by, ['name', 'wait', 'load']);
    const byName = await names('heat');
    assert.deepEqual(byName, [...engineers].sort((one, other) => one.localeCompare(other)));
    await page.select('[data-field=team-order]', 'wait');
    const waits = await page.$$eval('[data-figure$=".bottleneck"][data-figure^="team.person."]', (all) => all.map((one) => one.dataset.value));
    assert.deepEqual(waits, [...waits].sort((one, other) => Number(other || -1) - Number(one || -1)));
    assert.deepEqual(await names('people'), await names('heat'));
    const order = await names('heat');
    await seat.visit('open_two');
    assert.equal(await page.$eval('[data-field=team-order]', (select) => select.value), 'wait');
    assert.deepEqual(await names('heat'), order);
    await page.select('[data-field=team-order]', 'name');
    await seat.visit('open_loaded');
  });

  test('hides the deals that are nobody’s while presenting', async () => {
    const { page } = seat.panel;
    const list = () => page.$$eval('[data-unassigned] .figure-name', (all) => all.map((one) => one.textContent));
    // Pressed by itself, not by its place: what is read moves it about while a report comes in.
    const present = () => click(page, '.foot .switch input');
    const before = await list();
    assert.ok(before.length > 0 && before.every((name) => !name.includes('▒')));
    await present();
    await until(page, () => document.querySelector('[data-unassigned] .figure-name')?.textContent.includes('▒'), null, 'hidden deals');
    assert.equal((await list()).every((name) => name === '▒▒▒▒▒▒'), true);
    await present();
    await until(page, () => !document.querySelector('[data-unassigned] .figure-name')?.textContent.includes('▒'), null, 'deals by name');
  });

  test('sees of others nothing but what the deal asks, where everybody keeps to themselves', async () => {
    const { ids, team } = await level('self', 'hidden', false);
    assert.deepEqual([has(ids, '.free'), has(ids, '.known'), has(ids, '.deal'), team], [false, false, true, null]);
  });
});
