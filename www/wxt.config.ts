import { defineConfig } from 'wxt';

/**
 * What extension pages may do, word for word as SECURITY.md promises it: wasm runs, nothing reaches even a permitted
 * host, no inline style or script, no frame, no form target.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "object-src 'none'",
].join('; ');

/**
 * A build for tests, in a folder of its own: no CRM has an adapter, so that a known one's pages are read like those of an
 * unknown one. It is a build and no setting, so that nothing in the released extension can switch an adapter off.
 */
const onlyGeneric = process.env['SECOND_CHAIR_ONLY_GENERIC'] === '1';

export default defineConfig({
  outDir: onlyGeneric ? '.output/only-generic' : '.output',
  manifestVersion: 3,
  // Every import is written out: a reader of a file sees where each name comes from.
  imports: false,
  zip: { name: 'second-chair' },
  manifest: {
    name: '__MSG_name__',
    short_name: '__MSG_short_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    minimum_chrome_version: '126',
    incognito: 'not_allowed',
    permissions: ['sidePanel', 'storage', 'scripting', 'activeTab', 'unlimitedStorage'],
    // Hosts are asked for one at a time, from the panel's own button, and never at installation.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    storage: { managed_schema: 'managed_schema.json' },
    action: { default_title: '__MSG_action__' },
    content_security_policy: { extension_pages: contentSecurityPolicy },
  },
  vite: () => ({
    define: { ONLY_GENERIC: JSON.stringify(onlyGeneric) },
    build: {
      target: 'chrome126',
      // A polyfill would add an inline fetch path that no supported browser needs.
      modulePreload: false,
      sourcemap: false,
    },
    worker: { format: 'es' },
  }),
});
