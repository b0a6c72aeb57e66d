/** What every part of the settings section works with: the forms, where to say what was done, and what is open. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Known } from '../state.ts';
import type { Forms } from './state.ts';

export type Work = {
  forms: Forms;
  known: Known;
  announce(text: string): void;
  /** Groups that are open, by path. */
  open: Set<string>;
  setOpen(path: string, open: boolean): void;
};

const Context = createContext<Work | null>(null);

export const WorkProvider = Context.Provider;

export function useWork(): Work {
  const work = useContext(Context);
  if (!work) throw new Error('outside of the settings section');
  return work;
}
