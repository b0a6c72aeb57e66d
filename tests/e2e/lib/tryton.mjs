/** A seeded Tryton of one's own, what a person does on its pages, and its database asked directly. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startCrm } from './crm.mjs';
import { query } from './database.mjs';
import { until } from './until.mjs';

const run = promisify(execFile);

/** Starts a Tryton with the data of `seed` as of `today`; see startCrm. */
export function startTryton(how = {}) {
  return startCrm({ crm: 'tryton', ready: 'Tryton ready', host: '127.0.0.3', ...how });
}

/** Signs in through the login dialog. */
export async function signIn(page, url, login, password) {
  await page.goto(`${url}/`, { waitUntil: 'domcontentloaded' });
  await until(page, () => document.querySelector('.login-dialog #login') && document.querySelector('input#database').value !== '', null, 'the login dialog');
  await page.type('#login', login);
  await page.keyboard.press('Enter');
  await givePassword(page, password);
  await until(page, () => document.querySelector('#user-preferences > a') && location.hash.length > 1, null, `Tryton to let ${login} in`);
}

/** Answers the question for a password, which also comes when a session has ended. */
export async function givePassword(page, password) {
  await until(page, () => document.querySelector('.ask-dialog input[type=password]')?.getClientRects().length, null, 'the question for the password');
  await page.type('.ask-dialog input[type=password]', password);
  await page.keyboard.press('Enter');
  await until(page, () => !document.querySelector('.ask-dialog input[type=password]'), null, 'the password to be taken');
}

/**
 * Goes to an address of Tryton's, and waits until its page says that it is there. Tryton writes the address of the page
 * that it is still drawing over one that comes meanwhile; a person would then try again, and so does this.
 */
export async function goTo(page, url, check, argument, what) {
  for (let patience = 4_000; ; patience *= 2) {
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    try {
      return await until(page, check, argument, what, patience);
    } catch (fault) {
      if (patience > 16_000) throw fault;
    }
  }
}

/** Goes to the list of opportunities, and waits for its rows. */
export function goToList(page, url) {
  const hasRows = () =>
    document.querySelector('#tabcontent').dataset.viewType === 'tree' &&
    [...document.querySelectorAll('#tabcontent > .tab-pane.active table.tree tbody tr')].filter((row) => row.getClientRects().length > 0 && row.querySelector('td[headers]')).length > 5;
  return goTo(page, url, hasRows, null, 'the rows of the list');
}

/** In the page: whether the form in front is filled, by the number of its opportunity. */
export const showsNumber = (wanted) => document.querySelector('#tabcontent > .tab-pane.active input[name=number]')?.value === wanted;

/** Goes to an opportunity, and waits until its form shows its number. */
export function goToDeal(page, url, number) {
  return goTo(page, url, showsNumber, number, `opportunity ${number}`);
}

/** Presses a button of the toolbar of the tab in front: next, previous, switch_, reload. */
export async function press(page, name) {
  await page.evaluate((id) => document.querySelector(`#tabcontent > .tab-pane.active #${id}`).click(), name);
}

/** What the database holds of each opportunity, in the panel's terms. */
export async function deals(file) {
  const rows = await query(
    file,
    `SELECT deal.id, deal.number, deal.description AS name, CAST(deal.amount AS TEXT) AS amount, currency.code AS currency, deal.state,
            CAST(deal.end_date AS TEXT) AS end_date, party.name AS account,
            person.name AS owner, deal.company
       FROM sale_opportunity deal
       JOIN currency_currency currency ON currency.id = deal.currency
       LEFT JOIN party_party party ON party.id = deal.party
       LEFT JOIN company_employee employee ON employee.id = deal.employee
       LEFT JOIN party_party person ON person.id = employee.party`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ends every session, as a server does after a while. */
export async function endSessions(file) {
  const program = 'import sqlite3, sys; base = sqlite3.connect(sys.argv[1], timeout=30); base.execute("DELETE FROM ir_session"); base.commit()';
  await run('python3', ['-c', program, file]);
}
