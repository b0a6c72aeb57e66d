/** The texts that both faces show, and the context that hands them down. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import core from '../locales/core.en.ftl?raw';
import own from '../locales/en.ftl?raw';
import { makeTexts, type Texts } from '../shared/messages.ts';
import type { WordsView } from '../shared/report.ts';

/** The time zone that times are shown in: the one this machine is set to. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * @param words what the role is called
 * @param more sentences that only one face needs
 */
export function textsIn(language: string | null, words: WordsView | null = null, more: string[] = []): Texts {
  return makeTexts(language ?? 'en', zone, [own, core, ...more], words);
}

const Context = createContext<Texts>(textsIn(null));

export const TextsProvider = Context.Provider;

export function useTexts(): Texts {
  return useContext(Context);
}
