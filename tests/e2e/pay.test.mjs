/** Pay in the real panel: what if by keyboard, what that changes, the curve in words, and the statement on paper. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { click } from './lib/click.mjs';
import { startCreme } from './lib/creme.mjs';
import { assertAccessible } from './lib/axe.mjs';
import { samplePlan } from './lib/oracle.mjs';
import { Seat } from './lib/seat.mjs';
import { until } from './lib/until.mjs';

const now = '2026-11-18T10:20:00Z';

describe('for an SE with a plan', () => {
  let creme;
  let seat;
  before(async () => {
    creme = await startCreme({ seed: '1', today: '2026-11-18', host: '127.0.0.18' });
    seat = await Seat.take({ creme, login: 'sokafor', now });
    await seat.enterPlan(await samplePlan({ database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today }));
    await seat.visit('open_loaded');
  });
  after(async () => {
    await seat?.close();
    await creme?.stop();
  });

  const value = async (id) => Number((await seat.panel.figures())[id]?.value);
  const press = async (name, key, times = 1) => {
    await seat.panel.page.focus(`input[name=what-if-${name}]`);
    for (let time = 0; time < times; time += 1) await seat.panel.page.keyboard.press(key);
  };
  const changed = (sign) =>
    until(seat.panel.page, (wanted) => Math.sign(Number(document.querySelector('[data-figure="incentive.outlook.year.change"]')?.dataset.value)) === wanted, sign, `a change of sign ${sign}`);

  test('sliders are moved by the keyboard, and say by component what they change', async () => {
    await seat.panel.uncover();
    const mean = await value('incentive.outlook.year.mean');
    await press('chance', 'End');
    await changed(1);
    const figures = await seat.panel.figures();
    const of = (id) => Number(figures[`incentive.outlook.year.${id}`].value);
    assert.ok(Math.abs(of('mean') - mean - of('change')) < 0.005, 'the change is what the mean has more');
    assert.ok(Math.abs(of('change.territory') + of('change.objectives') - of('change')) < 0.015, 'the components’ changes add up');
    assert.equal(await seat.panel.page.$eval('input[name=what-if-chance]', (one) => one.getAttribute('aria-valuetext')), '100%');

    // All of the amount given away is as good as lost; the deal's own worth to the outlook is nothing then.
    await press('discount', 'End');
    await changed(-1);
    assert.equal(await value('incentive.outlook.year.deal'), 0);
    await click(seat.panel.page, '[data-action=what-if-reset]');
    await until(seat.panel.page, () => !document.querySelector('[data-changes]'), null, 'the sliders to stand as things stand');
    assert.equal(await value('incentive.outlook.year.mean'), mean);

    // Half a year later is after the year's end.
    await press('weeks', 'End');
    await changed(-1);
    assert.ok(!('incentive.outlook.year.deal' in (await seat.panel.figures())) || (await value('incentive.outlook.year.deal')) === 0);
    await click(seat.panel.page, '[data-action=what-if-reset]');
  });

  test('the curve says in words where one stands, today and likely', async () => {
    await seat.panel.uncover();
    const label = await seat.panel.page.$eval('.component .chart svg', (one) => one.getAttribute('aria-label'));
    assert.match(label, /Today: \d+(\.\d)?% of quota pays \$[\d,]+\. Likely by the end of the period: \d+(\.\d)?% pays \$[\d,]+\./);
    assert.equal(await seat.panel.page.$$eval('.curve-here, .curve-likely', (found) => found.length), 2);
    const likely = await value('incentive.outlook.year.attainment.territory');
    const today = await value('incentive.attainment');
    assert.ok(likely >= today, `${likely} ${today}`);
    await assertAccessible(seat.panel.page, 'pay, uncovered');
  });

  test('on paper it is marked as an estimate, whole, and nothing else is there', async (t) => {
    await seat.panel.uncover();
    const page = seat.panel.page;
    await page.evaluate(() => {
      window.printed = null;
      window.print = () => (window.printed = [...document.querySelectorAll('.incentive details')].every((one) => one.open));
      document.querySelector('[data-action=print-statement]').click();
    });
    assert.equal(await page.evaluate(() => window.printed), true, 'everything is open on paper');
    t.after(() => page.emulateMediaType(null));
    await page.emulateMediaType('print');
    const paper = await page.evaluate(() => document.body.innerText);
    assert.match(paper, /Estimate, not a payroll statement/);
    assert.match(paper, /Earned to date, estimate/);
    assert.ok(!paper.includes('What if') && !paper.includes('Read my pipeline') && !paper.includes('What was read'), paper);
    await page.emulateMediaType('screen');
    assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /Estimate, not a payroll statement/);
  });
});
