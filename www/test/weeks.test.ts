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
import { inOrder, orders, type Order } from '../entrypoints/sidepanel/workload/Members.tsx';
import { moved } from '../entrypoints/sidepanel/workload/PeopleGrid.tsx';
import { icsOf } from '../shared/ics-write.ts';
import { entriesOf } from '../shared/ics.ts';
import { makeTexts } from '../shared/messages.ts';
import type { Figure, MemberView, TeamView, WeekView, WorkloadView } from '../shared/report.ts';

const texts = makeTexts('en', 'UTC', [own, core]);
const stamp = new Date('2026-11-23T13:04:05.678Z');

/** A figure whose note and inputs name a customer, which no file may. */
const figure = (id: string, value: string | null, unit = 'h'): Figure => ({
  id, value, unit, state: value === null ? 'unknown' : 'known', note: { id: 'x', args: { deal: { kind: 'text', value: 'Globex' } } },
  formula: null, inputs: [{ label: { id: 'Globex', args: {} } }] as unknown as Figure['inputs'],
});

/** Rows of comma-separated text, by RFC 4180. */
function parsed(text: string): string[][] {
  const line = (row: string) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
  return text.trimEnd().split('\r\n').map(line);
}

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
  const f = (value: string | null, unit = 'h') => figure('x', value, unit);
  const weeks: TeamView['weeks'] = [
    { week: '2026-W48', monday: '2026-11-23', known: f('90.5'), expected: f('12.25'), capacity: f('140'), at_risk: f('2', 'count'), unassigned: f('7') },
    { week: '2026-W49', monday: '2026-11-30', known: f(null), expected: null, capacity: f('112'), at_risk: f(null, 'count'), unassigned: null },
  ];
  const sums: TeamView['sums'] = {
    wait: f('3', 'count'), pocs: f('4', 'count'), at_risk: f('3.5'), quiet: f('8.125'), unsupported: f('2', 'count'), reps: f('9', 'count'),
    reps_per_se: f('1.8', 'count'), sustainable: f(null, 'count'), coverage: null, needed: f('4.2', 'count'),
  };
  const unassigned: TeamView['unassigned'] = [{ name: '=HYPERLINK("x")', stage: f('evaluation', 'state'), hours: f('7') }];
  const team: TeamView = { team: '+North', people: 5, silent: 1, weeks, sums, unassigned, members: [], note: null };
  const rows = (view: TeamView, hide = (text: string) => text) => parsed(teamCsv(view, texts, hide));
  const columns = ['Known (h)', 'Expected, mean (h)', 'Capacity (h)', 'People at risk', 'No SE (h)', 'Wait (working days)', 'POCs', 'On unqualified deals (h)',
    'Reserved for quiet deals (h)', 'Close dates unmet', 'Reps served', 'Reps for each SE', 'Reps that each SE can bear', 'People needed', 'People',
    'People of whom too little is known', 'Deal', 'Stage', 'Hours in the weeks shown, mean'];
  const none = (count: number) => Array<string>(count).fill('');
  assert.deepEqual(rows(team), [
    ['Who', 'Week', 'Monday', ...columns],
    ["'+North", '2026-W48', '2026-11-23', '90.5', '12.25', '140', '2', '7', ...none(14)],
    ["'+North", '2026-W49', '2026-11-30', '', '', '112', ...none(16)],
    ["'+North", '', '', ...none(5), '3', '4', '3.5', '8.125', '2', '9', '1.8', '', '4.2', '5', '1', ...none(3)],
    ['No SE', '', '', ...none(16), '\'=HYPERLINK("x")', 'Evaluation', '7'],
  ]);
  assert.doesNotMatch(teamCsv(team, texts, () => '▒▒▒'), /HYPERLINK/, 'a deal is a customer’s name, and hidden while presenting');

  const weeksOf = (...of: [string | null, string | null, 'stretched' | null][]) =>
    of.map(([utilisation, overload, band]) => ({ utilisation: f(utilisation, 'ratio'), overload: f(overload, 'ratio'), band }));
  const rest = { slot: f('2026-11-24T10:00:00Z', 'datetime'), pocs: f('1', 'count'), pocs_over: false, reps: f('2', 'count'), hours_per_rep: f('3.5'), at_risk: f('6'),
    quiet: f('5'), drift: f('0.125', 'ratio'), unsupported: f('1', 'count') };
  const members: TeamView['members'] = [
    { name: '=Sam', weeks: weeksOf(['0.85', '0.31', 'stretched'], [null, null, null]), wait: f('9', 'count'), ...rest },
    { name: 'Kim, O.', weeks: weeksOf(['0.4', '0', null], ['0.5', '0.01', null]), wait: f(null, 'count'), ...rest },
  ];
  const [head = [], ...named] = rows({ ...team, members });
  const told = (who: string, week: string) => {
    const row = named.find((one) => one[0] === who && one[1] === week) ?? [];
    return Object.fromEntries(head.map((column, at) => [column, row[at]]).filter(([, value]) => value));
  };
  assert.deepEqual(told("'=Sam", '2026-W48'), { Who: "'=Sam", Week: '2026-W48', Monday: '2026-11-23', 'Likely load ÷ capacity': '0.85', 'Chance of overload (0 to 1)': '0.31', Load: 'Stretched' });
  assert.deepEqual(told('Kim, O.', ''), { Who: 'Kim, O.', 'Next demo': '2026-11-24T10:00:00Z', POCs: '1', 'On unqualified deals (h)': '6', 'Reserved for quiet deals (h)': '5',
    'Close dates unmet': '1', 'Reps served': '2', 'Hours a week for each rep': '3.5', 'After the close (0 to 1)': '0.125' });
});

test('people are sorted by name, by wait or by load, and those of whom it is not known come last', () => {
  const f = (value: string | null) => figure('x', value);
  const member = (name: string, wait: string | null, load: string | null) =>
    ({ name, wait: f(wait), weeks: [{ utilisation: f(load), overload: f(null), band: null }] }) as unknown as MemberView;
  const members = [member('Ada', '2', '0.5'), member('Bo', null, null), member('Cy', '11', '1.25'), member('Di', '0', '0')];
  const names = (order: Order) => inOrder(members, order).map(({ name }) => name).join(' ');
  assert.deepEqual(orders.map(names), ['Ada Bo Cy Di', 'Cy Ada Di Bo', 'Cy Ada Di Bo']);
});

test('arrow keys stay within the people’s table', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];
  const to = (row: number, column: number) => keys.map((key) => Object.values(moved(key, { row, column }, 2, 5) ?? {}).join());
  assert.deepEqual(to(0, 0), ['0,0', '1,0', '0,0', '0,1', '0,0', '0,5']);
  assert.deepEqual(to(2, 5), ['1,5', '2,5', '2,4', '2,5', '2,0', '2,5']);
  assert.equal(moved('Enter', { row: 0, column: 0 }, 2, 5), null);
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
