/**
 * How much of the page's main thread reading may take, and how that is kept.
 *
 * Work goes in slices of at most SLICE_MS, each in a task of its own behind everything that the page itself wants to do.
 * A page has PAGE_MS for every NODES elements that were seen of it. What is not done by then goes on in single slices
 * with REST_MS of rest between them, up to PATIENCE times as much; then it stops, and the reading says so.
 */
export const SLICE_MS = 8;
export const PAGE_MS = 60;
export const NODES = 5_000;
export const REST_MS = 200;
export const PATIENCE = 10;
/** Steps between two looks at the clock. */
const STEPS = 8;
/** More elements than these are not looked at. */
export const MOST_NODES = 20_000;

/** What a reading cost, in milliseconds of the main thread. */
export type Cost = { nodes: number; spent: number; longest: number; slices: number; stopped: boolean };

export class Pace {
  nodes = 0;
  stopped = false;
  #spent = 0;
  #longest = 0;
  #slices = 0;
  #now: () => number;
  #rest: (ms: number) => Promise<void>;

  constructor(now: () => number = () => performance.now(), rest: (ms: number) => Promise<void> = aside) {
    this.#now = now;
    this.#rest = rest;
  }

  get cost(): Cost {
    return { nodes: this.nodes, spent: this.#spent, longest: this.#longest, slices: this.#slices, stopped: this.stopped };
  }

  /** What a page of this size may take at once. */
  get #allowed(): number {
    return PAGE_MS * Math.max(1, Math.ceil(this.nodes / NODES));
  }

  /** Whether one more element may be looked at; once not, never again. */
  sees(): boolean {
    if (this.nodes >= MOST_NODES || this.#spent >= this.#allowed * PATIENCE) this.stopped = true;
    if (!this.stopped) this.nodes += 1;
    return !this.stopped;
  }

  /** Runs the work to its end, a slice at a time; `null` once `over` says that nobody waits for it any more. */
  async run<T>(work: Generator<void, T>, over: () => boolean): Promise<T | null> {
    for (;;) {
      await this.#rest(this.#spent > this.#allowed ? REST_MS : 0);
      if (over()) return null;
      const started = this.#now();
      let step = work.next();
      for (let steps = 1; !step.done && (steps % STEPS !== 0 || this.#now() - started < SLICE_MS - 1); steps += 1) step = work.next();
      const took = this.#now() - started;
      this.#spent += took;
      this.#longest = Math.max(this.#longest, took);
      this.#slices += 1;
      if (step.done) return step.value;
    }
  }
}

type Scheduler = { postTask(task: () => void, options: { priority: string; delay?: number }): Promise<void> };

/** Lets the page go first. */
function aside(ms: number): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler) return scheduler.postTask(() => undefined, { priority: 'background', delay: ms });
  return new Promise((resolve) => setTimeout(resolve, ms));
}
