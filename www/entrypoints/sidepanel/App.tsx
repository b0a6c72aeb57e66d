/** The side panel: decides which state it is in and lays out what there is to show. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { adapterById } from '../../crm/index.ts';
import type { Report } from '../../shared/report.ts';
import { AdapterProvider } from '../../ui/figure.tsx';
import { briefLink } from '../../ui/brief-link.ts';
import { PresentingProvider, usePresentingSwitch } from '../../ui/presenting.ts';
import { withMe } from '../../ui/settings.ts';
import { textsIn, TextsProvider, useTexts } from '../../ui/texts.ts';
import { WhoAmI } from '../../ui/WhoAmI.tsx';
import { Notices, PullBanner } from './Banners.tsx';
import { Deal, isSeRead } from './Deal.tsx';
import { Footer } from './Footer.tsx';
import { EditProvider } from './handoff/edit.ts';
import { Handoff } from './handoff/Handoff.tsx';
import { Handoffs } from './handoff/Handoffs.tsx';
import { Incentive } from './incentive/Incentive.tsx';
import { TeamPay } from './incentive/TeamPay.tsx';
import { canPull, leaveBadge, type Panel, type PanelState } from './panel.ts';
import { Pointing } from './point/Pointing.tsx';
import { Loading, NotAllowed, State } from './States.tsx';
import { Team } from './workload/Team.tsx';
import { LoadUnread, NoSalesEngineer, Workload } from './workload/Workload.tsx';

function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

export function App({ panel }: { panel: Panel }) {
  const [state, setState] = useState<PanelState>(panel.state);
  useEffect(() => panel.subscribe(setState), [panel]);
  const [presenting, setPresenting] = usePresentingSwitch();
  const language = state.settings?.language ?? null;
  const { words } = state;
  const [texts, setTexts] = useState(() => textsIn(null));
  useEffect(() => {
    setTexts(textsIn(language, words));
    document.documentElement.lang = language ?? 'en';
  }, [language, words?.role_title, words?.role_short]);

  const { link, report } = state;
  const origin = link.at === 'crm' ? link.origin : null;
  return (
    <TextsProvider value={texts}>
      <PresentingProvider value={presenting}>
        <AdapterProvider value={link.at === 'crm' ? adapterById(link.adapter) : null}>
          <main>
            <Content panel={panel} state={state} />
          </main>
          <Footer
            report={report}
            origin={origin}
            holdsActivities={state.link.at !== 'crm' || adapterById(state.link.adapter)?.data.pipeline.includes('activity') !== false}
            engine={panel.engine}
            reading={state.pull.at === 'running'}
            canRead={link.at === 'crm' && canPull(link.adapter)}
            onRead={() => panel.readPipeline()}
            onShow={(fact, beside) => panel.show(fact, beside)}
            presenting={presenting}
            setPresenting={setPresenting}
            openOptions={openOptions}
          />
          <BadgeKeeper report={report} />
        </AdapterProvider>
      </PresentingProvider>
    </TextsProvider>
  );
}

function Content({ panel, state }: { panel: Panel; state: PanelState }) {
  const { t } = useTexts();
  const { link } = state;
  if (state.fault !== null) {
    return (
      <State name="engine_error" title={t('state-engine-error')} text={t('state-engine-error-text')}>
        <p class="as-read">{state.fault}</p>
        <button type="button" class="button primary" onClick={() => location.reload()}>
          {t('state-engine-error-do')}
        </button>
      </State>
    );
  }
  switch (link.at) {
    case 'looking':
      return <Loading name="looking" />;
    case 'no_access':
      return <State name="no_access" title={t('state-no-access')} text={t('state-no-access-do')} />;
    case 'elsewhere':
      return <State name="elsewhere" title={t('state-elsewhere')} text={t('state-elsewhere-do')} />;
    case 'not_allowed':
      return <NotAllowed origin={link.origin} adapter={link.adapter} allowed={() => panel.lookAgain()} />;
    case 'crm':
      if (!state.report) return <Loading name="loading" />;
      return <Inside panel={panel} state={state} report={state.report} />;
  }
}

/** On a page of an allowed CRM, with a report to show. */
function Inside({ panel, state, report }: { panel: Panel; state: PanelState; report: Report }) {
  const { t } = useTexts();
  const { link, pull, people } = state;
  if (link.at !== 'crm') return null;
  const { page, origin } = link;
  const viewer = page.viewer;
  // While the pipeline is being read, that it has not been read is no news.
  const notices = report.notices.filter(({ id }) => !(pull.at === 'running' && id === 'notice-pipeline-not-read'));
  const banners = (
    <>
      <PullBanner pull={pull} adapter={link.adapter} onRead={() => panel.readPipeline()} />
      <Notices notices={notices} />
    </>
  );
  if (page.kind === 'record' && !report.deal) {
    return (
      <>
        {banners}
        <Loading name="reading">
          <button type="button" class="button" data-action="read-page" onClick={() => panel.readPage()}>
            {t('state-loading-do')}
          </button>
        </Loading>
      </>
    );
  }
  return (
    <>
      {banners}
      {report.deal ? (
        <Deal deal={report.deal} />
      ) : (
        page.kind !== 'signed_out' && (
          <State
            name="no_deal"
            title={t('state-no-deal')}
            text={t(page.address === undefined ? 'state-no-deal-do' : 'state-no-deal-unknown-crm')}
          />
        )
      )}
      {viewer && !report.viewer.confirmed && people.length > 0 && (
        <section class="card ask" aria-labelledby="who-title" data-panel-state="who_am_i">
          <h2 id="who-title">{t('who-title')}</h2>
          <p class="note">{t('who-why', { viewer: viewer.text })}</p>
          <WhoAmI
            viewer={viewer}
            people={people}
            onPick={(name, role) => void panel.saveSettings((settings) => withMe(settings, origin, viewer.id, name, role))}
          />
        </section>
      )}
      {page.address !== undefined && (
        <Pointing panel={panel} origin={origin} record={report.deal?.record ?? null} newest={report.read.newest} state={state.pointing} />
      )}
      <div class="cards">
        {report.team && <Team view={report.team} />}
        {report.workload ? (
          <Workload view={report.workload} hasDeal={report.deal !== null} shareMarket={(on) => panel.shareMarket(on)} ask={(kind) => panel.ask(kind)} giveCard={(text) => panel.giveCard(text)} />
        ) : (
          report.deal && (report.deal.se === null ? <NoSalesEngineer isRead={isSeRead(report.deal)} /> : <LoadUnread name={report.deal.se} />)
        )}
        {report.handoff && (
          <EditProvider value={report.handoff.writable ? (edit) => panel.edit(edit) : null}>
            <Handoff
              key={page.record ?? ''}
              view={report.handoff}
              brief={report.deal && report.deal.record !== '' ? briefLink(origin, report.deal.record) : null}
            />
          </EditProvider>
        )}
        {report.handoffs && <Handoffs view={report.handoffs} />}
        {report.team_pay && <TeamPay view={report.team_pay} moves={state.moves} />}
        <Incentive
          view={report.incentive}
          role={report.viewer.role}
          moves={state.moves}
          record={report.deal?.record ?? null}
          chance={report.deal?.chance?.value ?? null}
          whatIf={(assumed) => panel.whatIf(assumed)}
          openOptions={openOptions}
        />
      </div>
    </>
  );
}

/** Leaves this week's utilisation for the toolbar, when it is the user's own and known. */
function BadgeKeeper({ report }: { report: Report | null }) {
  const { t, formats } = useTexts();
  const workload = report?.workload ?? null;
  const ratio = workload?.sight === 'own' ? workload.utilisation.value : null;
  const newest = report?.read.newest ?? null;
  useEffect(() => {
    if (ratio === null || newest === null) return;
    const percent = formats.percent(ratio);
    leaveBadge({ text: t('badge-text', { percent }), title: t('badge-title', { percent, time: formats.datetime(newest) }) });
  }, [ratio, newest]);
  return null;
}
