/** What is likely to come, with the assumptions that can be tried otherwise. Shown only uncovered. */
import { useEffect, useState } from 'preact/hooks';
import type { DealOutlookView, IncentiveView, LineView, OutlookView, ShownIncentive, TierView, Tried, WhatIf } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';

const asSet: WhatIf = { slipping: true, market: true, won: [], lost: [], tried: [] };

/** Between two questions to the engine while a slider moves. */
const PAUSE_MS = 120;

type Props = { view: ShownIncentive; record: string | null; chance: string | null; whatIf: (assumed: WhatIf) => Promise<IncentiveView | null> };

export function Outlooks({ view, record, chance, whatIf }: Props) {
  const { t } = useTexts();
  const [assumed, setAssumed] = useState<WhatIf>(asSet);
  const [other, setOther] = useState<ShownIncentive | null>(null);
  // What is tried holds for the deal at hand; another one begins anew.
  useEffect(() => setAssumed(asSet), [record]);
  useEffect(() => {
    let current = true;
    if (isAsSet(assumed)) {
      setOther(null);
      return;
    }
    const ask = () => void whatIf(assumed).then((made) => current && setOther(made?.state === 'shown' ? made : null));
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
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
        {hasDeal && chance !== null && settled !== 'lost' && (
          <Trying
            tried={assumed.tried[0] ?? asIs(record)}
            chance={settled === 'open' ? chance : null}
            set={(tried) => setAssumed({ ...assumed, tried: isAsIs(tried) ? [] : [tried] })}
          />
        )}
        <button type="button" class="button small" data-action="what-if-reset" disabled={isAsSet(assumed)} onClick={() => setAssumed(asSet)}>
          {t('outlook-try-reset')}
        </button>
      </fieldset>
    </div>
  );
}

function isAsSet({ slipping, market, won, lost, tried }: WhatIf): boolean {
  return slipping && market && won.length === 0 && lost.length === 0 && tried.length === 0;
}

const asIs = (id: string): Tried => ({ id, amount: null, discount: null, weeks: null, chance: null });

const isAsIs = ({ amount, discount, weeks, chance }: Tried) => amount === null && discount === null && weeks === null && chance === null;

/** The open deal taken for other than it stands: each slider says its value in words, and the keyboard moves it. */
function Trying({ tried, chance, set }: { tried: Tried; chance: string | null; set: (tried: Tried) => void }) {
  const { t, formats } = useTexts();
  const share = (percent: number) => (percent / 100).toFixed(2);
  const percent = (text: string | null, without: number) => (text === null ? without : Math.round(Number(text) * 100));
  const weeks = tried.weeks ?? 0;
  const weeksText = t('outlook-try-weeks-value', { weeks: Math.abs(weeks), direction: weeks < 0 ? 'sooner' : 'later' });
  return (
    <>
      <Slider
        name="amount" label={t('outlook-try-amount')} low={0} high={200} step={5} at={percent(tried.amount, 100)}
        text={formats.percent(tried.amount ?? '1')} set={(at) => set({ ...tried, amount: at === 100 ? null : share(at) })}
      />
      <Slider
        name="discount" label={t('outlook-try-discount')} low={0} high={100} step={1} at={percent(tried.discount, 0)}
        text={formats.percent(tried.discount ?? '0')} set={(at) => set({ ...tried, discount: at === 0 ? null : share(at) })}
      />
      <Slider
        name="weeks" label={t('outlook-try-weeks')} low={-26} high={26} step={1} at={weeks}
        text={weeksText} set={(at) => set({ ...tried, weeks: at === 0 ? null : at })}
      />
      {chance !== null && (
        <Slider
          name="chance" label={t('outlook-try-chance')} low={0} high={100} step={1} at={tried.chance === null ? percent(chance, 0) : Math.round(tried.chance * 100)}
          text={tried.chance === null ? `${formats.percent(chance)}, ${t('outlook-try-chance-as')}` : formats.percent(String(tried.chance))}
          set={(at) => set({ ...tried, chance: at / 100 })}
        />
      )}
    </>
  );
}

type SliderProps = { name: string; label: string; low: number; high: number; step: number; at: number; text: string; set: (at: number) => void };

function Slider({ name, label, low, high, step, at, text, set }: SliderProps) {
  return (
    <label class="try">
      <span>{label}</span>
      <output for={`what-if-${name}`}>{text}</output>
      <input
        id={`what-if-${name}`} type="range" name={`what-if-${name}`} min={low} max={high} step={step} value={at}
        aria-valuetext={text} onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
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
      {view.changes.length > 0 && (
        <div class="reconciled" data-changes={view.id}>
          <h4>{t('outlook-changes')}</h4>
          <Lines lines={view.changes} cents />
        </div>
      )}
      {view.attainments.map((line) => (
        <FigureLine key={line.figure.id} figure={line.figure} label={t('outlook-attainment', { component: say(line.title, hide) })} />
      ))}
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

function Lines({ lines, cents = false }: { lines: LineView[]; cents?: boolean }) {
  const { say } = useTexts();
  const hide = useHide();
  return (
    <>
      {lines.map((line) => (
        <FigureLine key={line.figure.id} figure={line.figure} label={say(line.title, hide)} cents={cents} />
      ))}
    </>
  );
}
