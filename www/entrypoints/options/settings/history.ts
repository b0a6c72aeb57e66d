/**
 * Undo and redo over whole texts of own settings. It follows what holds: whatever changed the settings, on this page or
 * elsewhere, is a step that can be taken back.
 */
export class History {
  #past: string[] = [];
  #now: string | null = null;
  #future: string[] = [];

  /** Takes note of the text that holds now. */
  saw(text: string): void {
    if (text === this.#now) return;
    if (this.#now !== null) this.#past.push(this.#now);
    this.#now = text;
    this.#future = [];
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Steps back; the text that is to hold, or `null` where there is none before. */
  undo(): string | null {
    return this.#step(this.#past, this.#future);
  }

  /** Steps forward again. */
  redo(): string | null {
    return this.#step(this.#future, this.#past);
  }

  #step(from: string[], to: string[]): string | null {
    const text = from.pop();
    if (text === undefined || this.#now === null) return null;
    to.push(this.#now);
    this.#now = text;
    return text;
  }
}
