/**
 * A seeded CRM of one's own: started on a free port of a loopback address, ended with the test.
 *
 * Cookies do not know ports, so CRMs that a browser sees at the same time need addresses that differ.
 */
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A port that nobody listens on at this moment. */
export function freePort(host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a CRM with the data of `seed` as of `today` (YYYY-MM-DD, or "today").
 *
 * @param {object} of
 * @param {string} of.crm the folder below tests/crm
 * @param {string} of.ready what it says once it answers
 * @param {string} [of.language] the language that every user sees, where the CRM's script knows how
 * @returns {Promise<{url: string, facts: object, stop: () => Promise<void>}>} once it answers; `facts` is what deals.py says
 */
export async function startCrm({ crm, ready, seed = '1', today = 'today', host, port = null, language = 'en' }) {
  const folder = fileURLToPath(new URL(`../../crm/${crm}/`, import.meta.url));
  const own = port ?? (await freePort(host));
  const child = spawn('bash', [`${folder}run.sh`, String(own), seed, today], {
    env: { ...process.env, HOST: host, CRM_LANGUAGE: language },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: ended as a whole, whatever the script has started by then.
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        // It ended by itself in between.
      }
    }
    await ended;
  };
  // However this process ends, its CRM ends with it. A file of tests that takes too long is ended by SIGTERM.
  if (process.env.NODE_TEST_CONTEXT) process.once('SIGTERM', () => process.exit(143));
  process.once('exit', () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  });
  let said = '';
  await new Promise((resolve, reject) => {
    const hear = (piece) => {
      said = (said + piece).slice(-20_000);
      if (said.includes(ready)) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`${crm} ended with code ${code} before it was ready. It said:\n${said}`)));
    child.once('error', reject);
  }).catch(async (fault) => {
    await stop();
    throw fault;
  });
  const url = `http://${host}:${own}`;
  const { stdout } = await run('python3', [`${folder}deals.py`, '--host', host, '--port', String(own)], { maxBuffer: 64 * 1024 * 1024 });
  return { url, facts: JSON.parse(stdout), stop };
}
