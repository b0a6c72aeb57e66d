import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import core from '../locales/core.en.ftl?raw';
import own from '../locales/en.ftl?raw';
import { creme } from '../crm/creme/index.ts';
import { elementOf, find, standing, type Group, type Wanted } from '../crm/spot.ts';
import { csvOf } from '../entrypoints/sidepanel/read/csv.ts';
import { fitting, told } from '../entrypoints/sidepanel/read/told.ts';
import { makeTexts } from '../shared/messages.ts';
import type { ReadFact } from '../shared/report.ts';

const texts = makeTexts('en', 'Europe/London', [own, core]);

const amount: ReadFact = {
  entity: 'deal',
  record: '17',
  label: 'Estimated sales',
  text: '=86500 $',
  meaning: 'amount',
  counts: true,
  value: { certainty: 'known', values: [{ value: '86500.00', unit: 'USD' }], why: { id: 'value-basis-setting', args: {} } },
  doubt: null,
  place: { from: 'record', path: '/deals/17', at: '.tile', read_at: '2026-11-23T09:00:00Z' },
};
const close: ReadFact = {
  ...amount,
  label: 'Close date',
  text: '03/04/2027',
  meaning: 'expected_close',
  value: {
    certainty: 'ambiguous',
    values: [{ value: '2027-04-03', unit: 'date' }, { value: '2027-03-04', unit: 'date' }],
    why: { id: 'value-order', args: {} },
  },
  place: { ...amount.place, from: 'answer', at: null },
};

test('a fact is found by any of its words, as they are shown', () => {
  const one = told(texts, amount);
  for (const query of ['', 'estimated', 'ESTIMATED sales', '86500', '$86,500', 'amount', '.tile', '/deals/17']) assert.ok(fitting(one, query), query);
  for (const query of ['close', 'amount close', '€']) assert.ok(!fitting(one, query), query);
});

test('the table holds every fact, and nothing in it is a formula', () => {
  const [head, first, second, end] = csvOf(texts, 'https://crm.example', [told(texts, amount), told(texts, close)]).split('\r\n');
  assert.equal(head, 'origin,page,label,text,meaning,value,certainty,place,read_at');
  assert.equal(first, `https://crm.example,/deals/17,Estimated sales,"'=86500 $",amount,86500.00 USD,known: Read as your settings say.,.tile,2026-11-23T09:00:00Z`);
  assert.ok(second?.includes('2027-04-03 date | 2027-03-04 date,open: Day and month may be either way round.'), second);
  assert.ok(second?.includes(',Through your session,'), second);
  assert.equal(end, '');
});

const wanted: Wanted = { entity: 'deal', record: null, path: '/', at: 'dl>dd', label: 'Amount', text: '€5', beside: [] };

/** Elements on a page, each with the fact that was read from it. */
function groups(...rows: [label: string | undefined, text: string][][]): { all: Group[]; element: (row: number, at: number) => Element | null } {
  const { document } = parseHTML('<html><body></body></html>');
  const all = rows.map((facts): Group => ({
    entity: 'deal',
    called: null,
    facts: facts.map(([label, text]) => {
      const element = document.createElement('p');
      document.body.append(element);
      return standing({ ...(label === undefined ? {} : { label }), text, place: 'main', at: 'dl>dd' }, element as unknown as Element);
    }),
  }));
  return { all, element: (row, at) => elementOf(all[row]?.facts[at] ?? { text: '', place: 'main' }) };
}

test('a fact is found where it stood, also when its value is another by now', () => {
  const { all, element } = groups([['Amount:', '€6'], ['Stage', '€5']]);
  assert.equal(find(all, wanted), element(0, 0));
  assert.equal(find(all, { ...wanted, label: 'Close date' }), null);
  assert.equal(find(all, { ...wanted, at: 'dl>dt' }), null);
  assert.equal(find(all, { ...wanted, record: '17' }), null);
  element(0, 0)?.remove();
  assert.equal(find(all, wanted), null, 'it is gone');
});

test('of two at the same place it is the one with the same text, or none', () => {
  const { all, element } = groups([['Amount', '€6'], ['Amount', '€5']]);
  assert.equal(find(all, wanted), element(0, 1));
  assert.equal(find(all, { ...wanted, text: '€7' }), null);
});

test('rows without ids are told apart by what stands beside', () => {
  const { all, element } = groups([['Name', 'Data hub'], ['Amount', '€5']], [['Name', 'Fabric'], ['Amount', '€5']]);
  assert.equal(find(all, { ...wanted, beside: ['Fabric'] }), element(1, 1));
  assert.equal(find(all, { ...wanted, beside: ['Other'] }), null);
});

test('an adapter’s facts stand where they were read', () => {
  const { document } = parseHTML(`<html lang="en"><body><div class="brick-tile" data-key="k"><span class="brick-tile-name">Why</span>
    <span class="brick-tile-value">Because</span></div></body></html>`);
  const { records } = creme.collect(document as unknown as Document, 'record', '17');
  const all = records.map(({ entity, record = null, facts }) => ({ entity, called: record, facts }));
  const found = find(all, { ...wanted, record: '17', at: '.brick-tile[data-key="k"]', label: 'Why', text: 'Because' });
  assert.equal(found?.getAttribute('class'), 'brick-tile-value');
});
