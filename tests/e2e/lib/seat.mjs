/** A person at work: a browser of their own, signed in to the CRM, with the side panel beside its page. */
import { launch } from './browser.mjs';
import { signIn } from './creme-pages.mjs';
import { Options } from './options.mjs';
import { expected } from './oracle.mjs';
import { Panel } from './panel.mjs';

export class Seat {
  /**
   * Signs `login` in and opens the panel beside the deal `key`, its host allowed and the whole pipeline read.
   *
   * @param {object} of
   * @param {string | null} [of.now] the instant at which the panel's clock stands still
   * @param {object} of.creme the CRM, as startCreme or startTryton gives it; `enter` signs in to it
   * @param {boolean} [of.says] whether the person has told the panel who they are
   */
  static async take({ creme, enter = signIn, login, now = null, timeZone = 'Europe/London', key = 'open_loaded', says = true, ...how }) {
    const seat = new Seat();
    seat.creme = creme;
    seat.now = now;
    seat.timeZone = timeZone;
    seat.person = creme.facts.users[login];
    seat.chromium = await launch({ timeZone, ...how });
    try {
      seat.page = (await seat.chromium.browser.pages())[0];
      await enter(seat.page, creme.url, login, seat.person.password);
      await seat.page.goto(creme.facts.shown[key].url, { waitUntil: 'domcontentloaded' });
      seat.panel = await Panel.open(seat.chromium, seat.page, now);
      await seat.panel.allow(creme.url);
      await seat.panel.settled(creme.facts.shown[key]);
      if (says) await seat.panel.thisIsMe(seat.person.name, seat.person.role);
    } catch (fault) {
      await seat.chromium.close();
      throw fault;
    }
    return seat;
  }

  /** The same with a build in which no CRM has an adapter: who is signed in is not known, and the pipeline is not read. */
  static async takeUnaided({ creme, enter = signIn, login, extension, now = null, key = 'open_loaded' }) {
    const seat = new Seat();
    seat.creme = creme;
    seat.now = now;
    seat.person = creme.facts.users[login];
    seat.chromium = await launch({ extension });
    try {
      seat.page = (await seat.chromium.browser.pages())[0];
      await enter(seat.page, creme.url, login, seat.person.password);
      await seat.page.goto(creme.facts.shown[key].url, { waitUntil: 'load' });
      seat.panel = await Panel.open(seat.chromium, seat.page, now);
      await seat.panel.allow(creme.url);
    } catch (fault) {
      await seat.chromium.close();
      throw fault;
    }
    return seat;
  }

  /** Goes to a deal of the showcase, and waits for its panel. */
  async visit(key) {
    const deal = this.creme.facts.shown[key];
    await this.page.goto(deal.url, { waitUntil: 'domcontentloaded' });
    await this.panel.settled(deal);
    return deal;
  }

  /** Opens the pages of deals that share their name and account: an export does not tell their activities apart. */
  async openTwins(figures) {
    const called = ({ _ }) => JSON.stringify([_.deal, _.account]);
    const all = Object.values(figures).map(called);
    const isTwin = (one) => all.indexOf(called(one)) !== all.lastIndexOf(called(one));
    for (const [id, { _ }] of Object.entries(figures).filter(([, one]) => isTwin(one))) {
      await this.page.goto(`${this.creme.url}/opportunities/opportunity/${id}`, { waitUntil: 'domcontentloaded' });
      await this.panel.settled({ id, name: _.deal });
    }
  }

  /** Enters a plan, or removes it, through the options page. */
  async enterPlan(plan) {
    const options = await Options.open(this.chromium);
    await options.enterPlan(plan);
    await options.close();
    await this.page.bringToFront();
    await this.panel.settled();
  }

  /** Changes the person's own settings, as the options page does. */
  async change(change) {
    const { text } = await this.panel.ask('settings', {});
    const problems = await this.panel.ask('set_settings', { text: JSON.stringify(change(JSON.parse(text))) });
    if (problems.length > 0) throw new Error(`the settings are faulty: ${JSON.stringify(problems)}`);
    await this.panel.settled();
  }

  /** What the panel must show, deal by deal, by the database alone. */
  expected(more = {}) {
    const { name, role } = this.person;
    return expected({ database: this.creme.facts.database, viewer: name, role, now: this.now, zone: this.timeZone, ...more });
  }

  close() {
    return this.chromium.close();
  }
}
