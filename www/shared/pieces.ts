/**
 * Cuts a long text into pieces that one port message carries well, and puts them together again. One message of
 * several megabytes stalls both ends; sixty-four fail.
 */

/** The largest piece, in bytes of UTF-8. */
export const PIECE_BYTES = 256 * 1024;

/** UTF-8 length of the character that starts with this UTF-16 unit, and how many units it takes. */
function measure(text: string, at: number): { bytes: number; units: number } {
  const point = text.codePointAt(at) ?? 0;
  if (point < 0x80) return { bytes: 1, units: 1 };
  if (point < 0x800) return { bytes: 2, units: 1 };
  if (point < 0x10000) return { bytes: 3, units: 1 };
  return { bytes: 4, units: 2 };
}

/** The pieces of a text, in order. No character is cut in two; an empty text is one empty piece. */
export function cut(text: string, limit: number = PIECE_BYTES): string[] {
  const pieces: string[] = [];
  let start = 0;
  let bytes = 0;
  for (let at = 0; at < text.length; ) {
    const size = measure(text, at);
    if (bytes + size.bytes > limit && at > start) {
      pieces.push(text.slice(start, at));
      start = at;
      bytes = 0;
    }
    bytes += size.bytes;
    at += size.units;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Collects the pieces of one stream; a piece out of order ends the stream, since half a reading is no reading. */
export class Collector {
  #stream = -1;
  #pieces: string[] = [];

  /** The whole text once its last piece is there, `null` until then or when a piece is out of order. */
  add(stream: number, index: number, last: boolean, text: string): string | null {
    if (index === 0) {
      this.#stream = stream;
      this.#pieces = [];
    }
    if (stream !== this.#stream || index !== this.#pieces.length) return null;
    this.#pieces.push(text);
    if (!last) return null;
    const whole = this.#pieces.join('');
    this.#pieces = [];
    this.#stream = -1;
    return whole;
  }
}
