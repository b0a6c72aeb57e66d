/**
 * A seeded Creme CRM of one's own: started on a free port of a loopback address, ended with the test.
 *
 * Cookies do not know ports, so Cremes that a browser sees at the same time need addresses that differ.
 */
import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = fileURLToPath(new URL('../../crm/creme/', import.meta.url));

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
 * Starts a Creme with the data of `seed` as of `today` (YYYY-MM-DD, or "today").
 *
 * @returns {Promise<{url: string, facts: object, stop: () => Promise<void>}>} once it answers; `facts` is what deals.py says
 */
export async function startCreme({ seed = '1', today = 'today', host = '127.0.0.2', port = null, language = 'en' } = {}) {
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
  // However this process ends, its Creme ends with it.
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
      if (said.includes('Creme CRM ready')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`Creme ended with code ${code} before it was ready. It said:\n${said}`)));
    child.once('error', reject);
  }).catch(async (fault) => {
    await stop();
    throw fault;
  });
  const url = `http://${host}:${own}`;
  return { url, facts: await facts(host, own), stop };
}

async function facts(host, port) {
  const { stdout } = await run('python3', [`${folder}deals.py`, '--host', host, '--port', String(port)], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
