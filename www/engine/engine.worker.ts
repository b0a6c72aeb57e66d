/** The SharedWorker: one engine and one database for every panel and the options page. */
import init, { Engine } from '../../pkg/second_chair.js';
import type { FromEngine, ToEngine } from '../shared/protocol.ts';
import type { Problem } from '../shared/report.ts';
import { Owner } from './owner.ts';
import { Store } from './store.ts';

/** What the faces' DOM library does not know of: the scope of a SharedWorker. */
declare const self: { onconnect: ((event: MessageEvent) => void) | null };

const ports = new Set<MessagePort>();

function broadcast(): void {
  for (const port of ports) port.postMessage({ type: 'changed' } satisfies FromEngine);
}

const owner: Promise<Owner> = Promise.all([init(), Store.open()]).then(([, store]) =>
  Owner.start(store, () => new Engine(), broadcast),
);

async function answer(port: MessagePort, message: Extract<ToEngine, { type: 'call' }>): Promise<void> {
  try {
    const output = await (await owner).call(message.method, message.input);
    port.postMessage({ type: 'answer', id: message.id, output } satisfies FromEngine);
  } catch (error) {
    const fault = { type: 'fault' as const, id: message.id, detail: String(error), problem: problemOf(error) };
    port.postMessage(fault satisfies FromEngine);
  }
}

/** The place and the sentence that the core gave with an error; none for a fault of this side. */
function problemOf(error: unknown): Problem | null {
  return error instanceof Error && 'problem' in error ? (error.problem as Problem) : null;
}

// A SharedWorker is reached by its own origin alone: every port here is one of our pages.
self.onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  ports.add(port);
  port.onmessage = ({ data }: MessageEvent<ToEngine>) => {
    if (data.type === 'bye') ports.delete(port);
    else void answer(port, data);
  };
  port.start();
};
