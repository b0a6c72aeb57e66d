/**
 * Applications that draw every page within one document may change the address first, and what they show when their
 * server has answered. What stood there of one record when the address went to another is still that one's, also where
 * some of it arrives late.
 */

/** What is in front, and what tells its record from others: empty while that is not filled, `null` where no record stands. */
export type InFront = { pane: Element | null; name: string | null };

/** A pane that was still empty when the address changed may yet be filled with what was asked for before. */
export const FILLING_MS = 3_000;

export class Ahead {
  /** The record that the address names; `null` at addresses of lists and others. */
  #record: string | null;
  #before: { record: string; front: InFront; at: number } | null = null;
  /** What was read last: a form may come back into view before it is filled with the next record. */
  #read: { record: string | null; front: InFront } | null = null;

  constructor(record: string | null) {
    this.#record = record;
  }

  /** To be told at once of each change of address, while the page still shows what it showed before. Whether the record is another. */
  moved(record: string | null, front: InFront, now = performance.now()): boolean {
    if (record === this.#record) return false;
    // Through an address that never came to show anything, what stands there is still of the first one.
    const still = this.#before && isSame(front, this.#before.front);
    // A record that stands there at a list's address was opened from the list: its address follows.
    if (!still) this.#before = this.#record === null ? null : { record: this.#record, front, at: now };
    this.#record = record;
    return true;
  }

  /** Whether the address is ahead of what stands in front. */
  isAhead(front: InFront, now = performance.now()): boolean {
    if (this.#read && this.#read.record !== this.#record && isSame(front, this.#read.front)) return true;
    const before = this.#before;
    if (!before || before.record === this.#record) return false;
    if (isSame(front, before.front)) return true;
    return front.pane === before.front.pane && before.front.name === '' && now - before.at < FILLING_MS;
  }

  /** To be told what was taken for that of the address. */
  read(front: InFront): void {
    this.#read = { record: this.#record, front };
  }
}

const isSame = (one: InFront, other: InFront) => one.pane === other.pane && one.name === other.name;
