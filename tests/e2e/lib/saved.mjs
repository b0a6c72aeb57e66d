/** Files that a page hands to the browser's downloads. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
    });
    await press();
    const guid = await done;
    return { name, bytes: readFileSync(join(folder, guid)) };
  } finally {
    await session.detach();
    rmSync(folder, { recursive: true, force: true });
  }
}
