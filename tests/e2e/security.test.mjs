/** What SECURITY.md promises, tried: permissions, nothing before a click, nothing leaves, markup stays text, pay has one owner. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { extensionFolder, launch } from './lib/browser.mjs';
import { signIn } from './lib/creme-pages.mjs';
import { startCreme } from './lib/creme.mjs';
import { samplePlan } from './lib/oracle.mjs';
import { Panel } from './lib/panel.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';

describe('the built extension', () => {
  const manifest = JSON.parse(readFileSync(join(extensionFolder, 'manifest.json'), 'utf8'));

  test('asks for exactly these permissions, and hosts only when the user allows them', () => {
    assert.deepEqual([...manifest.permissions].sort(), ['activeTab', 'scripting', 'sidePanel', 'storage', 'unlimitedStorage']);
    assert.equal(manifest.manifest_version, 3);
    assert.equal(manifest.incognito, 'not_allowed');
    assert.deepEqual([...manifest.optional_host_permissions].sort(), ['http://*/*', 'https://*/*']);
    for (const key of ['host_permissions', 'optional_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
      assert.equal(manifest[key], undefined, key);
    }
  });

  test('has this policy for its pages, word for word', () => {
    const policy = manifest.content_security_policy.extension_pages.split(';').map((part) => part.trim());
    assert.deepEqual(policy.filter((part) => part !== '').sort(), [
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-src 'none'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "worker-src 'self'",
    ]);
  });

  test('holds no file that loads anything from elsewhere', () => {
    const pages = readdirSync(extensionFolder, { recursive: true }).filter((file) => /\.(html|css)$/.test(file));
    assert.ok(pages.length >= 2);
    for (const file of pages) {
      const text = readFileSync(join(extensionFolder, file), 'utf8');
      assert.doesNotMatch(text, /(src|href|url\(|@import)[^>;]*https?:/i, file);
    }
  });
});

