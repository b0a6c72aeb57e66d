/** The hand-off card of a deal that is won or nearly so: how ready it is to leave the SE, and what stands in the way. */
import type { HandoffView, ItemView, Verdict } from '../../../shared/report.ts';
import { useFigure } from '../../../ui/figure.tsx';
import { useTexts } from '../../../ui/texts.ts';
import { useEdit } from './edit.ts';
import { Dependence } from './Dependence.tsx';
import { Items } from './Item.tsx';
import { Kept } from './Kept.tsx';

export const tones: { [verdict in Verdict]: string } = {
  preparing: 'plain',
  behind: 'warn',
  handed_over: 'good',
  ready: 'good',
  in_progress: 'plain',
  not_started: 'warn',
  at_risk: 'warn',
  blocked: 'bad',
};

/** Whether any page that was read has a field for who takes the customer over. */
function isReceiverRead(view: HandoffView): boolean {
  return view.items.find((item) => item.id === 'receiver')?.state.value !== 'unknown';
}

/** Where an item stands in the card. */
function placeOf(item: ItemView): 'blocks' | 'due' | 'open' | 'done' {
  if (item.done) return 'done';
  return item.blocks ? 'blocks' : item.overdue ? 'due' : 'open';
}

export function Handoff({ view, brief }: { view: HandoffView; brief: string | null }) {
  const { t, say, formats } = useTexts();
  const next = view.next.flatMap((id) => view.items.filter((item) => item.id === id));
  const closed = view.closed && t(view.won ? 'handoff-closed' : 'handoff-expected', { date: formats.date(view.closed) });
  return (
    <section class="card handoff" aria-labelledby="handoff-title" data-verdict={view.verdict} data-template={view.template.id}>
      <header class="card-head">
        <h2 id="handoff-title">{t('handoff-title')}</h2>
        {closed && <span class="card-who">{closed}</span>}
      </header>
      <p class={`headline tone-${tones[view.verdict]}`}>{t(`verdict-${view.verdict}`)}</p>
      <Score view={view} />
      <p class="note">
        {view.receiver === null ? t(isReceiverRead(view) ? 'handoff-receiver-none' : 'handoff-receiver-unknown') : t('handoff-receiver', { name: view.receiver })}
      </p>
      {next.length > 0 && <p class="note">{t('handoff-next', { items: next.map((item) => say(item.title)).join(t('list-separator')) })}</p>}
      <Owed view={view} />
      {(['blocks', 'due', 'open', 'done'] as const).map((place) => (
        <Items key={place} title={t(`handoff-${place}`)} items={view.items.filter((item) => placeOf(item) === place)} />
      ))}
      {view.dependence && <Dependence view={view.dependence} />}
      <Kept view={view} />
      <Checklist view={view} />
      {brief !== null && (
        <p class="brief">
          <a class="button small" href={brief} target="_blank" data-action="brief">
            {t('handoff-brief')}
          </a>
        </p>
      )}
    </section>
  );
}

/** Who still owes what, in a line each. */
function Owed({ view }: { view: HandoffView }) {
  const { t, say } = useTexts();
  if (view.owed.length === 0) return null;
  return (
    <ul class="owed">
      {view.owed.map((owed) => (
        <li key={owed.owner.id}>
          <span>{owed.who === null ? say(owed.owner) : t('handoff-owner', { owner: say(owed.owner), name: owed.who })}</span>
          <span class={owed.due > 0 ? 'late' : 'quiet'}>{t('handoff-owes', { open: owed.open, due: owed.due })}</span>
        </li>
      ))}
    </ul>
  );
}

/** Which checklist the deal goes by, and the choice of another one. */
function Checklist({ view }: { view: HandoffView }) {
  const { t, say } = useTexts();
  const { can, fault, make } = useEdit();
  const { id, all, chosen } = view.template;
  const called = all.find(([one]) => one === id)?.[1];
  return (
    <footer class="checklist">
      {can ? (
        <label class="field">
          <span>{t('handoff-template')}</span>
          <select
            name="template"
            value={chosen ? id : ''}
            onChange={(event) => void make({ do: 'template', template: event.currentTarget.value || null })}
          >
            <option value="">{t('handoff-template-by-rule', { title: called && !chosen ? say(called) : '' })}</option>
            {all.map(([one, title]) => (
              <option key={one} value={one}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p class="note">{t('handoff-template-is', { title: called ? say(called) : id })}</p>
      )}
      {view.other_ticks > 0 && <p class="note">{t('handoff-other-ticks', { count: view.other_ticks })}</p>}
      {fault !== '' && <p class="fault" role="alert">{fault}</p>}
    </footer>
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
