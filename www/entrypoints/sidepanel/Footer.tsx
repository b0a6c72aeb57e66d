/** The foot of the panel: what the figures rest on, what was read, and the switches. */
import type { EngineClient } from '../../engine/client.ts';
import type { Report } from '../../shared/report.ts';
import { useTexts } from '../../ui/texts.ts';
import { WhatWasRead, type Show } from './read/WhatWasRead.tsx';

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
  onShow: Show;
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
          {report.deal && <WhatWasRead engine={props.engine} origin={origin} record={report.deal.record} newest={report.read.newest} onShow={props.onShow} />}
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
