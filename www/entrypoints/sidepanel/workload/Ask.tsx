/** What this deal still asks of its engineer, and deals of which nothing is asked any more. */
import type { AskView, Input } from '../../../shared/report.ts';
import { FigureLine, InputLine } from '../../../ui/figure.tsx';
import { useTexts } from '../../../ui/texts.ts';

export function Ask({ ask }: { ask: AskView }) {
  const { t, say } = useTexts();
  return (
    <>
      {ask.notes.map((note) => (
        <p key={note.id} class={note.id === 'close-not-supported' ? 'note late' : 'note'} data-note={note.id}>
          {say(note)}
        </p>
      ))}
      <FigureLine figure={ask.hours} label={t('ask-hours')} />
      <FigureLine figure={ask.days} label={t('ask-days')} />
      <FigureLine figure={ask.chance} label={t('ask-chance')} />
    </>
  );
}

export function Dormant({ deals }: { deals: Input[] }) {
  const { t } = useTexts();
  if (deals.length === 0) return null;
  return (
    <details>
      <summary>{t('dormant', { count: deals.length })}</summary>
      <ul class="inputs">
        {deals.map((deal, at) => (
          <InputLine key={at} input={deal} cents={false} />
        ))}
      </ul>
    </details>
  );
}
