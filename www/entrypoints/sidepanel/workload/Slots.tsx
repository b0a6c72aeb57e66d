/** What somebody wants to ask for, when that could be, what it moves; and the availability card: made, copied, pasted. */
import { useState } from 'preact/hooks';
import type { AskedView, HelperView, RiskView, SlotsView, WorkloadView } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useTexts } from '../../../ui/texts.ts';

/** What can be asked for. */
export function Asked({ asked, own, ask }: { asked: AskedView; own: boolean; ask: (kind: string) => void }) {
  const { t, say, formats } = useTexts();
  return (
    <>
      <label class="field">
        <span>{t(own ? 'ask-what-own' : 'ask-what')}</span>
        <select data-action="ask" value={asked.kind} onChange={(event) => ask(event.currentTarget.value)}>
          {asked.choices.map(({ kind, title }) => (
            <option key={kind} value={kind} selected={kind === asked.kind}>
              {formats.capital(say(title))}
            </option>
          ))}
        </select>
      </label>
      {asked.note && (
        <p class="note" role="status" data-note={asked.note.id}>
          {say(asked.note)}
        </p>
      )}
    </>
  );
}

/** That nobody qualified this deal, before anybody asks for more. */
export function Risk({ risk }: { risk: RiskView }) {
  const { t, say } = useTexts();
  return (
    <>
      <p class="note late" data-note="unqualified">
        {risk.more ? say(risk.more) : t('risk-unqualified')}
      </p>
      <FigureLine figure={risk.hours} label={t('risk-hours')} />
    </>
  );
}

export function Slots({ slots }: { slots: SlotsView }) {
  const { t, say } = useTexts();
  return (
    <>
      <FigureLine figure={slots.next} label={t(slots.by_card ? 'slot-next-card' : 'slot-next')} />
      <FigureLine figure={slots.second} label={t('slot-second')} />
      <FigureLine figure={slots.wait} label={t('slot-wait')} />
      <FigureLine figure={slots.pocs} label={t('slot-pocs')} />
      {slots.notes.map((note, at) => (
        <p key={at} class="note" data-note={note.id}>
          {say(note)}
        </p>
      ))}
      {slots.displaced && (
        <details>
          <summary>{t('displaced-title')}</summary>
          <FigureLine figure={slots.displaced.expected} label={t('displaced-expected')} />
          <FigureLine figure={slots.displaced.internal} label={t('displaced-internal')} />
          <FigureLine figure={slots.displaced.over} label={t('displaced-over')} />
        </details>
      )}
    </>
  );
}

/** Colleagues who have time, those who know the customer first. */
export function Helpers({ helpers }: { helpers: HelperView[] }) {
  const { t, say } = useTexts();
  if (helpers.length === 0) return null;
  return (
    <details>
      <summary>{t('helpers-title')}</summary>
      {helpers.map(({ name, slot, note }) => (
        <div key={name} data-helper={name}>
          <FigureLine figure={slot} label={t('helper-slot', { name })} />
          {note && <p class="note">{say(note)}</p>}
        </div>
      ))}
    </details>
  );
}

/** The line that tells colleagues when the viewer is free. */
export function OwnCard({ card }: { card: string }) {
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(card);
    setCopied(true);
  };
  return (
    <details>
      <summary>{t('card-title')}</summary>
      <p class="note">{t('card-why')}</p>
      <p class="as-read" data-card>{card}</p>
      <button type="button" class="button small" data-action="copy-card" onClick={() => void copy()}>
        {t(copied ? 'card-copied' : 'card-copy')}
      </button>
    </details>
  );
}

/** Takes the card that a colleague gave. */
export function GivenCard({ view, person, give }: { view: WorkloadView; person: string; give: (text: string) => Promise<boolean> }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  /** What was shown when a card was taken: the next report says what became of it. */
  const [before, setBefore] = useState<WorkloadView | null>(null);
  const take = async () => {
    const taken = await give(text);
    setWrong(!taken);
    setBefore(taken ? view : null);
    if (taken) setText('');
  };
  return (
    <details>
      <summary>{t('card-given', { person })}</summary>
      <p class="note">{t('card-given-why', { person })}</p>
      <label class="field">
        <span>{t('card-paste')}</span>
        <input value={text} aria-invalid={wrong} data-field="card" onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      {wrong && <p class="fault" role="alert">{t('card-wrong')}</p>}
      {before !== null && before !== view && (
        <p class="note" role="status" data-card-taken={becameOf(view)}>
          {t(`card-taken-${becameOf(view)}`, { person })}
        </p>
      )}
      <button type="button" class="button small" data-action="give-card" disabled={text.trim() === ''} onClick={() => void take()}>
        {t('card-take')}
      </button>
    </details>
  );
}

/** What the report made of a card: of the person shown, and used or not, or of somebody else. */
function becameOf({ note }: WorkloadView): 'used' | 'unused' | 'other' {
  if (note?.id === 'card-used') return 'used';
  return note?.id.startsWith('card-') ? 'unused' : 'other';
}
