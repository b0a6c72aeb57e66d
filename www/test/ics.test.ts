import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { holidaysOf } from '../shared/ics.ts';

const CALENDAR = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Holidays//EN'];

/** An event of the lines given. */
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const file = (events: string[][], newline = '\r\n') => [...CALENDAR, ...events.flat(), 'END:VCALENDAR', ''].join(newline);
const day = (date: string) => `DTSTART;VALUE=DATE:${date}`;

const read = (events: string[][], from = '2026-01-01', until = '2027-12-31') => holidaysOf(file(events), from, until);
const dates = async (...lines: string[]) => (await read([event(...lines)])).holidays.map(({ date }) => date);
const none = { holidays: [], timed: 0, unread: 0 };

const christmas = event('UID:1', day('20101225'), 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas Day');

test('a yearly holiday is a day of each year asked for, both ends counted', async () => {
  const name = 'Christmas Day';
  const both = [{ date: '2026-12-25', name }, { date: '2027-12-25', name }];
  for (const newline of ['\r\n', '\n', '\r']) {
    assert.deepEqual(await holidaysOf(file([christmas], newline), '2026-12-25', '2027-12-25'), { ...none, holidays: both });
  }
  assert.deepEqual((await read([christmas], '2026-12-26', '2027-12-24')).holidays, []);
});

test('rules by weekday, with an end, and of several days', async () => {
  assert.deepEqual(await dates(day('20201126'), 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH'), ['2026-11-26', '2027-11-25']);
  assert.deepEqual(await dates(day('20200525'), 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO'), ['2026-05-25', '2027-05-31']);
  assert.deepEqual(await dates(day('20250101'), 'RRULE:FREQ=YEARLY;UNTIL=20260101'), ['2026-01-01']);
  assert.deepEqual(await dates(day('20250101'), 'RRULE:FREQ=YEARLY;COUNT=3'), ['2026-01-01', '2027-01-01']);
  assert.deepEqual(await dates(day('20261026'), 'DTEND;VALUE=DATE:20261028', 'RRULE:FREQ=WEEKLY;COUNT=2'), [
    '2026-10-26', '2026-10-27', '2026-11-02', '2026-11-03',
  ]);
});

test('dates are added and taken out one by one, in any order', async () => {
  const rule = ['RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE;VALUE=DATE:20260901,20261110', 'EXDATE:20261117T000000'];
  assert.deepEqual(await dates(day('20261103'), ...rule), ['2026-11-03', '2026-11-24', '2026-12-01']);
  assert.deepEqual(await dates(day('20261103'), 'RDATE;VALUE=DATE:20270105,20261208'), ['2026-11-03', '2026-12-08', '2027-01-05']);
  assert.deepEqual(await dates(day('20261103'), 'RDATE;VALUE=DATE:20261208', 'EXDATE;VALUE=DATE:20261103'), ['2026-12-08']);
});

test('an event of several days gives each, its end not counted, cut to what is asked for', async () => {
  assert.deepEqual(await dates(day('20261224'), 'DTEND;VALUE=DATE:20261227'), ['2026-12-24', '2026-12-25', '2026-12-26']);
  assert.deepEqual(await dates(day('20261224'), 'DURATION:P2D'), ['2026-12-24', '2026-12-25']);
  assert.deepEqual(await dates(day('20261224')), ['2026-12-24']);
  assert.deepEqual(await dates(day('20261224'), 'DTEND;VALUE=DATE:20261224'), ['2026-12-24']);
  assert.deepEqual(await dates(day('20251230'), 'DTEND;VALUE=DATE:20260103'), ['2026-01-01', '2026-01-02']);
  assert.deepEqual(await dates(day('20280228'), 'DTEND;VALUE=DATE:20280302'), []);
});

test('a day that a year or a month does not have is left out', async () => {
  const leap = [event(day('20240229'), 'RRULE:FREQ=YEARLY')];
  assert.deepEqual((await read(leap, '2024-01-01', '2033-01-01')).holidays.map(({ date }) => date), [
    '2024-02-29', '2028-02-29', '2032-02-29',
  ]);
  assert.deepEqual(await dates(day('20270131'), 'RRULE:FREQ=MONTHLY;COUNT=3'), ['2027-01-31', '2027-03-31', '2027-05-31']);
  assert.deepEqual(await dates(day('20270331'), 'RRULE:FREQ=YEARLY;BYMONTH=3,4;BYMONTHDAY=31;COUNT=2'), ['2027-03-31']);
  assert.deepEqual(await dates(day('20261231'), 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3'), ['2026-12-31', '2027-01-31', '2027-02-28']);
});

test('what is cancelled is no holiday, and what was moved is one on its new day', async () => {
  assert.deepEqual(await read([event(day('20261225'), 'STATUS:CANCELLED')]), none);
  const weekly = event('UID:w', day('20261102'), 'RRULE:FREQ=WEEKLY;COUNT=4', 'SUMMARY:Bridge day');
  const gone = event('UID:w', 'RECURRENCE-ID;VALUE=DATE:20261109', day('20261109'), 'STATUS:CANCELLED');
  const moved = event('UID:w', 'RECURRENCE-ID;VALUE=DATE:20261116', day('20261118'), 'SUMMARY:Moved');
  const other = event('UID:v', 'RECURRENCE-ID;VALUE=DATE:20261123', day('20261123'), 'STATUS:CANCELLED');
  assert.deepEqual((await read([moved, weekly, gone, other])).holidays, [
    { date: '2026-11-02', name: 'Bridge day' },
    { date: '2026-11-18', name: 'Moved' },
    { date: '2026-11-23', name: 'Bridge day' },
  ]);
  const later = event('UID:w', 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261109', day('20261110'));
  const left = await read([weekly, later]);
  assert.deepEqual([left.holidays.length, left.unread], [4, 1], 'its days stay as they were, and it is told');
});

test('events with a time are no holidays, and are counted', async () => {
  const meeting = event('UID:m', 'DTSTART:20261201T090000Z', 'DTEND:20261201T100000Z', 'RRULE:FREQ=DAILY;COUNT=3', 'SUMMARY:Meeting');
  const moved = event('UID:m', 'RECURRENCE-ID:20261202T090000Z', 'DTSTART:20261202T110000Z', 'SUMMARY:Meeting');
  const floating = event('DTSTART;TZID=Europe/Berlin:20261201T000000', 'SUMMARY:Zoned');
  const off = event('DTSTART:20261201T090000Z', 'STATUS:CANCELLED');
  const { holidays, timed, unread } = await read([meeting, moved, floating, off, christmas]);
  assert.deepEqual([holidays.length, timed, unread], [2, 2, 0]);
});

test('names are unfolded and unescaped; the same day and name counts once; days are in order', async () => {
  const long = ['SUMMARY:Peace\\, quiet\\; and', '  joy: a day', '\tto rest\\nat home'];
  const events = [event(day('20261226'), ...long), christmas, event('UID:2', day('20261225'), 'SUMMARY:Christmas Day'), event(day('20261225'))];
  const { holidays } = await read(events, '2026-12-01', '2026-12-31');
  assert.deepEqual(holidays, [
    { date: '2026-12-25', name: '' },
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2026-12-26', name: 'Peace, quiet; and joy: a dayto rest at home' },
  ]);
});

test('a faulty event is counted and hides no other', async () => {
  const faulty = [
    ['DTSTART;VALUE=DATE:20260230', 'SUMMARY:No such day'],
    ['DTSTART;VALUE=DATE:2026013', 'SUMMARY:A digit is missing'],
    ['SUMMARY:No day'],
    [day('20261225'), 'DTEND;VALUE=DATE:20261224'],
    [day('20261225'), 'this is no line of a calendar'],
    [day('20261225'), 'RRULE:FREQ=SOMETIMES'],
    [day('20261225'), 'RRULE:nothing'],
    [day('20261225'), 'BEGIN:VALARM'],
  ];
  for (const lines of faulty) {
    const { holidays, unread } = await read([event(...lines), christmas]);
    assert.deepEqual([holidays.length, unread], [2, 1], lines.join(' / '));
  }
  const open = [['BEGIN:VEVENT', day('20261225')], christmas];
  assert.deepEqual([(await read(open)).holidays.length, (await read(open)).unread], [2, 1], 'without an end');
});

test('a rule that never ends or that no day fulfils ends the reading of its event alone', async () => {
  const endless = [
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=7;BYDAY=TU', 'FREQ=SECONDLY', 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
  ];
  const before = process.cpuUsage();
  for (const rule of endless) {
    const { holidays, unread } = await read([event(day('20260105'), `RRULE:${rule}`), christmas]);
    assert.deepEqual([holidays.length, unread], [2, 1], rule);
  }
  const many = Array.from({ length: 200 }, () => event(day('19000101'), 'RRULE:FREQ=DAILY'));
  assert.equal((await read(many)).unread, 200);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 30_000_000);
});

test('a quarter of a century of single days is within the bound', async () => {
  const daily = [event(day('20010101'), 'RRULE:FREQ=DAILY', 'SUMMARY:Daily')];
  const { holidays, unread } = await read(daily, '2026-01-01', '2026-12-31');
  assert.deepEqual([holidays.length, unread], [365, 0]);
});

test('what is no calendar says why', async () => {
  for (const text of ['', 'hello', '<html></html>', 'BEGIN:VCARD\nEND:VCARD\n', '{"BEGIN":"VCALENDAR"}']) {
    await assert.rejects(holidaysOf(text, '2026-01-01', '2026-12-31'), /is no calendar/, text);
  }
  const cut = file([christmas]).slice(0, -20);
  await assert.rejects(holidaysOf(cut, '2026-01-01', '2026-12-31'), /is cut off/);
  assert.equal((await holidaysOf(`\uFEFF\n${file([christmas])}\n`, '2026-01-01', '2026-12-31')).holidays.length, 1);
  assert.deepEqual(await holidaysOf(file([]), '2026-01-01', '2026-12-31'), none);
});

test('the library is loaded only when a file is read', () => {
  for (const [name, wanted] of [['ics', 1], ['ics-entries', 1], ['ics-parts', 0], ['ics-zones', 0]] as const) {
    const source = readFileSync(new URL(`../shared/${name}.ts`, import.meta.url), 'utf8');
    assert.equal(source.match(/^import type ICAL from 'ical\.js'/m)?.length, 1, name);
    assert.equal(source.match(/from 'ical\.js'/g)?.length, 1, name);
    assert.equal(source.match(/import\('ical\.js'\)/g)?.length ?? 0, wanted, name);
  }
});
