/** The badge on the toolbar: the last utilisation that a panel showed, and when. Never pay. */

export const BADGE_KEY = 'badge';

/** `text` is at most four characters; `title` says what it is and of what time. */
export type Badge = { text: string; title: string };

/** A badge from storage, or `null` for anything else. */
export function badgeOf(stored: unknown): Badge | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { text, title } = stored as Partial<Badge>;
  return typeof text === 'string' && typeof title === 'string' ? { text, title } : null;
}
