/** The product's real side panel, driven the way its user drives it. */
import { click } from './click.mjs';
import { stopClock } from './clock.mjs';
import { until } from './until.mjs';

export class Panel {
  /** @type {import('puppeteer-core').Page} the panel's document */
  page;
  /** What `launch` gave. */
  chromium;

  constructor(chromium, page) {
    this.chromium = chromium;
    this.page = page;
  }

  /**
   * Clicks the extension's button on the toolbar of the page's window.
   *
   * @param {string | null} now the instant at which the panel's clock stands still; null leaves it running
   */
  static async open(chromium, page, now = null) {
    const before = new Set(chromium.browser.targets().filter(isPanel));
    const extension = (await chromium.browser.extensions()).get(chromium.id);
    await page.bringToFront();
    await extension.triggerAction(page);
    const target = await chromium.browser.waitForTarget((one) => isPanel(one) && !before.has(one), { timeout: 30_000 });
    const panel = new Panel(chromium, await target.asPage());
    if (now !== null) {
      await stopClock(panel.page, now);
      await panel.page.reload({ waitUntil: 'load' });
    }
    return panel;
  }

  /** Grants the host: as the browser's own question cannot be answered headless, its answer is given beforehand. */
  async allow(origin) {
    await until(this.page, () => document.querySelector('[data-action=allow]'), null, 'the button that allows the host');
    const settings = await this.chromium.browser.newPage();
    await settings.goto('chrome://extensions');
    await settings.evaluate(
      (id, host) => globalThis.chrome.developerPrivate.addHostPermission(id, host),
      this.chromium.id,
      `${origin}/*`,
    );
    await settings.close();
    await click(this.page, '[data-action=allow]');
    await until(this.page, () => document.querySelector('[data-read-deals]'), null, 'the first report after the host was allowed');
  }

  /**
   * Waits until nothing is under way: no loading, no pull, and the engine has answered everything that it was asked.
   *
   * @param {{id: number, name: string} | null} deal what must be on screen then
   */
  async settled(deal = null) {
    const what = deal === null ? 'a quiet panel' : `deal ${deal.id}, ${deal.name}, in a quiet panel`;
    for (let round = 0; round < 3; round += 1) {
      await until(this.page, isQuiet, deal && { id: String(deal.id), name: deal.name }, what);
      await this.#engineAnswered();
    }
    await until(this.page, isQuiet, deal && { id: String(deal.id), name: deal.name }, what);
  }

  /** One round trip to the engine, which answers in order, and one frame for what its earlier answers changed. */
  async #engineAnswered() {
    await this.ask('settings', {});
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))));
  }

  /** Asks the extension's own engine, on a line of its own. */
  ask(method, input) {
    return askEngine(this.page, method, input);
  }

  /** "This is me", with the panel's own form. */
  async thisIsMe(name, role) {
    await until(this.page, () => document.querySelector('[data-action=this-is-me]'), null, 'the question who is looking');
    await this.page.select('select[name=person]', name);
    await click(this.page, `input[name=role][value=${role}]`);
    await click(this.page, '[data-action=this-is-me]');
    await until(this.page, () => !document.querySelector('[data-action=this-is-me]'), null, 'the panel to know who is looking');
    await this.settled();
  }

  /** Uncovers pay, where there is any, by its own button. */
  async uncover() {
    await this.page.evaluate(() => document.querySelector('.incentive[data-covered=true] button[aria-pressed]')?.click());
    await until(this.page, () => !document.querySelector('.incentive[data-covered=true]'), null, 'pay to be uncovered');
  }

  /** Opens everything that can be opened, pay included. */
  async openAll() {
    await this.uncover();
    await this.page.evaluate(() => {
      for (const details of document.querySelectorAll('details:not([open])')) details.querySelector('summary').click();
    });
  }

  /** The hand-off's verdict, and the checklist that the deal goes by. */
  handoff() {
    return this.page.evaluate(() => {
      const card = document.querySelector('[data-verdict]');
      return { verdict: card?.dataset.verdict, template: card?.dataset.template };
    });
  }

  /** Every figure on screen: id → value as text or null, unit, state. */
  async figures() {
    await this.openAll();
    const found = await this.page.evaluate(() =>
      [...document.querySelectorAll('[data-figure]')].map((one) => ({
        id: one.dataset.figure,
        value: one.dataset.value === undefined ? undefined : one.dataset.value === '' ? null : one.dataset.value,
        unit: one.dataset.unit,
        state: one.dataset.state,
        visible: one.getClientRects().length > 0,
      })),
    );
    const figures = {};
    for (const { id, visible, ...figure } of found) {
      if (id in figures) throw new Error(`The panel shows ${id} twice`);
      if (!visible) throw new Error(`${id} is in the panel's document but cannot be seen`);
      if (figure.value === undefined) throw new Error(`${id} stands in the panel without a data-value`);
      figures[id] = figure;
    }
    return figures;
  }

  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  html() {
    return this.page.evaluate(() => document.documentElement.outerHTML);
  }
}

function isPanel(target) {
  return target.url().endsWith('/sidepanel.html');
}

/** Asks the extension's own engine, on a line that an extension's page opens for it. */
export async function askEngine(page, method, input) {
  const worker = await engineTarget(page.browser());
  return page.evaluate(
    (url, call) =>
      new Promise((resolve, reject) => {
        const { port } = new SharedWorker(url, { type: 'module', name: 'second-chair-engine' });
        port.onmessage = ({ data }) => {
          if (data.id !== 1) return;
          port.postMessage({ type: 'bye' });
          if (data.type === 'answer') resolve(data.output);
          else reject(new Error(data.detail));
        };
        port.postMessage({ type: 'call', id: 1, ...call });
      }),
    worker.url(),
    { method, input },
  );
}

export function engineTarget(browser) {
  return browser.waitForTarget((target) => target.type() === 'shared_worker' && target.url().includes('engine.worker'), { timeout: 30_000 });
}

/** Makes the engine's next call reach outside of its memory: a trap as real as any. */
export async function trap(browser) {
  const session = await (await engineTarget(browser)).createCDPSession();
  await session.send('Runtime.enable');
  const { result: prototype } = await session.send('Runtime.evaluate', { expression: 'Object.prototype' });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: `function () {
      const engines = [...this].filter((one) => Object.getOwnPropertyDescriptor(one, '__wbg_ptr')?.value > 0 && typeof one.report === 'function');
      for (const engine of engines) engine.__wbg_ptr = 0xfffffff0;
      return engines.length;
    }`,
    returnByValue: true,
  });
  await session.detach();
  if (result.value !== 1) throw new Error(`there should be one engine to break, and there are ${result.value}`);
}

/** In the page: nothing is loading or being read, and the wanted deal stands there. */
function isQuiet(deal) {
  if (document.querySelector('[aria-busy=true], [data-pull=running]')) return false;
  const main = document.querySelector('main');
  if (!main || main.childElementCount === 0) return false;
  if (deal === null) return true;
  const head = document.querySelector('header.deal');
  if (head?.dataset.record !== undefined) return head.dataset.record === deal.id;
  return head?.querySelector('h1')?.textContent === deal.name;
}
