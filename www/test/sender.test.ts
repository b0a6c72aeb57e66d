import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOurPanel } from '../shared/sender.ts';

const id = 'abcdefghijklmnop';
const base = `chrome-extension://${id}/`;
const panel = { id, url: `${base}sidepanel.html` };

test('our side panel is heard', () => {
  assert.ok(isOurPanel(panel, id, base));
  assert.ok(isOurPanel({ ...panel, url: `${base}sidepanel.html?x#y` }, id, base));
});

test('nobody else is', () => {
  const others = [
    undefined,
    { ...panel, id: 'another' },
    { ...panel, url: undefined },
    { ...panel, url: `${base}options.html` },
    { ...panel, url: 'https://crm.example/sidepanel.html' },
    { ...panel, url: 'chrome-extension://another/sidepanel.html' },
    { ...panel, tab: { id: 1 } },
    { id, url: 'https://crm.example/', tab: { id: 1 }, frameId: 0 },
  ];
  for (const sender of others) assert.equal(isOurPanel(sender, id, base), false, JSON.stringify(sender));
});