describe('at work', () => {
  let creme;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.16' });
  });
  after(() => creme?.stop());

  test('nothing is in the page before the user acts, and nothing is read before the host is allowed', async (t) => {
    const chromium = await launch();
    t.after(() => chromium.close());
    const page = (await chromium.browser.pages())[0];
    const session = await page.createCDPSession();
    const worlds = new Map();
    session.on('Runtime.executionContextCreated', ({ context }) => worlds.set(context.id, context));
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => worlds.delete(executionContextId));
    session.on('Runtime.executionContextsCleared', () => worlds.clear());
    await session.send('Runtime.enable');
    const ours = () => [...worlds.values()].filter((world) => world.origin.startsWith('chrome-extension://') || /second chair/i.test(world.name));
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url())));

    await signIn(page, creme.url, 'sokafor', creme.facts.users.sokafor.password);
    await page.goto(creme.facts.shown.open_loaded.url, { waitUntil: 'load' });
    assert.deepEqual(ours(), [], 'no script of the extension before the click on its button');

    const panel = await Panel.open(chromium, page, now);
    await until(panel.page, () => document.querySelector('[data-panel-state=not_allowed]'), null, 'the question whether the host is allowed');
    const { text } = await panel.ask('export', {});
    assert.deepEqual(JSON.parse(text).readings, [], 'nothing was read before the host was allowed');
    assert.deepEqual(await panel.figures(), {});
    assert.deepEqual(asked.filter((url) => /mass_export|rows=10/.test(url.href)).map(String), []);

    await panel.allow(creme.url);
    await panel.settled(creme.facts.shown.open_loaded);
    assert.equal(ours().length > 0, true, 'the reader is in the page once the host is allowed');
    assert.ok(asked.some((url) => url.pathname === '/creme_core/mass_export'), 'the pipeline was asked for');
    const pulled = asked.filter((url) => /mass_export|rows=10/.test(url.href));
    assert.ok(pulled.every((url) => url.origin === creme.url));
  });

  test('no request leaves 127.0.0.0/8, whatever part of the browser is asked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'second-chair-net-'));
    try {
      const log = join(folder, 'net.json');
      const seat = await Seat.take({ creme, login: 'sokafor', now, more: [`--log-net-log=${log}`] });
      try {
        await seat.enterPlan(await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today }));
        await seat.visit('won_still_calling');
        await seat.panel.openAll();
        await seat.page.goto(creme.facts.deals_url, { waitUntil: 'load' });
        await seat.panel.settled();
        // Not even on purpose: the policy holds back what a page of the extension might try, allowed host or not.
        for (const address of [creme.url, 'http://127.0.0.1:9/', 'https://example.com/']) {
          const answer = await seat.panel.page.evaluate((url) => fetch(url).then(() => 'answered', () => 'held back'), address);
          assert.equal(answer, 'held back', `a request of the panel to ${address}`);
        }
      } finally {
        await seat.close();
      }
      const asked = requestsOf(JSON.parse(readFileSync(log, 'utf8')));
      assert.ok(asked.some(({ url }) => url.href.includes('/creme_core/mass_export')), 'the log holds the session’s own export');
      const local = new Set(['chrome:', 'chrome-extension:', 'devtools:', 'data:', 'blob:', 'about:']);
      const away = asked.filter(({ url }) => !local.has(url.protocol) && !/^127\.\d+\.\d+\.\d+$/.test(url.hostname));
      const ours = away.filter((request) => !isChromiums(request));
      assert.deepEqual(ours.map(({ url, initiator }) => `${url} for ${initiator}`), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('markup in the CRM’s fields is text in the panel', async (t) => {
    const seat = await Seat.take({ creme, login: 'sokafor', now });
    t.after(() => seat.close());
    const alerts = [];
    for (const page of [seat.panel.page, seat.page]) {
      page.on('dialog', (dialog) => {
        alerts.push(dialog.message());
        void dialog.dismiss();
      });
    }
    for (const key of ['markup_name', 'script_name', 'separators']) {
      const { name, account } = await seat.visit(key);
      await seat.panel.openAll();
      const head = await seat.panel.page.$eval('header.deal', (one) => ({
        name: one.querySelector('h1').textContent,
        inside: one.querySelector('h1').childElementCount,
        text: one.textContent,
      }));
      assert.equal(head.name, name);
      assert.equal(head.inside, 0);
      assert.ok(head.text.includes(account));
    }
    const strange = await seat.panel.page.$$eval('main b, main script, main img, main iframe, main style', (found) => found.length);
    assert.equal(strange, 0);
    assert.deepEqual(alerts, []);
  });

  test('pay is seen by its owner alone, and only uncovered', async (t) => {
    const seat = await Seat.take({ creme, login: 'sokafor', now });
    t.after(() => seat.close());
    const plan = await samplePlan({
      database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today, variable: '41237.00',
    });
    await seat.enterPlan(plan);
    await seat.visit('won_handed_over');
    const html = async () => (await seat.panel.html()).replaceAll(/[,\u202f\u00a0]/g, '');

    // Every amount of the plan and of what comes out of it, without separators.
    const covered = await html();
    const figures = await seat.panel.figures();
    const amounts = Object.entries(figures)
      .filter(([id, figure]) => id.startsWith('incentive.') && figure.unit === plan.currency)
      .map(([, figure]) => figure.value);
    const canaries = [...new Set([plan.variable, plan.quota, plan.official.amount, ...amounts])]
      .map((amount) => amount.replace(/\.00$/, ''))
      .filter((amount) => amount.replace(/\D/g, '').length >= 5);
    assert.ok(canaries.length >= 5, `there are amounts to look for: ${canaries}`);
    const uncovered = await html();
    assert.ok(amounts.every((amount) => uncovered.includes(amount)), 'the owner sees it uncovered');
    for (const canary of canaries) assert.ok(!covered.includes(canary), `${canary} is in the panel while pay is covered`);

    // The next page covers it again.
    await seat.visit('won_smb');
    assert.equal(await seat.panel.page.$eval('.incentive', (card) => card.dataset.covered), 'true');

    // A rep signs in on the same machine: first somebody unknown, then somebody who says who they are.
    await signIn(await signedOut(seat, creme), creme.url, 'rkim', creme.facts.users.rkim.password);
    const nothing = async (who) => {
      for (const key of ['won_handed_over', 'open_loaded']) {
        await seat.visit(key);
        await seat.panel.openAll();
        const page = await html();
        for (const canary of canaries) assert.ok(!page.includes(canary), `${canary} is in the panel of ${who}`);
        const shown = Object.keys(await seat.panel.figures()).filter((id) => id.startsWith('incentive.'));
        assert.deepEqual(shown, [], who);
      }
    };
    await nothing('somebody who has not said who they are');
    const { name, role } = creme.facts.users.rkim;
    await seat.panel.thisIsMe(name, role);
    await nothing('a rep');

    // An export is for taking readings along, and holds no pay.
    const { text } = await seat.panel.ask('export', {});
    for (const amount of [plan.variable, plan.quota, plan.official.amount]) assert.ok(!text.includes(amount), `${amount} is in the export`);
  });

  test('a canary amount in every field of a plan is met by nobody else, in no format', async (t) => {
    const seat = await Seat.take({ creme, login: 'sokafor', now });
    t.after(() => seat.close());
    const said = [];
    for (const page of [seat.page, seat.panel.page]) page.on('console', (message) => said.push(message.text()));
    const base = await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today });
    const plan = canaryPlan(base);
    await seat.visit('won_handed_over');
    await seat.panel.openAll();
    const before = `${await seat.panel.html()} ${(await seat.panel.ask('export', {})).text}`;
    const problems = await seat.panel.ask('set_plan', { text: JSON.stringify(plan) });
    assert.deepEqual(problems, []);
    await seat.visit('won_handed_over');
    const figures = Object.entries(await seat.panel.figures());
    const shown = figures.filter(([id, { unit, value }]) => id.startsWith('incentive.') && unit === plan.currency && value !== null).map(([, { value }]) => value);
    const canaries = [...new Set([...entered, ...shown.map((amount) => amount.replace(/\.\d+$/, ''))])].filter((one) => one.replace(/\D/g, '').length >= 4 || one === 'Canary grant');
    assert.ok(canaries.length >= entered.length);
    const holdsNone = noneOf(canaries, before);
    const elsewhere = async (who) => {
      holdsNone(await seat.panel.html(), `the panel of ${who}`);
      holdsNone(await seat.page.evaluate(() => document.documentElement.outerHTML), `the page of ${who}`);
      const areas = await seat.panel.page.evaluate(async () => {
        const of = (area) => chrome.storage[area]?.get(null).catch(() => null) ?? null;
        return JSON.stringify([await of('local'), await of('session'), await of('sync'), { ...localStorage }, { ...sessionStorage }, document.title]);
      });
      holdsNone(areas, `the storage areas of ${who}`);
      holdsNone((await seat.panel.ask('export', {})).text, `the export of ${who}`);
      holdsNone((await seat.panel.ask('settings', {})).text, `the settings of ${who}`);
      holdsNone(JSON.stringify(await seat.panel.ask('form', {})), `the forms of ${who}`);
      holdsNone(said.join('\n'), `the console of ${who}`);
    };
    await seat.visit('won_smb');
    await elsewhere('the owner, covered');

    // A page that says it is another user's, by forging the very words that name who is signed in, opens nothing: the engine asks
    // for the origin that the browser gives and for the id of the plan.
    const ask = (more) => seat.panel.ask('report', { origin: creme.url, record: null, signed_in: plan.user_id, now, zone: 'UTC', ...more });
    assert.equal((await ask({})).incentive.state, 'shown', 'the owner’s own question is answered');
    for (const other of [{ origin: 'https://other.example' }, { signed_in: '999999' }, { signed_in: null }]) {
      const report = await ask(other);
      assert.equal(report.incentive.state, 'hidden', JSON.stringify(other));
      holdsNone(JSON.stringify(report), JSON.stringify(other));
    }

    await signIn(await signedOut(seat, creme), creme.url, 'rkim', creme.facts.users.rkim.password);
    await seat.visit('open_loaded');
    await seat.panel.openAll();
    await elsewhere('a rep');
    const { name, role } = creme.facts.users.rkim;
    await seat.panel.thisIsMe(name, role);
    await seat.visit('won_handed_over');
    await seat.panel.openAll();
    await elsewhere('a rep who says who they are');
  });

  test('nobody gets a canary by forging a page, by another origin, or by asking from a content script', async (t) => {
    const seat = await Seat.take({ creme, login: 'sokafor', now });
    t.after(() => seat.close());
    await seat.visit('won_handed_over');
    await seat.panel.openAll();
    const before = `${await seat.panel.html()} ${(await seat.panel.ask('export', {})).text}`;
    const base = await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today });
    const plan = canaryPlan(base);
    assert.deepEqual(await seat.panel.ask('set_plan', { text: JSON.stringify(plan) }), []);
    await seat.visit('won_handed_over');
    const figures = Object.entries(await seat.panel.figures());
    const shown = figures.filter(([id, { unit, value }]) => id.startsWith('incentive.') && unit === plan.currency && value !== null).map(([, { value }]) => value.replace(/\.\d+$/, ''));
    const holdsNone = noneOf([...new Set([...entered, ...shown])].filter((one) => one.replace(/\D/g, '').length >= 5 || /^Canary/.test(one)), before);
    assert.throws(() => holdsNone(JSON.stringify(figures), 'the owner’s own figures'), 'the check finds what is there');

    // A content script, and the page itself, hear and ask everything they can while the owner looks at pay.
    const inReader = await contentWorld(seat.page, seat.chromium.id);
    await inReader(`globalThis.heard = []; chrome.runtime.onConnect.addListener((port) => port.onMessage.addListener((one) => heard.push(one)));
      chrome.runtime.onMessage.addListener((one) => { heard.push(one); });`);
    await seat.page.evaluate(() => {
      window.heard = [];
      for (const kind of ['message', 'messageerror', 'storage']) window.addEventListener(kind, (event) => window.heard.push(String(event.data ?? event.newValue)));
      for (const data of [{ type: 'call', id: 1, method: 'report', input: {} }, { type: 'plan' }, 'plan']) window.postMessage(data, '*');
    });
    const calls = ['plan', 'report', 'export', 'settings', 'set_plan'].map((method) => ({ type: 'call', id: 1, method, input: {} }));
    const quietly = (asked) => `Promise.race([${asked}, new Promise((done) => setTimeout(() => done('no answer'), 700))]).then((a) => JSON.stringify(a ?? null), String)`;
    for (const call of calls) {
      holdsNone(String(await inReader(quietly(`chrome.runtime.sendMessage(${JSON.stringify(call)})`))), `an answer to ${call.method}`);
      holdsNone(
        String(await inReader(quietly(`new Promise((done) => { const port = chrome.runtime.connect({ name: 'second-chair-engine' }); const said = [];
          port.onMessage.addListener((one) => said.push(one)); port.onDisconnect.addListener(() => done(said)); port.postMessage(${JSON.stringify(call)}); })`))),
        `a port asked for ${call.method}`,
      );
    }
    const stores = await inReader(quietly(`Promise.allSettled([chrome.storage.local.get(null), chrome.storage.session?.get(null), indexedDB.databases(),
      fetch(chrome.runtime.getURL('sidepanel.html')).then((one) => one.text()),
      Promise.resolve().then(() => new SharedWorker(chrome.runtime.getURL('engine.worker.js')))])`));
    holdsNone(String(stores), 'the stores that a content script reaches');
    await seat.panel.openAll();
    holdsNone(String(await inReader('JSON.stringify(heard)')), 'what the panel told the content script');
    holdsNone(JSON.stringify(await seat.page.evaluate(() => [window.heard, typeof window.chrome?.runtime?.sendMessage, { ...localStorage }, { ...sessionStorage }])), 'what the page heard');

    // The very page that names the SE, served by another origin: the same user's id opens nothing there, said or not said.
    const copy = await seat.page.content();
    const elsewhere = createServer((_, answer) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(copy));
    await new Promise((resolve) => elsewhere.listen(0, '127.0.0.17', () => resolve(null)));
    t.after(() => elsewhere.close());
    const other = `http://127.0.0.17:${elsewhere.address().port}`;
    await seat.page.goto(other + new URL(creme.facts.shown.won_handed_over.url).pathname, { waitUntil: 'domcontentloaded' });
    // The click on the button is what lets the panel see a page at all.
    await (await seat.chromium.browser.extensions()).get(seat.chromium.id).triggerAction(seat.page);
    await seat.panel.allow(other);
    const nothing = async (who) => {
      await seat.panel.settled();
      assert.ok(!(await seat.panel.page.$('.incentive')), `there is pay for ${who}`);
      await seat.panel.openAll();
      holdsNone(await seat.panel.html(), who);
    };
    await nothing('another origin with the same user');
    assert.ok((await seat.panel.ask('report', { origin: other, record: null, signed_in: plan.user_id, now, zone: 'UTC' })).incentive.state === 'hidden');
    await seat.change((settings) => ({ ...settings, me: [...settings.me, { origin: other, user_id: plan.user_id, name: seat.person.name, role: 'se' }] }));
    await nothing('another origin where the same user said to be the SE');

    // A rep's session on the CRM itself, whose page is made to show the SE's name: the id is the rep's, so nothing opens.
    await signIn(await signedOut(seat, creme), creme.url, 'rkim', creme.facts.users.rkim.password);
    await seat.page.evaluateOnNewDocument((name) => {
      document.addEventListener('DOMContentLoaded', () => {
        const user = document.querySelector('.ui-creme-navigation-item-id_persons-user_contact a');
        if (user) user.textContent = name;
      });
    }, seat.person.name);
    await seat.visit('won_smb');
    assert.ok((await seat.page.content()).includes(seat.person.name), 'the page shows the SE’s name');
    await nothing('a rep whose page shows the SE’s name');
  });
});

