/**
 * The three ways in which deals are read, each taken alone: what the real reader delivered of record pages, of list pages or
 * of the session's answers goes into a portfolio that holds nothing else, and what is understood of it is compared, field by
 * field, with what the CRM's database holds.
 */
import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const room = { maxBuffer: 256 * 1024 * 1024 };
const KINDS = { record: 'record', list: 'list', answer: 'session' };
/** Texts whose value is compared as what it means. */
const MEANT = new Set(['text.stage', 'text.technical_outcome_date']);

/** The stored readings of an origin, as the reader delivered them. */
export async function readingsOf(panel, origin) {
  const { text } = await panel.ask('export', {});
  const kept = JSON.parse(text).readings.filter((one) => one.origin === origin);
  return kept.map((one) => ({ ...one, reading: JSON.parse(one.text) }));
}

/** The readings of each way, apart from the others. */
export function byWay(readings) {
  const ways = { record: [], list: [], session: [] };
  for (const one of readings) ways[KINDS[one.reading.kind]]?.push(one);
  return ways;
}

/**
 * What the core understands of readings and of nothing else.
 *
 * @param {{origin: string, text: string}[]} readings
 * @param {string[]} languages of the pages, as tests/language holds their facts
 */
export async function understood(readings, { zone = 'Europe/London', languages = [] } = {}) {
  const more = languages.length > 0 ? ['--languages', languages.map((one) => `tests/language/${one}.json`).join(',')] : [];
  const child = spawn('cargo', ['run', '--quiet', '--locked', '--example', 'understood', '--', '--zone', zone, ...more], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (piece) => (said.out += piece));
  child.stderr.setEncoding('utf8').on('data', (piece) => (said.err += piece));
  const code = new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  child.stdin.end(JSON.stringify({ format: 1, readings: readings.map(({ origin, text }) => ({ origin, text })) }));
  if ((await code) !== 0 || said.err !== '') throw new Error(`the readings were not understood without fault:\n${said.err}`);
  return JSON.parse(said.out);
}

/** Every field of every deal as the CRM's database holds it. */
export async function held(crm, database) {
  const { stdout } = await run('python3', [`${root}tests/oracle/fields.py`, '--crm', crm, '--db', database], room);
  return JSON.parse(stdout);
}

/** A text as HTML may change it: runs of white space are one space. */
const plain = (text) => text.replace(/\s+/g, ' ').trim();
/** "Sam O." for "Sam Okafor", as some pages show people. */
const short = (name) => name.replace(/ (.).*$/u, ' $1.');

/** What was understood of a field, in the words of the comparison: a value, `null` for an empty field, or how it is not known. */
function said(deal, field) {
  if (field === 'currency') return deal.currency;
  const { state, value, text } = deal.fields[field];
  // A text is what was read; whether it says anything is the hand-off's question.
  if (field.startsWith('text.') && state !== 'absent') return text === '' ? null : plain(text);
  if (state === 'known') return plain(value);
  return state === 'blank' ? null : `(${state}${text === undefined ? '' : `: ${text}`})`;
}

/** Fields in which people write what they like: where that is no day, none may be known. */
const WRITTEN = new Set(['date.go_live', 'date.renewal']);

/**
 * Compares deals with what the database holds of them.
 *
 * @param {object} of
 * @param {object[]} of.deals as understood
 * @param {object[]} of.truth as held
 * @param {string[]} of.shown the fields that this way shows; all others must be absent
 * @param {string[]} [of.shortened] fields of people whose names this way shortens: the full name where it is known, else as shown
 * @returns {{compared: number, shortened: number, wrong: string[], values: Map<string, object>}} values by the truth's id
 */
export function compare({ deals, truth, shown, shortened = [] }) {
  const wrong = [];
  const values = new Map();
  let [compared, short] = [0, 0];
  for (const [deal, wanted] of pairs(deals, truth, shown, wrong)) {
    const of = {};
    for (const field of ['currency', ...Object.keys(deal.fields)].filter((one) => !MEANT.has(one))) {
      const is = said(deal, field);
      const right = wanted.fields[field];
      if (right === undefined || !shown.includes(field)) {
        if (!isNothing(is)) wrong.push(`${wanted.id} ${wanted.name}: ${field} should not be there, and reads ${is}`);
        continue;
      }
      compared += 1;
      of[field] = is;
      if (same(field, is, right)) continue;
      if (shortened.includes(field) && isShort(is, right)) short += 1;
      else wrong.push(`${wanted.id} ${wanted.name}: ${field} reads ${is}; the database holds ${right}`);
    }
    values.set(wanted.id, of);
  }
  return { compared, shortened: short, wrong, values };
}

