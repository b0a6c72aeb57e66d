/** Where the brief of a deal stands: a page of the extension, with the deal behind the `#`, which no server ever sees. */

export function briefLink(origin: string, record: string): string {
  return `brief.html#${new URLSearchParams({ origin, record })}`;
}

export function placeOfBrief(hash: string): { origin: string; record: string } | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const [origin, record] = [parts.get('origin'), parts.get('record')];
  return origin && record ? { origin, record } : null;
}
