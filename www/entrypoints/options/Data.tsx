/** What is stored on this machine: take it along, bring it back, forget it. Pay is never part of an export. */
import { useRef, useState } from 'preact/hooks';
import { EngineFault, type EngineClient } from '../../engine/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { download } from './download.ts';
import { Section } from './Section.tsx';
import type { Known } from './state.ts';

export function Data({ known, engine }: { known: Known; engine: EngineClient }) {
  const { t, say } = useTexts();
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const origins = [...new Set([...known.hosts, ...Object.keys(known.viewers)])];

  const save = async () => {
    const { text } = await engine.call('export', {});
    download('second-chair.json', text);
    setSaid(t('data-exported'));
  };
  const load = async (chosen: File) => {
    try {
      const ingested = await engine.call('import', { text: await chosen.text() });
      const problems = ingested.reduce((sum, [, one]) => sum + one.problems.length, 0);
      setSaid(t('data-imported', { count: ingested.length, problems }));
    } catch (error) {
      const problem = error instanceof EngineFault ? error.problem : null;
      setSaid(problem ? say(problem.message) : t('data-import-failed', { detail: String(error) }));
    }
  };
  const forget = async (origin: string | null) => {
    await engine.call('forget', { origin });
    setSaid(t('data-forgotten'));
  };

  return (
    <Section id="data" intro={t('data-intro')}>
      <div class="actions">
        <button type="button" class="button" data-action="export" onClick={() => void save()}>
          {t('data-export')}
        </button>
        <button type="button" class="button" data-action="import" onClick={() => file.current?.click()}>
          {t('data-import')}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label={t('data-import')}
          class="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen) void load(chosen);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <h3>{t('data-forget')}</h3>
      <div class="actions">
        {origins.map((origin) => (
          <button key={origin} type="button" class="button danger" data-forget={origin} onClick={() => void forget(origin)}>
            {t('data-forget-host', { host: new URL(origin).host })}
          </button>
        ))}
        <button type="button" class="button danger" data-forget="all" onClick={() => void forget(null)}>
          {t('data-forget-all')}
        </button>
      </div>
      <p role="status">{said}</p>
    </Section>
  );
}
