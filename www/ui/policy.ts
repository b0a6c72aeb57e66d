/**
 * The organisation's policy, from managed storage to the engine. The worker has no such storage, so each face looks and
 * listens; the same text twice changes nothing.
 */
import { browser } from 'wxt/browser';
import type { EngineClient } from '../engine/client.ts';

const KEY = 'policy';

/** Delivers the policy now and after every change. Right after a forced installation it arrives seconds later. */
export async function followPolicy(engine: EngineClient): Promise<void> {
  browser.storage.managed?.onChanged.addListener((changes) => {
    if (KEY in changes) void deliver(engine, changes[KEY]?.newValue);
  });
  await deliver(engine, await read());
}

/** What managed storage holds; nothing where there is none (Firefox rejects then). */
async function read(): Promise<unknown> {
  try {
    return (await browser.storage.managed.get(KEY))[KEY];
  } catch {
    return undefined;
  }
}

/** Only a text is a policy: a browser drops values of another kind before they get here. */
async function deliver(engine: EngineClient, value: unknown): Promise<void> {
  await engine.call('set_policy', { text: typeof value === 'string' ? value : null });
}
