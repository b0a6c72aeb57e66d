/** The hand-off card of a won deal: how ready it is to leave the SE, and what stands in the way. */
import type { HandoffView, ItemView, Verdict } from '../../shared/report.ts';
import { Reasons, useFigure } from '../../ui/figure.tsx';
import { useHide } from '../../ui/presenting.ts';
import { useTexts } from '../../ui/texts.ts';
import { useId, useState } from 'preact/hooks';

const glyphs: { [state: string]: string } = {
  verified: '✓',
  stated: '✎',
  partial: '◐',
  missing: '✕',
  unknown: '?',
  not_applicable: '–',
};

const tones: { [verdict in Verdict]: string } = {
  handed_over: 'good',
  ready: 'good',
  in_progress: 'plain',
  not_started: 'warn',
  at_risk: 'warn',
  blocked: 'bad',
};

/** Items that hold the hand-off up: overdue, or required and not there. */
function isUrgent(item: ItemView): boolean {
  return item.overdue;
}

function isDone(item: ItemView): boolean {
  return ['verified', 'stated', 'not_applicable'].includes(item.state.value ?? '');
}

/** Whether any page that was read has a field for who takes the customer over. */
function isReceiverRead(view: HandoffView): boolean {
  return view.items.find((item) => item.id === 'receiver')?.state.value !== 'unknown';
}

export function Handoff({ view }: { view: HandoffView }) {
  const { t, say, formats } = useTexts();
  const urgent = view.items.filter(isUrgent);
  const open = view.items.filter((item) => !isUrgent(item) && !isDone(item));
  const done = view.items.filter((item) => !isUrgent(item) && isDone(item));
  const next = view.items.filter((item) => view.next.includes(item.id)).sort((a, b) => view.next.indexOf(a.id) - view.next.indexOf(b.id));
  return (
    <section class="card handoff" aria-labelledby="handoff-title" data-verdict={view.verdict}>
      <header class="card-head">
        <h2 id="handoff-title">{t('handoff-title')}</h2>
        {view.closed && <span class="card-who">{t('handoff-closed', { date: formats.date(view.closed) })}</span>}
      </header>
      <p class={`headline tone-${tones[view.verdict]}`}>{t(`verdict-${view.verdict}`)}</p>
      <Score view={view} />
      <p class="note">
        {view.receiver === null ? t(isReceiverRead(view) ? 'handoff-receiver-none' : 'handoff-receiver-unknown') : t('handoff-receiver', { name: view.receiver })}
      </p>
      {next.length > 0 && <p class="note">{t('handoff-next', { items: next.map((item) => say(item.title)).join(t('list-separator')) })}</p>}
      <Items title={t('handoff-due')} items={urgent} />
      <Items title={t('handoff-open')} items={open} />
      <Items title={t('handoff-done')} items={done} />
    </section>
  );
}

/** The score as a stretch from what is sure to what could be: unknown items make it long. */
function Score({ view }: { view: HandoffView }) {
  const { t } = useTexts();
  const low = useFigure({ figure: view.low, label: t('handoff-low') });
  const high = useFigure({ figure: view.high, label: t('handoff-high') });
  const from = Number(view.low.value ?? '0') * 100;
  const to = Number(view.high.value ?? '0') * 100;
  return (
    <div class="score">
      <div class="score-line">
        <span class="figure-name">{t('handoff-score')}</span>
        <span class="figure-value">
          {low.button}
          <span aria-hidden="true"> – </span>
          {high.button}
        </span>
      </div>
      <svg class="interval" width="100%" height="14" aria-hidden="true">
        <rect class="interval-track" x="0" y="5" width="100%" height="4" />
        <rect class="interval-sure" x="0" y="5" width={`${from}%`} height="4" />
        <rect class="interval-open" x={`${from}%`} y="3" width={`${Math.max(0, to - from)}%`} height="8" />
        {[0, 25, 50, 75, 100].map((tick) => (
          <line key={tick} class="interval-tick" x1={`${tick}%`} x2={`${tick}%`} y1="11" y2="14" />
        ))}
      </svg>
      {low.reasons}
      {high.reasons}
    </div>
  );
}

function Items({ title, items }: { title: string; items: ItemView[] }) {
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
  // Of what nobody read, nobody can say that it is late.
  const late = item.overdue && state !== 'unknown';
  return (
    <li class={`item item-${state}${late ? ' overdue' : ''}`}>
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
          <span>{t('item-owner', { owner: say(item.owner) })}</span>
          {item.due && (
            <span class={late ? 'late' : undefined}>
              {t(late ? 'item-was-due' : 'item-due', { date: formats.date(item.due, 'short') })}
            </span>
          )}
        </span>
      </button>
      {open && (
        <div class="reasons" id={id}>
          <p class="note">{say(item.why, hide)}</p>
          {item.rule && <p class="note">{say(item.rule)}</p>}
          <Reasons figure={item.state} cents={false} />
        </div>
      )}
    </li>
  );
}
