/** The settings section of the options page, driven the way its user drives it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { click } from './click.mjs';
import { Options } from './options.mjs';
import { askEngine } from './panel.mjs';
import { saved } from './saved.mjs';
import { until } from './until.mjs';

export class Settings {
  /** @type {import('puppeteer-core').Page} */
  page;
  options;

  constructor(options) {
    this.options = options;
    this.page = options.page;
  }

  static async open(chromium) {
    const settings = new Settings(await Options.openBeside(chromium));
    await until(settings.page, () => document.querySelector('#settings [data-group]'), null, 'the settings');
    return settings;
  }

  /** Opens the groups on the way to a path, each by its summary. */
  async reveal(path) {
    const keys = path.split('.');
    for (let length = 1; length <= keys.length; length += 1) {
      const group = keys.slice(0, length).join('.');
      const summary = `[data-group="${group}"]:not([open]) > summary`;
      if (!(await this.page.$(summary))) continue;
      await click(this.page, summary);
      await until(this.page, (wanted) => document.querySelector(`[data-group="${wanted}"][open] > .set-body`), group, `${group} to open`);
    }
  }

  /** Types into a setting's input, in place of what is there, and leaves it. */
  async type(path, text) {
    await this.reveal(path);
    const input = await this.page.waitForSelector(`[data-setting="${path}"] :is(input, textarea)`);
    await input.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    await input.focus();
    await input.evaluate((one) => one.select());
    await this.page.keyboard.press('Backspace');
    await input.type(text);
    await this.page.keyboard.press('Tab');
  }

  /** Waits until a setting stands at this text, from this layer. */
  async is(path, text, layer) {
    await this.reveal(path);
    await until(
      this.page,
      (wanted) => {
        const setting = document.querySelector(`[data-setting="${wanted.path}"]`);
        return setting?.dataset.layer === wanted.layer && setting.querySelector('input, textarea, select').value === wanted.text;
      },
      { path, text, layer },
      `${path} to be ${text}, ${layer}`,
    );
  }

  /** Waits for a fault at a place, and says its words. */
  fault(path) {
    return until(this.page, (wanted) => document.querySelector(`#settings [data-fault="${wanted}"]`)?.textContent, path, `a fault at ${path}`);
  }

  /** Presses a button within the section. */
  press(selector) {
    return click(this.page, `#settings ${selector}:not(:disabled)`);
  }

  /** Own settings as the engine has them. */
  async own() {
    return (await askEngine(this.page, 'settings', {})).text;
  }

  /** Exports by the page's own button. @returns {Promise<string>} the file's text */
  async export() {
    return (await saved(this.page, () => this.press('[data-action=export-settings]'))).bytes.toString('utf8');
  }

  /** Picks a file with this text for the import, and waits for its preview. */
  async choose(folder, text, name = 'settings.json') {
    const file = join(folder, name);
    writeFileSync(file, text);
    const field = await this.page.$('input[name=settings-file]');
    await field.uploadFile(file);
    await until(this.page, (wanted) => document.querySelector('#import-title')?.textContent.includes(wanted), name, 'the preview of the import');
  }

  /** Applies or cancels the import that is shown. */
  async answer(action) {
    await this.press(`[data-action=${action}-import]`);
    await until(this.page, () => !document.querySelector('[data-import]'), null, 'the preview to close');
  }

  /** The changes that a part of the page lists: path → words. */
  changes(part) {
    return this.page.$$eval(`${part} [data-change]`, (found) => Object.fromEntries(found.map((one) => [one.dataset.change, one.innerText.replace(/\s+/g, ' ')])));
  }

  close() {
    return this.options.close();
  }
}
