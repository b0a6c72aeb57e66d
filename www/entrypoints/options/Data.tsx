/** What is stored on this machine: take it along, bring it back, forget it. Pay is never part of an export. */
import { useState } from 'preact/hooks';
import { EngineFault, type EngineClient } from '../../engine/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { download } from '../../ui/download.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { Section } from './Section.tsx';
import type { Known } from './state.ts';

export function Data({ known, engine }: { known: Known; engine: EngineClient }) {
  const { t, say } = useTexts();
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
        <ChooseFile action="import" accept="application/json,.json" label={t('data-import')} onChoose={(chosen) => void load(chosen)} />
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
