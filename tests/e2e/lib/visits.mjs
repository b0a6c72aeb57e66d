/** Goes from deal to deal in one tab, and waits at each until its page was read. */
import { goToDeal, goToList, press, showsNumber } from './tryton.mjs';
import { until } from './until.mjs';
import { readingsOf } from './ways.mjs';

/** Waits until the reader delivered the record's own page; what an answer of the session says of it is not that. */
async function read(panel, origin, record) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if ((await readingsOf(panel, origin)).some(({ reading }) => reading.kind === 'record' && reading.record === record)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the page of ${record} was not read`);
}

/** The reading of a list page with as many rows as there are; one of 112 rows goes beyond what is read at once without an adapter. */
async function rowsRead(panel, readings, rows) {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; ) {
    const read = (await readings()).map(({ reading }) => (reading.parts ?? []).filter(({ part }) => part === 'row').length || (reading.kind === 'list' ? reading.records.length : 0));
    if (read.includes(rows)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the list was not read with its ${rows} rows`);
}

export const cremePages = {
  /** @param {(id: string) => Promise<unknown>} arrived waits until the page of a record was read */
  async deals(seat, truth, { arrived = (id) => read(seat.panel, seat.creme.url, id) } = {}) {
    for (const { id } of truth) {
      await seat.page.goto(`${seat.creme.url}/opportunities/opportunity/${id}`, { waitUntil: 'domcontentloaded' });
      await arrived(id);
    }
  },
  async list(seat, truth, readings, rows = 200) {
    await seat.page.goto(`${seat.creme.url}/opportunities/opportunities?rows=${rows}`, { waitUntil: 'domcontentloaded' });
    await rowsRead(seat.panel, readings, Math.min(rows, truth.length));
  },
};

/** The opportunity that the address names: another one than before, for which it presses again; `null` where it stays. */
async function another(page, before) {
  for (let at = 0; at < 240; at += 1) {
    const id = /sale\.opportunity\/(\d+)/.exec(await page.evaluate(() => location.hash))?.[1] ?? null;
    if (id !== null && id !== before) return id;
    // A press while the form is still being filled is lost.
    if (before !== null && at % 60 === 0) await press(page, 'next');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}

export const trytonPages = {
  /** All by going on from one to the next, as each address opens a tab of its own in Tryton; what is left by its address. */
  async deals(seat, truth, { all, arrived = (id) => read(seat.panel, seat.creme.url, id) }) {
    const { facts } = seat.creme;
    const left = new Map(truth.map((one) => [one.id.split('/')[1], one.fields['text.number']]));
    if (all) {
      await allRows(seat.page, facts.deals_url, truth.length);
      await seat.page.click('#tabcontent > .tab-pane.active table.tree tbody tr:nth-child(1) td:nth-child(4)');
      await press(seat.page, 'switch_');
      for (let id = await another(seat.page, null); id !== null && left.size > 0; id = await another(seat.page, id)) {
        if (!left.has(id)) continue;
        await until(seat.page, showsNumber, left.get(id), `the form of opportunity ${id}`);
        await arrived(`crm/${id}`);
        left.delete(id);
      }
    }
    for (const [id, number] of left) {
      await goToDeal(seat.page, `${facts.deals_url}/${id}`, number);
      await arrived(`crm/${id}`);
    }
  },
  async list(seat, truth, readings) {
    await allRows(seat.page, seat.creme.facts.deals_url, truth.length);
    await rowsRead(seat.panel, readings, truth.length);
  },
};

/** Opens Tryton's list, and has it show its rows to the end. */
async function allRows(page, url, count) {
  await goToList(page, url);
  const rows = (wanted) => {
    const pane = document.querySelector('#tabcontent > .tab-pane.active');
    const shown = [...pane.querySelectorAll('table.tree tbody tr')].filter((row) => row.querySelector('td[headers]')).length;
    if (shown >= wanted) return true;
    pane.querySelector('tr.more-row button')?.click();
    return false;
  };
  await until(page, rows, count, `${count} rows of the list`);
}
