/** The person's own calendar file beside a real CRM: the own load changes by what the file adds, and nothing else does. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { click } from './lib/click.mjs';
import { startCreme } from './lib/creme.mjs';
import { query } from './lib/database.mjs';
import { Options } from './lib/options.mjs';
import { trap } from './lib/panel.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

// Seen from India, whose zone is off by half an hour and knows no change of clocks; London's clock changes on 29 March.
const now = '2026-03-11T05:00:00Z';
const timeZone = 'Asia/Kolkata';

const HOUR = 3600;
/** The extra meeting lasts 1.5 hours on Thursday, 19 March there. */
const extra = ['2026-03-18T21:00:00Z', '2026-03-18T22:30:00Z'];
/** Sundays at 18:45 in London: Monday, 00:15 in India, and from 29 March on Sunday, 23:15. An hour each. */
const sundays = ['2026-03-15T18:45:00Z', '2026-03-22T18:45:00Z', '2026-03-29T17:45:00Z', '2026-04-05T17:45:00Z', '2026-04-12T17:45:00Z'];
/** What that adds, week by week. */
const added = { '2026-W12': 1.5 + 1, '2026-W13': 1 + 1, '2026-W14': 1, '2026-W15': 1 };

const TITLES = ['Twin of the CRM', 'Extra talk Zyx', 'Declined Zyx', 'Secret Zyx'];

