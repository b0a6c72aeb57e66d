/**
 * The reader: injected into one page of an allowed host, it hands the page's facts to the panel that connected to it.
 * It never asks for anything, holds no wasm, and speaks to nobody but our own side panel.
 *
 * It is an unlisted script, not a declared content script: those come with a framework context that announces itself
 * to the page by events and postMessage.
 */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { READER_PORT } from '../shared/protocol.ts';
import { isOurPanel } from '../shared/sender.ts';
import { Session, type PanelPort } from '../crm/session.ts';

/** What a second injection finds of the first: it takes its place, so a page never has two readers. */
type Place = { secondChairReader?: { stop(): void } };

export default defineUnlistedScript(() => {
  const place = globalThis as Place;
  place.secondChairReader?.stop();

  const sessions = new Set<Session>();
  const base = browser.runtime.getURL('/');
  const id = browser.runtime.id;

  const onConnect = (port: PanelPort & { name: string }) => {
    if (port.name !== READER_PORT || !isOurPanel(port.sender, id, base)) {
      port.disconnect();
      return;
    }
    const session = new Session(port, document, () => sessions.delete(session));
    sessions.add(session);
  };
  browser.runtime.onConnect.addListener(onConnect);

  place.secondChairReader = {
    stop() {
      for (const session of [...sessions]) session.stop();
      // After an update of the extension the old context has no runtime left to remove the listener from.
      browser.runtime?.onConnect?.removeListener(onConnect);
    },
  };
});
