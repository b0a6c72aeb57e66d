import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Owner } from '../engine/owner.ts';
import type { Store, StoredReading } from '../engine/store.ts';
import type { Problem } from '../shared/report.ts';
import { FakeCore } from './fake-core.ts';

const problem: Problem = { path: 'quota', message: { id: 'plan-missing', args: {} } };

/** The stores, in memory. */
class Shelf {
  kept = new Map<string, StoredReading>();
  named = new Map<string, unknown>();
  pay: string | null = null;
  readings = async () => [...this.kept.values()];
  putReadings = async (readings: StoredReading[]) => {
    for (const reading of readings) this.kept.set(`${reading.origin} ${reading.key}`, reading);
  };
  forget = async (origin: string | null) => {
    for (const [key, reading] of this.kept) if (origin === null || reading.origin === origin) this.kept.delete(key);
  };
  entry = async (name: string) => this.named.get(name);
  entries = async (prefix: string) =>
    new Map([...this.named].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]));
  putEntry = async (name: string, value: unknown) => void this.named.set(name, value);
  deleteEntry = async (name: string) => void this.named.delete(name);
  plan = async () => this.pay;
  putPlan = async (text: string | null) => void (this.pay = text);
}

async function owner(shelf = new Shelf()) {
  const made: FakeCore[] = [];
  let changes = 0;
  const make = () => {
    const core = new FakeCore();
    made.push(core);
    return core;
  };
  const started = await Owner.start(shelf as unknown as Store, make, () => (changes += 1));
  return { owner: started, shelf, made, core: () => made[made.length - 1] as FakeCore, changes: () => changes };
}

const asked = { origin: 'https://a', record: null, signed_in: null, now: '', zone: 'UTC' };

test('a reading is kept under the key that the core gave it, and told to everybody', async () => {
  const { owner: own, shelf, changes } = await owner();
  await own.call('ingest', { origin: 'https://a', text: 'one' });
  assert.deepEqual([...shelf.kept.values()], [{ origin: 'https://a', key: 'key of one', text: 'one' }]);
  assert.equal(changes(), 1);
});

test('a new engine is the same from the stores: readings, settings and plan', async () => {
  const shelf = new Shelf();
  const first = await owner(shelf);
  await first.owner.call('ingest', { origin: 'https://a', text: 'one' });
  await first.owner.call('set_settings', { text: 'mine' });
  await first.owner.call('set_plan', { text: 'pay' });
  const second = await owner(shelf);
  assert.deepEqual(second.core().texts, ['one']);
  assert.equal(second.core().settings, 'mine');
  assert.equal(second.core().pay, 'pay');
});

test('a text with faults is not kept, and what held before holds again', async () => {
  const { owner: own, shelf, core } = await owner();
  await own.call('set_plan', { text: 'good' });
  core().faults = [problem];
  assert.deepEqual(await own.call('set_plan', { text: 'bad' }), [problem]);
  assert.equal(shelf.pay, 'good');
  assert.equal(core().pay, 'good');
});

test('a trap costs the engine, not the data, and is said', async () => {
  const { owner: own, made, core } = await owner();
  await own.call('ingest', { origin: 'https://a', text: 'one' });
  core().trapOnce = true;
  const report = await own.call('report', asked);
  assert.equal(made.length, 3);
  assert.deepEqual(core().texts, ['one']);
  assert.deepEqual(report.notices.map((notice) => notice.id), ['engine-restarted']);
});

test('a stored reading that traps is left out and said; the others are taken', async () => {
  const shelf = new Shelf();
  await shelf.putReadings(['one', 'trap', 'two'].map((text) => ({ origin: 'https://a', key: text, text })));
  const { owner: own, core } = await owner(shelf);
  assert.deepEqual(core().texts, ['one', 'two']);
  const report = await own.call('report', asked);
  assert.deepEqual(report.notices[0]?.args.count?.value, '1');
});

test('an error that is no trap reaches the caller and restarts nothing', async () => {
  const { owner: own, made } = await owner();
  await assert.rejects(own.call('ingest', { origin: 'https://a', text: 'error' }), /no reading/);
  assert.equal(made.length, 2);
});

test('a pull keeps its place, and goes on from there', async () => {
  const { owner: own, shelf, core } = await owner();
  const pull = (answer: Parameters<typeof own.call<'pull'>>[1]['answer']) => own.call('pull', { origin: 'https://a', adapter: 'creme', answer });
  const answer = (request: string, keep: boolean, path = '/x') => ({ request, keep, answer: { status: 200, path, text: request }, reading: `reading of ${request}` });
  assert.equal((await pull(null)).state, 'request');
  await pull(answer('first', false));
  assert.equal(shelf.kept.size, 0);
  await pull(answer('second', true));
  assert.deepEqual(core().texts, ['reading of second']);
  // Another panel, or the same one after the page went away.
  await pull(null);
  assert.equal(core().last?.request, 'second');
  // Signed out half way: the place stays.
  assert.equal((await pull(answer('third', true, '/creme_login'))).state, 'signed_out');
  await pull(null);
  assert.equal(core().last?.request, 'second');
  assert.equal((await pull(answer('last', true))).state, 'done');
  // How the pipeline stands this week is kept with the readings.
  assert.deepEqual(core().texts, ['reading of second', 'reading of last', 'deals of https://a']);
  assert.ok([...shelf.kept.values()].some(({ text }) => text === 'deals of https://a'));
  await pull(null);
  assert.equal(core().last, null);
});

test('the plan is in no export', async () => {
  const { owner: own } = await owner();
  await own.call('set_plan', { text: 'secret amount' });
  assert.ok(!(await own.call('export', {})).text.includes('secret'));
});

