/**
 * What reading a page that no adapter knows costs, as a ratio to a plain walk over the same nodes in the same Chromium:
 * every element visited and every text's length added up. The machine's speed is in both sides and cancels out.
 */
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../e2e/lib/browser.mjs';
import { serve } from '../e2e/lib/unknown-pages.mjs';

const www = fileURLToPath(new URL('../../www/', import.meta.url));
const rounds = 15;

/** The reader by itself, as one script. */
async function reader() {
  const { build } = await import(pathToFileURL(createRequire(`${www}package.json`).resolve('vite')).href);
  const [{ output }] = await build({
    root: www,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry: `${www}crm/generic/index.ts`, name: 'reader', formats: ['iife'] } },
  });
  return `${output[0].code};globalThis.reader = reader;`;
}

/** In the page: the best of several rounds of each, the one that the rest of the machine disturbed least. */
async function measure(count) {
  const walk = () => {
    let [nodes, letters] = [0, 0];
    const visit = (element) => {
      nodes += 1;
      for (const child of element.childNodes) {
        if (child.nodeType === 3) letters += child.nodeValue.length;
        else if (child.nodeType === 1) visit(child);
      }
    };
    visit(document.documentElement);
    return [nodes, letters];
  };
  const walks = [];
  const costs = [];
  for (let round = 0; round < count; round += 1) {
    const started = performance.now();
    for (let again = 0; again < 10; again += 1) walk();
    walks.push((performance.now() - started) / 10);
    costs.push((await globalThis.reader.readUnknown(document, () => false)).cost);
  }
  const best = costs.reduce((one, other) => (other.spent < one.spent ? other : one));
  return { nodes: walk()[0], walk: Math.min(...walks), ...best };
}

const server = await serve('127.0.0.34');
const script = await reader();
const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const [page] = await browser.pages();
  console.log('page                        nodes   plain walk       read   read ÷ walk   slices   longest slice');
  for (const [name, path] of [['record of 5,000 nodes', '/big/deals/8'], ['list of 500 rows', '/big/list'], ['record of a few fields', '/s/tiles/17']]) {
    await page.goto(server.url + path, { waitUntil: 'load' });
    await page.evaluate(script);
    const { nodes, walk, spent, slices, longest } = await page.evaluate(measure, rounds);
    const ms = (time, width) => `${time.toFixed(2)} ms`.padStart(width);
    console.log(`${name.padEnd(24)} ${String(nodes).padStart(8)} ${ms(walk, 12)} ${ms(spent, 10)} ${(spent / walk).toFixed(0).padStart(13)} ${String(slices).padStart(8)} ${ms(longest, 15)}`);
  }
} finally {
  await browser.close();
  await server.stop();
}
