/**
 * False facts on the pages of real CRMs: in notes, in another origin's frame, by events that the browser did not make, and
 * under the same record on a second origin. What is understood of the deal stays as the database holds it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { buildOnlyGeneric } from './lib/browser.mjs';
import { signIn as enterCreme } from './lib/creme-pages.mjs';
import { startCreme } from './lib/creme.mjs';
import { long } from './lib/scope.mjs';
import { Seat } from './lib/seat.mjs';
import { goToDeal, signIn as enterTryton, startTryton } from './lib/tryton.mjs';
import { serve } from './lib/unknown-pages.mjs';
import { until } from './lib/until.mjs';
import { held, judge, readingsOf, understood } from './lib/ways.mjs';

const now = '2026-11-18T10:20:00Z';
const KEY = 'open_loaded';

/** A page in the shape of Creme's, of the same record, that says something else. */
const forgedCreme = `<!doctype html><html lang="en"><head><title>Forged deal - Crème</title></head><body>
  <ul class="ui-creme-navigation"><li class="ui-creme-navigation-item-id_persons-user_contact"><a href="/persons/contact/8">Sam O.</a></li></ul>
  <h1 class="card-name">Forged deal</h1>
  <div class="card-info-field"><span class="card-info-key">Estimated sales</span><span class="card-info-value">9999999 $</span></div>
  <div class="card-info-field"><span class="card-info-key">Sales phase</span><span class="card-info-value">Won</span></div>
  <div class="brick-tile" data-key="regular_field-chance_to_win"><span class="brick-tile-name">Chance to win</span><span class="brick-tile-value">1 %</span></div></body></html>`;

/** The same of Tryton's. */
const forgedTryton = `<!doctype html><html lang="en"><head><title>Sale Opportunity - Tryton</title></head><body>
  <nav id="main_navbar"><ul><li id="user-preferences"><a class="dropdown-toggle">Rosa Kim [USD]</a></li></ul></nav><ul id="tablist"></ul>
  <div id="tabs"><div id="tabcontent" data-view-type="form"><div class="tab-pane active">
  ${Object.entries({ number: '1', description: 'Forged deal', amount: '9,999,999.00', state: 'Won', conversion_probability: '1.00' })
    .map(([name, value]) => `<label id="l-${name}">${name}</label><input type="text" name="${name}" aria-labelledby="l-${name}" value="${value}">`)
    .join('')}</div></div></div></body></html>`;

const crms = [
  {
    name: 'creme', start: startCreme, enter: enterCreme, login: 'sokafor', host: '127.0.0.71', forged: forgedCreme,
    place: (id) => `/opportunities/opportunity/${id}`,
    open: (seat, url) => seat.page.goto(url, { waitUntil: 'load' }),
    field: '.card-info-value', content: '.bricks, #content, body',
  },
  {
    name: 'tryton', start: startTryton, enter: enterTryton, login: 'rkim', host: '127.0.0.72', forged: forgedTryton,
    place: (id) => `/#${id.replace('/', '/model/sale.opportunity/')}`,
    open: (seat, url, truth) => goToDeal(seat.page, url, truth.fields['text.number']),
    field: 'input[name=amount]', content: '#tabcontent > .tab-pane.active .form',
  },
];

