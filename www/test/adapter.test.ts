import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseOf, isAllowed, linkOf, pageOf, placeOf } from '../crm/adapter.ts';
import { creme } from '../crm/creme/index.ts';
import { adapters, signedOutOf } from '../crm/index.ts';
import { tryton } from '../crm/tryton/index.ts';

const origin = 'https://crm.example';
const allowed = (request: string, method: string, path: string, body: string | null = null) =>
  isAllowed(creme.data, origin, { request, method, path, body });
const posts = (request: string, body: string | null, path = '/crm/rpc/', method = 'POST') =>
  isAllowed(tryton.data, origin, { request, method, path, body });
const call = (method: string, more: object = { params: [] }) => JSON.stringify({ id: 1, method, ...more });

test('the listed calls are allowed', () => {
  assert.ok(allowed('deals_page', 'GET', '/opportunities/opportunities?rows=10'));
  assert.ok(allowed('deals_csv', 'GET', '/creme_core/mass_export?ct_id=141&type=csv&hfilter=opportunities-hf'));
});

test('every listed request reads and nothing else', () => {
  // A method is added here only by somebody who has read what it does.
  const reading = ['model.res.user.get_preferences', 'model.sale.opportunity.search_read'];
  for (const request of adapters.flatMap((adapter) => adapter.data.requests)) {
    assert.ok(request.path.startsWith('^/') && request.path.endsWith('$'), request.path);
    if (request.method === 'GET') assert.equal(request.rpc, undefined);
    else assert.ok(request.method === 'POST' && reading.includes(request.rpc ?? ''), `${request.method} ${request.rpc}`);
  }
});

test('a POST is allowed only with the listed method in its body', () => {
  const reads = 'model.sale.opportunity.search_read';
  assert.ok(posts('deals', call(reads)));
  assert.ok(posts('preferences', call('model.res.user.get_preferences')));
  const refused: [string, string | null, string?, string?][] = [
    ['deals', null],
    ['deals', ''],
    ['deals', '[]'],
    ['deals', 'null'],
    ['deals', `[${call(reads)}]`],
    ['deals', call('model.sale.opportunity.write')],
    ['deals', call('model.sale.opportunity.search_read.delete')],
    ['deals', call('model.res.user.get_preferences')],
    ['preferences', call('model.res.user.set_preferences')],
    ['deals', call(reads, {})],
    ['deals', call(reads, { params: {} })],
    ['deals', call(reads, { params: [], method2: 'model.sale.opportunity.delete' })],
    // The same name twice: one of them is checked, the other one may be run.
    ['deals', `{"id":1,"method":"model.sale.opportunity.delete","method":"${reads}","params":[]}`],
    ['deals', ` ${call(reads)}`],
    ['deals', call(reads), '/crm/rpc'],
    ['deals', call(reads), '/crm/session/logout'],
    ['deals', call(reads), '//evil.example/rpc/'],
    ['deals', call(reads), '/../rpc/'],
    ['deals', call(reads), '/{database}/rpc/'],
    ['deals', call(reads), '/crm/rpc/', 'GET'],
    ['deals', null, '/crm/rpc/', 'GET'],
    ['deals', call(reads), '/crm/rpc/', 'PUT'],
  ];
  for (const [request, body, path, method] of refused) assert.equal(posts(request, body, path, method), false, `${method} ${path} ${body}`);
  assert.equal(allowed('deals_page', 'GET', '/opportunities/opportunities?rows=10', call(reads)), false, 'a GET has no body');
});

test('every CRM’s addresses are no page of any other one', () => {
  const pages: { [id: string]: string[] } = {
    creme: ['/opportunities/opportunity/17', '/opportunities/opportunities', '/opportunities/opportunities/'],
    tryton: ['/#crm/model/sale.opportunity/17', '/#crm/model/sale.opportunity', '/#crm/model/sale.opportunity;views=%5B538%5D'],
  };
  assert.deepEqual(Object.keys(pages).sort(), adapters.map(({ data }) => data.id).sort(), 'each adapter has its addresses here');
  for (const [id, addresses] of Object.entries(pages)) {
    for (const address of addresses) {
      const { data } = adapters.find((adapter) => adapter.data.id === id) ?? assert.fail(id);
      const at = new URL(address, origin);
      assert.notEqual(pageOf(data, placeOf(data, at)).kind, 'other', `${id}: ${address}`);
      for (const other of adapters.filter((one) => one.data.id !== id)) {
        assert.equal(pageOf(other.data, placeOf(other.data, at)).kind, 'other', `${other.data.id}: ${address}`);
      }
    }
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

test('an address behind the # names the database and the record', () => {
  const place = (address: string) => placeOf(tryton.data, new URL(address, origin));
  const record = place('/#crm/model/sale.opportunity/17;views=%5B537%5D&name=%22x%22');
  assert.equal(record, '/#crm/model/sale.opportunity/17');
  assert.deepEqual(pageOf(tryton.data, record), { kind: 'record', record: 'crm/17', entity: 'deal' });
  assert.equal(databaseOf(tryton.data, record), 'crm');
  assert.equal(pageOf(tryton.data, place('/#crm/model/sale.opportunity;views=%5B538%5D')).kind, 'list');
  for (const other of ['/', '/#crm', '/#crm/model/party.party/17', '/#crm/model/sale.opportunity.line/17', '/x#crm/model/sale.opportunity/17']) {
    assert.equal(pageOf(tryton.data, place(other)).kind, 'other', other);
  }
  assert.equal(databaseOf(tryton.data, place('/')), null);
  assert.equal(databaseOf(creme.data, '/opportunities/opportunity/17'), null);
});

test('links are made from ids, and from nothing else', () => {
  assert.equal(linkOf(creme.data, origin, 'deal', '17'), `${origin}/opportunities/opportunity/17`);
  assert.equal(linkOf(creme.data, origin, 'activity', '20'), `${origin}/activities/activity/20`);
  assert.equal(linkOf(tryton.data, origin, 'deal', 'crm/17'), `${origin}/#crm/model/sale.opportunity/17`);
  assert.equal(linkOf(tryton.data, origin, 'deal', '17'), null, 'of no database');
  assert.equal(linkOf(creme.data, origin, 'deal', 'crm/17'), null, 'of a database that Creme has not');
  assert.equal(linkOf(creme.data, origin, 'deal', null), null);
  assert.equal(linkOf(creme.data, origin, 'invoice', '17'), null);
  for (const bad of ['', '../1', '17/edit', '17?x=1', 'javascript:1']) {
    assert.equal(linkOf(creme.data, origin, 'deal', bad), null, bad);
  }
});
