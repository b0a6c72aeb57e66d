/** The second opinion: every figure computed from the CRM's database by SQL and Python, and the comparison with the panel. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const oracle = fileURLToPath(new URL('../../oracle/oracle.py', import.meta.url));
const planner = fileURLToPath(new URL('../../oracle/plans/plan.py', import.meta.url));
const room = { maxBuffer: 256 * 1024 * 1024 };

/**
 * What every deal's panel must show.
 *
 * @param {object} of
 * @param {string} of.database the CRM's sqlite file
 * @param {string | null} of.viewer full name of who is signed in and has said so; null: nobody said so
 * @param {string} of.now RFC 3339
 * @param {string} of.zone of the browser
 * @param {string} of.ask the kind of work that is asked for
 * @returns {Promise<{[deal: string]: {[figure: string]: {value: string | null, unit: string, state: string}}}>} and facts under "_"
 */
export async function expected({ database, viewer, role, now, zone, plan = null, visible = 'unknown', ask = 'demo' }) {
  const folder = await mkdtemp(join(tmpdir(), 'second-chair-plan-'));
  try {
    const more = [];
    if (role) more.push('--role', role);
    if (plan) {
      await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
      more.push('--plan', join(folder, 'plan.json'));
    }
    const { stdout } = await run(
      'python3',
      [oracle, '--db', database, '--all', '--viewer', viewer ?? 'none', '--now', now, '--zone', zone, '--visible', visible, '--ask', ask, ...more],
      room,
    );
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * What a manager's card of a team of these people must show.
 *
 * @param {object} of
 * @param {{[id: string]: string}} of.people id in the settings → full name
 * @param {boolean} of.named whether people may be seen by name
 */
export async function expectedTeam({ database, viewer, now, zone, people, named }) {
  const who = ['--team', JSON.stringify(people), ...(named ? ['--named'] : [])];
  const { stdout } = await run('python3', [oracle, '--db', database, ...who, '--viewer', viewer, '--now', now, '--zone', zone], room);
  return JSON.parse(stdout);
}

/** A plan that suits the seeded deals. */
export async function samplePlan({ database, person, origin, today, variant = 'full', ...rest }) {
  const more = Object.entries(rest).flatMap(([name, value]) => [`--${name}`, value]);
  const { stdout } = await run(
    'python3',
    [planner, '--db', database, '--person', person, '--origin', origin, '--today', today, '--variant', variant, ...more],
    room,
  );
  return JSON.parse(stdout);
}

/** Units in which a difference in the last bits of a 64-bit number is no difference. */
const measured = new Set(['h', 'ratio']);
const TOLERANCE = 1e-9;

/**
 * How what is on screen differs from what must be there, a line for each difference.
 *
 * @param {{[id: string]: string}} except figure id (or its beginning, with a "*" at the end) → why it is not compared
 */
export function differences(shown, wanted, except = {}) {
  const ids = new Set([...Object.keys(shown), ...Object.keys(wanted)]);
  ids.delete('_');
  const lines = [];
  for (const id of [...ids].sort()) {
    if (Object.keys(except).some((one) => (one.endsWith('*') ? id.startsWith(one.slice(0, -1)) : id === one))) continue;
    const [is, should] = [shown[id], wanted[id]];
    if (!is) lines.push(`${id}: not on screen; should be ${text(should)}`);
    else if (!should) lines.push(`${id}: on screen as ${text(is)}; the database gives no such figure`);
    else if (!same(is, should)) lines.push(`${id}: on screen ${text(is)}; should be ${text(should)}`);
  }
  return lines;
}

function same(is, should) {
  if (is.unit !== should.unit || is.state !== should.state) return false;
  if (is.value === should.value) return true;
  if (should.within !== undefined && is.value !== null && should.value !== null) return Math.abs(Number(is.value) - Number(should.value)) <= should.within + 1e-9;
  if (is.value === null || should.value === null || !measured.has(is.unit)) return false;
  return Math.abs(Number(is.value) - Number(should.value)) <= TOLERANCE;
}

function text({ value, unit, state }) {
  return `${value ?? 'nothing'} ${unit} (${state})`;
}
