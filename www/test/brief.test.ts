import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Engine, initSync } from '../../pkg/second_chair.js';
import core from '../locales/core.en.ftl?raw';
import own from '../locales/en.ftl?raw';
import { briefOf, markdownOf } from '../shared/brief.ts';
import { makeTexts } from '../shared/messages.ts';

initSync({ module: readFileSync(new URL('../../pkg/second_chair_bg.wasm', import.meta.url)) });

const texts = makeTexts('en', 'UTC', [own, core]);
const origin = 'https://crm.example';
const now = '2026-11-23T09:00:00Z';

const hostile = '<img src=x onerror=alert(1)> [win](https://evil.example) =HYPERLINK("https://evil.example")\n# Not a heading\n```\nout of the fence\n````\n- no list';

/** A won deal whose fields hold these texts. */
function brief(fields: { [label: string]: string }, name = 'Data hub') {
  const engine = new Engine();
  const facts = Object.entries({ 'Sales phase': 'Won', 'Actual closing date': '2026-11-10', ...fields }).map(([label, text]) => ({ label, text }));
  const reading = {
    format: 1, adapter: 'creme', adapter_version: 1, kind: 'record', entity: 'deal', record: '17', path: '/opportunities/opportunity/17',
    read_at: '2026-11-23T08:30:00Z', language: 'en', records: [{ entity: 'deal', record: '17', facts: [{ api: 'card-name', text: name }, ...facts] }],
  };
  engine.ingest(origin, JSON.stringify(reading));
  const made = briefOf(engine.report({ origin, record: '17', signed_in: null, now, zone: 'UTC' }), texts, now);
  assert.ok(made);
  return made;
}

test('every item is in it once, with its text, where it was read, and unknowns named so', () => {
  const made = brief({ 'Why they bought': 'They lose 3 days a month to manual reconciliation of orders', Risks: '' });
  const items = made.sections.flatMap((section) => section.items.map((item) => ({ ...item, section: section.title })));
  assert.equal(items.length, 19);
  const why = items.find(({ name }) => name === 'Why they bought');
  assert.equal(why?.quotes[0]?.text, 'They lose 3 days a month to manual reconciliation of orders');
  assert.match(why?.quotes[0]?.from ?? '', /Under “Why they bought” in Data hub, read/);
  assert.equal(items.find(({ name }) => name === 'Risks and red flags')?.section, 'Still open');
  const success = items.find(({ name }) => name === 'Success criteria');
  assert.equal(success?.section, 'Not known: no page that was read holds it');
  assert.deepEqual(success?.quotes, []);
  assert.equal(made.lines.find(({ name }) => name === 'Amount')?.value, 'not known');
});

test('markup, links and fences of the CRM are text in the Markdown', () => {
  const text = markdownOf(brief({ 'Why they bought': hostile, 'Hand-off receiver': '[x](javascript:alert(1))' }, '# <b>Hub</b> [a](https://evil.example) | =1+1'));
  const lines = text.split('\n');
  // Outside of fences nothing of it is live.
  const live: string[] = [];
  let fence: string | null = null;
  for (const line of lines) {
    const mark = /^(`{3,})(text)?$/.exec(line);
    if (fence === null && mark?.[2]) fence = mark[1] ?? null;
    else if (fence !== null && line === fence) fence = null;
    else if (fence === null) live.push(line);
  }
  assert.equal(fence, null, 'every fence is closed');
  const outside = live.join('\n');
  assert.doesNotMatch(outside, /(?<!\\)<\w|(?<!\\)\]\(|(?<!\\):\/\/|onerror|Not a heading|no list/);
  assert.ok(lines.includes('# Not a heading') && lines.includes('````'), 'the text is there as it was read');
  assert.match(outside, /^# Hand-off brief: \\# \\<b\\>Hub/);
});

test('a note of 100,000 characters is in it whole', () => {
  const long = 'They lose 3 days. '.repeat(5_600);
  assert.ok(long.length > 100_000);
  assert.ok(markdownOf(brief({ 'Why they bought': long })).includes(long.trimEnd()));
});

test('of a deal that is not known here there is none', () => {
  const report = new Engine().report({ origin, record: '17', signed_in: null, now, zone: 'UTC' });
  assert.equal(briefOf(report, texts, now), null);
});
