/** A clock that stands still: every figure can then be computed again for the same instant. */

/** Makes `Date` in a document say `now` (RFC 3339) for ever. Only for documents that load after this call. */
export async function stopClock(page, now) {
  await page.evaluateOnNewDocument((instant) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) {
        if (given.length === 0) super(instant);
        else super(...given);
      }
      static now() {
        return instant;
      }
    };
  }, Date.parse(now));
}
