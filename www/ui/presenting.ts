/** The "presenting" switch: while it is on, customers and pay are hidden in every panel. Kept for the whole browser. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

const KEY = 'presenting';

/** What stands where a customer's name would. */
const HIDDEN = '▒▒▒▒▒▒';

const Context = createContext(false);

export const PresentingProvider = Context.Provider;

export function usePresenting(): boolean {
  return useContext(Context);
}

/** Hides text that came from the CRM while presenting; leaves it as it is otherwise. */
export function useHide(): (text: string) => string {
  const presenting = useContext(Context);
  return presenting ? (text) => (text === '' ? '' : HIDDEN) : (text) => text;
}

/** The switch itself. It starts as on, until storage says otherwise: nothing shows for the blink of an eye. */
export function usePresentingSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => {
    void browser.storage.local.get(KEY).then((stored) => setOn(stored[KEY] === true));
    const follow = (changes: { [key: string]: { newValue?: unknown } }) => {
      if (KEY in changes) setOn(changes[KEY]?.newValue === true);
    };
    browser.storage.local.onChanged.addListener(follow);
    return () => browser.storage.local.onChanged.removeListener(follow);
  }, []);
  return [on, (next) => void browser.storage.local.set({ [KEY]: next })];
}
