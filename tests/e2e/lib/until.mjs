/** Waiting for what a page says, by the page's own changes: no polling, no sleeping. */

/** Longest wait for anything; generous, as machines that test are busy. */
export const PATIENCE_MS = 30_000;

/**
 * Waits until `check(argument)` is true in the page, looking again after each change of its document.
 *
 * The source travels as an expression: the extension's own policy forbids pages to evaluate text, and stays in force.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {(argument: any) => unknown} check runs in the page; its answer is returned once it is truthy
 * @param {string} what completes the sentence "Waited in vain for …"
 */
export async function until(page, check, argument, what, patience = PATIENCE_MS) {
  const deadline = Date.now() + patience;
  for (;;) {
    const left = deadline - Date.now();
    const answer = left > 0 ? await once(page, check, argument, left) : { gone: false };
    if ('value' in answer) return answer.value;
    if (!answer.gone || deadline <= Date.now()) {
      throw new Error(`Waited in vain for ${what}, ${Math.round(patience / 1000)} s. The page showed:\n${await shown(page)}`);
    }
  }
}

async function once(page, check, argument, patience) {
  const expression = `new Promise((resolve) => {
    const check = ${check};
    const argument = ${JSON.stringify(argument) ?? 'undefined'};
    let timer;
    const look = () => {
      const value = document.body && check(argument);
      if (!value) return;
      observer.disconnect();
      clearTimeout(timer);
      resolve({ value });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    timer = setTimeout(() => { observer.disconnect(); resolve({ gone: false }); }, ${patience});
    look();
  })`;
  try {
    return await page.evaluate(expression);
  } catch (fault) {
    // The document was replaced while it was being watched: the next one is watched in its place.
    if (/context was destroyed|Cannot find context|detached|Inspected target navigated/i.test(String(fault))) return { gone: true };
    throw fault;
  }
}

async function shown(page) {
  try {
    return await page.evaluate(() => document.body.innerText);
  } catch (fault) {
    return `(nothing readable: ${fault})`;
  }
}
