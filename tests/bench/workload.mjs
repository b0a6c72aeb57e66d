/**
 * What the workload of a large team costs in wasm, as ratios to a reference of the same run: splitting the same exports into
 * their fields, in JavaScript. The machine's speed is in both sides and cancels out.
 *
 * A manager with 50 SEs, 13 weeks, 5,000 deals and 25,000 activities, and four times that. “Changed” is a report after the page
 * of one deal was read anew; “alone” is the same by an engine that never reported before.
 */
import { readFileSync } from 'node:fs';
import { Engine, initSync } from '../../pkg/second_chair.js';

const origin = 'https://crm.example';
const now = '2026-11-23T09:00:00Z';
initSync({ module: readFileSync(new URL('../../pkg/second_chair_bg.wasm', import.meta.url)) });

const day = (offset) => new Date(Date.UTC(2026, 10, 23 + offset)).toISOString().slice(0, 10);
const stages = ['Forthcoming', 'In progress', 'Proposal', 'Under negotiation', 'Won', 'Lost'];
const titles = ['Discovery call', 'Tailored demo', 'Technical deep dive', 'POC weekly sync', 'Meeting'];

/**
 * The whole pipeline as Creme exports it: 100 deals to an SE, five activities to a deal. Of more than 50 SEs every further 50 have the
 * same weeks as the first, so that four times the size is four times the work and nothing else.
 */
function pipeline(engineers) {
  let deals = 'Name of the opportunity,targets the organisation/contact,Sales phase,Estimated sales,Currency,Chance to win,Expected closing date,Actual closing date,Creation date,Owner user,Sales engineer\n';
  let activities = 'Title,Activity type,Activity sub-type,Status,Start,End,Duration (in hour),All day?,Activity place,Owner user,(activity) has as participant,(activity) has for subject\n';
  for (let deal = 0; deal < engineers * 100; deal += 1) {
    const person = deal % engineers;
    const se = `Engineer ${person} Example`;
    const like = Math.floor(deal / engineers) * Math.min(engineers, 50) + (person % 50);
    const stage = stages[like % 6];
    const close = day(stage === 'Won' || stage === 'Lost' ? -10 - (like % 90) : 8 + (like % 120));
    deals += `Deal ${deal},Account ${deal >> 1},${stage},${3000 + (like % 40) * 7000},United States dollar,${10 + (like % 80)},${close},,${day(-80)},Rep ${deal % (engineers * 3)} Example,${se}\n`;
    for (let at = 0; at < 5; at += 1) {
      const on = day(-60 + ((like * 7 + at * 31) % 120));
      const hour = 9 + ((like + at) % 8);
      activities += `${titles[at]} – Account ${deal >> 1},Meeting,Meeting,Planned,${on} ${String(hour).padStart(2, '0')}:00:00,${on} ${hour}:45:00,,No,,${se},${se}/Customer ${deal} Example,Account ${deal >> 1}/Deal ${deal}\n`;
    }
  }
  const answer = (entity, request, text) => JSON.stringify({
    format: 1, adapter: 'creme', kind: 'answer', entity, request, path: '/', language: 'en', read_at: '2026-11-23T08:00:00Z',
    zone: 'Time zone: Europe/London', answer: { status: 200, path: '/creme_core/mass_export', text },
  });
  return [answer('deal', 'deals_csv', deals), answer('activity', 'activities_csv', activities)];
}

/** The page of one deal, read at a minute, with a chance that somebody set. */
function page(minute) {
  const facts = [['card-name', 'Deal 7'], ['card-targets', 'Account 3'], ['regular_field-chance_to_win', `${20 + minute} %`]];
  return JSON.stringify({
    format: 1, adapter: 'creme', kind: 'record', entity: 'deal', record: '7', path: '/opportunities/opportunity/7', language: 'en',
    read_at: `2026-11-23T08:${String(minute).padStart(2, '0')}:00Z`, zone: 'Time zone: Europe/London',
    records: [{ entity: 'deal', record: '7', facts: facts.map(([api, text]) => ({ api, text })) }],
  });
}

function engineOf(engineers) {
  const engine = new Engine();
  const people = { boss: { id: 'boss', name: 'Karin Holm', roles: ['manager'], team: 'North' } };
  for (let se = 0; se < engineers; se += 1) people[`se-${se}`] = { id: `se-${se}`, name: `Engineer ${se} Example`, roles: ['se'], team: 'North' };
  engine.set_policy(JSON.stringify({ format: 3, set: { privacy: { people_data: 'team_named' } } }));
  const problems = engine.set_settings(JSON.stringify({
    format: 3, me: [{ origin, user_id: '1', name: 'Karin Holm', role: 'manager' }], crm: [{ origin, deals_visible: 'all' }],
    set: { load: { weeks: 13 }, people },
  }));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return engine;
}

function report(engine) {
  const made = engine.report({ origin, record: null, signed_in: '1', now, zone: 'Europe/London' });
  if (made.team?.members.length === 0 || made.team?.weeks.length !== 13) throw new Error('there is no team of 13 weeks in the report');
  return made;
}

function timed(work) {
  const started = performance.now();
  const made = work();
  return [performance.now() - started, made];
}

const best = (times) => Math.min(...times);

/** The reference: the exports within the readings, split into their fields. */
function split(readings) {
  let fields = 0;
  for (const text of readings) for (const line of JSON.parse(text).answer.text.split('\n')) fields += line.split(',').length;
  return fields;
}

const rows = [];
console.log('SEs   deals  activities     split   read ÷ split   first report   same again   one deal changed   changed, alone');
for (const engineers of process.argv[2] === 'small' ? [10] : [50, 200]) {
  const readings = pipeline(engineers);
  const reference = best(Array.from({ length: 7 }, () => timed(() => split(readings))[0]));
  const engine = engineOf(engineers);
  const [read] = timed(() => readings.forEach((text) => engine.ingest(origin, text)));
  engine.ingest(origin, page(1));
  const [first] = timed(() => report(engine));
  const again = best(Array.from({ length: 3 }, () => timed(() => report(engine))[0]));
  const changed = best(Array.from({ length: 3 }, (_, at) => timed(() => { engine.ingest(origin, page(10 + at)); return report(engine); })[0]));
  const said = JSON.stringify(report(engine));
  engine.free();
  const alone = engineOf(engineers);
  readings.forEach((text) => alone.ingest(origin, text));
  const [scratch, made] = timed(() => { alone.ingest(origin, page(12)); return report(alone); });
  if (JSON.stringify(made) !== said) throw new Error('an engine from scratch says something else');
  alone.free();
  const ratio = (time, width) => (time / reference).toFixed(1).padStart(width);
  rows.push({ read, first, again, changed, scratch });
  console.log(`${String(engineers).padStart(3)} ${String(engineers * 100).padStart(7)} ${String(engineers * 500).padStart(11)} ${reference.toFixed(1).padStart(6)} ms ${ratio(read, 14)} ${ratio(first, 14)} ${ratio(again, 12)} ${ratio(changed, 18)} ${ratio(scratch, 16)}`);
}
if (rows.length === 2) {
  const growth = (name) => `${name} ${(rows[1][name] / rows[0][name]).toFixed(1)}`;
  console.log(`four times the size costs: ${['read', 'first', 'again', 'changed', 'scratch'].map(growth).join(' · ')} times as much`);
}
