/** Chromium with the built extension, an empty profile, and the product's own side panel. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

/** The built extension; SECOND_CHAIR_EXTENSION names another build's folder. */
export const extensionFolder = process.env.SECOND_CHAIR_EXTENSION ?? fileURLToPath(new URL('../../../www/.output/chrome-mv3', import.meta.url));

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying',
];

const onlyGenericFolder = fileURLToPath(new URL('../../../www/.output/only-generic/chrome-mv3', import.meta.url));

/** Builds the extension for tests in which no CRM has an adapter. @returns {string} its folder */
export function buildOnlyGeneric() {
  const www = fileURLToPath(new URL('../../../www', import.meta.url));
  execFileSync('npm', ['--prefix', www, 'run', '--silent', 'build'], { env: { ...process.env, SECOND_CHAIR_ONLY_GENERIC: '1' }, stdio: 'ignore' });
  return onlyGenericFolder;
}

/** Chromium's own path, or a sentence on what to do. */
export function chromiumPath() {
  for (const name of ['chromium', 'chromium-browser']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // The next name, then.
    }
  }
  throw new Error('Chromium is not on PATH. Run: make setup');
}

/**
 * Starts Chromium on an empty profile with the built extension in it.
 *
 * @param {object} options
 * @param {string} [options.timeZone] the browser's time zone
 * @param {boolean} [options.visible] with a window on the display
 * @param {string[]} [options.more] further flags
 * @param {string} [options.extension] the folder of another build
 */
export async function launch({ timeZone = 'Europe/London', visible = false, more = [], size = [1300, 1000], extension = extensionFolder } = {}) {
  if (!existsSync(join(extension, 'manifest.json'))) {
    throw new Error('The extension is not built. Run: make extension');
  }
  const profile = mkdtempSync(join(tmpdir(), 'second-chair-profile-'));
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', removeProfile);
  let browser;
  try {
    browser = await puppeteer.launch({
      executablePath: chromiumPath(),
      headless: !visible,
      pipe: true,
      // A visible browser is in somebody's hands: who started it ends it, and all that belongs to it.
      handleSIGINT: !visible,
      handleSIGTERM: !visible,
      enableExtensions: [extension],
      userDataDir: profile,
      defaultViewport: null,
      args: [...flags, `--window-size=${size.join(',')}`, ...more],
      env: { ...process.env, TZ: timeZone },
    });
  } catch (fault) {
    removeProfile();
    throw fault;
  }
  const worker = await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension://'),
    { timeout: 30_000 },
  );
  const id = new URL(worker.url()).host;
  return {
    browser,
    id,
    async close() {
      await browser.close();
      removeProfile();
    },
  };
}
