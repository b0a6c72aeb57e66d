/** The settings: found, changed, compared, taken along. Every form is made of what the core says of each setting. */
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ChangeView } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChooseFile } from '../ChooseFile.tsx';
import { download } from '../../../ui/download.ts';
import { Section } from '../Section.tsx';
import type { Known } from '../state.ts';
import { Changes, Named } from './Changes.tsx';
import { ZONES } from './Entry.tsx';
import { Nodes } from './Group.tsx';
import { ImportPreview, type Preview } from './Import.tsx';
import { search } from './search.ts';
import { shown } from './shown.ts';
import { resetAll, type Forms } from './state.ts';
import { WorkProvider } from './work.ts';

export function Settings({ known, forms }: { known: Known; forms: Forms }) {
  const { t } = useTexts();
  return (
    <Section id="settings" intro={t('form-intro')}>
      <Body known={known} forms={forms} />
    </Section>
  );
}

function Body({ known, forms }: { known: Known; forms: Forms }) {
  const texts = useTexts();
  const { t, say } = texts;
  const [said, setSaid] = useState('');
  const [opened, setOpened] = useState(new Set<string>());
  const [query, setQuery] = useState('');
  const [comparing, setComparing] = useState(false);
  const [preview, setPreview] = useState<Preview | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const importButton = useRef<HTMLButtonElement>(null);
  const { form } = forms;

  const found = useMemo(
    () => search(form.sections, query, { label: (node) => say(node.label), value: (field) => shown(texts, field.input, field.value) }),
    [form, query, texts],
  );
  const open = useMemo(() => new Set([...opened, ...found.open]), [opened, found]);
  const setOpen = (path: string, isOpen: boolean) => {
    if (opened.has(path) === isOpen || (isOpen && found.open.has(path))) return;
    const next = new Set(opened);
    if (isOpen) next.add(path);
    else next.delete(path);
    setOpened(next);
  };
  // The same words twice are to be heard twice.
  const announce = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));
  const step = async (make: () => Promise<{ path: string; message: { id: string } }[]>, done: string) => {
    const problems = await make();
    announce(problems.length === 0 ? done : t('form-refused', { name: t('options-settings') }));
  };
  const choose = async (chosen: File) => {
    setPreview({ file: chosen.name, view: await forms.engine.call('preview_settings', { text: await chosen.text() }) });
  };
  const reset = async (change: ChangeView, name: string) => {
    const faults = await forms.unset(change.path);
    announce(faults.length === 0 ? t('form-saved', { name }) : faults.map((fault) => say(fault.message)).join(' '));
  };
  const drop = (path: string) => void step(() => forms.unset(path.split(/[:[]/)[0] ?? path), t('form-saved', { name: path }));

  return (
    <WorkProvider value={{ forms, known, announce, open, setOpen }}>
      <div class="set-tools">
        <label class="field set-search">
          <span>
            {t('form-search')} <span class="hint">{t('form-search-hint')}</span>
          </span>
          <input
            type="search"
            name="settings-search"
            autocomplete="off"
            value={query}
            onInput={(event) => {
              setSaid('');
              setQuery(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setQuery('');
              if (event.key === 'Enter' || event.key === 'ArrowDown') {
                event.preventDefault();
                firstHit(box.current, query)?.focus();
              }
            }}
          />
        </label>
        <button type="button" class="button" data-action="undo" disabled={!forms.canUndo} onClick={() => void step(forms.undo, t('form-undone'))}>
          {t('form-undo')}
        </button>
        <button type="button" class="button" data-action="redo" disabled={!forms.canRedo} onClick={() => void step(forms.redo, t('form-redone'))}>
          {t('form-redo')}
        </button>
        <p role="status" class="set-hits" data-hits={query === '' ? '' : found.hits}>
          {query.trim() === '' ? '' : t('form-hits', { count: found.hits })}
        </p>
        <p role="status" class="set-said">
          {said}
        </p>
      </div>
      <div class="actions">
        <button type="button" class="button small" data-action="compare" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
          {t('form-compare', { count: form.changes.length })}
        </button>
        <button
          type="button"
          class="button small"
          data-action="export-settings"
          onClick={() => {
            download('second-chair-settings.json', forms.text);
            announce(t('form-exported'));
          }}
        >
          {t('form-export')}
        </button>
        <ChooseFile
          action="import-settings"
          accept="application/json,.json"
          label={t('form-import')}
          name="settings-file"
          small
          button={importButton}
          onChoose={(chosen) => void choose(chosen)}
        />
        <button type="button" class="button small danger" data-action="reset-all" onClick={() => void step(() => resetAll(forms), t('form-reset-done'))}>
          {t('form-reset-all')}
        </button>
      </div>
      {forms.kept !== null && (
        <p class="note" data-kept>
          {t('form-kept')}{' '}
          <button type="button" class="link" data-action="save-kept" onClick={() => download('second-chair-settings-kept.json', forms.kept ?? '')}>
            {t('form-kept-save')}
          </button>
        </p>
      )}
      {form.problems.length > 0 && (
        <div class="set-problems" role="alert">
          <p class="fault">{t('form-problems')}</p>
          <Named problems={form.problems} onDrop={drop} />
        </div>
      )}
      {preview && (
        <ImportPreview
          preview={preview}
          onDone={(text) => {
            setPreview(null);
            announce(text);
            importButton.current?.focus();
          }}
        />
      )}
      {comparing && (
        <div data-compare>{form.changes.length === 0 ? <p class="note">{t('compare-none')}</p> : <Changes changes={form.changes} onReset={(change, name) => void reset(change, name)} />}</div>
      )}
      <div class="set-groups" ref={box}>
        <Nodes nodes={found.nodes} />
      </div>
      <datalist id={ZONES}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </WorkProvider>
  );
}

/** What the search's Enter goes to: the first value that it found, else the first group. */
function firstHit(box: HTMLElement | null, query: string): HTMLElement | null | undefined {
  if (query.trim() === '') return null;
  return box?.querySelector<HTMLElement>('.setting :is(input, select, textarea):not(:disabled)') ?? box?.querySelector<HTMLElement>('summary');
}
