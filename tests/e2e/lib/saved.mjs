/** Files that a page hands to the browser's downloads. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATIENCE_MS } from './until.mjs';

/**
 * Does something that saves a file, and gives what was saved.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<unknown>} press
 * @returns {Promise<{name: string, bytes: Buffer}>}
 */
export async function saved(page, press) {
  const folder = mkdtempSync(join(tmpdir(), 'second-chair-saved-'));
  const session = await page.createCDPSession();
  let timer;
  try {
    await session.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: folder, eventsEnabled: true });
    let name = '';
    const done = new Promise((resolve, reject) => {
      session.on('Browser.downloadWillBegin', ({ suggestedFilename }) => {
        name = suggestedFilename;
      });
      session.on('Browser.downloadProgress', ({ guid, state }) => {
        if (state === 'completed') resolve(guid);
        if (state === 'canceled') reject(new Error('the file was not saved'));
      });
      timer = setTimeout(() => reject(new Error(`Nothing was saved in ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
    });
    // A press that fails says so by itself; what it leaves waiting is then nobody's.
    done.catch(() => {});
    await press();
    const guid = await done;
    return { name, bytes: readFileSync(join(folder, guid)) };
  } finally {
    clearTimeout(timer);
    await session.detach();
    rmSync(folder, { recursive: true, force: true });
  }
}
