/** Changes value by value: what it is called, from what to what, and where that comes from. */
import type { ChangeView, Problem } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { sides, trail } from './shown.ts';

/** @param onReset takes one's own value away; not offered without it */
export function Changes({ changes, onReset }: { changes: ChangeView[]; onReset?: (change: ChangeView, name: string) => void }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <ul class="changes">
      {changes.map((change) => {
        const name = trail(texts, change.labels);
        return (
          <li key={change.path} data-change={change.path} data-layer={change.layer}>
            <span class="change-name">{name}</span>
            <span class="change-values">{sides(texts, change)}</span>
            {onReset && change.layer !== 'default' && <span class={`tag layer-${change.layer}`}>{t(`layer-${change.layer}`)}</span>}
            {onReset && change.layer === 'own' && (
              <button type="button" class="link" data-action="reset" aria-label={t('form-reset-label', { name })} onClick={() => onReset(change, name)}>
                {t('form-reset')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Faults of a text that is no single field's, each with its place. */
export function Named({ problems, onDrop }: { problems: Problem[]; onDrop?: (path: string) => void }) {
  const { t, say } = useTexts();
  return (
    <ul class="changes">
      {problems.map((problem) => (
        <li key={problem.path + problem.message.id} data-fault={problem.path}>
          <span>
            {problem.path !== '' && <code>{problem.path}</code>} {say(problem.message)}
          </span>
          {onDrop && problem.path !== '' && (
            <button type="button" class="link" data-action="drop" aria-label={`${t('form-drop')}: ${problem.path}`} onClick={() => onDrop(problem.path)}>
              {t('form-drop')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
