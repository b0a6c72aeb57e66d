/** Every fact that was read of this deal: word for word, what it was taken to be, how sure that is, and where it stands. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EngineClient } from '../../../engine/client.ts';
import type { Shown } from '../../../shared/protocol.ts';
import type { ReadFact, ReadValue } from '../../../shared/report.ts';
import { download } from '../../../ui/download.ts';
import { usePresenting } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { valueText } from '../../../ui/value.ts';
import { csvOf } from './csv.ts';
import { fitting, told, type Told } from './told.ts';
import './read.css';

/** Shows a fact on its page; `beside` are texts of the same record. */
export type Show = (fact: ReadFact, beside: string[]) => Promise<Shown>;

type Props = {
  engine: EngineClient;
  origin: string;
  record: string;
  newest: string | null;
  onShow: Show;
};

/** Asked for only when the list is opened, and never while presenting. */
export function WhatWasRead({ engine, origin, record, newest, onShow }: Props) {
  const { t } = useTexts();
  const presenting = usePresenting();
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState<{ of: string; facts: ReadFact[] } | null>(null);
  const wanted = open && !presenting;
  const of = `${origin} ${record}`;
  useEffect(() => {
    if (!wanted) return setRead(null);
    let current = true;
    const ask = () => void engine.call('read_facts', { origin, record }).then((facts) => current && setRead({ of, facts }));
    ask();
    // What is set may have changed how the same texts are read.
    const leave = engine.onChange(ask);
    return () => {
      current = false;
      leave();
    };
  }, [wanted, of, newest]);
  const facts = read?.of === of ? read.facts : [];
  return (
    <details class="what-was-read" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('read-what')}</summary>
      {presenting ? <p class="note">{t('read-presenting')}</p> : <Facts key={of} facts={facts} origin={origin} onShow={onShow} />}
    </details>
  );
}

const PLACES = ['record', 'list', 'answer'] as const;

function Facts({ facts, origin, onShow }: { facts: ReadFact[]; origin: string; onShow: Show }) {
  const texts = useTexts();
  const { t } = texts;
  const [query, setQuery] = useState('');
  const all = useMemo(() => facts.map((fact) => told(texts, fact)), [facts, texts]);
  const found = all.filter((one) => fitting(one, query));
  const show: Show = (fact) => onShow(fact, namesBeside(fact, facts));
  return (
    <div class="read-body">
      <p class="note">{t('read-intro')}</p>
      <div class="read-tools">
        <label class="field">
          <span>{t('read-filter')}</span>
          <input type="search" name="read-filter" autocomplete="off" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        </label>
        <button type="button" class="button small" data-action="save-facts" disabled={facts.length === 0} onClick={() => download('what-was-read.csv', csvOf(texts, origin, all), 'text/csv')}>
          {t('read-save')}
        </button>
      </div>
      <p role="status" class="note" data-facts={found.length}>
        {t('read-found', { found: found.length, all: facts.length })}
      </p>
      <div onKeyDown={step}>
        {PLACES.map((from) => {
          const here = found.filter(({ fact }) => fact.place.from === from);
          return here.length > 0 && <Place key={from} from={from} facts={here} onShow={show} />;
        })}
      </div>
    </div>
  );
}

function Place({ from, facts, onShow }: { from: (typeof PLACES)[number]; facts: Told[]; onShow: Show }) {
  const { t } = useTexts();
  return (
    <section>
      <h3>{t(`read-from-${from}`)}</h3>
      <ul>
        {facts.map((one, at) => (
          <Fact key={at} one={one} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

function Fact({ one, onShow }: { one: Told; onShow: Show }) {
  const { t, say } = useTexts();
  const { fact, label, meaning } = one;
  const [shown, setShown] = useState<Shown | 'answer' | null>(null);
  const show = async () => {
    setShown(null);
    setShown(fact.place.from === 'answer' ? 'answer' : await onShow(fact, []));
  };
  return (
    <li data-fact={fact.meaning ?? ''} data-certainty={fact.value.certainty} data-from={fact.place.from} data-counts={fact.counts}>
      <button type="button" class="fact" title={t('read-show')} onClick={() => void show()}>
        <span class="fact-label">
          {label}
          {fact.entity === 'activity' && <span class="tag">{t('read-of-activity')}</span>}
        </span>
        <span class="fact-text">{fact.text === '' ? t('read-empty') : fact.text}</span>
        {fact.meaning !== null && (
          <span class="fact-read">
            <span class="fact-meaning">{meaning}</span> <ValueLine value={fact.value} />
          </span>
        )}
        {fact.value.why && !fact.doubt && <span class="fact-why">{say(fact.value.why)}</span>}
        {fact.doubt && <span class="fact-why">{say(fact.doubt)}</span>}
        {fact.meaning !== null && !fact.counts && <span class="fact-why">{t('read-older')}</span>}
        <span class="fact-place">{one.place}</span>
      </button>
      {shown !== null && (
        <p role="status" class="fact-shown" data-shown={shown}>
          {t(`read-shown-${shown}`, { path: fact.place.path })}
        </p>
      )}
    </li>
  );
}

/** Name and number as they stand in the same record of the same page. */
function namesBeside(fact: ReadFact, facts: ReadFact[]): string[] {
  const same = (one: ReadFact) => one.place.path === fact.place.path && one.entity === fact.entity && one.record === fact.record;
  return facts.filter((one) => same(one) && (one.meaning === 'name' || one.meaning === 'number') && one.text !== '').map((one) => one.text);
}

/** A value as it was read, or all that it may be, with how sure that is. */
export function ValueLine({ value }: { value: ReadValue }) {
  const texts = useTexts();
  const { t } = texts;
  const values = value.values.map((one) => valueText(texts, one.value, one.unit, true));
  const isText = value.values.every(({ unit }) => unit === 'text');
  return (
    <>
      {values.length > 0 && !(value.certainty === 'known' && isText) && <span class="fact-value">{values.join(t('read-or'))} </span>}
      {value.certainty !== 'unused' && <span class={`tag certainty-${value.certainty}`}>{t(`certainty-${value.certainty}`)}</span>}
    </>
  );
}

/** The arrows go from fact to fact. */
function step(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.fact')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = by === 0 || at === -1 ? undefined : all[at + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
