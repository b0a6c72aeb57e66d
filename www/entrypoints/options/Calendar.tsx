/** My calendar: the person's own .ics file, read here and kept here, so that the own load holds more than the CRM does. */
import { useState } from 'preact/hooks';
import type { EngineClient } from '../../engine/client.ts';
import type { CalendarView } from '../../shared/report.ts';
import { useTexts } from '../../ui/texts.ts';
import { calendarText, MOST_BYTES } from './calendar.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { Section } from './Section.tsx';
import type { Known } from './state.ts';

export function Calendar({ known, engine }: { known: Known; engine: EngineClient }) {
  const { t, say } = useTexts();
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState('');
  const [over, setOver] = useState(false);
  const { calendar } = known;

  const tell = (done: string, wrong = '') => {
    setSaid(done);
    setFault(wrong);
  };
  const take = async (chosen: File) => {
    if (chosen.size > MOST_BYTES) return tell('', t('calendar-too-large', { name: chosen.name }));
    tell(t('calendar-reading'));
    try {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const text = await calendarText(await chosen.text(), chosen.name, new Date(), zone);
      const problems = await engine.call('set_calendar', { text });
      const refused = problems.find(({ path }) => !path.startsWith('entries['));
      if (refused) tell('', say(refused.message));
      else tell(t('calendar-taken', { name: chosen.name }));
    } catch (error) {
      tell('', t('calendar-failed', { detail: error instanceof Error ? error.message : String(error) }));
    }
  };
  const remove = async () => {
    await engine.call('set_calendar', { text: null });
    tell(t('calendar-removed'));
  };

  return (
    <Section id="calendar" intro={t('calendar-intro')}>
      <div
        class="drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const dropped = event.dataTransfer?.files[0];
          if (dropped) void take(dropped);
        }}
      >
        {calendar ? <Read calendar={calendar} /> : <p>{t('calendar-none')}</p>}
        <div class="actions">
          <ChooseFile action="choose-calendar" accept="text/calendar,.ics" label={t('calendar-choose')} onChoose={(chosen) => void take(chosen)}>
            {t(calendar ? 'calendar-replace' : 'calendar-choose')}
          </ChooseFile>
          {calendar && (
            <button type="button" class="button danger" data-action="remove-calendar" onClick={() => void remove()}>
              {t('calendar-remove')}
            </button>
          )}
          <span class="hint">{t('calendar-drop')}</span>
        </div>
      </div>
      {fault !== '' && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p role="status">{said}</p>
    </Section>
  );
}

/** What was read of the file, and what of it counts for nothing. */
function Read({ calendar }: { calendar: CalendarView }) {
  const { t, say, formats } = useTexts();
  const left = (['unread', 'cancelled', 'declined', 'free'] as const).filter((reason) => calendar[reason] > 0);
  return (
    <dl class="facts">
      <dt>{t('calendar-file')}</dt>
      <dd>{t('calendar-file-read', { name: calendar.name, time: formats.datetime(calendar.read_at) })}</dd>
      <dt>{t('calendar-range')}</dt>
      <dd>{t('calendar-from-until', { from: formats.date(calendar.from), until: formats.date(calendar.until) })}</dd>
      <dt>{t('calendar-entries')}</dt>
      <dd data-entries={calendar.meetings + calendar.absences}>
        {t('calendar-meetings', { count: calendar.meetings })}
        {calendar.absences > 0 && <>, {t('calendar-absences', { count: calendar.absences })}</>}
      </dd>
      <dt>{t('calendar-left-out')}</dt>
      <dd>
        {left.length === 0 && calendar.problems.length === 0 && t('calendar-left-nothing')}
        <ul>
          {left.map((reason) => (
            <li key={reason} data-left-out={reason}>
              {t(`calendar-${reason}`, { count: calendar[reason] })}
            </li>
          ))}
          {calendar.problems.map((problem) => (
            <li key={problem.path} class="fault">
              {say(problem.message)}
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t('calendar-owner')}</dt>
      <dd data-owner={calendar.owner ?? ''}>{calendar.owner ?? t('calendar-owner-none')}</dd>
    </dl>
  );
}
