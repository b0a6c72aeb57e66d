/** The settings as this page works on them: the forms that the core made, changes with their faults, undo, redo. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EngineClient } from '../../../engine/client.ts';
import { same } from '../../../shared/problems.ts';
import type { FormView, JsonValue, Problem, Settings } from '../../../shared/report.ts';
import { History } from './history.ts';
import { withNothingSet, withoutValue, withValue } from './own.ts';

/** What somebody typed and the core did not take; it stays until it is good, or given up. */
export type Draft = { text: string; value: JsonValue; faults: Problem[] };

type Held = { form: FormView; own: Settings; text: string; kept: string | null };

export type Forms = Held & {
  engine: EngineClient;
  drafts: Map<string, Draft>;
  canUndo: boolean;
  canRedo: boolean;
  /** Sets the value at a path; the faults, with nothing changed, if it does not hold. */
  set(path: string, value: JsonValue): Promise<Problem[]>;
  /** Takes one's own value away. */
  unset(path: string): Promise<Problem[]>;
  change(make: (own: Settings) => Settings): Promise<Problem[]>;
  /** Puts a whole text in force. */
  replace(text: string): Promise<Problem[]>;
  undo(): Promise<Problem[]>;
  redo(): Promise<Problem[]>;
};

/** The group that a value stands in. */
const holder = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')));

export function useForms(engine: EngineClient): Forms | null {
  const [held, setHeld] = useState<Held | null>(null);
  const history = useRef(new History());
  const drafts = useRef(new Map<string, Draft>());

  const reload = useCallback(async () => {
    const [form, { text, kept }] = await Promise.all([engine.call('form', {}), engine.call('settings', {})]);
    history.current.saw(text);
    setHeld({ form, text, kept, own: JSON.parse(text) as Settings });
  }, [engine]);
  useEffect(() => {
    void reload();
    return engine.onChange(() => void reload());
  }, [engine, reload]);

  const calls = useMemo(() => {
    /** Faults of a text that the settings in force do not have. */
    const newFaults = async (text: string): Promise<Problem[]> => {
      const [preview, form] = await Promise.all([engine.call('preview_settings', { text }), engine.call('form', {})]);
      const before = new Set(form.problems.map(same));
      return preview.problems.filter((problem) => !before.has(same(problem)));
    };
    const store = async (text: string): Promise<Problem[]> => {
      const problems = await engine.call('set_settings', { text });
      await reload();
      return problems.filter((problem) => problem.message.id !== 'settings-locked');
    };
    const change = async (make: (own: Settings) => Settings): Promise<Problem[]> => {
      const { text } = await engine.call('settings', {});
      const next = JSON.stringify(make(JSON.parse(text) as Settings));
      const faults = await newFaults(next);
      if (faults.length > 0) return faults;
      await store(next);
      return [];
    };
    const step = (text: string | null) => (text === null ? Promise.resolve([]) : store(text));
    return {
      change,
      replace: store,
      unset: (path: string) => {
        drafts.current.delete(path);
        return change((own) => withoutValue(own, path));
      },
      // Values that hold only together, such as the two ends of a range, are tried together.
      set: async (path: string, value: JsonValue) => {
        const waiting = [...drafts.current].filter(
          ([other, { faults }]) => other !== path && faults.length > 0 && holder(other) === holder(path),
        );
        if (waiting.length > 0) {
          const all = (own: Settings) =>
            waiting.reduce((next, [other, draft]) => withValue(next, other, draft.value), withValue(own, path, value));
          if ((await change(all)).length === 0) {
            for (const [other] of waiting) drafts.current.delete(other);
            return [];
          }
        }
        return change((own) => withValue(own, path, value));
      },
      undo: () => step(history.current.undo()),
      redo: () => step(history.current.redo()),
    };
  }, [engine, reload]);

  if (!held) return null;
  const { canUndo, canRedo } = history.current;
  return { ...held, ...calls, engine, drafts: drafts.current, canUndo, canRedo };
}

/** Everything as by default. */
export const resetAll = (forms: Forms) => {
  forms.drafts.clear();
  return forms.change(withNothingSet);
};
