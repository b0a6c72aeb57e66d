import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf, type CalendarEntry } from '../shared/ics.ts';
import { windowsZones } from '../shared/windows-zones.ts';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const file = (...parts: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Mine//EN', ...parts.flat(), 'END:VCALENDAR', ''].join('\r\n');

const read = (parts: string[][], zone = 'Europe/London', from = '2026-10-01', until = '2027-03-31') =>
  entriesOf(file(...parts), from, until, zone);
const one = async (...lines: string[]): Promise<CalendarEntry> => {
  const { entries, unread } = await read([event(...lines)]);
  assert.deepEqual([entries.length, unread], [1, 0]);
  return entries[0] as CalendarEntry;
};
/** Starts and ends, as `2026-12-01T09:00 10:00`. */
const times = async (lines: string[], zone?: string, from?: string, until?: string) => {
  const { entries, unread } = await read([event(...lines)], zone, from, until);
  assert.equal(unread, 0);
  return entries.map(({ start, end }) => `${start.slice(0, 16)} ${end.slice(start.slice(0, 10) === end.slice(0, 10) ? 11 : 0, 16)}`);
};

const plain = ['UID:plain', 'DTSTART:20261201T090000Z', 'DTEND:20261201T100000Z', 'SUMMARY:Plain'];

test('an entry holds what the core asks for', async () => {
  assert.deepEqual(await one(...plain), {
    uid: 'plain', start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z', all_day: false, title: 'Plain', busy: 'busy',
    status: 'confirmed', answers: [], private: false,
  });
  const nothing = await one('DTSTART;VALUE=DATE:20261201');
  assert.deepEqual([nothing.uid, nothing.title, nothing.start, nothing.end, nothing.all_day], ['', '', '2026-12-01', '2026-12-02', true]);
});

test('times in UTC, by IANA name, and floating in the viewer’s zone', async () => {
  assert.deepEqual(await times(['DTSTART;TZID=Europe/Berlin:20261201T090000', 'DTEND;TZID=Europe/Berlin:20261201T100000']), ['2026-12-01T08:00 09:00']);
  assert.deepEqual(await times(['DTSTART;TZID="Asia/Kolkata":20261201T090000', 'DURATION:PT45M']), ['2026-12-01T03:30 04:15']);
  assert.deepEqual(await times(['DTSTART;TZID=/example.org/20050126_1/America/Argentina/Buenos_Aires:20261201T090000', 'DURATION:PT1H']), ['2026-12-01T12:00 13:00']);
  const floating = ['DTSTART:20261201T090000', 'DTEND:20261201T093000'];
  assert.deepEqual(await times(floating, 'Asia/Kathmandu'), ['2026-12-01T03:15 03:45']);
  assert.deepEqual(await times(floating, 'America/New_York'), ['2026-12-01T14:00 14:30']);
  const flight = ['DTSTART;TZID=Europe/London:20261201T100000', 'DTEND;TZID=America/New_York:20261201T130000'];
  assert.deepEqual(await times(flight), ['2026-12-01T10:00 18:00']);
});

/** The zone as Outlook writes it: under a name of its own, with rules since 1601. */
const zoneBlock = (name: string, ...more: string[]) => [
  'BEGIN:VTIMEZONE', `TZID:${name}`, ...more,
  'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD',
  'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT',
  'END:VTIMEZONE',
];

test('a zone by the file’s own rules, by where they say it lies, or by its Windows name', async () => {
  const weekly = (name: string) => event('UID:w', `DTSTART;TZID=${name}:20261020T090000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2');
  const starts = async (...parts: string[][]) => (await read(parts)).entries.map(({ start }) => start.slice(5, 16));
  assert.deepEqual(await starts(zoneBlock('Customized Time Zone'), weekly('Customized Time Zone')), ['10-20T07:00', '10-27T08:00']);
  assert.deepEqual(await starts(weekly('Mine'), zoneBlock('Mine')), ['10-20T07:00', '10-27T08:00'], 'after the events');
  assert.deepEqual(await starts(zoneBlock('Mine', 'X-LIC-LOCATION:America/New_York'), weekly('Mine')), ['10-20T13:00', '10-27T13:00']);
  assert.deepEqual(await starts(weekly('W. Europe Standard Time')), ['10-20T07:00', '10-27T08:00']);
  const fixed = ['BEGIN:VTIMEZONE', 'TZID:Fixed', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0545', 'TZOFFSETTO:+0545', 'END:STANDARD', 'END:VTIMEZONE'];
  assert.deepEqual(await starts(fixed, weekly('Fixed')), ['10-20T03:15', '10-27T03:15']);
  const { entries, unread } = await read([weekly('Nowhere/Land'), event(...plain)]);
  assert.deepEqual([entries.length, unread], [1, 1], 'a zone that nobody knows is not guessed');
});

test('every Windows zone is one that the browser knows', () => {
  assert.ok(windowsZones.size > 135);
  for (const zone of windowsZones.values()) assert.ok(new Intl.DateTimeFormat('en', { timeZone: zone }), zone);
});

test('rules of a zone that never end or hold nothing cost their events alone', async () => {
  const bad = (line: string) => zoneBlock('Bad').map((one) => (one.startsWith('RRULE') ? line : one));
  const meeting = event('DTSTART;TZID=Bad:20261201T090000', 'DURATION:PT1H');
  const before = process.cpuUsage();
  for (const zone of [bad('RRULE:FREQ=SECONDLY'), bad('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'), ['BEGIN:VTIMEZONE', 'TZID:Bad', 'END:VTIMEZONE']]) {
    const { entries, unread } = await read([zone, meeting, event(...plain)]);
    assert.deepEqual([entries.length, unread], [1, 1]);
  }
  // What it takes of the processor, however busy the machine is.
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 10_000_000);
});

test('a recurrence keeps its clock over a change of clocks, on both sides of it', async () => {
  const weekly = ['DTSTART;TZID=Europe/London:20261019T090000', 'DTEND;TZID=Europe/London:20261019T093000', 'RRULE:FREQ=WEEKLY;UNTIL=20261102T090000Z'];
  assert.deepEqual(await times(weekly), ['2026-10-19T08:00 08:30', '2026-10-26T09:00 09:30', '2026-11-02T09:00 09:30'], 'its end, in UTC, is counted');
  assert.equal((await times([...weekly.slice(0, 2), 'RRULE:FREQ=WEEKLY;UNTIL=20261102T085959Z'])).length, 2);
  assert.equal((await times([...weekly.slice(0, 2), 'RRULE:FREQ=WEEKLY;UNTIL=20261102'])).length, 3, 'a day is counted whole');
  const utc = ['DTSTART:20261019T080000Z', 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY;COUNT=2'];
  assert.deepEqual(await times(utc), ['2026-10-19T08:00 08:30', '2026-10-26T08:00 08:30']);
  const east = ['DTSTART;TZID=Pacific/Auckland:20260922T080000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'];
  assert.deepEqual(await times(east, 'Europe/London', '2026-09-01', '2026-10-31'), ['2026-09-21T20:00 21:00', '2026-09-28T19:00 20:00']);
});

test('a time that the clock jumps over or shows twice is one instant, and a night is as long as it is', async () => {
  assert.deepEqual(await times(['DTSTART;TZID=Europe/Berlin:20270328T023000', 'DURATION:PT1H']), ['2027-03-28T01:30 02:30']);
  assert.deepEqual(await times(['DTSTART;TZID=Europe/Berlin:20261025T023000', 'DURATION:PT1H']), ['2026-10-25T00:30 01:30']);
  assert.deepEqual(await times(['DTSTART;TZID=Europe/Berlin:20261025T003000', 'DTEND;TZID=Europe/Berlin:20261025T043000']), ['2026-10-24T22:30 2026-10-25T03:30']);
  assert.deepEqual(await times(['DTSTART;TZID=Europe/Berlin:20261024T120000', 'DURATION:P1DT1H']), ['2026-10-24T10:00 2026-10-25T12:00'], 'days by the clock');
  assert.deepEqual(await times(['DTSTART;TZID=Europe/Berlin:20261024T120000', 'DURATION:PT25H']), ['2026-10-24T10:00 2026-10-25T11:00'], 'hours as they are');
});

test('instances are added, taken out, moved and cancelled one by one', async () => {
  const weekly = ['UID:w', 'DTSTART;TZID=Europe/Berlin:20261102T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=6', 'SUMMARY:Weekly'];
  const out = ['EXDATE;TZID=Europe/Berlin:20261109T090000', 'EXDATE:20261116T080000Z', 'EXDATE;VALUE=DATE:20261123'];
  assert.deepEqual(await times([...weekly, ...out]), ['2026-11-02T08:00 09:00', '2026-11-30T08:00 09:00', '2026-12-07T08:00 09:00']);
  const more = ['RDATE;TZID=Europe/London:20261103T100000', 'RDATE;VALUE=PERIOD:20261104T100000Z/PT2H'];
  assert.equal((await times([...weekly, ...more])).length, 8);
  const moved = event('UID:w', 'RECURRENCE-ID;TZID=Europe/Berlin:20261109T090000', 'DTSTART;TZID=Europe/Berlin:20261110T140000', 'DURATION:PT2H', 'SUMMARY:Moved');
  const gone = event('UID:w', 'RECURRENCE-ID:20261116T080000Z', 'DTSTART:20261116T080000Z', 'DURATION:PT1H', 'STATUS:CANCELLED');
  const other = event('UID:v', 'RECURRENCE-ID:20261123T080000Z', 'DTSTART:20261123T110000Z', 'DURATION:PT1H');
  for (const parts of [[event(...weekly), moved, gone, other], [other, gone, moved, event(...weekly)]]) {
    const { entries, unread } = await read(parts);
    assert.equal(unread, 0);
    assert.deepEqual(entries.map(({ start, title, status }) => `${start.slice(5, 16)} ${title} ${status}`), [
      '11-02T08:00 Weekly confirmed', '11-10T13:00 Moved confirmed', '11-16T08:00  cancelled', '11-23T08:00 Weekly confirmed',
      '11-23T11:00  confirmed', '11-30T08:00 Weekly confirmed', '12-07T08:00 Weekly confirmed',
    ]);
  }
});

test('a change of an instance and of all later ones moves them by the clock, with its own length, title and end', async () => {
  const told = async (parts: string[][]) => {
    const { entries, unread } = await read(parts);
    assert.equal(unread, 0);
    return entries.map(({ start, end, title, status }) => `${start.slice(5, 16)} ${end.slice(11, 16)} ${title} ${status}`);
  };
  const weekly = event('UID:w', 'DTSTART;TZID=Europe/Berlin:20261012T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=6', 'SUMMARY:Weekly', 'EXDATE;TZID=Europe/Berlin:20261102T090000');
  const change = ['RECURRENCE-ID;RANGE=THISANDFUTURE:20261019T070000Z', 'DTSTART;TZID=Europe/Berlin:20261020T140000', 'DURATION:PT2H', 'SUMMARY:Later'];
  const ended = event('UID:w', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261116T090000', 'DTSTART;TZID=Europe/Berlin:20261117T140000', 'DURATION:PT2H', 'STATUS:CANCELLED');
  const once = event('UID:w', 'RECURRENCE-ID;TZID=Europe/Berlin:20261109T090000', 'DTSTART;TZID=Europe/Berlin:20261111T090000', 'DURATION:PT1H', 'SUMMARY:Once');
  // The clock goes back on 25 October: from then on 14:00 is an hour later by UTC.
  const before = ['10-12T07:00 08:00 Weekly confirmed', '10-20T12:00 14:00 Later confirmed', '10-27T13:00 15:00 Later confirmed'];
  assert.deepEqual(await told([event('UID:w', ...change), weekly]), [...before, '11-10T13:00 15:00 Later confirmed', '11-17T13:00 15:00 Later confirmed']);
  assert.deepEqual(await told([weekly, ended, once, event('UID:w', ...change)]), [...before, '11-11T08:00 09:00 Once confirmed', '11-17T13:00 15:00  cancelled']);
  assert.deepEqual(await told([event('UID:v', ...change)]), ['10-20T12:00 14:00 Later confirmed'], 'without its series it is one entry');
  const days = event('UID:d', 'DTSTART;VALUE=DATE:20261102', 'RRULE:FREQ=WEEKLY;COUNT=3');
  const twoDays = event('UID:d', 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261109', 'DTSTART;VALUE=DATE:20261110', 'DTEND;VALUE=DATE:20261112');
  assert.deepEqual((await read([days, twoDays])).entries.map(({ start, end }) => `${start} ${end}`), ['2026-11-02 2026-11-03', '2026-11-10 2026-11-12', '2026-11-17 2026-11-19']);
  // A series of long ago, moved by months: what is in the range is found.
  const old = event('UID:o', 'DTSTART:20250105T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;COUNT=12');
  const moved = event('UID:o', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20250205T080000Z', 'DTSTART:20261105T080000Z', 'DURATION:PT1H');
  assert.equal((await read([old, moved])).entries.filter(({ start }) => start.startsWith('2026-11-05T08')).length, 1);
  const faulty = event('UID:w', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261019T070000Z', 'DTSTART:20261310T140000Z');
  assert.equal((await read([weekly, faulty])).unread, 1, 'what cannot be read is counted');
});

test('all-day entries are days, whatever the zone', async () => {
  const days = ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'];
  for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) assert.deepEqual(await times(days, zone), ['2026-12-24 2026-12-27']);
  assert.deepEqual(await times(['DTSTART;VALUE=DATE:20261224', 'DURATION:P2D']), ['2026-12-24 2026-12-26']);
  assert.deepEqual(await times(['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224']), ['2026-12-24 2026-12-25']);
  const weekly = ['DTSTART;VALUE=DATE:20261102', 'RRULE:FREQ=WEEKLY;UNTIL=20261116T230000Z', 'EXDATE;VALUE=DATE:20261109'];
  assert.deepEqual(await times(weekly), ['2026-11-02 2026-11-03', '2026-11-16 2026-11-17']);
});

test('what lies in the range at least partly is told, by the viewer’s days', async () => {
  const night = ['DTSTART:20261130T230000Z', 'DTEND:20261201T010000Z'];
  assert.equal((await times(night, 'UTC', '2026-12-01', '2026-12-01')).length, 1);
  assert.equal((await times(night, 'UTC', '2026-11-30', '2026-11-30')).length, 1);
  assert.equal((await times(night, 'UTC', '2026-12-02', '2026-12-05')).length, 0);
  assert.equal((await times(night, 'Asia/Tokyo', '2026-11-30', '2026-11-30')).length, 0, 'eight in the morning of the first there');
  const touching = ['DTSTART:20261130T230000Z', 'DTEND:20261201T000000Z'];
  assert.equal((await times(touching, 'UTC', '2026-12-01', '2026-12-01')).length, 0);
  const long = ['DTSTART;VALUE=DATE:20261101', 'DTEND;VALUE=DATE:20261201', 'RRULE:FREQ=YEARLY'];
  assert.deepEqual(await times(long, 'UTC', '2026-11-30', '2026-12-05'), ['2026-11-01 2026-12-01']);
  assert.equal((await times(['DTSTART:20261201T000000Z'], 'UTC', '2026-12-01', '2026-12-01')).length, 1, 'a moment without length');
});

test('busy, free, tentative and out of office, as Outlook says it or by TRANSP', async () => {
  const busy = async (...lines: string[]) => (await one(...plain, ...lines)).busy;
  assert.equal(await busy('TRANSP:TRANSPARENT'), 'free');
  assert.equal(await busy('TRANSP:OPAQUE'), 'busy');
  assert.equal(await busy('X-MICROSOFT-CDO-BUSYSTATUS:OOF', 'TRANSP:TRANSPARENT'), 'out_of_office');
  assert.equal(await busy('X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'TRANSP:TRANSPARENT'), 'busy');
  assert.equal(await busy('X-MICROSOFT-CDO-BUSYSTATUS:FREE'), 'free');
  assert.equal(await busy('X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'), 'free');
  assert.equal(await busy('X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'), 'tentative');
  assert.equal(await busy('STATUS:TENTATIVE'), 'tentative');
  assert.equal((await one(...plain, 'STATUS:TENTATIVE')).status, 'tentative');
});

test('a private entry leaves its title in the file', async () => {
  for (const word of ['PRIVATE', 'CONFIDENTIAL', 'private']) {
    const entry = await one(...plain, `CLASS:${word}`);
    assert.deepEqual([entry.private, entry.title], [true, '']);
  }
  assert.equal((await one(...plain, 'CLASS:PUBLIC')).private, false);
});

test('who answered what', async () => {
  const entry = await one(
    ...plain,
    'ORGANIZER;CN=Ann:mailto:Ann@Example.com',
    'ATTENDEE;CN="Sam O.";PARTSTAT=DECLINED:MAILTO:sam@example.com',
    'ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=bo@example.com:urn:uuid:1',
    'ATTENDEE:mailto:cy@example.com',
    'ATTENDEE;PARTSTAT=DELEGATED:mailto:di@example.com',
  );
  assert.deepEqual(entry.answers, [
    { address: 'sam@example.com', answer: 'declined' },
    { address: 'bo@example.com', answer: 'accepted' },
    { address: 'cy@example.com', answer: 'needs_action' },
    { address: 'di@example.com', answer: 'delegated' },
    { address: 'ann@example.com', answer: 'organizer' },
  ]);
  const host = await one(...plain, 'ORGANIZER:mailto:ann@example.com', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.com');
  assert.deepEqual(host.answers, [{ address: 'ann@example.com', answer: 'accepted' }]);
});

test('a faulty event is counted and hides no other', async () => {
  const faulty = [
    ['SUMMARY:No time'],
    ['DTSTART:20260230T090000Z'],
    ['DTSTART:2026120'],
    ['DTSTART:20261201T100000Z', 'DTEND:20261201T090000Z'],
    ['DTSTART:20261201T100000Z', 'DURATION:-PT1H'],
    ['DTSTART:20261201T100000Z', 'DTEND;VALUE=DATE:20261202'],
    ['DTSTART;TZID=Mars/Base:20261201T100000'],
    ['DTSTART:20261201T100000Z', 'RRULE:FREQ=SOMETIMES'],
    ['DTSTART:20261201T100000Z', 'EXDATE:soon'],
    ['DTSTART:20261201T100000Z', 'RECURRENCE-ID:soon'],
    ['DTSTART:20261201T100000Z', 'this is no line of a calendar'],
  ];
  for (const lines of faulty) {
    const { entries, unread } = await read([event('UID:f', ...lines), event(...plain)]);
    assert.deepEqual([entries.map(({ uid }) => uid), unread], [['plain'], 1], lines.join(' / '));
  }
});

test('a rule without end, or that no day fulfils, costs its event alone', async () => {
  const before = process.cpuUsage();
  for (const rule of ['FREQ=SECONDLY', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30']) {
    const { entries, unread } = await read([event('DTSTART:20260105T090000Z', `RRULE:${rule}`), event(...plain)]);
    assert.deepEqual([entries.length, unread], [1, 1], rule);
  }
  const many = Array.from({ length: 200 }, () => event('DTSTART:19000101T090000Z', 'RRULE:FREQ=DAILY'));
  assert.equal((await read(many)).unread, 200);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 30_000_000);
  const daily = await read([event('DTSTART;TZID=Europe/Berlin:20010101T090000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY')], 'Europe/Berlin', '2026-10-26', '2027-02-21');
  assert.deepEqual([daily.entries.length, daily.unread], [119, 0], 'a quarter of a century of days is within the bound');
});

test('entries are in order, a title is one line and ends somewhere', async () => {
  const { entries } = await read([event('UID:b', 'DTSTART:20261202T090000Z', 'SUMMARY:Two\\nlines'), event(...plain), event('UID:a', 'DTSTART:20261202T090000Z', `SUMMARY:${'😀'.repeat(400)}`)]);
  assert.deepEqual(entries.map(({ uid }) => uid), ['plain', 'a', 'b']);
  assert.equal(entries[2]?.title, 'Two lines');
  assert.equal([...(entries[1]?.title ?? '')].length, 300);
  assert.equal(encodeURIComponent(entries[1]?.title ?? '').length, 300 * 12, 'no half of a letter');
});

test('what is no calendar says why', async () => {
  await assert.rejects(entriesOf('hello', '2026-01-01', '2026-12-31', 'UTC'), /is no calendar/);
  await assert.rejects(entriesOf(file(event(...plain)).slice(0, -20), '2026-01-01', '2026-12-31', 'UTC'), /is cut off/);
});
