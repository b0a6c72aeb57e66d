/** The statement as a file: an estimate that says so, sums that are there, and text that no spreadsheet computes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import core from '../locales/core.en.ftl?raw';
import own from '../locales/en.ftl?raw';
import { statementCsv } from '../entrypoints/sidepanel/incentive/csv.ts';
import { makeTexts } from '../shared/messages.ts';
import type { Figure, ShownIncentive } from '../shared/report.ts';

const texts = makeTexts('en', 'UTC', [own, core]);
const money = (id: string, value: string): Figure => ({ id, value, unit: 'USD', state: 'known', note: null, formula: null, inputs: [] });
const text = (value: string) => ({ kind: 'text' as const, value });

function statement(name: string): ShownIncentive {
  return {
    state: 'shown', plan: { id: 'plan-plan-a', args: {} }, period: { start: '2026-01-01', end: '2026-12-31' }, currency: 'USD',
    attainment: { ...money('incentive.attainment', '0.5'), unit: 'ratio' }, earned: money('incentive.earned', '-12.50'),
    components: [{
      id: 'territory', title: { id: 'component-territory', args: {} }, attainment: null, curve: null, earned: money('a', '-12.50'), target: money('b', '100'),
      lines: [{ title: { id: 'line-deal', args: { name: text(name) } }, figure: money('incentive.line.territory.1', '-12.50') }],
    }],
    adjustments: [], payments: [], deal: null, outlooks: [], reconciled: [], grants: [], checks: [], notes: [],
  };
}

test('it says that it is an estimate, and its lines and sums are numbers', () => {
  const rows = statementCsv(statement('Globex "North"'), texts).split('\r\n');
  assert.match(rows[0] ?? '', /^"Estimate, not a payroll statement",Territory and objectives,/);
  assert.equal(rows[2], 'Territory,"Globex ""North""",-12.50,USD');
  assert.equal(rows.at(-2), ',Earned in all,-12.50,USD');
});

test('a name that looks like a formula is text', () => {
  for (const name of ['=1+1', '+49', '-2', '@SUM(A1)', ' =x', '\t=x', '\r=x']) {
    const text = statementCsv(statement(name), texts);
    assert.ok(text.includes(`\nTerritory,"'${name}",-12.50,USD\r\n`), JSON.stringify(name));
  }
});
