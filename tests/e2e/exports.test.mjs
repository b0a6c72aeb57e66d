/** Weeks saved as files by the panel's own buttons, and read back by other programs than the one that wrote them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { click } from './lib/click.mjs';
import { startCreme } from './lib/creme.mjs';
import { Options } from './lib/options.mjs';
import { saved } from './lib/saved.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

const ICAL = createRequire(new URL('../../www/package.json', import.meta.url))('ical.js');
const now = '2026-11-18T10:20:00Z';

describe('weeks as files', () => {
  let creme;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.57' });
  });
  after(() => creme?.stop());

  const press = (seat, action) => async () => {
    await seat.panel.openAll();
    await click(seat.panel.page, `[data-action=${action}]`);
  };

  test("the SE's own weeks, as a table and as calendar entries", async (t) => {
    const seat = await Seat.take({ creme, login: 'sokafor', now });
    t.after(() => seat.close());
    const figures = await seat.panel.figures();
    const value = (week, figure) => figures[`workload.week.${week}.${figure}`].value;
    const names = Object.keys(figures).flatMap((id) => /^workload\.week\.(.*)\.known$/.exec(id)?.[1] ?? []);
    assert.equal(names.length, 6);

    const table = await saved(seat.panel.page, press(seat, 'weeks-csv'));
    assert.equal(table.name, 'my-weeks.csv');
    const [head, ...rows] = rowsOf(table.bytes.toString('utf8'));
    assert.deepEqual(head.slice(0, 3), ['Week', 'Monday', 'Known (h)']);
    assert.deepEqual(
      rows.map((row) => [...row.slice(0, 7), row[8]]),
      names.map((week) => [week, monday(week), ...['known', 'p50', 'p10', 'p90', 'overload', 'capacity'].map((figure) => value(week, figure))]),
    );
    assert.equal(head[7], 'New deals (h)');
    const text = table.bytes.toString('utf8');
    for (const account of ['Northwind', 'Contoso', 'Adatum']) assert.ok(!text.includes(account), 'no customer is in it');

    const calendar = await saved(seat.panel.page, press(seat, 'weeks-ics'));
    assert.equal(calendar.name, 'my-weeks.ics');
    const events = new ICAL.Component(ICAL.parse(calendar.bytes.toString('utf8'))).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    assert.deepEqual(
      events.map((event) => [event.startDate.toString(), event.endDate.toString(), event.startDate.isDate]),
      names.map((week) => [monday(week), later(monday(week), 7), true]),
    );
    for (const [at, event] of events.entries()) {
      const shown = new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(Number(value(names[at], 'p50')));
      assert.ok(event.summary.includes(shown), `${event.summary} says ${shown}`);
      assert.equal(event.component.getFirstPropertyValue('transp'), 'TRANSPARENT', 'the time stays free');
      assert.ok(!/Northwind|Contoso|Adatum/.test(event.summary + event.description));
    }
    // Read back as part of the own calendar, it adds nothing to the load it tells of.
    const before = await weeksOf(seat);
    const folder = mkdtempSync(join(tmpdir(), 'second-chair-own-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'my-weeks.ics'), calendar.bytes);
    const options = await Options.open(seat.chromium, now);
    await options.chooseCalendar(join(folder, 'my-weeks.ics'), 'my-weeks.ics');
    await options.close();
    await seat.page.bringToFront();
    await seat.panel.settled();
    assert.deepEqual(await weeksOf(seat), before);
  });

  test("a team's weeks, with the people by name where the policy names them", async (t) => {
    const seat = await Seat.take({ creme, login: 'kholm', now });
    t.after(() => seat.close());
    const engineers = ['Sam Okafor', 'Lea Petit', 'Priya Nair', 'Tomás Herrera', 'Jonas Weber'];
    const people = Object.fromEntries(
      [['Karin Holm', 'manager'], ...engineers.map((name) => [name, 'se'])].map(([name, part], at) => [`p${at}`, { id: `p${at}`, name, roles: [part], team: 'North' }]),
    );
    const policy = { format: 3, set: { privacy: { people_data: 'team_named' }, people }, crm: [{ origin: creme.url, deals_visible: 'all' }] };
    assert.deepEqual(await seat.panel.ask('set_policy', { text: JSON.stringify(policy) }), []);
    await until(seat.panel.page, () => document.querySelector('[data-team]'), null, "the team's card");
    const figures = await seat.panel.figures();
    const file = await saved(seat.panel.page, press(seat, 'team-csv'));
    assert.equal(file.name, 'team-weeks.csv');
    const [head, ...rows] = rowsOf(file.bytes.toString('utf8'));
    const table = rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at], cell])));
    const of = (who, week) => table.find((row) => row.Who === who && row.Week === week);
    const value = (id) => figures[id].value ?? '';
    const weeks = Object.keys(figures).flatMap((id) => /^team\.week\.(.*)\.known$/.exec(id)?.[1] ?? []);
    assert.equal(weeks.length, 6);
    for (const week of weeks) {
      const row = of('North', week);
      const columns = ['Known (h)', 'Expected, mean (h)', 'Capacity (h)', 'People at risk', 'No SE (h)'];
      const ids = ['known', 'expected', 'capacity', 'at_risk', 'unassigned'].map((figure) => `team.week.${week}.${figure}`);
      assert.deepEqual([row.Monday, ...columns.map((column) => row[column])], [monday(week), ...ids.map(value)], week);
    }
    const told = {
      'Wait (working days)': 'bottleneck', POCs: 'pocs', 'On unqualified deals (h)': 'hours_at_risk', 'Reserved for quiet deals (h)': 'quiet', 'Close dates unmet': 'unsupported',
      'Reps served': 'reps',
    };
    const ofPerson = { ...told, 'Next demo': 'slot', 'Hours a week for each rep': 'hours_per_rep', 'After the close (0 to 1)': 'drift' };
    const sums = { ...told, 'Reps for each SE': 'reps_per_se', 'Reps that each SE can bear': 'sustainable_reps', 'People needed': 'fte_needed' };
    for (const [column, figure] of Object.entries(sums)) assert.equal(of('North', '')[column], value(`team.${figure}`), column);
    for (const [at, name] of engineers.entries()) {
      const person = `team.person.p${at + 1}`;
      for (const [column, figure] of Object.entries(ofPerson)) assert.equal(of(name, '')[column], value(`${person}.${figure}`), `${name}: ${column}`);
      for (const week of weeks) assert.equal(of(name, week)['Likely load ÷ capacity'], value(`${person}.week.${week}.utilisation`), `${name}, ${week}`);
    }
    const list = Object.keys(figures).filter((id) => /^team\.unassigned\.\d+\.hours$/.test(id));
    assert.ok(list.length > 0);
    assert.deepEqual(table.filter((row) => row.Deal).map((row) => row['Hours in the weeks shown, mean']), list.map(value));
    const words = new Set(table.filter((row) => engineers.includes(row.Who) && row.Week).map((row) => row.Load));
    for (const word of words) assert.ok(['', 'room', 'healthy', 'stretched', 'overloaded'].includes(word.toLowerCase()), word);
    assert.ok(words.size > 1);
  });
});

/** The rows of a table, as Python's reader of such files has them. */
function rowsOf(text) {
  const program = 'import csv, io, json, sys; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"), newline="")))))';
  return JSON.parse(execFileSync('python3', ['-c', program], { input: text, encoding: 'utf8' }));
}

/** Known and likely hours on screen. */
async function weeksOf(seat) {
  const figures = await seat.panel.figures();
  return Object.entries(figures).filter(([id]) => /^workload\.week\..*\.(known|p50)$/.test(id)).map(([id, { value }]) => [id, value]);
}

/** The Monday of an ISO week. */
function monday(week) {
  const [year, number] = week.split('-W').map(Number);
  const fourth = new Date(Date.UTC(year, 0, 4));
  return new Date(Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (number - 1) * 7)).toISOString().slice(0, 10);
}

function later(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
