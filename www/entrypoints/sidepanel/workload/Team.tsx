/** A manager's team, week by week: sums, and who is how full where the organisation lets a manager see it by name. */
import type { TeamView } from '../../../shared/report.ts';
import { FigureLine, useFigure } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ExportTeam } from './Export.tsx';
import { BandOf, bands } from './Workload.tsx';

export function Team({ view }: { view: TeamView }) {
  const { t, say, formats } = useTexts();
  const hide = useHide();
  return (
    <section class="card" aria-labelledby="team-title" data-team={view.team}>
      <header class="card-head">
        <h2 id="team-title">{t('team-title')}</h2>
        {view.people > 0 && <span class="card-who">{t('team-people', { team: view.team, people: view.people })}</span>}
      </header>
      {view.note && <p class="note">{say(view.note, hide)}</p>}
      {view.weeks.length > 0 && (
        <div class="weeks-box">
          <table class="weeks">
            <caption class="visually-hidden">{t('team-sums')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('workload-week')}</th>
                <th scope="col" class="number">{t('workload-known')}</th>
                <th scope="col" class="number">{t('workload-capacity')}</th>
                {view.weeks.some((week) => week.unassigned) && <th scope="col" class="number">{t('team-unassigned')}</th>}
              </tr>
            </thead>
            {view.weeks.map((week) => (
              <Week key={week.week} week={week} />
            ))}
          </table>
        </div>
      )}
      {view.wait && <FigureLine figure={view.wait} label={t('team-bottleneck')} />}
      {view.needed && <FigureLine figure={view.needed} label={t('team-fte')} />}
      {view.members.length > 0 && (
        <div class="weeks-box">
          <table class="weeks">
            <caption class="visually-hidden">{t('team-members')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('team-member')}</th>
                {view.weeks.map((week) => (
                  <th key={week.week} scope="col">
                    {formats.date(week.monday, 'short')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.members.map((member) => (
                <tr key={member.name}>
                  <th scope="row">{member.name}</th>
                  {member.bands.map((band, at) => (
                    <td key={at} class={band ? `band-${band}` : 'quiet'}>
                      <BandOf week={{ band }} short />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint legend" aria-hidden="true">
            {bands.map((band) => (
              <span key={band} class={`band-${band}`}>
                <BandOf week={{ band }} />
              </span>
            ))}
          </p>
        </div>
      )}
      <ExportTeam view={view} />
    </section>
  );
}

function Week({ week }: { week: TeamView['weeks'][number] }) {
  const { t, formats } = useTexts();
  const monday = formats.date(week.monday, 'short');
  const figures = [
    useFigure({ figure: week.known, label: t('week-known-label', { week: monday }), short: true }),
    useFigure({ figure: week.capacity, label: t('week-capacity-label', { week: monday }), short: true }),
    useFigure({ figure: week.unassigned ?? week.capacity, label: t('team-unassigned-label', { week: monday }), short: true }),
  ].slice(0, week.unassigned ? 3 : 2);
  return (
    <tbody>
      <tr>
        <th scope="row">{monday}</th>
        {figures.map((figure, at) => (
          <td key={at} class="number">
            {figure.button}
          </td>
        ))}
      </tr>
      {figures.map(
        (figure, at) =>
          figure.open && (
            <tr key={at} class="reasons-row">
              <td colSpan={4}>{figure.reasons}</td>
            </tr>
          ),
      )}
    </tbody>
  );
}
