/**
 * Routes the toolbar click and keeps the badge. It computes nothing and keeps nothing: the badge stands in storage, and
 * a worker that starts again reads it there.
 */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { BADGE_KEY, badgeOf, type Badge } from '../shared/badge.ts';

export default defineBackground(() => {
  // The click opens the panel itself, inside the gesture, so that it also grants activeTab for the page.
  browser.action.onClicked.addListener((tab) => {
    if (tab.windowId !== undefined) void browser.sidePanel.open({ windowId: tab.windowId });
  });

  // Pages and their scripts have no business in what the extension stores.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });

  browser.storage.local.onChanged.addListener((changes) => {
    if (BADGE_KEY in changes) show(changes[BADGE_KEY]?.newValue);
  });
  void browser.storage.local.get(BADGE_KEY).then((stored) => show(stored[BADGE_KEY]));
});

function show(stored: unknown): void {
  const badge: Badge | null = badgeOf(stored);
  void browser.action.setBadgeText({ text: badge?.text ?? '' });
  void browser.action.setBadgeBackgroundColor({ color: '#12616b' });
  void browser.action.setBadgeTextColor?.({ color: '#ffffff' });
  void browser.action.setTitle({ title: badge?.title ?? browser.i18n.getMessage('action') });
}
