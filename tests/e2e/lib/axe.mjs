/** Accessibility of a page as axe-core judges it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Nothing is found on the page as it stands. */
export async function assertAccessible(page, where) {
  // As an expression: the extension's policy forbids its pages to load or evaluate anything else.
  await page.evaluate(`${axe}; undefined`);
  const violations = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`));
  });
  assert.ok(violations.length === 0, `${where}:\n${violations.join('\n')}`);
}
