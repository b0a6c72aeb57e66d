/**
 * Shows Second Chair at work beside a real CRM (make demo).
 *
 * With a display: a visible Chromium on a deal with the panel open, until Ctrl-C. Without one: the same headless, with
 * the three estimates and their reasons printed as the panel shows them, and screenshots.
 */
import { join } from 'node:path';
import { launch } from '../e2e/lib/browser.mjs';
import { signIn } from '../e2e/lib/creme-pages.mjs';
import { startCreme } from '../e2e/lib/creme.mjs';
import { outFolder } from '../e2e/lib/folders.mjs';
import { samplePlan } from '../e2e/lib/oracle.mjs';
import { Panel } from '../e2e/lib/panel.mjs';
import { Seat } from '../e2e/lib/seat.mjs';
import { look, shoot } from '../e2e/lib/shoot.mjs';
import { handoff, incentive, workload } from './told.mjs';

const SE = 'sokafor';
const REP = 'rkim';

const say = (line = '') => console.log(line);

/** Says what begins, does it, and says how long it took. */
async function step(what, work) {
  say(`demo   ${what}: started`);
  const started = performance.now();
  const result = await work();
  say(`demo   ${what}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

async function main() {
  const visible = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const creme = await step('Creme CRM with made-up deals', () => startCreme({ seed: '1', today: 'today' }));
  try {
    await (visible ? show(creme) : tell(creme));
  } finally {
    await creme.stop();
  }
}

/** With a display: everything stays open for the person in front of it. */
async function show(creme) {
  const chromium = await step('Chromium with the extension', () =>
    launch({ visible: true, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, more: ['--ozone-platform-hint=auto'], size: [1500, 950] }),
  );
  const ended = new Promise((resolve) => {
    chromium.browser.once('disconnected', resolve);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  try {
    await step('A deal and its panel', async () => {
      const page = (await chromium.browser.pages())[0];
      await signIn(page, creme.url, SE, creme.facts.users[SE].password);
      await page.goto(creme.facts.shown.open_loaded.url);
      await Panel.open(chromium, page);
    });
    const { shown, users } = creme.facts;
    say();
    say('What to try');
    say('  1. In the panel, press “Allow Second Chair”, and answer the browser’s question.');
    say(`  2. Say who you are: ${users[SE].name}, sales engineer. Press any figure to see where it comes from.`);
    say('  3. Enter a plan in the options (link at the foot of the panel), then press “Show for a minute” on the incentive card.');
    say('  4. Go to other deals and look at the hand-off card:');
    for (const key of ['won_handed_over', 'won_still_calling', 'won_empty', 'half_missing']) {
      say(`       ${shown[key].shows}: ${shown[key].url}`);
    }
    say(`  5. Sign out, and in as ${REP} / ${users[REP].password} (${users[REP].name}, a rep): no pay anywhere.`);
    say();
    say('Who may sign in');
    for (const login of [SE, REP, 'kholm']) say(`  ${login} / ${users[login].password}: ${users[login].name}, ${users[login].role}`);
    say(`  ${creme.facts.admin.login ?? 'root'} / ${creme.facts.admin.password ?? 'root'}: the administrator`);
    say();
    say('Ctrl-C, or closing the browser, ends it all.');
    await ended;
  } finally {
    await chromium.close().catch(() => undefined);
  }
}

/** Without a display: goes the whole way and prints what the panel shows. */
async function tell(creme) {
  const out = outFolder('demo');
  const { shown } = creme.facts;
  const seat = await step('Chromium, signed in as the SE; host allowed; pipeline read', () =>
    Seat.take({ creme, login: SE, key: 'open_loaded' }),
  );
  try {
    const { page } = seat.panel;
    let shots = 0;
    const picture = async (name) => {
      for (const [width, scheme] of [[360, 'light'], [360, 'dark'], [700, 'light'], [700, 'dark']]) {
        await look(page, { width, scheme });
        await shoot(page, join(out, `${name}-${width}-${scheme}.png`));
        shots += 1;
      }
    };
    await step('A sample plan, entered in the options', async () => {
      const plan = await samplePlan({
        database: creme.facts.database, person: seat.person.name, origin: creme.url, today: creme.facts.today, variant: 'full',
      });
      await seat.enterPlan(plan);
    });

    // Narrow, as a side panel opens.
    await look(page, { width: 400, scheme: 'light' });
    await seat.visit('open_loaded');
    say();
    for (const line of await workload(page)) say(line);
    await seat.visit('won_still_calling');
    for (const line of await handoff(page)) say(line);
    await seat.visit('open_loaded');
    await seat.panel.openAll();
    for (const line of await incentive(page)) say(line);
    // Drawn anew, with nothing open but pay.
    await seat.visit('open_loaded');
    await seat.panel.uncover();
    await step('Screenshots', async () => {
      await picture('open-deal');
      await seat.visit('won_still_calling');
      await picture('won-deal');
    });

    say();
    say(`Shown are the deals “${shown.open_loaded.name}” (1, 3) and “${shown.won_still_calling.name}” (2), the incentive on a made-up plan.`);
    say(`Screenshots, ${shots} of them: ${out}`);
    say('With a display ($DISPLAY or $WAYLAND_DISPLAY), make demo opens the browser and leaves it to you.');
  } finally {
    await seat.close();
  }
}

try {
  await main();
} catch (fault) {
  say();
  say(`demo   Stopped: ${fault.message}`);
  process.exitCode = 1;
}
