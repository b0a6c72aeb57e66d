/**
 * The next free slots of three engineers on Wednesday, 18 November 2026, 10:20 in London, worked out by hand from their diaries
 * in the CRM. A tailored demo takes an hour, with 30 minutes free before and after it, within 09:00 to 17:00; its two hours of
 * preparation, one where it repeats a demo for the customer within 14 days, must be free between now and the buffer before it. Below, every figure for other kinds of work than a demo, against the
 * database.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from './lib/axe.mjs';
import { click } from './lib/click.mjs';
import { startCreme } from './lib/creme.mjs';
import { query } from './lib/database.mjs';
import { differences } from './lib/oracle.mjs';
import { long } from './lib/scope.mjs';
import { Seat } from './lib/seat.mjs';
import { look } from './lib/shoot.mjs';
import { until } from './lib/until.mjs';

const cases = [
  {
    name: 'Sam Okafor',
    deal: 'open_loaded',
    // What the arithmetic rests on: this very diary, by the CRM's database.
    diary: ['18 10:30–10:45', '19 09:00–10:30', '19 14:00–14:30'],
    // Northwind saw a demo eight days ago. Today 10:20 to 10:30 and from 10:45 on are free: an hour of preparation ends at 11:35. With
    // the buffer that is 12:05 at the earliest, the next half hour is 12:30, and nothing else is planned today.
    first: '2026-11-18T12:30:00Z',
    // Thursday: the kick-off ends at 10:30, and the buffer at 11:00. The demo and its buffer end at 12:30, before 14:00.
    second: '2026-11-19T11:00:00Z',
    wait: '0',
  },
  {
    name: 'Lea Petit',
    deal: 'won_empty',
    diary: ['18 12:30–16:30', '19 09:00–11:00', '19 13:00–16:00', '20 09:00–13:00'],
    // Today 10:20 to 12:30 is enough to prepare (until 12:20), but no demo begins before 12:50, and she is taken from 12:30 to
    // 16:30: 17:00 with the buffer, when work ends. Thursday: taken until 11:00, so 11:30; it ends at 12:30 and its buffer at
    // 13:00, as the workshop begins.
    first: '2026-11-19T11:30:00Z',
    // Friday: the answers to the RFP end at 13:00, the buffer at 13:30.
    second: '2026-11-20T13:30:00Z',
    wait: '1',
  },
  {
    name: 'Tomás Herrera',
    deal: 'script_name',
    diary: ['18 10:30–11:00', '18 11:00–12:00', '18 12:00–16:00', '19 13:00–15:00'],
    // Today he is taken from 10:30 to 16:00; 16:30 would end at 17:30. The customer saw an introduction last week, so ten minutes and,
    // from 16:00, an hour are enough to prepare, and Thursday is free from nine on.
    first: '2026-11-19T09:00:00Z',
    // Friday is free: the buffer is before work, and Thursday has the time to prepare.
    second: '2026-11-20T09:00:00Z',
    wait: '1',
  },
];

describe('the next free slot, by hand', () => {
  let creme, seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.56' });
    seat = await Seat.take({ creme, login: 'rkim', now: '2026-11-18T10:20:00Z' });
    // The CRM shows the rep every deal, so that of others is seen when they are free.
    await seat.change((settings) => ({ ...settings, crm: [{ origin: creme.url, deals_visible: 'all' }] }));
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  /** What takes a person's time from now until the end of Friday within working hours: day and hours, London being on UTC. */
  async function diary(person) {
    const rows = await query(
      creme.facts.database,
      `SELECT DISTINCT strftime('%d %H:%M', activity.start) || '–' || strftime('%H:%M', activity."end") AS taken
         FROM activities_activity activity
         JOIN creme_core_cremeentity entity ON entity.id = activity.cremeentity_ptr_id AND NOT entity.is_deleted
         JOIN creme_core_relation part ON part.object_entity_id = activity.cremeentity_ptr_id OR part.subject_entity_id = activity.cremeentity_ptr_id
         JOIN persons_contact contact ON contact.cremeentity_ptr_id IN (part.subject_entity_id, part.object_entity_id)
         LEFT JOIN activities_status status ON status.id = activity.status_id
        WHERE contact.first_name || ' ' || contact.last_name = ? AND COALESCE(status.name, '') <> 'Cancelled'
          AND activity."end" > '2026-11-18 10:20' AND activity.start < '2026-11-20 17:00' AND activity.start < activity."end"
        ORDER BY activity.start`,
      [person],
    );
    return rows.map(({ taken }) => taken);
  }

  for (const { name, deal, diary: wanted, first, second, wait } of cases) {
    test(name, async () => {
      const found = await diary(name);
      for (const entry of wanted) assert.ok(found.includes(entry), `${name} has ${entry} in the diary: ${found}`);
      // Friday's entries count only for those whose second slot is on a Friday.
      const until = second.slice(8, 10);
      assert.deepEqual(found.filter((entry) => entry.slice(0, 2) <= until), wanted, 'nothing else until then');
      await seat.visit(deal);
      const figures = await seat.panel.figures();
      const shown = ['slot.1', 'slot.2', 'bottleneck'].map((id) => figures[`workload.${id}`].value);
      assert.deepEqual(shown, [first, second, wait]);
    });
  }
});

/** Chooses in the panel what to ask for. */
async function ask(seat, kind) {
  await seat.panel.page.select('select[data-action=ask]', kind);
  await seat.panel.settled();
}

