/** Reads the user's pipeline: the core says the next call, the reader makes it, until the core has enough. */
import type { Call } from '../../crm/adapter.ts';
import type { EngineClient } from '../../engine/client.ts';
import type { Message, Next } from '../../shared/report.ts';
import type { Reading } from '../../shared/reading.ts';
import type { Fetched } from './link.ts';

export type PullState =
  | { at: 'idle' }
  | { at: 'running'; done: number }
  | { at: 'paused' }
  | { at: 'signed_out' }
  | { at: 'failed'; message: Message };

type Fetch = (call: Call) => Promise<Fetched>;

/** A pipeline that was read longer ago than this is read again. */
export const FRESH_MINUTES = 15;

export class Pull {
  #engine: EngineClient;
  #fetch: Fetch;
  #onState: (state: PullState) => void;
  #running = false;

  constructor(engine: EngineClient, fetch: Fetch, onState: (state: PullState) => void) {
    this.#engine = engine;
    this.#fetch = fetch;
    this.#onState = onState;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Goes on from where the last pull of this origin stopped, or starts. */
  async run(origin: string, adapter: string): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      this.#onState(await this.#steps(origin, adapter));
    } finally {
      this.#running = false;
    }
  }

  async #steps(origin: string, adapter: string): Promise<PullState> {
    let next: Next = await this.#engine.call('pull', { origin, adapter, answer: null });
    for (let done = 0; next.state === 'request'; done += 1) {
      this.#onState({ at: 'running', done });
      const call = { request: next.id, method: next.method, path: next.path, body: next.body };
      const fetched = await this.#fetch(call);
      if (fetched.at === 'lost') return { at: 'paused' };
      if (fetched.at === 'refused') return { at: 'failed', message: { id: 'pull-refused', args: {} } };
      const { answer } = JSON.parse(fetched.text) as Reading;
      if (!answer) return { at: 'failed', message: { id: 'pull-refused', args: {} } };
      next = await this.#engine.call('pull', {
        origin,
        adapter,
        answer: { request: call.request, keep: next.keep, answer, reading: fetched.text },
      });
    }
    if (next.state === 'signed_out') return { at: 'signed_out' };
    if (next.state === 'failed') return { at: 'failed', message: next.message };
    return { at: 'idle' };
  }
}

/** Whether a pipeline read at this instant is due to be read again. */
export function isStale(pipelineAt: string | null, now: Date): boolean {
  return pipelineAt === null || now.getTime() - Date.parse(pipelineAt) > FRESH_MINUTES * 60_000;
}
