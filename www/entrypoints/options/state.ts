/** What the options page knows: own settings, allowed hosts, who was seen signed in, the plan and the calendar. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { EngineClient } from '../../engine/client.ts';
import type { CalendarView, PersonView, PlanView, PolicyView, Problem, Settings, WordsView } from '../../shared/report.ts';
import { followPolicy } from '../../ui/policy.ts';

export type Known = {
  settings: Settings;
  words: WordsView;
  /** Allowed origins, from the browser. */
  hosts: string[];
  /** The user that each CRM last showed as signed in. */
  viewers: { [origin: string]: { id: string; text: string } };
  people: { [origin: string]: PersonView[] };
  plan: string | null;
  plans: PlanView[];
  calendar: CalendarView | null;
  policy: PolicyView;
};

/** Origins of the match patterns that the browser granted. */
export function originsOf(patterns: string[]): string[] {
  return patterns.filter((pattern) => /^https?:\/\/[^*]+\/\*$/.test(pattern)).map((pattern) => pattern.slice(0, -2));
}

async function load(engine: EngineClient): Promise<Known> {
  const [{ text, words }, granted, viewers, plan, plans, calendar, policy] = await Promise.all([
    engine.call('settings', {}),
    browser.permissions.getAll(),
    engine.call('viewers', {}),
    engine.call('plan', {}),
    engine.call('plans', {}),
    engine.call('calendar', {}),
    engine.call('policy', {}),
  ]);
  const settings = JSON.parse(text) as Settings;
  const hosts = originsOf(granted.origins ?? []);
  const origins = [...new Set([...hosts, ...Object.keys(viewers), ...settings.me.map((me) => me.origin)])];
  const people = await Promise.all(
    origins.map(async (origin) => [origin, await engine.call('people', { origin })] as const),
  );
  return { settings, words, hosts, viewers, plan: plan.text, plans, calendar, policy, people: Object.fromEntries(people) };
}

export type Options = {
  known: Known | null;
  fault: string | null;
  save(change: (settings: Settings) => Settings): Promise<Problem[]>;
  savePlan(text: string | null): Promise<Problem[]>;
};

export function useOptions(engine: EngineClient): Options {
  const [known, setKnown] = useState<Known | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const refresh = useCallback(() => {
    load(engine).then(
      (next) => {
        setKnown(next);
        setFault(null);
      },
      (error: unknown) => setFault(String(error)),
    );
  }, [engine]);
  useEffect(() => {
    void followPolicy(engine).finally(refresh);
    const stop = engine.onChange(refresh);
    browser.permissions.onAdded.addListener(refresh);
    browser.permissions.onRemoved.addListener(refresh);
    return () => {
      stop();
      browser.permissions.onAdded.removeListener(refresh);
      browser.permissions.onRemoved.removeListener(refresh);
    };
  }, [engine, refresh]);
  return {
    known,
    fault,
    async save(change) {
      const { text } = await engine.call('settings', {});
      return engine.call('set_settings', { text: JSON.stringify(change(JSON.parse(text) as Settings)) });
    },
    savePlan: (text) => engine.call('set_plan', { text }),
  };
}
