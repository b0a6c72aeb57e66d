/** Weeks as files: the same figures as the panel's, read back; nobody else's weeks, and no customer or deal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import core from '../locales/core.en.ftl?raw';
import own from '../locales/en.ftl?raw';
import { ExportWeeks } from '../entrypoints/sidepanel/workload/Export.tsx';
import { loaded, ownWeeks, teamCsv, weeksCsv, weeksIcs } from '../entrypoints/sidepanel/workload/files.ts';
import { icsOf } from '../shared/ics-write.ts';
import { entriesOf } from '../shared/ics.ts';
import { makeTexts } from '../shared/messages.ts';
import type { Figure, TeamView, WeekView, WorkloadView } from '../shared/report.ts';

const texts = makeTexts('en', 'UTC', [own, core]);
const stamp = new Date('2026-11-23T13:04:05.678Z');

/** A figure whose note and inputs name a customer, which no file may. */
const figure = (id: string, value: string | null, unit = 'h'): Figure => ({
  id, value, unit, state: value === null ? 'unknown' : 'known', note: { id: 'x', args: { deal: { kind: 'text', value: 'Globex' } } },
  formula: null, inputs: [{ label: { id: 'Globex', args: {} } }] as unknown as Figure['inputs'],
});

type Hours = { known?: string | null; range?: [string, string, string, string] | null; capacity?: string | null; band?: WeekView['band'] };

function week(name: string, monday: string, { known = '40', range = null, capacity = '28', band = null }: Hours): WeekView {
  const [p10, p50, p90, overload] = range ?? [];
  const outlook = range && {
    expected: figure('e', '12'), deal: figure('d', '3'), p10: figure('p10', p10 ?? null), p50: figure('p50', p50 ?? null), p90: figure('p90', p90 ?? null),
    overload: figure('o', overload ?? null, 'ratio'), at_risk: true,
  };
  return { week: name, monday, known: figure('k', known), deal: figure('d', '5'), capacity: figure('c', capacity), free: figure('f', '0'), outlook, band };
}

const weeks = [
  week('2026-W48', '2026-11-23', { known: '40.25', range: ['45', '52', '60.123456789012345678', '0.8125'], band: 'overloaded' }),
  week('2026-W53', '2026-12-28', { known: '10', band: 'room' }),
  week('2027-W01', '2027-01-04', { known: '6', capacity: null }),
  week('2027-W02', '2027-01-11', { known: null, capacity: null }),
];

/** What new deals usually take, from the second of these weeks on; nothing where nobody knows whether anybody works. */
const newDeals = { from: '2026-12-14', hours: figure('i', '24.95') };

test('my weeks as a table: a row each, exact, and empty where unknown', () => {
  assert.deepEqual(weeksCsv(weeks, newDeals, texts).split('\r\n'), [
    'Week,Monday,Known (h),"Likely, median (h)",10 % (h),90 % (h),Chance of overload (0 to 1),New deals (h),Capacity (h),Load',
    '2026-W48,2026-11-23,40.25,52,45,60.123456789012345678,0.8125,,28,Overloaded',
    '2026-W53,2026-12-28,10,,,,,24.95,28,Room',
    '2027-W01,2027-01-04,6,,,,,,,',
    '2027-W02,2027-01-11,,,,,,,,',
    '',
  ]);
  assert.match(weeksCsv(weeks, null, texts), /2026-W53,2026-12-28,10,,,,,,28,Room/);
});

test('my weeks as calendar entries: what ical.js reads is what the panel says', () => {
  const calendar = new ICAL.Component(ICAL.parse(weeksIcs(weeks, texts, stamp)));
  assert.deepEqual([calendar.getFirstPropertyValue('version'), typeof calendar.getFirstPropertyValue('prodid')], ['2.0', 'string']);
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const [start, end] = [event.startDate, event.endDate];
    assert.ok(start.isDate && end.isDate);
    const rest = ['transp', 'class', 'dtstamp'].map((name) => String(component.getFirstPropertyValue(name)));
    return [event.uid, start.toString(), end.toString(), event.summary, event.description, ...rest];
  });
  const rest = ['TRANSPARENT', 'PRIVATE', '2026-11-23T13:04:05Z'];
  assert.deepEqual(entries, [
    ['load-2026-W48@second-chair', '2026-11-23', '2026-11-30', 'Load 52 h of 28 h: overloaded',
      'Known: 40.25 h\nLikely: 52 h (10 to 90 %: 45 to 60.12 h)\nChance of overload: 81.3%', ...rest],
    ['load-2026-W53@second-chair', '2026-12-28', '2027-01-04', 'Load 10 h of 28 h: room', 'Known: 10 h', ...rest],
    ['load-2027-W01@second-chair', '2027-01-04', '2027-01-11', 'Load 6 h', 'Known: 6 h', ...rest],
  ]);
  assert.equal(loaded(weeks).length, 3, 'a week of which nothing is known has no entry');
});

