/** A manager beside a deal: what the organisation's level lets them see of others, and nothing beyond it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { startCreme } from './lib/creme.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

const engineers = ['Sam Okafor', 'Lea Petit', 'Priya Nair', 'Tomás Herrera', 'Jonas Weber'];

/** People of team North: the manager and five SEs. */
const people = Object.fromEntries(
  [['Karin Holm', 'manager'], ...engineers.map((name) => [name, 'se'])].map(([name, part]) => {
    const id = name.toLowerCase().replace(/[^a-z]+/g, '-');
    return [id, { id, name, roles: [part], team: 'North' }];
  }),
);

describe('a manager', () => {
  let creme, seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.22' });
    seat = await Seat.take({ creme, login: 'kholm', now: '2026-11-18T10:20:00Z' });
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
    const ids = Object.keys(await seat.panel.figures());
    const team = await seat.panel.page.$eval('main', (main) => main.querySelector('[data-team]')?.innerText ?? null);
    return { ids, team };
  }

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
  });

  test('sees the own team by name, where the level is that', async () => {
    const { ids, team } = await level('team_named', 'all', true);
    assert.ok(has(ids, '.known') && has(ids, '.capacity'));
    for (const name of engineers) assert.ok(team.includes(name), `${name} is in the team's card`);
  });

  test('sees of others nothing but what the deal asks, where everybody keeps to themselves', async () => {
    const { ids, team } = await level('self', 'hidden', false);
    assert.deepEqual([has(ids, '.free'), has(ids, '.known'), has(ids, '.deal'), team], [false, false, true, null]);
  });
});
