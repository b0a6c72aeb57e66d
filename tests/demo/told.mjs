/** What the panel shows, as lines of text: read from its document, nothing computed here. */
import { click } from '../e2e/lib/click.mjs';

const MOST_INPUTS = 8;

/** In the page: the texts of an element, each of its own, without what only decorates. */
function pieces(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue.replaceAll(/\s+/g, ' ').trim();
    if (text !== '' && !walker.currentNode.parentElement.closest('[aria-hidden=true]')) texts.push(text);
  }
  return texts.join(' · ');
}

/** The pieces of each element that a selector finds in the page. */
async function allPieces(page, selector) {
  const found = await page.$$(selector);
  return Promise.all(found.map((element) => element.evaluate(pieces)));
}

/** Opens the reasons of a figure by pressing it, reads them, and closes them again. */
async function reasons(page, id) {
  const figure = `[data-figure="${id}"]`;
  await click(page, figure);
  const opened = await page.waitForSelector(`[data-figure="${id}"][aria-expanded=true]`);
  const place = `[id="${await opened.evaluate((one) => one.getAttribute('aria-controls'))}"]`;
  const how = await allPieces(page, `${place} > .note, ${place} > .formula`);
  const inputs = await allPieces(page, `${place} .inputs > li`);
  await click(page, figure);
  const more = inputs.length - MOST_INPUTS;
  return [
    ...how.map((line) => `      ${line}`),
    ...inputs.slice(0, MOST_INPUTS).map((line) => `      - ${line}`),
    ...(more > 0 ? [`      - and ${more} more`] : []),
  ];
}

/** A figure as it stands on screen, label included. */
async function figure(page, id) {
  return page.$eval(`[data-figure="${id}"]`, (one) => {
    const line = one.closest('.figure-line, tr') ?? one;
    const name = line.querySelector('.figure-name, th')?.innerText ?? '';
    return { name, text: one.innerText };
  });
}

export async function workload(page) {
  const card = await page.$eval('[data-figure^="workload.week."]', (one) => {
    const section = one.closest('section');
    const headings = [...section.querySelectorAll('thead th')].map((cell) => cell.innerText);
    const rows = [...section.querySelectorAll('tbody tr:has([data-figure])')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
    return {
      who: section.querySelector('.card-who')?.innerText ?? '',
      headline: section.querySelector('.headline')?.innerText ?? '',
      rows: [headings, ...rows],
      first: one.dataset.figure,
    };
  });
  const lines = [`1. Workload of ${card.who}: ${card.headline}`];
  for (const row of card.rows) lines.push(`   ${row.map((cell) => cell.padEnd(12)).join(' ').trimEnd()}`);
  for (const id of ['workload.deal_total', 'workload.completeness']) {
    const { name, text } = await figure(page, id);
    lines.push(`   ${name}: ${text}`);
  }
  const { text } = await figure(page, card.first);
  lines.push(`   Why ${text} this week:`, ...(await reasons(page, card.first)));
  return [...lines, ''];
}

export async function handoff(page) {
  const verdict = await page.$eval('[data-verdict] .headline', (one) => one.innerText);
  const done = ['verified', 'stated', 'not_applicable'].map((state) => `:not([data-value=${state}])`).join('');
  const open = await allPieces(page, `[data-figure^="handoff.item."]${done}`);
  const [low, high] = [await figure(page, 'handoff.score.low'), await figure(page, 'handoff.score.high')];
  return [
    `2. Hand-off: ${verdict}. ${low.name || 'Readiness'}: ${low.text} – ${high.text}`,
    '   What is open:',
    ...open.map((item) => `      - ${item}`),
    `   Why ${low.text}:`,
    ...(await reasons(page, 'handoff.score.low')),
    '',
  ];
}

export async function incentive(page) {
  const lines = ['3. Incentive, uncovered by its owner'];
  for (const id of ['incentive.earned', 'incentive.attainment', 'incentive.component.territory', 'incentive.component.objectives']) {
    const { name, text } = await figure(page, id);
    const part = await page.$eval(`[data-figure="${id}"]`, (one) => one.closest('.component')?.querySelector('h3')?.innerText ?? '');
    lines.push(`   ${part ? `${part}: ${name}` : name}: ${text}`);
  }
  if (await page.$('[data-figure="incentive.deal.low"]')) {
    const low = await figure(page, 'incentive.deal.low');
    // The upper end has a text of its own only where it differs.
    const high = await page.$eval('[data-figure="incentive.deal.high"]', (one) => (one.matches('button') ? ` – ${one.innerText}` : ''));
    lines.push(`   ${low.name}: ${low.text}${high}`);
    lines.push(`   Why ${low.text}:`, ...(await reasons(page, 'incentive.deal.low')));
  }
  const { text } = await figure(page, 'incentive.earned');
  lines.push(`   Why ${text}:`, ...(await reasons(page, 'incentive.earned')));
  return [...lines, ''];
}
