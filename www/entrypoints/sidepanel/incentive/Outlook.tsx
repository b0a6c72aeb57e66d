/** What is likely to come, with the assumptions that can be tried otherwise. Shown only uncovered. */
import { useEffect, useState } from 'preact/hooks';
import type { DealOutlookView, IncentiveView, LineView, OutlookView, ShownIncentive, TierView, WhatIf } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';

const asSet: WhatIf = { slipping: true, market: true, won: [], lost: [] };

type Props = { view: ShownIncentive; record: string | null; whatIf: (assumed: WhatIf) => Promise<IncentiveView | null> };

export function Outlooks({ view, record, whatIf }: Props) {
  const { t } = useTexts();
  const [assumed, setAssumed] = useState<WhatIf>(asSet);
  const [other, setOther] = useState<ShownIncentive | null>(null);
  // What is tried holds for the deal at hand; another one begins anew.
  useEffect(() => setAssumed(asSet), [record]);
  useEffect(() => {
    let current = true;
    if (isAsSet(assumed)) setOther(null);
    else void whatIf(assumed).then((made) => current && setOther(made?.state === 'shown' ? made : null));
    return () => {
      current = false;
    };
  }, [assumed, view]);
  const shown = other ?? view;
  if (shown.outlooks.length === 0) return null;
  const settled = record === null ? 'open' : assumed.won.includes(record) ? 'won' : assumed.lost.includes(record) ? 'lost' : 'open';
  const hasDeal = shown.deal !== null && record !== null;
  return (
    <div class="outlook">
      <h3>{t('outlook-title')}</h3>
      {shown.outlooks.map((outlook) => (
        <Outlook key={outlook.id} view={outlook} />
      ))}
      <fieldset class="what-if">
        <legend>{t('outlook-what-if')}</legend>
        <Toggle name="slipping" label={t('outlook-dates-hold')} on={!assumed.slipping} set={(on) => setAssumed({ ...assumed, slipping: !on })} />
        <Toggle name="market" label={t('outlook-independent')} on={!assumed.market} set={(on) => setAssumed({ ...assumed, market: !on })} />
        {hasDeal && (
          <label class="field">
            <span>{t('outlook-this-deal')}</span>
            <select
              name="what-if-deal"
              value={settled}
              onChange={(event) => {
                const value = event.currentTarget.value;
                setAssumed({ ...assumed, won: value === 'won' ? [record] : [], lost: value === 'lost' ? [record] : [] });
              }}
            >
              {(['open', 'won', 'lost'] as const).map((value) => (
                <option key={value} value={value}>{t(`outlook-deal-${value}`)}</option>
              ))}
            </select>
          </label>
        )}
      </fieldset>
    </div>
  );
}

function isAsSet({ slipping, market, won, lost }: WhatIf): boolean {
  return slipping && market && won.length === 0 && lost.length === 0;
}

function Toggle({ name, label, on, set }: { name: string; label: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" name={`what-if-${name}`} checked={on} onChange={(event) => set(event.currentTarget.checked)} /> {label}
    </label>
  );
}

function Outlook({ view }: { view: OutlookView }) {
  const { t, say, formats } = useTexts();
  const hide = useHide();
  return (
    <div class="outlook-part" data-outlook={view.id}>
      <p class="note">{t('outlook-until', { name: view.name, until: formats.date(view.until) })}</p>
      {view.why_not && <p class="note">{say(view.why_not)}</p>}
      {view.p50 && <FigureLine figure={view.p50} label={t('outlook-p50')} cents={false} />}
      {view.p10 && <FigureLine figure={view.p10} label={t('outlook-p10')} />}
      {view.p90 && <FigureLine figure={view.p90} label={t('outlook-p90')} />}
      {view.tiers.map((tier) => (
        <Tier key={tier.chance.id} tier={tier} />
      ))}
      {view.payable && <FigureLine figure={view.payable} label={t('outlook-payable')} cents />}
      {view.deal && <DealOutlook deal={view.deal} />}
      {view.further.map((line) => (
        <FigureLine key={line.figure.id} figure={line.figure} label={say(line.title, hide)} cents />
      ))}
      {view.mean && (
        <details class="lines">
          <summary>{t('outlook-means')}</summary>
          <FigureLine figure={view.mean} label={t('outlook-mean')} />
          <Lines lines={view.components} />
        </details>
      )}
      {view.notes.map((note, at) => (
        <p key={at} class="note">{say(note, hide)}</p>
      ))}
    </div>
  );
}

function Tier({ tier }: { tier: TierView }) {
  const { t, say, formats } = useTexts();
  return <FigureLine figure={tier.chance} label={t('outlook-tier', { component: say(tier.title), from: formats.percent(tier.from) })} />;
}

function DealOutlook({ deal }: { deal: DealOutlookView }) {
  const { t } = useTexts();
  return (
    <>
      <FigureLine figure={deal.total} label={t('outlook-deal')} />
      <details class="lines">
        <summary>{t('outlook-deal-parts')}</summary>
        <Lines lines={deal.parts} />
      </details>
    </>
  );
}

function Lines({ lines }: { lines: LineView[] }) {
  const { say } = useTexts();
  const hide = useHide();
  return (
    <>
      {lines.map((line) => (
        <FigureLine key={line.figure.id} figure={line.figure} label={say(line.title, hide)} />
      ))}
    </>
  );
}
