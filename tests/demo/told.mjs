/** What the panel shows, as lines of text: read from its document, nothing computed here. */

const MOST_INPUTS = 8;

/** Opens the reasons of a figure by pressing it, reads them, and closes them again. */
async function reasons(page, id) {
  const button = await page.waitForSelector(`[data-figure="${id}"]`);
  await button.click();
  const panel = await page.waitForSelector(`[data-figure="${id}"][aria-expanded=true]`);
  const told = await panel.evaluate((one) => {
    const clean = (element) => element.innerText.replaceAll(/\s+/g, ' ').trim();
    const place = document.getElementById(one.getAttribute('aria-controls'));
    return {
      how: [...place.querySelectorAll(':scope > .note, :scope > .formula')].map(clean),
      inputs: [...place.querySelectorAll('.inputs > li')].map(clean),
    };
  });
  await button.click();
  const more = told.inputs.length - MOST_INPUTS;
  return [
    ...told.how.map((line) => `      ${line}`),
    ...told.inputs.slice(0, MOST_INPUTS).map((line) => `      - ${line}`),
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
  const card = await page.$eval('[data-verdict]', (section) => ({
    verdict: section.querySelector('.headline')?.innerText ?? '',
    open: [...section.querySelectorAll('[data-figure^="handoff.item."]')]
      .filter((item) => !['verified', 'stated', 'not_applicable'].includes(item.dataset.value))
      .map((item) => item.innerText.replaceAll(/\s*\n\s*/g, ' · ').replace(/^[^\p{L}]+/u, '')),
  }));
  const [low, high] = [await figure(page, 'handoff.score.low'), await figure(page, 'handoff.score.high')];
  return [
    `2. Hand-off: ${card.verdict}. ${low.name || 'Readiness'}: ${low.text} – ${high.text}`,
    '   What is open:',
    ...card.open.map((item) => `      - ${item}`),
    `   Why ${low.text}:`,
    ...(await reasons(page, 'handoff.score.low')),
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
    const [low, high] = [await figure(page, 'incentive.deal.low'), await figure(page, 'incentive.deal.high')];
    lines.push(`   ${low.name}: ${low.text === high.text ? low.text : `${low.text} – ${high.text}`}`);
    lines.push(`   Why ${low.text}:`, ...(await reasons(page, 'incentive.deal.low')));
  }
  const { text } = await figure(page, 'incentive.earned');
  lines.push(`   Why ${text}:`, ...(await reasons(page, 'incentive.earned')));
  return lines;
}
