/** The list that people keep by hand: promises, what was shown against what was bought, and facts; with sentences on offer. */
import { useState } from 'preact/hooks';
import type { CandidateView, EntryView, HandoffView } from '../../../shared/report.ts';
import { SourceLine } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { useEdit } from './edit.ts';

const kinds = ['promise', 'implied', 'demoed', 'fact'] as const;

type Kind = (typeof kinds)[number];

export function Kept({ view }: { view: HandoffView }) {
  const { t } = useTexts();
  const { can, fault, make } = useEdit();
  return (
    <details class="kept">
      <summary>{t('kept-title', { count: view.list.length })}</summary>
      {kinds.map((kind) => (
        <Entries key={kind} kind={kind} entries={view.list.filter((entry) => entry.kind === kind)} />
      ))}
      {view.list.length === 0 && <p class="note">{t('kept-none')}</p>}
      {can ? <Adding onAdd={(kind, text) => make({ do: 'add', kind, text })} /> : <p class="note">{t('tick-who')}</p>}
      {fault !== '' && <p class="fault" role="alert">{fault}</p>}
      <Candidates candidates={view.candidates} onAdd={can ? (text) => make({ do: 'add', kind: 'promise', text }) : null} />
    </details>
  );
}

function Entries({ kind, entries }: { kind: Kind; entries: EntryView[] }) {
  const { t } = useTexts();
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{t(`kept-${kind}`)}</h3>
      <ul class="entries">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function Entry({ entry }: { entry: EntryView }) {
  const { t, formats } = useTexts();
  const hide = useHide();
  const { can, make } = useEdit();
  return (
    <li class="entry" data-entry={entry.kind}>
      <p>{hide(entry.text)}</p>
      <p class="item-meta">
        {entry.marks.length > 0 &&
          (can ? (
            <select
              aria-label={t('kept-mark')}
              value={entry.mark ?? ''}
              onChange={(event) => {
                const mark = entry.marks.find((one) => one === event.currentTarget.value);
                if (mark) void make({ do: 'mark', id: entry.id, mark });
              }}
            >
              {entry.marks.map((mark) => (
                <option key={mark} value={mark}>
                  {t(`mark-${mark}`)}
                </option>
              ))}
            </select>
          ) : (
            entry.mark && <span>{t(`mark-${entry.mark}`)}</span>
          ))}
        <span>{t('kept-by', { by: entry.by, at: formats.datetime(entry.at) })}</span>
        {can && (
          <button type="button" class="link" onClick={() => void make({ do: 'remove', id: entry.id })}>
            {t('kept-remove')}
          </button>
        )}
      </p>
    </li>
  );
}

function Adding({ onAdd }: { onAdd: (kind: Kind, text: string) => Promise<boolean> }) {
  const { t } = useTexts();
  const [kind, setKind] = useState<Kind>('promise');
  const [text, setText] = useState('');
  return (
    <form
      class="adding"
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(kind, text).then((made) => made && setText(''));
      }}
    >
      <label class="field">
        <span>{t('kept-kind')}</span>
        <select name="kind" value={kind} onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'promise')}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`kept-${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t('kept-text')}</span>
        <textarea name="entry" rows={2} maxLength={2000} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button small" data-action="add-entry" disabled={text.trim() === ''}>
        {t('kept-add')}
      </button>
    </form>
  );
}

/** Sentences of the CRM in which a word tells a promise. Whether it is one, people say. */
function Candidates({ candidates, onAdd }: { candidates: CandidateView[]; onAdd: ((text: string) => Promise<boolean>) | null }) {
  const { t } = useTexts();
  const hide = useHide();
  if (candidates.length === 0) return null;
  return (
    <>
      <h3>
        {t('kept-candidates')} <span class="count">{candidates.length}</span>
      </h3>
      <ul class="entries">
        {candidates.map((candidate) => (
          <li key={candidate.text} class="entry" data-entry="candidate">
            <p>{hide(candidate.text)}</p>
            <SourceLine source={candidate.source} quote={false} />
            {onAdd && (
              <button type="button" class="button small" onClick={() => void onAdd(candidate.text)}>
                {t('kept-take')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
