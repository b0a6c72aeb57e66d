/** The options page: what is allowed, who I am, my plan, my calendar, my data, and the language. */
import { useEffect, useState } from 'preact/hooks';
import type { EngineClient } from '../../engine/client.ts';
import { textsIn, TextsProvider, useTexts } from '../../ui/texts.ts';
import { Calendar } from './Calendar.tsx';
import { Data } from './Data.tsx';
import { Hosts } from './Hosts.tsx';
import { Help, Language } from './Language.tsx';
import { Me } from './Me.tsx';
import { Plan } from './Plan.tsx';
import { Settings } from './settings/Settings.tsx';
import { useForms } from './settings/state.ts';
import { useOptions } from './state.ts';
import ofSettings from '../../locales/settings.en.ftl?raw';

const sections = ['hosts', 'me', 'plan', 'calendar', 'settings', 'data', 'language', 'help'] as const;

export function Options({ engine }: { engine: EngineClient }) {
  const options = useOptions(engine);
  const language = options.known?.settings.language ?? null;
  const words = options.known?.words ?? null;
  const [texts, setTexts] = useState(() => textsIn(null, null, [ofSettings]));
  useEffect(() => {
    const next = textsIn(language, words, [ofSettings]);
    setTexts(next);
    document.documentElement.lang = language ?? 'en';
    document.title = next.t('options-title');
  }, [language, words?.role_title, words?.role_short]);
  return (
    <TextsProvider value={texts}>
      <Page engine={engine} options={options} />
    </TextsProvider>
  );
}

function Page({ engine, options }: { engine: EngineClient; options: ReturnType<typeof useOptions> }) {
  const { t, say } = useTexts();
  const { known, fault } = options;
  const forms = useForms(engine);
  return (
    <div class="page">
      <header>
        <h1>{t('options-title')}</h1>
        <nav aria-label={t('options-nav')}>
          {sections.map((section) => (
            <a key={section} href={`#${section}`}>
              {t(`options-${section}`)}
            </a>
          ))}
        </nav>
      </header>
      <main>
        {fault !== null && (
          <p class="fault" role="alert">
            {t('state-engine-error')} {fault}
          </p>
        )}
        {known && known.policy.notices.length > 0 && (
          <ul class="fault" role="alert">
            {known.policy.notices.map((notice, at) => (
              <li key={at}>{say(notice)}</li>
            ))}
          </ul>
        )}
        {known?.policy.in_force && <p class="note">{t('policy-in-force')}</p>}
        {/* All at once: a section that came later would move those below it away from under the pointer. */}
        {known && forms && (
          <>
            <Hosts known={known} options={options} />
            <Me known={known} options={options} />
            <Plan known={known} options={options} />
            <Calendar known={known} engine={engine} />
            <Settings known={known} forms={forms} />
            <Data known={known} engine={engine} />
            <Language known={known} options={options} />
            <Help />
          </>
        )}
      </main>
    </div>
  );
}