const entered = [
  '47119', '7413317', '3191', '4719113', '611953', '711953', '811953', '9173311', '53117', '7513319', '17393', '48611', '31847', 'Canary grant', 'Canary evidence',
];

/** A plan with an amount in every field that nobody else's page, figure or file would hold by chance. */
function canaryPlan(base) {
  return {
    ...base, format: 2, variable: '47119.00', quota: '7413317.00', draw: '3191.00',
    official: { amount: '4719113.00', as_of: base.official.as_of },
    unseen: { low: '611953.00', likely: '711953.00', high: '811953.00', as_visible: false },
    quotas: [{ component: 'objectives', quota: '9173311.00' }],
    changes: [{ from: `${base.year_start.slice(0, 4)}-12-01`, variable: '53117.00', quota: '7513319.00' }],
    measured: [{ deal: 'Globex', measure: 'margin', value: '31847.00' }],
    paid: [{ on: base.official.as_of, amount: '17393.00' }],
    grants: [{ name: 'Canary grant', granted: base.year_start, units: '48611', price: '97.31', cliff_months: 0, months: 48, every: 'quarter' }],
    objectives: { ...base.objectives, [`${base.year_start.slice(0, 4)}-Q4`]: { colleagues: { reached: true, evidence: 'Canary evidence' } } },
  };
}

