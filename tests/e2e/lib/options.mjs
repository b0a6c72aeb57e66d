/** The product's options page, driven the way its user drives it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { click } from './click.mjs';
import { stopClock } from './clock.mjs';
import { saved } from './saved.mjs';
import { until } from './until.mjs';

export class Options {
  /** @type {import('puppeteer-core').Page} */
  page;

  constructor(page) {
    this.page = page;
  }

  /** @param {string | null} now the instant at which the page's clock stands still; null leaves it running */
  static async open(chromium, now = null) {
    const page = await chromium.browser.newPage();
    if (now !== null) await stopClock(page, now);
    await page.goto(`chrome-extension://${chromium.id}/options.html`);
    return Options.#ready(page);
  }

  /** In a window of its own, so that the panel of another window keeps its page. */
  static async openBeside(chromium) {
    const session = await chromium.browser.target().createCDPSession();
    const url = `chrome-extension://${chromium.id}/options.html`;
    const { targetId } = await session.send('Target.createTarget', { url, newWindow: true });
    const target = await chromium.browser.waitForTarget((one) => one._targetId === targetId);
    return Options.#ready(await target.page());
  }

  static async #ready(page) {
    await until(page, () => document.querySelector('#data'), null, 'the options page');
    return new Options(page);
  }

  /** Puts a value into a form's field as typing or choosing does. */
  async fill(name, value) {
    await this.page.$eval(
      `[name="${name}"]`,
      (field, text) => {
        const prototype = Object.getPrototypeOf(field);
        Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      },
      value,
    );
    // The form is drawn anew before its next field is filled.
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }

  /** Opens the plan's form. */
  async openPlan() {
    await until(this.page, () => document.querySelector('[data-action=open-plan], form.plan'), null, 'the plan to be on offer');
    await this.page.evaluate(() => document.querySelector('[data-action=open-plan]')?.click());
    await this.page.waitForSelector('form.plan');
  }

  /** Enters a plan and saves it. */
  async enterPlan(plan) {
    await this.openPlan();
    await this.fill('year_start', plan.year_start);
    for (const name of ['currency', 'variable', 'measure', 'quota']) await this.fill(name, plan[name]);
    await this.fill('territory.owners', plan.territory.owners.join('\n'));
    await this.fill('official.amount', plan.official?.amount ?? '');
    await this.fill('official.as_of', plan.official?.as_of ?? '');
    for (const [quarter, results] of Object.entries(plan.objectives)) {
      for (const [objective, result] of Object.entries(results)) {
        await this.fill(`objectives.${quarter}.${objective}`, String(result));
      }
    }
    await click(this.page, '[data-action=save-plan]');
    const faults = await until(
      this.page,
      () => {
        const said = document.querySelector('form.plan [role=status]')?.textContent;
        const found = [...document.querySelectorAll('form.plan [role=alert]')].map((one) => one.textContent);
        return said || found.length > 0 ? { found } : null;
      },
      null,
      'the plan to be saved',
    );
    if (faults.found.length > 0) throw new Error(`The options page does not take the plan: ${faults.found.join(' ')}`);
  }

  /** Presses a button of the data section and waits until it has said what it did. */
  async press(selector) {
    const before = await this.#said();
    await click(this.page, selector);
    await this.#saysElse(before, `what ${selector} did`);
  }

  /** Exports by the page's own button. @returns {Promise<Buffer>} the file's bytes */
  async export() {
    return (await saved(this.page, () => click(this.page, '[data-action=export]'))).bytes;
  }

  /** Imports the bytes, by the page's own file field. */
  async import(file, bytes) {
    writeFileSync(file, bytes);
    const before = await this.#said();
    const field = await this.page.$('#data input[type=file]');
    await field.uploadFile(file);
    await this.#saysElse(before, 'the import');
  }

  /** Drops a calendar file where the page takes one, and waits until it has been read. */
  async dropCalendar(name, text) {
    await this.page.evaluate(
      (called, content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], called, { type: 'text/calendar' }));
        const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
        const taken = !document.querySelector('#calendar .drop').dispatchEvent(over);
        if (!taken) throw new Error('the page does not take what is dragged over it');
        document.querySelector('#calendar .drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      name,
      text,
    );
    await this.#calendarSays(name);
  }

  /** Chooses a calendar file with the page's own file field. */
  async chooseCalendar(file, says) {
    await (await this.page.$('#calendar input[type=file]')).uploadFile(file);
    await this.#calendarSays(says);
  }

  async removeCalendar() {
    await click(this.page, '[data-action=remove-calendar]');
    await until(this.page, () => !document.querySelector('[data-action=remove-calendar]'), null, 'the calendar to be removed');
  }

  /** Waits for what the section says of a file, or throws the sentence that refuses it. */
  async #calendarSays(words) {
    const { refused } = await until(
      this.page,
      (wanted) => {
        const fault = document.querySelector('#calendar [role=alert]')?.textContent;
        if (fault) return { refused: fault };
        return document.querySelector('#calendar [role=status]').textContent.includes(wanted) ? { refused: null } : null;
      },
      words,
      'the calendar to be read',
    );
    if (refused) throw new Error(`The options page does not take the calendar: ${refused}`);
  }

  #said() {
    return this.page.$eval('#data [role=status]', (status) => status.textContent);
  }

  #saysElse(before, what) {
    return until(this.page, (said) => document.querySelector('#data [role=status]').textContent !== said, before, what);
  }

  close() {
    return this.page.close();
  }
}
