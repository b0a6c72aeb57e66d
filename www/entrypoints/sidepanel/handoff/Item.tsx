/** The items of the checklist: how each stands, what that rests on, and what people say of it. */
import { useId, useState } from 'preact/hooks';
import type { ItemView, TickView } from '../../../shared/report.ts';
import { Reasons } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { useEdit } from './edit.ts';

const glyphs: { [state: string]: string } = {
  verified: '✓',
  stated: '✎',
  partial: '◐',
  missing: '✕',
  unknown: '?',
  not_applicable: '–',
};

export function Items({ title, items }: { title: string; items: ItemView[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>
        {title} <span class="count">{items.length}</span>
      </h3>
      <ul class="items">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </>
  );
}

function Item({ item }: { item: ItemView }) {
  const { t, say, formats } = useTexts();
  const hide = useHide();
  const id = useId();
  const [open, setOpen] = useState(false);
  const state = item.state.value ?? 'unknown';
  const owner = say(item.owner);
  return (
    <li class={`item item-${state}`} data-item={item.id}>
      <button
        type="button"
        class="item-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-figure={item.state.id}
        data-value={item.state.value ?? ''}
        data-unit={item.state.unit}
        data-state={item.state.state}
        onClick={() => setOpen(!open)}
      >
        <span class="item-glyph" aria-hidden="true">{glyphs[state] ?? '?'}</span>
        <span class="item-name">
          {say(item.title)}
          {item.required && <span class="required">{t('item-required')}</span>}
        </span>
        <span class="item-state">{t(`state-${state}`)}</span>
        <span class="item-meta">
          <span>{t('item-owner', { owner: item.who === null ? owner : t('handoff-owner', { owner, name: item.who }) })}</span>
          {item.due && (
            <span class={item.overdue ? 'late' : undefined}>
              {t(item.overdue ? 'item-was-due' : 'item-due', { date: formats.date(item.due, 'short') })}
            </span>
          )}
        </span>
        {item.contradiction && <span class="item-against">{say(item.contradiction, hide)}</span>}
      </button>
      {open && (
        <div class="reasons" id={id}>
          <p class="note">{say(item.why, hide)}</p>
          {item.ticks.map((tick) => (
            <Ticked key={tick.by} tick={tick} />
          ))}
          {item.rule && <p class="note">{say(item.rule)}</p>}
          <Reasons figure={item.state} cents={false} />
          <Ticking item={item} />
        </div>
      )}
    </li>
  );
}

/** What somebody said of the item, and when. */
function Ticked({ tick }: { tick: TickView }) {
  const { t, formats } = useTexts();
  const hide = useHide();
  return (
    <p class="tick">
      {t(`tick-${tick.state}`, { by: tick.by, at: formats.datetime(tick.at) })}
      {tick.note !== null && <q>{hide(tick.note)}</q>}
    </p>
  );
}

/** Saying of the item that it is done or does not apply, with a note, or taking that back. */
function Ticking({ item }: { item: ItemView }) {
  const { t } = useTexts();
  const { can, fault, make } = useEdit();
  const mine = item.ticks.find((tick) => tick.mine);
  const [note, setNote] = useState(mine?.note ?? '');
  if (!can) return <p class="note">{t('tick-who')}</p>;
  const say = (state: 'done' | 'not_applicable') => make({ do: 'tick', item: item.id, state, note, crm: item.by_crm });
  return (
    <div class="ticking">
      <label class="field">
        <span>{t('tick-note')}</span>
        <input name="note" value={note} maxLength={2000} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <div class="actions">
        <button type="button" class="button small" data-action="tick" onClick={() => void say('done')}>
          {t('tick-do')}
        </button>
        <button type="button" class="button small" data-action="not-applicable" onClick={() => void say('not_applicable')}>
          {t('tick-do-not-applicable')}
        </button>
        {mine && (
          <button type="button" class="button small" data-action="untick" onClick={() => void make({ do: 'untick', item: item.id })}>
            {t('tick-take-back')}
          </button>
        )}
      </div>
      {fault !== '' && <p class="fault" role="alert">{fault}</p>}
    </div>
  );
}