/** A text without anything that a format puts between digits, so that no grouping hides a canary. */
const bare = (text) => text.replaceAll(/(?<=\d)[,.'’\s\u00a0\u202f](?=\d{3}(?!\d))/g, '');

/** An amount as it stands, to the ten and to the hundred, and in thousands and millions as people shorten it. */
function roundings(canary) {
  if (!/^\d{5,}$/.test(canary)) return [canary];
  const compact = (digits) => new Intl.NumberFormat('en', { notation: 'compact', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Number(canary));
  return [canary, ...[10, 100].map((step) => String(Math.round(Number(canary) / step) * step)), compact(1), compact(2)];
}

/** A check that a text holds none of these, in no format and no rounding but those that stand in `known` for other reasons. */
function noneOf(canaries, known = '') {
  const is = (one) => new RegExp(`(?<![\\d.])${one.replaceAll('.', '\\.')}(?!\\d)`);
  const wanted = [...new Set(canaries.flatMap(roundings))].filter((one) => !is(one).test(bare(known)));
  assert.ok(wanted.length >= canaries.length, 'there are canaries to look for');
  return (text, where) => assert.deepEqual(wanted.filter((one) => is(one).test(bare(text))), [], where);
}

/** The isolated world in which the extension's own content script stands in a page. */
async function contentWorld(page, id) {
  const session = await page.createCDPSession();
  const worlds = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const world = worlds.find((one) => one.origin === `chrome-extension://${id}` || /second chair/i.test(one.name));
  assert.ok(world, `the reader has a world in the page: ${worlds.map((one) => `${one.origin} ${one.name}`)}`);
  return async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { contextId: world.id, expression, awaitPromise: true, returnByValue: true });
    return exceptionDetails ? `refused: ${exceptionDetails.exception?.description ?? exceptionDetails.text}` : result.value;
  };
}

/** The CRM's tab with its session ended. */
async function signedOut(seat, creme) {
  for (const cookie of await seat.chromium.browser.cookies()) {
    if (cookie.domain === new URL(creme.url).hostname) await seat.page.deleteCookie(cookie);
  }
  return seat.page;
}

/** Every request that Chromium's network log holds, by whatever part of the browser: address, and for whom. */
function requestsOf({ constants, events }) {
  const start = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events
    .filter((event) => event.type === start && event.params?.url)
    .map(({ params }) => ({ url: new URL(params.url), initiator: params.initiator ?? '', key: params.network_isolation_key ?? '' }));
}

/** Chromium calls its maker by itself, extension or not: for no page and no extension, and in no page's name. */
function isChromiums({ url, initiator, key }) {
  return initiator === 'not an origin' && !/127\.|chrome-extension:/.test(key) && /\.(google|googleapis|gstatic)\.com$/.test(url.hostname);
}