const isNothing = (value) => value === null || value === '(absent)';
const isShort = (is, full) => is !== null && full !== null && is === short(full);

function same(field, is, right) {
  if (WRITTEN.has(field) && right === null) return is === null || is.startsWith('(unclear');
  return is === (right === null ? null : plain(right));
}

/** Each deal with the one that it is: by id where the reading holds it, else by name and account. */
function pairs(deals, truth, shown, wrong) {
  const found = [];
  const left = new Set(deals);
  const key = (name, account) => JSON.stringify([plain(name), account === null ? null : plain(account)]);
  const fitting = (wanted) => {
    const own = [...left].find((deal) => deal.id === wanted.id);
    if (own) return own;
    const number = wanted.fields['text.number'];
    const numbered = [...left].find((deal) => deal.id === null && number !== undefined && said(deal, 'text.number') === number);
    if (numbered) return numbered;
    const same = [...left].filter((deal) => deal.id === null && key(deal.name, said(deal, 'account')) === key(wanted.name, wanted.fields.account));
    // Two deals of one name and account: the one that agrees in more.
    const agreement = (deal) => shown.filter((field) => said(deal, field) === wanted.fields[field]).length;
    return same.sort((a, b) => agreement(b) - agreement(a))[0];
  };
  for (const wanted of truth) {
    const deal = fitting(wanted);
    if (!deal) {
      wrong.push(`${wanted.id} ${wanted.name} was not read`);
      continue;
    }
    left.delete(deal);
    found.push([deal, wanted]);
  }
  for (const deal of left) wrong.push(`${deal.id ?? 'a row'} ${deal.name} was read, and is no deal that this user may see`);
  return found;
}

/**
 * How well deals were read without an adapter: of each field, how often it is right, unknown and wrong. What the database
 * holds and the page is said to leave empty is wrong, too, and so is a name that is not the whole one.
 *
 * @returns {{counts: {[field: string]: {right: number, unknown: number, wrong: number}}, wrong: string[]}}
 */
export function judge({ deals, truth, fields }) {
  const counts = Object.fromEntries(fields.map((field) => [field, { right: 0, unknown: 0, wrong: 0 }]));
  const wrong = [];
  const number = (id) => /(\d+)$/.exec(id ?? '')?.[1];
  for (const deal of deals) {
    const wanted = truth.find(({ id }) => number(id) === number(deal.id));
    if (!wanted) wrong.push(`${deal.id} ${deal.name} was read, and is no deal that was shown`);
  }
  for (const wanted of truth) {
    const deal = deals.find(({ id }) => number(id) === number(wanted.id));
    for (const field of fields) {
      const right = wanted.fields[field] ?? null;
      const is = deal ? said(deal, field) : '(absent)';
      const unknown = is === null ? field === 'currency' || field === 'text.name' : /^\((absent|unclear)/.test(is);
      const how = is === (right === null ? null : plain(right)) ? 'right' : unknown ? (right === null ? 'right' : 'unknown') : 'wrong';
      counts[field][how] += 1;
      if (how === 'wrong') wrong.push(`${wanted.id} ${wanted.name}: ${field} reads ${is}; the database holds ${right}`);
    }
  }
  return { counts, wrong };
}

/** Fields in which two ways differ on the same deal, whatever the database says. */
export function disagreements(ways) {
  const lines = [];
  const names = Object.keys(ways);
  for (const [at, one] of names.entries()) {
    for (const other of names.slice(at + 1)) {
      for (const [id, values] of ways[one].values) {
        const others = ways[other].values.get(id) ?? {};
        for (const [field, value] of Object.entries(values)) {
          if (!(field in others) || value === others[field]) continue;
          if (value !== null && others[field] !== null && (isShort(value, others[field]) || isShort(others[field], value))) continue;
          lines.push(`${id}: ${field} is ${value} by ${one} and ${others[field]} by ${other}`);
        }
      }
    }
  }
  return lines;
}
