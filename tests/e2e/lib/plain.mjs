/** Whether a panel speaks plainly: no insides of the program on screen, and no part of it left empty. */
import assert from 'node:assert/strict';

const insides = [
  [/\b(undefined|NaN|null|Infinity)\b/, 'a value that is none'],
  [/\[object \w+\]/, 'an object'],
  [/\{ ?\$\w+/, 'a variable of a sentence'],
  [/^[a-z]+(-[a-z]+)+( \(.*\))?$/m, 'the id of a sentence'],
  [/\b[A-Z][a-z]*Error\b/, 'an error of the program'],
];

/** @param {import('./panel.mjs').Panel} panel */
export async function assertPlain(panel, where) {
  const text = await panel.text();
  assert.ok(text.trim().length > 20, `${where}: the panel is empty`);
  for (const [pattern, what] of insides) {
    const found = pattern.exec(text);
    assert.equal(found, null, `${where}: the panel shows ${what}: “${found?.[0]}” in\n${text}`);
  }
  // A heading or a first paragraph says where one is.
  assert.ok(await panel.page.$('h1, h2, [role=status]'), `${where}: the panel has no heading`);
}
