import assert from 'node:assert/strict';
import type { PlanView } from '../shared/report.ts';
import { test } from 'node:test';
import { fieldOfFault, fieldsOf, paidOf, periodsOf, planOf } from '../entrypoints/options/plan.ts';
import { axisOf } from '../entrypoints/sidepanel/workload/axis.ts';
import { isStale } from '../entrypoints/sidepanel/pull.ts';
import { badgeOf } from '../shared/badge.ts';
import { withLanguage, withMe, withoutMe, withSight } from '../ui/settings.ts';

test('anything in storage that is no badge is none', () => {
  assert.deepEqual(badgeOf({ text: '75%', title: 'x', more: 1 }), { text: '75%', title: 'x' });
  for (const other of [undefined, null, 'x', {}, { text: 1, title: 'x' }]) assert.equal(badgeOf(other), null);
});

test('the axis has round steps, at most five lines, and room for the highest bar', () => {
  for (const highest of [1, 7, 20, 28, 50, 61, 140, 900, 40_200, 1_250_000]) {
    const { top, step } = axisOf(highest);
    assert.ok(top >= highest && top / step <= 5 && Number.isInteger(top / step), `${highest}: ${top} by ${step}`);
  }
});

test('a pipeline is due when it was never read, or more than a quarter of an hour ago', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  assert.ok(isStale(null, now));
  assert.ok(isStale('2026-11-23T11:44:00Z', now));
  assert.ok(!isStale('2026-11-23T11:46:00Z', now));
});

const planA: PlanView = {
  id: 'plan_a', title: { id: 'plan-plan-a', args: {} }, about: null, components: [], warnings: [],
  objectives: ['technical_outcome', 'handoffs', 'colleagues', 'reference'].map((id, at) => ({
    id, title: { id: `objective-${id}`, args: {} }, group: { id: 'objective-group-process', args: {} }, share: at < 2, measured: at < 2, periods: 4,
  })),
};

test('a plan goes into the form and comes out the same', () => {
  const plan = {
    format: 2, origin: 'http://127.0.0.2:8069', user_id: '9', plan: 'plan_a', currency: 'USD', variable: '40000.00',
    year_start: '2026-01-01', measure: 'arr', quota: '3000000.00', joined: '2026-02-01', draw: '1000.00',
    territory: { owners: ['Rosa Kim', 'Ana Ruiz'], accounts: ['Globex'] },
    official: { amount: '1200000.00', as_of: '2026-09-30' },
    unseen: { low: '1', likely: '2', high: '3', as_visible: false },
    quotas: [{ component: 'expansion', quota: '5' }], changes: [{ from: '2026-07-01', variable: '50000' }],
    shares: [{ deal: 'Globex', share: '0.4', person: 'Ada Lin' }], cancelled: [{ deal: 'Globex', on: '2026-08-01' }],
    booked: [{ deal: 'Globex', on: '2026-07-02' }], measured: [{ deal: 'Globex', measure: 'units', value: '12' }], paid: [{ on: '2026-05-15', until: '2026-03-31', amount: '1234.56' }],
    grants: [{ name: 'At hire', granted: '2025-01-01', units: '480', cliff_months: 12, months: 48, every: 'quarter' }],
    objectives: { '2026-Q3': { technical_outcome: { reached: '0.64', evidence: 'seven of eleven' }, colleagues: true, reference: false } },
  };
  assert.deepEqual(JSON.parse(planOf(fieldsOf(JSON.stringify(plan)), planA)), plan);
});

test('what is left empty is left out of the plan', () => {
  const plan = JSON.parse(planOf({ ...fieldsOf(null), who: '9@https://a', year_start: '2026-04-01' }, planA));
  assert.equal(plan.official, null);
  assert.deepEqual([plan.objectives, plan.paid, plan.joined], [{}, [], undefined]);
  assert.deepEqual(plan.territory.owners, []);
  assert.deepEqual(periodsOf('2026-04-01', 4), ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  assert.deepEqual([periodsOf('2026-04-01', 1), periodsOf('', 4)], [['2026'], []]);
});

test('payments come from a table by the names of its columns', () => {
  const rows = paidOf('Amount;Deal;On\r\n"1200.50";"Globex; ""North"" (2)";2026-05-15\r\n\r\n');
  assert.deepEqual(rows, [{ on: '2026-05-15', until: '', component: '', deal: 'Globex; "North" (2)', amount: '1200.50' }]);
});

test('a fault is shown at the field it is about', () => {
  assert.equal(fieldOfFault('official.amount'), 'official.amount');
  assert.equal(fieldOfFault('user_id'), 'who');
});

test('settings change one thing and keep the rest', () => {
  const empty = { format: 3 as const, me: [], crm: [], language: null, set: {} };
  const mine = withMe(withMe(empty, 'https://a', '9', 'Sam', 'se'), 'https://b', '1', 'Sam', 'rep');
  assert.deepEqual(withMe(mine, 'https://a', '9', 'Sam Okafor', 'se').me, [
    { origin: 'https://a', user_id: '9', name: 'Sam Okafor', role: 'se' },
    { origin: 'https://b', user_id: '1', name: 'Sam', role: 'rep' },
  ]);
  assert.equal(withoutMe(mine, 'https://a', '9').me.length, 1);
  const zoned = { ...empty, crm: [{ origin: 'https://a', deals_visible: 'own' as const, zone: 'Europe/London' }] };
  assert.deepEqual(withSight(zoned, 'https://a', 'all').crm, [{ origin: 'https://a', deals_visible: 'all', zone: 'Europe/London' }]);
  assert.equal(withLanguage(empty, 'en-XA').language, 'en-XA');
});