test('an import keeps what the core took, and only that', async () => {
  const { owner: own, shelf } = await owner();
  const text = JSON.stringify({ readings: [{ origin: 'https://a', text: 'one' }, { origin: 'https://a', text: 'error' }, { origin: 'https://a', text: 'older' }] });
  await own.call('import', { text });
  assert.deepEqual([...shelf.kept.values()].map((reading) => reading.text), ['one']);
});

test('calls are answered in their order', async () => {
  const { owner: own, core } = await owner();
  await Promise.all(['a', 'b', 'c'].map((text) => own.call('ingest', { origin: 'https://a', text })));
  assert.deepEqual(core().texts, ['a', 'b', 'c']);
});

test('the last good policy is kept, and comes before the one that is there now', async () => {
  const shelf = new Shelf();
  const first = await owner(shelf);
  await first.owner.call('set_policy', { text: 'good' });
  first.core().faults = [problem];
  await first.owner.call('set_policy', { text: 'broken' });
  await first.owner.call('set_policy', { text: null });
  assert.equal(shelf.named.get('policy'), 'good');
  assert.equal(first.changes(), 3);
  const second = await owner(shelf);
  await second.owner.call('set_policy', { text: null });
  assert.deepEqual(second.core().policies, ['good', null]);
});

test('a value that the policy locks is no fault of the settings', async () => {
  const { owner: own, shelf, core } = await owner();
  core().faults = [{ path: 'load.overhead', message: { id: 'settings-locked', args: {} } }];
  await own.call('set_settings', { text: 'mine' });
  assert.equal(shelf.named.get('settings'), 'mine');
});

test('what is set is answered as the core writes it, so that an older format reaches the faces made new', async () => {
  const { owner: own } = await owner();
  assert.equal((await own.call('settings', {})).text, 'defaults');
  await own.call('set_settings', { text: 'mine' });
  assert.equal((await own.call('settings', {})).text, 'own mine');
});

test('settings that this version cannot read are said, and kept before the first save over them', async () => {
  const shelf = new Shelf();
  await shelf.putEntry('settings', 'of a newer version');
  const { owner: own } = await owner(shelf);
  assert.deepEqual((await own.call('form', {})).problems.map(({ message }) => message.id), ['settings-newer']);
  assert.equal((await own.call('settings', {})).kept, 'of a newer version');
  assert.equal(shelf.named.get('settings-kept'), undefined);
  await own.call('set_settings', { text: 'mine' });
  assert.equal(shelf.named.get('settings'), 'mine');
  assert.equal(shelf.named.get('settings-kept'), 'of a newer version');
  assert.deepEqual((await own.call('form', {})).problems, []);
  await own.call('set_settings', { text: 'mine again' });
  assert.equal(shelf.named.get('settings-kept'), 'of a newer version');
  assert.equal((await own.call('settings', {})).kept, 'of a newer version');
});

test('a value that was faulty before keeps nobody from changing another one', async () => {
  const { owner: own, shelf, core } = await owner();
  const old: Problem = { path: 'load.weeks', message: { id: 'settings-range', args: {} } };
  core().stale = [old];
  core().faults = [old];
  await own.call('set_settings', { text: 'mine' });
  assert.equal(shelf.named.get('settings'), 'mine');
  core().faults = [old, problem];
  await own.call('set_settings', { text: 'worse' });
  assert.equal(shelf.named.get('settings'), 'mine');
});

test('the calendar is kept, comes into a new engine, and goes with everything that is forgotten', async () => {
  const shelf = new Shelf();
  const first = await owner(shelf);
  await first.owner.call('set_calendar', { text: 'mine' });
  assert.equal(first.changes(), 1);
  const second = await owner(shelf);
  assert.equal(second.core().calendarText, 'mine');
  await second.owner.call('forget', { origin: 'https://a' });
  assert.equal(shelf.named.get('calendar'), 'mine', 'it belongs to no host');
  await second.owner.call('forget', { origin: null });
  assert.deepEqual([shelf.named.has('calendar'), second.core().calendarText], [false, null]);
  await second.owner.call('set_calendar', { text: 'again' });
  await second.owner.call('set_calendar', { text: null });
  assert.deepEqual([shelf.named.has('calendar'), second.core().calendarText], [false, null]);
});

test('a calendar with a faulty entry is kept, and one that is refused is not', async () => {
  const { owner: own, shelf, core } = await owner();
  const fault = (path: string): Problem => ({ path, message: { id: 'problem-record', args: {} } });
  core().faults = [fault('entries[3].start')];
  assert.equal((await own.call('set_calendar', { text: 'mine' })).length, 1);
  core().faults = [fault('')];
  assert.equal((await own.call('set_calendar', { text: 'no calendar' })).length, 1);
  assert.deepEqual([shelf.named.get('calendar'), core().calendarText], ['mine', 'mine']);
});

test('what is ticked and written beside a deal is kept, given to a new engine, and taken away with its origin', async () => {
  const shelf = new Shelf();
  const first = await owner(shelf);
  const edit = { do: 'untick' as const, item: 'why' };
  await first.owner.call('edit_sheet', { origin: 'https://a', record: '1', signed_in: '9', now: '', edit });
  assert.deepEqual([...shelf.named], [['sheet:["https://a","1"]', 'sheet']]);
  assert.equal(first.changes(), 1);
  const second = await owner(shelf);
  assert.deepEqual(second.core().kept, ['sheet']);
});

test('a list that cannot be read stays stored, and is said', async () => {
  const shelf = new Shelf();
  shelf.named.set('sheet:["https://a","1"]', 5);
  const { owner: own } = await owner(shelf);
  const { notices } = await own.call('report', asked);
  assert.deepEqual(notices.map(({ id }) => id), ['sheets-unread']);
  assert.equal(shelf.named.get('sheet:["https://a","1"]'), 5);
});
