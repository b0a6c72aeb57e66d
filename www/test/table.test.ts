/** Lists whose head is a table of its own, on invented pages: what is read, and where nothing may be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { readUnknown } from '../crm/generic/index.ts';
import { Pace } from '../crm/generic/pace.ts';

type Style = { [property: string]: string };
type Styled = { style: Style; parentElement: Styled | null };

const visibility = ({ style, parentElement }: Styled): string => style.visibility || (parentElement ? visibility(parentElement) : 'visible');

/** What a browser knows of a page and this one does not: styles as they are written, and boxes out of `data-box`. */
function pageOf(body: string): Document {
  const { document } = parseHTML(`<!doctype html><html><head><title>Deals</title></head><body>${body}</body></html>`);
  const plain = { opacity: '1', clipPath: 'none', overflow: 'visible', position: 'static', transform: 'none', fontSize: '16px', color: 'rgb(0, 0, 0)' };
  const getComputedStyle = (element: Styled): Style => ({ ...plain, display: element.style.display || 'block', visibility: visibility(element) });
  Object.defineProperty(document, 'defaultView', { value: { innerWidth: 1_000, innerHeight: 800, getComputedStyle } });
  for (const element of document.querySelectorAll('*')) {
    const [left = 0, width = 0] = (element.getAttribute('data-box') ?? '').split(' ').map(Number);
    Object.assign(element, { checkVisibility: () => true, getBoundingClientRect: () => ({ left, width, right: left + width, top: 0, bottom: 20, height: 20 }) });
  }
  return document as unknown as Document;
}

async function read(body: string) {
  const found = await readUnknown(pageOf(body), () => false, [], new Pace(() => 0, async () => undefined));
  assert.ok(found);
  const told = (part: string) => found.parts.filter((one) => one.part === part).map(({ facts }) => facts.filter(({ label }) => label !== undefined).map(({ label, text }) => [label, text]));
  return { rows: told('row'), page: told('page').flat() };
}

const LABELS = ['Deal', 'Account', 'Amount'];
const DEALS = [['Cranes', 'Nordhafen AG', '€1,000.00'], ['Pumps', 'Otter Ltd', '€2,000.00']];
const right = DEALS.map((texts) => texts.map((text, at) => [LABELS[at], text]));

/** Cells, each with its box. */
const cells = (tag: string, texts: string[], boxes: string[] = []) => texts.map((text, at) => `<${tag} data-box="${boxes[at] ?? ''}">${text}</${tag}>`).join('');
const head = (labels = LABELS, boxes: string[] = [], style = '') => `<div><table style="${style}"><thead><tr>${cells('th', labels, boxes)}</tr></thead></table></div>`;
const bodyOf = (deals = DEALS, boxes: string[] = [], first = '') => `<div><table>${first}<tbody>${deals.map((texts) => `<tr>${cells('td', texts, boxes)}</tr>`).join('')}</tbody></table></div>`;
const THREE = ['0 100', '100 200', '300 100'];

test('a head in a table of its own names the columns of the next table', async () => {
  assert.deepEqual((await read(head() + bodyOf())).rows, right);
  assert.deepEqual((await read(head(LABELS, THREE) + bodyOf(DEALS, THREE))).rows, right);
  assert.deepEqual((await read(head() + bodyOf())).page, []);
});

test('what stands in a head is no value of the page', async () => {
  const found = await read(head([...LABELS.slice(0, 2), 'Amount<input aria-label="Least amount" value="5">']) + bodyOf());
  assert.deepEqual([found.rows, found.page], [right, []]);
});

test('of two lists each has its own head', async () => {
  const tasks = head(['Task', 'Person']) + bodyOf([['Call', 'Bo Lee']]);
  assert.deepEqual((await read(head() + bodyOf() + tasks)).rows, [...right, [['Task', 'Call'], ['Person', 'Bo Lee']]]);
});

