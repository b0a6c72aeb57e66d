/** On a CRM that no adapter knows: the user shows on the page where a value stands, and says what it means. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Pointed } from '../../../crm/generic/point.ts';
import type { PointedView, Problem, WantedView } from '../../../shared/report.ts';
import { usePresenting } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import type { PointState } from '../link.ts';
import type { Panel } from '../panel.ts';
import { meaningText } from '../read/told.ts';
import { ValueLine } from '../read/WhatWasRead.tsx';
import './point.css';

type Props = { panel: Panel; origin: string; record: string | null; newest: string | null; state: PointState };

export function Pointing({ panel, origin, record, newest, state }: Props) {
  const { t } = useTexts();
  const presenting = usePresenting();
  const [wanted, setWanted] = useState<WantedView[]>([]);
  const [meaning, setMeaning] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const ask = () => void panel.engine.call('wanted', { origin, record }).then((found) => current && setWanted(found));
    ask();
    const leave = panel.engine.onChange(ask);
    return () => {
      current = false;
      leave();
    };
  }, [origin, record, newest]);
  // A page that is left is pointed at no more, nor is anything while presenting.
  useEffect(() => () => panel.point('stop'), [origin, presenting]);
  if (presenting || wanted.length === 0) return null;
  const chosen = meaning ?? wanted[0]?.meaning ?? '';
  const start = () => {
    setKept(null);
    panel.point('start');
  };
  return (
    <section class="card point" aria-labelledby="point-title" data-point={state.at}>
      <h2 id="point-title">{t('point-title')}</h2>
      {state.at === 'off' && (
        <>
          <p class="note">{t('point-why')}</p>
          <Meanings wanted={wanted} chosen={chosen} label={t('point-what')} onChoose={setMeaning} />
          <button type="button" class="button" data-action="point" onClick={start}>
            {t('point-start')}
          </button>
          {kept !== null && (
            <p role="status" class="note" data-kept={kept}>
              {t('point-kept', { name: kept })}
            </p>
          )}
        </>
      )}
      {state.at === 'on' && <Choosing panel={panel} meaning={chosen} state={state} />}
      {state.at === 'took' && (
        <Taken
          panel={panel}
          origin={origin}
          wanted={wanted}
          value={state.value}
          meaning={chosen}
          onChoose={setMeaning}
          onAgain={start}
          onKept={(name) => {
            setKept(name);
            setMeaning(null);
          }}
        />
      )}
    </section>
  );
}

/** What a value may mean: what is missing first. */
function Meanings({ wanted, chosen, label, onChoose }: { wanted: WantedView[]; chosen: string; label: string; onChoose: (meaning: string) => void }) {
  const texts = useTexts();
  const { t } = texts;
  const groups = [
    { id: 'open', of: wanted.filter(({ state }) => state !== 'known') },
    { id: 'known', of: wanted.filter(({ state }) => state === 'known') },
  ];
  return (
    <label class="field">
      <span>{label}</span>
      <select name="point-meaning" value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {groups.map(
          ({ id, of }) =>
            of.length > 0 && (
              <optgroup key={id} label={t(`point-${id}`)}>
                {of.map(({ meaning, state }) => (
                  <option key={meaning} value={meaning} selected={meaning === chosen}>
                    {meaningText(texts, meaning) + (state === 'unclear' ? t('point-unclear') : '')}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </select>
    </label>
  );
}

/** While the user points: what is in the frame, and the same by keys and buttons for who uses no pointer. */
function Choosing({ panel, meaning, state }: { panel: Panel; meaning: string; state: Extract<PointState, { at: 'on' }> }) {
  const texts = useTexts();
  const { t } = texts;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { over } = state;
  const key = (event: KeyboardEvent) => {
    const act = ({ ArrowDown: 'next', ArrowUp: 'previous', Enter: 'take', Escape: 'stop' } as const)[event.key];
    if (act === undefined || (act === 'take' && event.target !== box.current)) return;
    event.preventDefault();
    panel.point(act);
  };
  return (
    <div ref={box} tabIndex={-1} class="point-on" onKeyDown={key}>
      <p>{t('point-now', { meaning: meaningText(texts, meaning), count: state.count })}</p>
      <p role="status" class="point-over" data-over={over?.text ?? ''}>
        {over === null ? t('point-over-none') : over.label === null ? over.text : t('point-over', { label: over.label, text: over.text })}
      </p>
      <div class="actions">
        <button type="button" class="button small" data-action="point-previous" onClick={() => panel.point('previous')}>
          {t('point-previous')}
        </button>
        <button type="button" class="button small" data-action="point-next" onClick={() => panel.point('next')}>
          {t('point-next')}
        </button>
        <button type="button" class="button small primary" data-action="point-take" disabled={over === null} onClick={() => panel.point('take')}>
          {t('point-take')}
        </button>
        <button type="button" class="button small" data-action="point-stop" onClick={() => panel.point('stop')}>
          {t('point-stop')}
        </button>
      </div>
    </div>
  );
}

type TakenProps = {
  panel: Panel;
  origin: string;
  wanted: WantedView[];
  value: Pointed;
  meaning: string;
  onChoose: (meaning: string) => void;
  onAgain: () => void;
  onKept: (name: string) => void;
};

/** The value that was taken: how it reads, by what it will be known again, and whether that is meant. */
function Taken({ panel, origin, wanted, value, meaning, onChoose, onAgain, onKept }: TakenProps) {
  const texts = useTexts();
  const { t, say } = texts;
  const [view, setView] = useState<PointedView | null>(null);
  const [faults, setFaults] = useState<Problem[]>([]);
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    let current = true;
    const { page, marks, text, language } = value;
    const request = { origin, page, marks, text, language, meaning, now: new Date().toISOString() };
    void panel.engine.call('pointed', request).then((found) => current && setView(found));
    return () => {
      current = false;
    };
  }, [value, meaning, origin]);
  const keep = async () => {
    if (!view?.field) return;
    const found = await panel.keepField(view.field);
    setFaults(found);
    if (found.length === 0) onKept(view.field.name);
  };
  return (
    <div class="point-took" data-read={view?.value.certainty}>
      <p ref={title} tabIndex={-1}>
        <strong>{value.label ?? t('read-no-label')}</strong> {value.text}
      </p>
      <Meanings wanted={wanted} chosen={meaning} label={t('point-meaning')} onChoose={onChoose} />
      {view && (
        <>
          <p role="status">
            {t('point-reads')} <ValueLine value={view.value} /> {view.value.why && <span class="note">{say(view.value.why)}</span>}
          </p>
          <p class="note" data-by={view.field?.by ?? ''}>
            {view.field ? t(`point-by-${view.field.by}`, { name: view.field.name, page: t(`point-page-${view.field.page}`), host: new URL(origin).host }) : t('point-by-none')}
          </p>
        </>
      )}
      {faults.map((fault) => (
        <p key={fault.path} class="fault" role="alert">
          {say(fault.message)}
        </p>
      ))}
      <div class="actions">
        <button type="button" class="button primary" data-action="point-keep" disabled={!view?.field} onClick={() => void keep()}>
          {t('point-keep')}
        </button>
        <button type="button" class="button" data-action="point-again" onClick={onAgain}>
          {t('point-again')}
        </button>
        <button type="button" class="button" data-action="point-stop" onClick={() => panel.point('stop')}>
          {t('point-stop')}
        </button>
      </div>
    </div>
  );
}
