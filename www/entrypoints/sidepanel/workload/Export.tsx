/** Buttons that save weeks as files. They stay while presenting: pay is in none, and the deals of a team's table are hidden then. */
import type { TeamView, WorkloadView } from '../../../shared/report.ts';
import { download } from '../../../ui/download.ts';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { loaded, ownWeeks, teamCsv, weeksCsv, weeksIcs } from './files.ts';

export function ExportWeeks({ view }: { view: WorkloadView }) {
  const texts = useTexts();
  const { t } = texts;
  const weeks = ownWeeks(view);
  if (weeks.length === 0) return null;
  return (
    <details>
      <summary>{t('weeks-save')}</summary>
      <p class="note">{t('weeks-save-what')}</p>
      <p>
        <button type="button" class="button small" data-action="weeks-csv" onClick={() => download('my-weeks.csv', weeksCsv(weeks, view.new_deals, texts), 'text/csv')}>
          {t('weeks-save-csv')}
        </button>{' '}
        <button
          type="button"
          class="button small"
          data-action="weeks-ics"
          disabled={loaded(weeks).length === 0}
          onClick={() => download('my-weeks.ics', weeksIcs(weeks, texts, new Date()), 'text/calendar')}
        >
          {t('weeks-save-ics')}
        </button>
      </p>
    </details>
  );
}

export function ExportTeam({ view }: { view: TeamView }) {
  const texts = useTexts();
  const hide = useHide();
  if (view.weeks.length === 0) return null;
  return (
    <p>
      <button type="button" class="button small" data-action="team-csv" onClick={() => download('team-weeks.csv', teamCsv(view, texts, hide), 'text/csv')}>
        {texts.t('weeks-save-csv')}
      </button>
    </p>
  );
}
