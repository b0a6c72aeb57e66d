/** "My hand-offs": won and nearly won deals that one has a part in, those at risk first; for managers the team's. */
import { useContext } from 'preact/hooks';
import { linkOf } from '../../../crm/adapter.ts';
import type { AccountRow, HandoffListView, HandoffRow } from '../../../shared/report.ts';
import { AdapterContext, FigureLine } from '../../../ui/figure.tsx';
import { download } from '../../../ui/download.ts';
import { useHide, usePresenting } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { tableOf } from './csv.ts';
import { tones } from './Handoff.tsx';

export function Handoffs({ view }: { view: HandoffListView }) {
  const texts = useTexts();
  const { t, say } = texts;
  const presenting = usePresenting();
  return (
    <section class="card handoffs" aria-labelledby="handoffs-title">
      <header class="card-head">
        <h2 id="handoffs-title">{t(view.team === null ? 'handoffs-title' : 'handoffs-team')}</h2>
        {view.team !== null && <span class="card-who">{view.team}</span>}
      </header>
      {view.note && <p class="note">{say(view.note)}</p>}
      {view.counts.map((count) => (
        <FigureLine key={count.id} figure={count} label={t(`verdict-${count.id.replace('handoffs.', '')}`)} />
      ))}
      {view.rows.length > 0 && (
        <details class="kept">
          <summary>{t('handoffs-list', { count: view.rows.length })}</summary>
          <ul class="entries">
            {view.rows.map((row, at) => (
              <Row key={at} row={row} />
            ))}
          </ul>
          {/* A file on a shared screen would show what the panel hides. */}
          {!presenting && (
            <button type="button" class="button small" data-action="handoffs-csv" onClick={() => download('hand-offs.csv', tableOf(view.rows, texts), 'text/csv')}>
              {t('handoffs-csv')}
            </button>
          )}
        </details>
      )}
      {view.accounts.length > 0 && <Accounts accounts={view.accounts} />}
    </section>
  );
}

function Row({ row }: { row: HandoffRow }) {
  const { t, formats } = useTexts();
  const hide = useHide();
  const adapter = useContext(AdapterContext);
  const href = adapter && row.deal ? linkOf(adapter.data, row.deal.origin, row.deal.entity, row.deal.record) : null;
  const name = hide(row.name);
  return (
    <li class="entry" data-verdict-of={row.name}>
      <p>
        {href === null ? name : <a href={href} target="_blank" rel="noreferrer">{name}</a>}{' '}
        <span class={`tone-${tones[row.verdict]}`}>{t(`verdict-${row.verdict}`)}</span>
        {row.leans && <span class="tag">{t('handoffs-leans')}</span>}
      </p>
      <p class="item-meta">
        {row.account !== null && <span>{hide(row.account)}</span>}
        {row.closed !== null && <span>{t(row.won ? 'handoff-closed' : 'handoff-expected', { date: formats.date(row.closed, 'short') })}</span>}
        <span class={row.late > 0 ? 'late' : undefined}>{t('handoff-owes', { open: row.open, due: row.late })}</span>
        {row.due !== null && <span>{t('item-due', { date: formats.date(row.due, 'short') })}</span>}
        {row.receiver !== null && <span>{t('handoff-receiver', { name: row.receiver })}</span>}
      </p>
    </li>
  );
}

/** A post-sales SE's accounts: what was received there, the work on it, and open deals, which start a pre-sales cycle anew. */
function Accounts({ accounts }: { accounts: AccountRow[] }) {
  const { t, formats } = useTexts();
  const hide = useHide();
  return (
    <details class="kept">
      <summary>{t('handoffs-accounts', { count: accounts.length })}</summary>
      <ul class="entries">
        {accounts.map((account) => (
          <li key={account.name} class="entry">
            <p>{hide(account.name)}</p>
            <p class="item-meta">
              <span>{t('handoffs-received', { count: account.deals })}</span>
              <span>{t('handoffs-hours', { hours: formats.number(account.hours) })}</span>
              {account.expansions.length > 0 && <span>{t('handoffs-expansions', { deals: account.expansions.map(hide).join(t('list-separator')) })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
