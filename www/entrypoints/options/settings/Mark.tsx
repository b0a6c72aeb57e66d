/** What a default rests on: the mark beside it, and, once pressed, what the mark means. */
import { useId, useState } from 'preact/hooks';
import { useTexts } from '../../../ui/texts.ts';
import { isStart, ruleOf, shortMark, sourceIds, sourceOf } from './marks.ts';

export function useMark(mark: string | null) {
  const { t } = useTexts();
  const id = useId();
  const [open, setOpen] = useState(false);
  if (mark === null) return { button: null, meaning: null };
  const button = (
    <button
      type="button"
      class="mark"
      data-action="mark"
      data-mark={mark}
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      aria-label={t('mark-label', { mark: shortMark(mark) })}
      onClick={() => setOpen(!open)}
    >
      {shortMark(mark)}
    </button>
  );
  return { button, meaning: open ? <Meaning id={id} mark={mark} /> : null };
}

function Meaning({ id, mark }: { id: string; mark: string }) {
  const { t } = useTexts();
  const sources = sourceIds(mark).flatMap((one) => sourceOf(one) ?? []);
  const rule = ruleOf(mark);
  const plain = sources.length === 0 && rule === null && !isStart(mark);
  return (
    <ul class="meaning" id={id}>
      {sources.map((source) => (
        <li key={source.id}>{t('mark-source', source)}</li>
      ))}
      {isStart(mark) && <li>{t('mark-start')}</li>}
      {rule !== null && <li>{t('mark-rule', { rule })}</li>}
      {plain && <li>{t('mark-own', { mark })}</li>}
      {sources.length > 0 && <li>{t('mark-grades')}</li>}
    </ul>
  );
}
