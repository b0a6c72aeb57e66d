/** The foot of the panel: what the figures rest on, what was read, and the switches. */
import { useEffect, useState } from 'preact/hooks';
import type { EngineClient } from '../../engine/client.ts';
import type { ReadFact, Report } from '../../shared/report.ts';
import { useHide } from '../../ui/presenting.ts';
import { useTexts } from '../../ui/texts.ts';

type Props = {
  report: Report | null;
  origin: string | null;
  /** Whether this CRM has activities to read; of one that has none, their number says nothing. */
  holdsActivities: boolean;
  engine: EngineClient;
  reading: boolean;
  /** Whether this CRM's pipeline can be read. */
  canRead: boolean;
  onRead: () => void;
  presenting: boolean;
  setPresenting: (on: boolean) => void;
  openOptions: () => void;
};

export function Footer(props: Props) {
  const { t, formats } = useTexts();
  const { report, origin } = props;
  return (
    <footer class="foot">
      {report && origin !== null && (
        <>
          <p class="read" data-read-deals={report.read.deals} data-read-activities={report.read.activities}>
            {props.holdsActivities
              ? t('read-counts', { deals: report.read.deals, activities: report.read.activities })
              : t('read-deals', { deals: report.read.deals })}{' '}
            {report.read.newest !== null &&
              t('read-newest', {
                time: formats.datetime(report.read.newest),
                age: formats.age(report.read.newest, new Date()),
              })}
          </p>
          {props.canRead && (
            <button type="button" class="button small" data-action="read-pipeline" disabled={props.reading} onClick={props.onRead}>
              {t('read-pipeline')}
            </button>
          )}
          {report.deal && <WhatWasRead engine={props.engine} origin={origin} record={report.deal.record} newest={report.read.newest} />}
        </>
      )}
      <div class="switches">
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={props.presenting}
            onChange={(event) => props.setPresenting(event.currentTarget.checked)}
          />
          <span>{t('presenting')}</span>
        </label>
        <button type="button" class="link" onClick={props.openOptions}>
          {t('options')}
        </button>
      </div>
    </footer>
  );
}

type WhatProps = { engine: EngineClient; origin: string; record: string; newest: string | null };

/** Every fact of this record, word for word, asked for only when the list is opened. */
function WhatWasRead({ engine, origin, record, newest }: WhatProps) {
  const { t } = useTexts();
  const hide = useHide();
  const [open, setOpen] = useState(false);
  const [facts, setFacts] = useState<ReadFact[]>([]);
  useEffect(() => {
    if (!open) return;
    let current = true;
    void engine.call('read_facts', { origin, record }).then((read) => current && setFacts(read));
    return () => {
      current = false;
    };
  }, [open, origin, record, newest]);
  return (
    <details class="what-was-read" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('read-what')}</summary>
      {(['deal', 'activity'] as const).map((entity) => {
        const ofEntity = facts.filter((fact) => fact.entity === entity);
        return (
          ofEntity.length > 0 && (
            <section key={entity}>
              <h3>{t(`read-of-${entity}`)}</h3>
              <dl>
                {ofEntity.map((fact, at) => (
                  <div key={at}>
                    <dt>{fact.label}</dt>
                    <dd>{fact.text === '' ? t('read-empty') : hide(fact.text)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        );
      })}
    </details>
  );
}