test('the same weeks have the same entries later, and only the stamp differs', () => {
  const later = weeksIcs(weeks, texts, new Date('2026-11-24T00:00:00Z'));
  assert.equal(later.replaceAll('20261124T000000Z', '20261123T130405Z'), weeksIcs(weeks, texts, stamp));
});

test('the entries, once in the own calendar, take no time there', async () => {
  const { entries, unread } = await entriesOf(weeksIcs(weeks, texts, stamp), '2026-11-01', '2027-02-28', 'Europe/London');
  assert.equal(unread, 0);
  assert.deepEqual(entries.map(({ busy, all_day, private: secret }) => [busy, all_day, secret]), Array(3).fill(['free', true, true]));
});

test('lines end in CRLF, hold at most 75 octets and split no character; signs come back as they were', () => {
  const summary = `a;b,c\\d\\n "e": ${'ü漢😀'.repeat(30)}`;
  const description = `one\r\ntwo\nthree, ${'x'.repeat(300)}`;
  const text = icsOf([{ uid: 'a@b', first: '2028-02-28', days: 7, summary, description }], stamp);
  assert.ok(text.endsWith('END:VCALENDAR\r\n'));
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
  const lines = text.split('\r\n');
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  assert.ok(lines.every((line) => !/\p{Surrogate}/u.test(line)) && lines.some((line) => Buffer.byteLength(line) === 75));
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined);
  assert.deepEqual([event.summary, event.description], [summary, description.replace('\r\n', '\n')]);
  assert.equal(event.endDate.toString(), '2028-03-06', 'over a leap day');
});

test('only one’s own weeks are handed out, and no customer with them', () => {
  for (const sight of ['all', 'availability', 'partial', 'hidden'] as const) assert.deepEqual(ownWeeks({ sight, weeks }), [], sight);
  assert.equal(ownWeeks({ sight: 'own', weeks }), weeks);
  for (const file of [weeksCsv(weeks, newDeals, texts), weeksIcs(weeks, texts, stamp)]) assert.doesNotMatch(file, /Globex/);
});

test('a team’s table holds what its card shows, and names nobody whom it does not name', () => {
  const sums = (unassigned: string | null): TeamView['weeks'] => [
    { week: '2026-W48', monday: '2026-11-23', known: figure('k', '90.5'), capacity: figure('c', '140'), unassigned: unassigned === null ? null : figure('u', unassigned) },
    { week: '2026-W49', monday: '2026-11-30', known: figure('k', null), capacity: figure('c', '112'), unassigned: null },
  ];
  const team: TeamView = { team: 'North', people: 5, weeks: sums('7'), wait: figure('w', '3'), needed: null, members: [], note: null };
  assert.deepEqual(teamCsv(team, texts).split('\r\n'), [
    "Week,Monday,Known (h),Capacity (h),\"Nobody's (h)\"", '2026-W48,2026-11-23,90.5,140,7', '2026-W49,2026-11-30,,112,', '',
  ]);
  const members: TeamView['members'] = [{ name: '=Sam', bands: ['stretched', null] }, { name: 'Kim, O.', bands: ['room', 'healthy'] }];
  assert.deepEqual(teamCsv({ ...team, weeks: sums(null), members }, texts).split('\r\n'), [
    'Week,Monday,Known (h),Capacity (h),"\'=Sam","Kim, O."', '2026-W48,2026-11-23,90.5,140,Stretched,Room', '2026-W49,2026-11-30,,112,,Healthy', '',
  ]);
});

test('the card offers both files for one’s own weeks alone, and .ics only where a load is known', () => {
  const { document } = parseHTML('<main></main>');
  const buttons = (view: Pick<WorkloadView, 'sight' | 'weeks'>) => {
    const place = document.createElement('div');
    render(h(ExportWeeks, { view: view as WorkloadView }), place);
    return [...place.querySelectorAll('button')].map((button) => `${button.dataset.action}${button.hasAttribute('disabled') || button.disabled ? ' off' : ''}`);
  };
  const before = globalThis.document;
  globalThis.document = document;
  try {
    assert.deepEqual(buttons({ sight: 'own', weeks }), ['weeks-csv', 'weeks-ics']);
    assert.deepEqual(buttons({ sight: 'own', weeks: weeks.slice(3) }), ['weeks-csv', 'weeks-ics off']);
    assert.deepEqual(buttons({ sight: 'own', weeks: [] }), []);
    assert.deepEqual(buttons({ sight: 'all', weeks }), []);
  } finally {
    globalThis.document = before;
  }
});