describe('any kind of work can be asked about', () => {
  const now = '2026-11-18T10:20:00Z';
  let creme;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.51' });
  });
  after(() => creme?.stop());

  /** Deals of the showcase, one of an engineer whose week has no room left whatever moves, and one with hours at risk. */
  function deals(wanted) {
    const shown = ['open_loaded', 'open_two'].map((key) => creme.facts.shown[key]);
    const isOver = ([id, figures]) => /^\d+$/.test(id) && Number(figures['workload.displaced.over']?.value ?? 0) > 0 && Number(figures['workload.displaced.internal'].value) > 0;
    const full = Object.entries(wanted).find(isOver);
    const isAtRisk = ([id, figures]) => /^\d+$/.test(id) && Number(figures['workload.deal_at_risk']?.value ?? 0) > 0;
    const [id, figures] = Object.entries(wanted).find(isAtRisk) ?? assert.fail('the seed has a deal with hours at risk');
    const deal = (id, figures) => ({ id, name: figures._.deal, url: `${creme.url}/opportunities/opportunity/${id}` });
    return [...shown, ...(full ? [deal(...full)] : []), deal(id, figures)];
  }

  async function compare(seat, kind, more = {}) {
    const wanted = await seat.expected({ ...more, ask: kind });
    const wrong = [];
    if (kind === 'workshop' && more.visible === 'all') assert.equal(deals(wanted).length, 4, 'the seed has an engineer with no room for a workshop');
    for (const deal of deals(wanted)) {
      await seat.page.goto(deal.url, { waitUntil: 'domcontentloaded' });
      await seat.panel.settled(deal);
      if (await seat.panel.page.$('select[data-action=ask]')) await ask(seat, kind);
      const lines = differences(await seat.panel.figures(), wanted[deal.id]);
      wrong.push(...lines.map((line) => `${kind}, ${deal.name}: ${line}`));
    }
    assert.deepEqual(wrong, []);
  }

  /** What the panel says in sentences of what is asked for. */
  const said = (seat) => seat.panel.page.$$eval('[data-note]', (notes) => Object.fromEntries(notes.map((note) => [note.dataset.note, note.textContent])));

  test('for the SE', async (t) => {
    const seat = await Seat.take({ creme, login: 'sokafor', now });
    t.after(() => seat.close());
    for (const kind of long ? ['workshop', 'demo_onsite', 'poc_readout', 'deep_dive'] : ['demo_onsite', 'poc_readout']) await compare(seat, kind);
  });

  test('for a rep, who is told what moves and what is put at risk, and not whose it is', async (t) => {
    const seat = await Seat.take({ creme, login: 'rkim', now });
    t.after(() => seat.close());
    await seat.change((settings) => ({ ...settings, crm: [{ origin: creme.url, deals_visible: 'all' }] }));
    for (const kind of long ? ['workshop', 'deep_dive', 'discovery'] : ['workshop', 'discovery']) await compare(seat, kind, { visible: 'all' });

    // What was chosen holds on the next deal. Discovery is never at risk.
    const early = deals(await seat.expected({ visible: 'all' })).at(-1);
    await seat.page.goto(early.url, { waitUntil: 'domcontentloaded' });
    await seat.panel.settled(early);
    assert.equal(await seat.panel.page.$eval('select[data-action=ask]', (select) => select.value), 'discovery');
    assert.match((await said(seat)).unqualified, /^No discovery was held\. /);
    await ask(seat, 'demo');
    assert.match((await said(seat)).unqualified, /^No discovery was held: one tailored demo now would put 2\.5.h more at risk\.$/);
    for (const scheme of ['light', 'dark']) {
      await look(seat.panel.page, { width: 360, scheme });
      await seat.panel.openAll();
      await assertAccessible(seat.panel.page, `what is asked for, ${scheme}`);
    }
    // Of what moves nothing says on which deals it is.
    const names = Object.values(await seat.expected({ visible: 'all' })).map(({ _ }) => _.deal).filter((name) => name && name !== early.name);
    const text = await seat.panel.page.$$eval('[data-note^=displaces], [data-figure^="workload.displaced"]', (all) => all.map((one) => one.closest('details, p')?.textContent).join('\n'));
    assert.deepEqual(names.filter((name) => text.includes(name)), []);

    // With a part of the deals in sight, nothing is said of what moves; what is at risk on the own deal is.
    await seat.change((settings) => ({ ...settings, crm: [] }));
    await compare(seat, 'demo');
    assert.ok(!Object.keys(await seat.panel.figures()).some((id) => /displaced|slot/.test(id)));

    // Of a pasted availability card it is said what became of it.
    await seat.visit('open_loaded');
    const { page } = seat.panel;
    const card = (person, made) => `[Second Chair ${made} · ${person} · 2026-W47 2 h · 2026-W48 6.5 h · demo 2026-11-19T11:00:00Z]`;
    const given = { wrong: '[Second Chair 2026-11-18 · Sam', other: card('Priya Nair', '2026-11-17'), unused: card('Sam Okafor', '2026-11-10'), used: card('Sam Okafor', '2026-11-17') };
    for (const [became, text] of Object.entries(given)) {
      await page.$eval('[data-field=card]', (field) => {
        field.closest('details').open = true;
        field.select();
      });
      await page.type('[data-field=card]', text);
      await click(page, '[data-action=give-card]');
      const isSaid = (wanted) => (document.querySelector('[data-card-taken]')?.dataset.cardTaken ?? (document.querySelector('.fault[role=alert]') && 'wrong')) === wanted;
      await until(page, isSaid, became, `what became of the card: ${became}`);
    }
    const { 'workload.week.2026-W48.free': free, 'workload.slot.1': slot } = await seat.panel.figures();
    assert.deepEqual([free.value, slot.value], ['6.5', '2026-11-19T11:00:00Z']);
  });
});