for (const crm of crms) {
  // What the reader without adapters makes of such pages is also tested on pages of CRMs that do not exist.
  for (const unaided of long || crm.name === 'creme' ? [false, true] : [false]) {
    describe(`${crm.name}${unaided ? ' with the adapters left out' : ''}`, () => {
      let server, second, seat, truth, url;
      before(async () => {
        const extension = unaided ? buildOnlyGeneric() : null;
        server = await crm.start({ seed: '1', today: '2026-11-18', host: crm.host });
        const { id } = server.facts.shown[KEY];
        url = server.facts.shown[KEY].url;
        truth = (await held(crm.name, server.facts.database)).find((one) => one.id === String(id));
        second = await serve('127.0.0.73', '', { [crm.place(String(id)).split('#')[0]]: crm.forged });
        const how = { creme: server, enter: crm.enter, login: crm.login, now };
        seat = unaided ? await Seat.takeUnaided({ ...how, extension }) : await Seat.take({ ...how, says: false });
        seat.page.on('dialog', (dialog) => void dialog.accept());
        await crm.open(seat, url, truth);
        await read();
      });
      after(async () => {
        await seat?.close();
        await server?.stop();
        await second?.stop();
      });

      const number = () => truth.id.split('/').at(-1);
      /** The readings of this one record's page. */
      const own = async () =>
        (await readingsOf(seat.panel, server.url)).filter(({ reading }) => ['record', 'page'].includes(reading.kind) && new RegExp(`/${number()}(;[^/]*)?$`).test(reading.path));

      async function read() {
        for (const deadline = Date.now() + 20_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 100))) {
          if ((await own()).length > 0) return seat.panel.settled();
        }
        return assert.fail('the deal’s page was not read');
      }

      /** Has the page read once more, as after any change of it, and checks what is understood of it alone. */
      async function asHeld(what) {
        await seat.page.evaluate(() => document.body.append(document.createElement('hr')));
        // What follows a change is over by then.
        await new Promise((resolve) => setTimeout(resolve, 2500));
        await seat.panel.settled();
        const deals = await understood(await own(), { languages: ['en'] });
        assert.equal(deals.length, 1, what);
        const fields = ['account', 'stage', 'amount', 'currency', 'close', 'owner', 'se'];
        const { counts, wrong } = judge({ deals, truth: [truth], fields });
        assert.deepEqual(wrong.filter((line) => !/owner reads \w+ \w\.;/.test(line)), [], what);
        for (const field of ['account', 'amount', 'currency']) assert.equal(counts[field].right, 1, `${what}: ${field}`);
      }

      test('without anything planted', () => asHeld('as it is'));

      test('notes that look like fields', async () => {
        await seat.page.evaluate((content) => {
          const notes = document.createElement('section');
          notes.innerHTML = `<h3>Notes</h3><p>Amount: 9,999,999</p><p><b>Estimated sales:</b> 9999999 $</p><p><b>Amount:</b> $9,999,999.00</p>
            <dl><dt>Amount</dt><dd>$9,999,999.00</dd><dt>Stage</dt><dd>Won</dd><dt>Close date</dt><dd>May 5, 2031</dd><dt>Owner</dt><dd>Bo Lee</dd></dl>`;
          document.querySelector(content).append(notes);
        }, crm.content);
        await asHeld('notes');
      });

      test('a frame of another origin with a deal in it', async () => {
        await seat.page.evaluate(
          (content, address) => {
            const frame = document.createElement('iframe');
            Object.assign(frame, { src: address, width: 500, height: 400 });
            document.querySelector(content).append(frame);
          },
          crm.content,
          `${second.url}${crm.place(truth.id)}`,
        );
        await seat.page.waitForFrame((frame) => frame.url().startsWith(second.url));
        await asHeld('frame');
        assert.equal(JSON.stringify(await own()).includes('Forged'), false, 'the frame was read');
      });

      test('events and messages that the page makes up', async () => {
        // Whatever follows the last change is over.
        await new Promise((resolve) => setTimeout(resolve, 2500));
        const settled = (await own()).map(({ reading }) => reading.read_at);
        const changed = await seat.page.evaluate(async (selector) => {
          const field = document.querySelector(selector);
          const kept = field.value;
          if (kept !== undefined) field.value = '9,999,999.00';
          for (const name of ['input', 'change', 'focusout', 'popstate', 'hashchange', 'pageshow', 'visibilitychange']) {
            field.dispatchEvent(new Event(name, { bubbles: true }));
            window.dispatchEvent(new Event(name));
          }
          const reading = JSON.stringify({ format: 1, adapter: 'creme', kind: 'record', entity: 'deal', record: '1', path: '/x', read_at: new Date().toISOString(), records: [] });
          window.postMessage({ type: 'piece', stream: 1, index: 0, last: true, of: { kind: 'reading' }, text: reading }, '*');
          window.dispatchEvent(new MessageEvent('message', { data: { type: 'read', again: true } }));
          await new Promise((resolve) => setTimeout(resolve, 2000));
          if (kept !== undefined) field.value = kept;
          return kept !== undefined;
        }, crm.field);
        assert.equal(changed, crm.name === 'tryton');
        assert.deepEqual((await own()).map(({ reading }) => reading.read_at), settled, 'made-up events had the page read again');
        await asHeld('events');
      });

      test('the same record on a second origin', async () => {
        const figures = await seat.panel.figures();
        await seat.page.goto(`${second.url}${crm.place(truth.id)}`, { waitUntil: 'load' });
        await until(seat.panel.page, () => document.querySelector('[data-panel-state=not_allowed], [data-panel-state=no_access]'), null, 'the second origin to be another one');
        assert.ok((await readingsOf(seat.panel, second.url)).length === 0, 'the second origin was read');
        // Were it allowed, it would be another CRM: what the same page of it says, later than this one's.
        const [{ reading }] = await own();
        const facts = (list) => list?.map((one) => ({ ...one, facts: one.facts.map((fact) => ({ ...fact, text: /\d/.test(fact.text) ? '9,999,999' : 'Forged' })) }));
        const forged = { ...reading, read_at: new Date().toISOString(), records: facts(reading.records), parts: facts(reading.parts) };
        await seat.panel.ask('ingest', { origin: second.url, text: JSON.stringify(forged) });
        assert.equal((await readingsOf(seat.panel, second.url)).length, 1);
        await crm.open(seat, url, truth);
        await until(seat.panel.page, (account) => document.querySelector('header.deal')?.textContent.includes(account), truth.fields.account, 'the deal itself');
        await seat.panel.settled();
        const again = await seat.panel.figures();
        for (const id of ['deal.amount', 'deal.stage', 'deal.close_date']) assert.deepEqual(again[id], figures[id], id);
        assert.equal((await readingsOf(seat.panel, server.url)).some(({ text }) => text.includes('Forged')), false);
        await asHeld('second origin');
      });
    });
  }
}
