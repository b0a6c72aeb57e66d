import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const built = new URL('../.output/chrome-mv3/', import.meta.url);
// These tests are about what ships: without a build there is nothing to say.
const skip = existsSync(new URL('manifest.json', built)) ? false : 'no build in .output';

const manifest = () => JSON.parse(readFileSync(new URL('manifest.json', built), 'utf8'));

function files(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(new URL(`${entry.name}/`, folder)) : [new URL(entry.name, folder)],
  );
}

test('it asks for these permissions and no others', { skip }, () => {
  const { permissions, optional_permissions, host_permissions, optional_host_permissions, content_scripts } = manifest();
  assert.deepEqual([...permissions].sort(), ['activeTab', 'scripting', 'sidePanel', 'storage', 'unlimitedStorage']);
  assert.equal(optional_permissions, undefined);
  assert.equal(host_permissions, undefined);
  assert.deepEqual([...optional_host_permissions].sort(), ['http://*/*', 'https://*/*']);
  assert.equal(content_scripts, undefined);
});

test('nothing of it is open to pages', { skip }, () => {
  const { web_accessible_resources, externally_connectable, incognito } = manifest();
  assert.equal(web_accessible_resources, undefined);
  assert.equal(externally_connectable, undefined);
  assert.equal(incognito, 'not_allowed');
});

test('its pages may reach nothing but themselves, word for word', { skip }, () => {
  assert.equal(
    manifest().content_security_policy.extension_pages,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-src 'none'; object-src 'none'",
  );
});

test('the reader holds no wasm and starts no conversation', { skip }, () => {
  const reader = readFileSync(new URL('reader.js', built), 'utf8');
  for (const word of ['WebAssembly', 'sendMessage', 'window.postMessage', 'dispatchEvent', 'innerHTML', 'runtime.connect(']) {
    assert.ok(!reader.includes(word), word);
  }
});

test('no page of it writes HTML from text', { skip }, () => {
  const own = ['ui', 'entrypoints', 'crm', 'engine', 'shared'].flatMap((room) => files(new URL(`../${room}/`, import.meta.url)));
  for (const url of own.filter((one) => /\.tsx?$/.test(one.pathname))) {
    assert.ok(!/innerHTML|dangerouslySet|\beval\(|new Function/.test(readFileSync(url, 'utf8')), url.pathname);
  }
});

test('what the panel loads stays under 60 KB, wasm apart', { skip }, () => {
  const html = readFileSync(new URL('sidepanel.html', built), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const worker = readdirSync(new URL('assets/', built)).filter((name) => name.endsWith('.js')).map((name) => `assets/${name}`);
  const size = [...scripts, ...worker].reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, built))).length, 0);
  assert.ok(scripts.length > 0 && size < 60 * 1024, `${size} bytes`);
});
