/** A file of settings before it is applied: what would change, what is left out and why. Nothing changes before "Apply". */
import { useEffect, useRef } from 'preact/hooks';
import type { PreviewView, Settings } from '../../../shared/report.ts';
import type { Texts } from '../../../shared/messages.ts';
import { useTexts } from '../../../ui/texts.ts';
import { Changes, Named } from './Changes.tsx';
import { useWork } from './work.ts';

export type Preview = { file: string; view: PreviewView };

export function ImportPreview({ preview, onDone }: { preview: Preview; onDone: (said: string) => void }) {
  const { forms } = useWork();
  const texts = useTexts();
  const { t, say } = texts;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [preview]);
  const { view, file } = preview;
  const locked = view.problems.filter((problem) => problem.message.id === 'settings-locked');
  const faulty = view.problems.filter((problem) => problem.message.id !== 'settings-locked');
  const beside = view.text === null ? [] : besides(texts, forms.own, JSON.parse(view.text) as Settings);
  const text = view.text;
  const apply = async (whole: string) => {
    forms.drafts.clear();
    const problems = await forms.replace(whole);
    onDone(problems.length === 0 ? t('import-applied') : problems.map((problem) => say(problem.message)).join(' '));
  };
  return (
    <section class="import" data-import aria-labelledby="import-title">
      <h3 id="import-title" ref={title} tabIndex={-1}>
        {t('import-title', { file })}
      </h3>
      {text === null ? (
        <div role="alert">
          <p class="fault">{t('import-unusable')}</p>
          <Named problems={faulty} />
        </div>
      ) : (
        <>
          <p>{t('import-changes', { count: view.changes.length + beside.length })}</p>
          <Changes changes={view.changes} />
          {beside.length > 0 && (
            <ul class="changes">
              {beside.map(({ name, from, to }) => (
                <li key={name} data-change={name}>
                  <span class="change-name">{t(`import-${name}`)}</span>
                  <span class="change-values">{t('change-from-to', { from, to })}</span>
                </li>
              ))}
            </ul>
          )}
          {locked.length > 0 && (
            <div data-locked-entries>
              <p>{t('import-locked', { count: locked.length })}</p>
              <Named problems={locked} />
            </div>
          )}
          {faulty.length > 0 && (
            <div role="alert" data-faulty-entries>
              <p class="fault">{t('import-faulty', { count: faulty.length })}</p>
              <Named problems={faulty} />
            </div>
          )}
        </>
      )}
      <div class="actions">
        {text !== null && (
          <button type="button" class="button primary" data-action="apply-import" onClick={() => void apply(text)}>
            {t('import-apply')}
          </button>
        )}
        <button type="button" class="button" data-action="cancel-import" onClick={() => onDone(t('import-cancelled'))}>
          {t('import-cancel')}
        </button>
      </div>
    </section>
  );
}

type Beside = { name: 'me' | 'crm' | 'language'; from: string; to: string };

/** What an import changes beside the settings document: who one is, what one sees, the language. */
function besides(texts: Texts, before: Settings, after: Settings): Beside[] {
  const { t } = texts;
  const host = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : origin);
  const words = (settings: Settings) => ({
    me: settings.me.map((me) => t('import-me-one', { name: me.name, role: t(`role-${me.role}`), host: host(me.origin) })),
    crm: settings.crm.map((crm) => t('import-crm-one', { host: host(crm.origin), sight: t(`sight-${crm.deals_visible}`) })),
    language: settings.language === null ? [] : [settings.language],
  });
  const [from, to] = [words(before), words(after)];
  const names = ['me', 'crm', 'language'] as const;
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const shown = (list: string[]) => (list.length === 0 ? t('value-none') : list.join('; '));
  return changed.map((name) => ({ name, from: shown(from[name]), to: shown(to[name]) }));
}
