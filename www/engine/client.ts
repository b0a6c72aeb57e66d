/** A face's line to the engine's owner. The worker is named by one URL, so every face reaches the same one. */
import type { EngineCalls, EngineMethod, FromEngine, ToEngine } from '../shared/protocol.ts';
import type { Problem } from '../shared/report.ts';

/** A call that failed: with the core's own sentence where it gave one. */
export class EngineFault extends Error {
  readonly problem: Problem | null;

  constructor(detail: string, problem: Problem | null = null) {
    super(detail);
    this.problem = problem;
  }
}

type Waiting = { resolve(output: unknown): void; reject(error: Error): void };

export class EngineClient {
  #port: MessagePort;
  #waiting = new Map<number, Waiting>();
  #last = 0;
  /** Why the worker will never answer, once that is known. */
  #broken: EngineFault | null = null;
  #onChange = new Set<() => void>();

  constructor() {
    const worker = new SharedWorker(new URL('./engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'second-chair-engine',
    });
    this.#port = worker.port;
    this.#port.onmessage = ({ data }: MessageEvent<FromEngine>) => this.#hear(data);
    worker.onerror = () => this.#fail(new EngineFault('the engine did not start'));
    addEventListener('pagehide', () => this.#send({ type: 'bye' }));
  }

  call<M extends EngineMethod>(method: M, input: EngineCalls[M]['in']): Promise<EngineCalls[M]['out']> {
    if (this.#broken) return Promise.reject(this.#broken);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (output: unknown) => void, reject });
      this.#send({ type: 'call', id, method, input } as ToEngine);
    });
  }

  /** Calls back after anything that can change a figure, whoever caused it. */
  onChange(listener: () => void): () => void {
    this.#onChange.add(listener);
    return () => this.#onChange.delete(listener);
  }

  #send(message: ToEngine): void {
    this.#port.postMessage(message);
  }

  #hear(message: FromEngine): void {
    if (message.type === 'changed') {
      for (const listener of this.#onChange) listener();
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    if (message.type === 'answer') waiting.resolve(message.output);
    else waiting.reject(new EngineFault(message.detail, message.problem));
  }

  #fail(error: EngineFault): void {
    this.#broken = error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
