import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed, linkOf, pageOf } from '../crm/adapter.ts';
import { creme } from '../crm/creme/index.ts';
import { signedOutOf } from '../crm/index.ts';

const origin = 'https://crm.example';
const allowed = (request: string, method: string, path: string) => isAllowed(creme.data, origin, request, method, path);

test('the listed calls are allowed', () => {
  assert.ok(allowed('deals_page', 'GET', '/opportunities/opportunities?rows=10'));
  assert.ok(allowed('deals_csv', 'GET', '/creme_core/mass_export?ct_id=141&type=csv&hfilter=opportunities-hf'));
});

test('every listed request reads and nothing else', () => {
  for (const request of creme.data.requests) {
    assert.equal(request.method, 'GET');
    assert.ok(request.path.startsWith('^/') && request.path.endsWith('$'), request.path);
  }
});

test('anything else is refused', () => {
  const refused: [string, string, string][] = [
    ['deals_page', 'POST', '/opportunities/opportunities?rows=10'],
    ['deals_page', 'get', '/opportunities/opportunities?rows=10'],
    ['unknown', 'GET', '/opportunities/opportunities?rows=10'],
    ['deals_csv', 'GET', '/opportunities/opportunities?rows=10'],
    ['deals_page', 'GET', '/opportunities/opportunities?rows=10#x'],
    ['deals_page', 'GET', '/creme_core/entity/delete/17'],
    ['deals_page', 'GET', 'https://evil.example/opportunities/opportunities?rows=10'],
    ['deals_page', 'GET', '//evil.example/opportunities/opportunities?rows=10'],
    ['deals_page', 'GET', '/\\evil.example/opportunities?rows=10'],
    ['deals_csv', 'GET', '/creme_core/mass_export?ct_id=1&type=csv&hfilter=x&extra_q=1'],
    ['deals_csv', 'GET', '/creme_core/mass_export?ct_id=1&type=csv&hfilter=x\n'],
  ];
  for (const [request, method, path] of refused) assert.equal(allowed(request, method, path), false, path);
});

test('pages are told apart by their path', () => {
  assert.deepEqual(pageOf(creme.data, '/opportunities/opportunity/17'), { kind: 'record', record: '17', entity: 'deal' });
  assert.equal(pageOf(creme.data, '/opportunities/opportunities').kind, 'list');
  assert.equal(pageOf(creme.data, '/opportunities/opportunity/17/edit').kind, 'other');
  assert.equal(pageOf(creme.data, '/persons/contact/9').kind, 'other');
  assert.equal(signedOutOf('/creme_login'), creme);
  assert.equal(signedOutOf('/opportunities/opportunities'), null);
});

test('links are made from ids, and from nothing else', () => {
  assert.equal(linkOf(creme.data, origin, 'deal', '17'), `${origin}/opportunities/opportunity/17`);
  assert.equal(linkOf(creme.data, origin, 'activity', '20'), `${origin}/activities/activity/20`);
  assert.equal(linkOf(creme.data, origin, 'deal', null), null);
  assert.equal(linkOf(creme.data, origin, 'invoice', '17'), null);
  for (const bad of ['', '../1', '17/edit', '17?x=1', 'javascript:1']) {
    assert.equal(linkOf(creme.data, origin, 'deal', bad), null, bad);
  }
});
