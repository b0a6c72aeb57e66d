/** Which look at a page goes on: a page that changed is looked at anew, and one that never rests is read to the end all the same. */

/** A page that was looked at this long without an end is no longer looked at anew for each of its changes. */
const BUSY_MS = 3_000;

export class Looks {
  #look = 0;
  #under = false;
  #again = false;
  #address = '';
  #since = 0;
  #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Begins a look, which ends the one under way; `null` where that one goes on and this one is to come after it. */
  begin(address: string): number | null {
    if (!this.#under || address !== this.#address) {
      this.#address = address;
      this.#since = this.#now();
    } else if (this.#now() - this.#since >= BUSY_MS) {
      this.#again = true;
      return null;
    }
    this.#under = true;
    this.#again = false;
    return ++this.#look;
  }

  /** Whether a look was overtaken: by a newer one, or by another address. */
  over(look: number, address: string): boolean {
    return look !== this.#look || address !== this.#address;
  }

  /** Ends a look. Whether the page changed while it went on. */
  end(look: number): boolean {
    if (look !== this.#look) return false;
    this.#under = false;
    return this.#again;
  }
}