/** The person's activities of the weeks shown, as the CRM's database holds them. */
async function diary(creme, person) {
  const rows = await query(
    creme.facts.database,
    `SELECT activity.title, activity.start, activity.end, activity.is_all_day FROM activities_activity activity
       JOIN creme_core_cremeentity entity ON entity.id = activity.cremeentity_ptr_id AND NOT entity.is_deleted
       JOIN creme_core_relation relation ON relation.subject_entity_id = activity.cremeentity_ptr_id
       JOIN persons_contact contact ON contact.cremeentity_ptr_id = relation.object_entity_id
       LEFT JOIN activities_status status ON status.id = activity.status_id
      WHERE contact.first_name || ' ' || contact.last_name = ? AND activity.start IS NOT NULL AND coalesce(status.name, '') <> 'Cancelled'
      ORDER BY activity.start`,
    [person],
  );
  const at = (text) => Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`) / 1000;
  return rows.map((row) => ({ ...row, from: at(row.start), until: row.end ? at(row.end) : at(row.start) }));
}

const utc = (seconds) => new Date(seconds * 1000).toISOString().replace(/[-:]|\.000/g, '');
const person = (address, answer) => `ATTENDEE;PARTSTAT=${answer}:mailto:${address}`;

/** The file: a twin of a seeded activity, an extra meeting, a declined one, and a private series over the change of clocks. */
function calendarFile(twin) {
  const event = (...lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
  const stamp = (text) => text.replace(/[-:]/g, '');
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Mine//EN',
    // Three minutes before the CRM's own, and under a title that sorts before every other.
    ...event('UID:1@mail', `SUMMARY:${TITLES[0]}`, `DTSTART:${utc(twin.from - 180)}`, `DTEND:${utc(twin.until - 180)}`, person('sam@example.com', 'ACCEPTED'), 'ORGANIZER:mailto:ann@example.com'),
    ...event('UID:2@mail', `SUMMARY:${TITLES[1]}`, `DTSTART:${stamp(extra[0])}`, `DTEND:${stamp(extra[1])}`, person('sam@example.com', 'TENTATIVE'), 'ORGANIZER:mailto:bo@example.com'),
    ...event('UID:3@mail', `SUMMARY:${TITLES[2]}`, 'DTSTART:20260320T210000Z', 'DTEND:20260320T230000Z', person('sam@example.com', 'DECLINED'), person('ann@example.com', 'ACCEPTED')),
    ...event('UID:4@mail', `SUMMARY:${TITLES[3]}`, 'CLASS:PRIVATE', 'DTSTART;TZID=Europe/London:20260315T184500', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=5'),
    'END:VCALENDAR', '',
  ].join('\r\n');
}

describe('my calendar', () => {
  let creme;
  let seat;
  let ics;
  let without;
  let folder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'second-chair-calendar-'));
    creme = await startCreme({ seed: '2', today: '2026-03-11', host: '127.0.0.19' });
    seat = await Seat.take({ creme, login: 'sokafor', now, timeZone });
    const known = await diary(creme, seat.person.name);
    const short = ({ is_all_day, from, until: end }) => !is_all_day && end > from && end - from < 24 * HOUR;
    const twin = known.find((one) => short(one) && one.from > Date.parse('2026-03-16T00:00:00Z') / 1000);
    assert.ok(twin, 'the seed gives the person something next week');
    // What is added overlaps nothing, so that all of it counts.
    const mine = [extra, ...sundays.map((start) => [start, new Date(Date.parse(start) + HOUR * 1000).toISOString()])];
    for (const [start, end] of mine) {
      const clash = known.find((one) => short(one) && one.from < Date.parse(end) / 1000 && Date.parse(start) / 1000 < one.until);
      assert.equal(clash, undefined, `${start} is free in the CRM`);
    }
    ics = calendarFile(twin);
    without = await seat.panel.figures();
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The figures with what the file adds, by the figures before: the whole range of a week moves by it. */
  function expected() {
    const wanted = structuredClone(without);
    for (const [week, hours] of Object.entries(added)) {
      for (const name of ['known', 'p10', 'p50', 'p90']) {
        const figure = wanted[`workload.week.${week}.${name}`];
        figure.value = String(Number(figure.value) + hours);
      }
    }
    return wanted;
  }

  /** That the figures are these, a chance of overload being at least what it was. */
  function agree(figures, wanted) {
    const rest = (all) => Object.fromEntries(Object.entries(all).filter(([id]) => !id.endsWith('.overload')));
    assert.deepEqual(rest(figures), rest(wanted));
    for (const [id, { value }] of Object.entries(wanted)) {
      if (id.endsWith('.overload')) assert.ok(Number(figures[id].value) >= Number(value) - 1e-12, id);
    }
  }

  /** The figures beside the CRM's page, which comes to the front for it. */
  async function shown({ page, panel }) {
    await page.bringToFront();
    await panel.settled(creme.facts.shown.open_loaded);
    return panel.figures();
  }

  test('a dropped file changes the known hours by exactly what it adds', async () => {
    const options = await Options.open(seat.chromium, now);
    await options.dropCalendar('mine.ics', ics);
    // It is said to be read a moment before the page has heard of it from the engine.
    await options.page.waitForSelector('#calendar [data-entries]');
    const read = await options.page.$eval('#calendar', (section) => ({
      entries: section.querySelector('[data-entries]').dataset.entries,
      left: [...section.querySelectorAll('[data-left-out]')].map((one) => one.dataset.leftOut),
      owner: section.querySelector('[data-owner]').dataset.owner,
      text: section.textContent,
    }));
    assert.deepEqual([read.entries, read.left, read.owner], ['7', ['declined'], 'sam@example.com']);
    assert.match(read.text, /mine\.ics/);
    assert.match(read.text, /Feb 11, 2026 to Jun 10, 2026/);
    await options.close();
    agree(await shown(seat), expected());
  });

  test('its entries stand in the reasons, without a link and a private one without its title', async () => {
    const reasons = async (week) => {
      const figure = `[data-figure="workload.week.${week}.known"]`;
      await click(seat.panel.page, figure);
      const lines = await until(
        seat.panel.page,
        () => {
          const found = [...document.querySelectorAll('.reasons [data-source]')];
          return found.length > 0 ? found.map((one) => ({ entity: one.dataset.source, text: one.textContent, links: one.querySelectorAll('a').length })) : null;
        },
        null,
        'the reasons',
      );
      await click(seat.panel.page, figure);
      return lines;
    };
    const third = await reasons('2026-W12');
    assert.deepEqual(third.map(({ entity, links }) => [entity, links]), [['private_entry', 0], ['calendar', 0]]);
    assert.match(third[0].text, /^private entry your calendar/);
    assert.match(third[1].text, /^Extra talk Zyx your calendar/);
    assert.equal((await reasons('2026-W13')).length, 2);
    const text = await seat.panel.html();
    for (const title of ['Twin of the CRM', 'Declined', 'Secret']) assert.ok(!text.includes(title), title);
  });

  test('no export holds it, and an engine made anew does', async () => {
    const options = await Options.open(seat.chromium, now);
    const exported = (await options.export()).toString();
    assert.ok(exported.length > 10_000);
    for (const secret of [...TITLES, 'Zyx', 'sam@example.com', 'mine.ics']) assert.ok(!exported.includes(secret), secret);
    await options.close();
    await trap(seat.chromium.browser);
    await seat.page.reload({ waitUntil: 'domcontentloaded' });
    await until(seat.panel.page, () => document.querySelector('[data-notice=engine-restarted]'), null, 'the notice that the engine was started anew');
    agree(await shown(seat), expected());
  });

  test('a file that is none changes nothing and says why; removing it leaves things as they were', async () => {
    const options = await Options.open(seat.chromium, now);
    const wrong = join(folder, 'wrong.ics');
    writeFileSync(wrong, 'hello');
    await assert.rejects(options.chooseCalendar(wrong, 'wrong.ics'), /could not be read, so nothing has changed: the file is no calendar/);
    agree(await shown(seat), expected());
    await options.page.bringToFront();
    await options.removeCalendar();
    await options.close();
    assert.deepEqual(await shown(seat), without);
  });

  test('a rep’s panel does not change by it', async () => {
    const rep = await Seat.take({ creme, login: 'rkim', now, timeZone });
    try {
      const before = await rep.panel.figures();
      const options = await Options.open(rep.chromium, now);
      const file = join(folder, 'mine.ics');
      writeFileSync(file, ics);
      await options.chooseCalendar(file, 'mine.ics');
      await options.close();
      assert.deepEqual(await shown(rep), before);
    } finally {
      await rep.close();
    }
  });
});
