/** A click that lands: the extension's pages may move what is being pressed while a report comes in. */
import { PATIENCE_MS } from './until.mjs';

/**
 * Clicks what the selector finds, where it stands, with the mouse; again, until the thing itself has heard a click.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
export async function click(page, selector) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const thing = await page.waitForSelector(selector, { timeout: PATIENCE_MS });
    try {
      if (await landed(thing)) return;
    } catch (fault) {
      // It was drawn anew in between, or covered.
      if (deadline <= Date.now()) throw fault;
    }
    if (deadline <= Date.now()) throw new Error(`${selector} moves away from each click`);
  }
}

async function landed(thing) {
  const ear = await thing.evaluateHandle((one) => {
    one.scrollIntoView({ block: 'center', behavior: 'instant' });
    const said = { heard: false };
    one.addEventListener('click', () => (said.heard = true), { capture: true, once: true });
    return said;
  });
  await thing.click();
  try {
    return await ear.evaluate(({ heard }) => heard);
  } catch (fault) {
    // The click has led elsewhere: to another document, or to the page's end.
    if (/context was destroyed|Cannot find context|detached|Inspected target navigated|Target closed|Session closed/i.test(String(fault))) return true;
    throw fault;
  }
}