test('a head is a row of columnheaders too, beside a table or around it in a grid', async () => {
  const row = LABELS.map((label) => `<span role="columnheader">${label}</span>`).join('');
  for (const loose of [`<div role="row">${row}</div>`, `<div><div role="rowgroup">${row}</div></div>`]) {
    assert.deepEqual((await read(loose + bodyOf())).rows, right);
    assert.deepEqual((await read(`<div role="grid">${loose}${bodyOf()}</div>`)).rows, right);
  }
  assert.deepEqual((await read(`<div role="grid">${head()}${bodyOf()}</div>`)).rows, right);
});

test('where boxes are known, columns are those that stand over each other', async () => {
  // Over the bar for scrolling the head has a cell more, and under an empty head stands a box to tick.
  const wide = head(['', ...LABELS, ''], ['0 20', '20 100', '120 200', '320 100', '420 15']);
  const ticked = bodyOf(DEALS.map((texts) => ['<input type="checkbox">', ...texts]), ['0 20', '20 100', '120 200', '320 108']);
  assert.deepEqual((await read(wide + ticked)).rows, right);
  // The same number of columns, and others.
  const apart = await read(head(LABELS, THREE) + bodyOf(DEALS, ['0 200', '200 100', '300 300']));
  assert.deepEqual(apart.rows, []);
});

test('a hidden twin of the head is not read', async () => {
  const twin = `<thead><tr style="visibility:hidden">${cells('th', LABELS)}</tr></thead>`;
  assert.deepEqual((await read(head() + bodyOf(DEALS, [], twin))).rows, right);
  assert.deepEqual((await read(head() + head(['Old', 'Older', 'Oldest'], [], 'display:none') + bodyOf())).rows, right);
  // Shown, it is the table's own head, and the one before it only says it again.
  const own = `<thead><tr>${cells('th', LABELS)}</tr></thead>`;
  const filter = '<input aria-label="Filter" value="all">';
  const both = await read(head(['Deal', 'Account', `Amount${filter}`]) + bodyOf(DEALS, [], own));
  assert.deepEqual([both.rows, both.page], [right, []]);
  assert.deepEqual((await read(head() + head() + bodyOf())).rows, right);
});

test('nothing is read where it is not certain which head is meant', async () => {
  const nothing = async (page: string) => assert.deepEqual((await read(page)).rows, [], page);
  await nothing(head(['Deal', 'Account']) + bodyOf());
  await nothing(head() + head(['Task', 'Person', 'Hours']) + bodyOf());
  await nothing(`${head()}<h2>Other things</h2>${bodyOf()}`);
  await nothing(`${head()}<p>No deals</p>${bodyOf()}`);
  await nothing(`${bodyOf()}${head()}`);
  await nothing(head(['Deal', 'Amount']) + bodyOf([['Stage:', 'Proposal'], ['Owner:', 'Rosa Kim']]));
  // One head serves one table.
  const twice = await read(head() + bodyOf() + bodyOf([['Total', '', '€3,000.00']]));
  assert.deepEqual(twice.rows, right);
});

test('after an empty list, a table of labels and values stays what it is', async () => {
  const { rows, page } = await read(`${head(['Deal', 'Amount'])}<table><tr><th>Stage</th><td>Proposal</td></tr><tr><th>Owner</th><td>Rosa Kim</td></tr></table>`);
  assert.deepEqual([rows, page], [[], [['Stage', 'Proposal'], ['Owner', 'Rosa Kim']]]);
});

test('rows may be tables of their own, one like the other', async () => {
  const each = DEALS.map(([name = '', ...texts]) => `<table class="item"><tr><th scope="row">${name}</th>${cells('td', texts)}</tr></table>`).join('');
  const total = `<table class="total"><tr>${cells('td', ['Total', '', '€3,000.00'])}</tr></table>`;
  const { rows, page } = await read(`${head()}<div>${each}${total}</div>`);
  assert.deepEqual([rows, page], [right, []]);
});

test('an empty cell keeps the next ones in their columns', async () => {
  const row = (role: string, texts: string[]) => `<div role="row">${texts.map((text) => `<span role="${role}">${text}</span>`).join('')}</div>`;
  const { rows } = await read(`<div role="table">${row('columnheader', LABELS)}${row('gridcell', ['Cranes', '', '€1,000.00'])}</div>`);
  assert.deepEqual(rows, [[['Deal', 'Cranes'], ['Account', ''], ['Amount', '€1,000.00']]]);
});
