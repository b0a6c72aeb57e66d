/** Who sent a message. Every listener asks here before it looks inside. */

export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  tab?: unknown;
  frameId?: number | undefined;
};

/**
 * Whether a connection comes from our own side panel: our id, our page, and no tab, since a side panel stands in none.
 *
 * @param base what `runtime.getURL('/')` returns in this document
 */
export function isOurPanel(sender: Sender | undefined, id: string, base: string): boolean {
  if (!sender || sender.id !== id || sender.tab !== undefined) return false;
  if (sender.url === undefined) return false;
  const url = new URL(sender.url);
  const own = new URL(base);
  return url.protocol === own.protocol && url.host === own.host && url.pathname === '/sidepanel.html';
}
