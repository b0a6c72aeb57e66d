/**
 * The incentive card, for the SE alone. Everything in it is covered until asked for, and covered again after a minute,
 * when the panel is hidden, and when the page beside it changes.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ComponentView, Figure, IncentiveView, LineView, Role, ShownIncentive, WhatIf } from '../../../shared/report.ts';
import { FigureLine, useFigure } from '../../../ui/figure.tsx';
import { useHide, usePresenting } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { figureText } from '../../../ui/value.ts';
import { CurveChart } from './CurveChart.tsx';
import { Outlooks } from './Outlook.tsx';
import { Records } from './Records.tsx';

const UNCOVERED_MS = 60_000;

/** Whether pay is uncovered now; it never is while presenting. */
export function useUncovered(moves: number): [boolean, (on: boolean) => void] {
  const presenting = usePresenting();
  const [uncovered, setUncovered] = useState(false);
  useEffect(() => setUncovered(false), [moves, presenting]);
  useEffect(() => {
    if (!uncovered) return;
    const cover = () => setUncovered(false);
    const timer = setTimeout(cover, UNCOVERED_MS);
    document.addEventListener('visibilitychange', cover);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', cover);
    };
  }, [uncovered]);
  return [uncovered && !presenting, setUncovered];
}

type Props = {
  view: IncentiveView;
  role: Role | null;
  moves: number;
  record: string | null;
  /** The chance of this deal, while it is open. */
  chance: string | null;
  whatIf: (assumed: WhatIf) => Promise<IncentiveView | null>;
  openOptions: () => void;
};

export function Incentive({ view, role, moves, record, chance, whatIf, openOptions }: Props) {
  const { t, say } = useTexts();
  const [uncovered, setUncovered] = useUncovered(moves);
  const presenting = usePresenting();
  if (view.state === 'hidden') {
    // Others are not even told that there is something to hide.
    if (role !== 'se') return null;
    return (
      <section class="card" aria-labelledby="incentive-title">
        <h2 id="incentive-title">{t('incentive-title')}</h2>
        <p class="note">{say(view.why)}</p>
        <button type="button" class="button" onClick={openOptions}>
          {t('incentive-open-options')}
        </button>
      </section>
    );
  }
  return (
    <section class="card incentive" aria-labelledby="incentive-title" data-covered={!uncovered}>
      <header class="card-head">
        <h2 id="incentive-title">
          {t('incentive-title')} <span class="tag">{t('incentive-tag')}</span>
        </h2>
        <button
          type="button"
          class="button small"
          aria-pressed={uncovered}
          disabled={presenting}
          onClick={() => setUncovered(!uncovered)}
        >
          {t(uncovered ? 'incentive-cover' : 'incentive-uncover')}
        </button>
      </header>
      <Shown view={view} masked={!uncovered} record={record} chance={chance} whatIf={whatIf} />
    </section>
  );
}

type ShownProps = { view: ShownIncentive; masked: boolean } & Pick<Props, 'record' | 'chance' | 'whatIf'>;

function Shown({ view, masked, record, chance, whatIf }: ShownProps) {
  const { t, say, formats } = useTexts();
  const hide = useHide();
  return (
    <>
      {!masked && <p class="print-mark">{t('statement-print-mark')}</p>}
      <p class="note">
        {say(view.plan)} · {t('incentive-period', {
          start: formats.date(view.period.start),
          end: formats.date(view.period.end),
        })}
      </p>
      <FigureLine figure={view.earned} label={t('incentive-earned')} masked={masked} cents />
      <FigureLine figure={view.attainment} label={t('incentive-attainment')} masked={masked} />
      {view.deal && <ThisDeal low={view.deal.low} high={view.deal.high} masked={masked} />}
      {!masked && <Outlooks view={view} record={record} chance={chance} whatIf={whatIf} />}
      {view.components.map((component) => (
        <Component key={component.id} component={component} mainAttainment={mainOf(view)} masked={masked} />
      ))}
      {masked ? (
        <p class="hint">{t('incentive-estimate-only')}</p>
      ) : (
        <Records view={view} />
      )}
      {!masked && (
        <ul class="notes">
          {view.notes.map((note, at) => (
            <li key={at}>{say(note, hide)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function ThisDeal({ low, high, masked }: NonNullable<ShownIncentive['deal']> & { masked: boolean }) {
  const { t } = useTexts();
  const from = useFigure({ figure: low, label: t('incentive-deal-low'), masked, cents: true });
  const to = useFigure({ figure: high, label: t('incentive-deal-high'), masked, cents: true });
  return (
    <div class="figure-line">
      <span class="figure-name">{t('incentive-deal')}</span>
      <span class="figure-value">
        {from.button}
        <Upper of={high} low={low} masked={masked} button={to.button} />
      </span>
      {from.reasons}
      {to.reasons}
    </div>
  );
}

/** The upper end of a range. Where both ends are one amount it is shown once; whoever listens hears both. */
function Upper({ of: high, low, masked, button }: { of: Figure; low: Figure; masked: boolean; button: ComponentChildren }) {
  const texts = useTexts();
  if (!masked && high.value !== null && high.value === low.value) {
    return (
      <span
        class="visually-hidden"
        data-figure={high.id}
        data-value={high.value}
        data-unit={high.unit}
        data-state={high.state}
      >
        {texts.t('range-to', { value: figureText(texts, high, true) })}
      </span>
    );
  }
  return (
    <>
      <span aria-hidden="true"> – </span>
      {button}
    </>
  );
}

/** The component whose attainment stands at the top already: the first that has one. */
function mainOf(view: ShownIncentive): string | undefined {
  return view.components.find((component) => component.attainment !== null)?.attainment?.id;
}

function Component({ component, mainAttainment, masked }: { component: ComponentView; mainAttainment: string | undefined; masked: boolean }) {
  const { t, say } = useTexts();
  const hide = useHide();
  const target = useFigure({ figure: component.target, label: t('incentive-target'), masked, cents: true });
  return (
    <div class="component">
      <h3>{say(component.title, hide)}</h3>
      <FigureLine figure={component.earned} label={t('incentive-component-earned')} masked={masked} cents>
        <span class="quiet target">
          {t('incentive-of-target')} {target.button}
        </span>
      </FigureLine>
      {target.reasons}
      {!masked && component.attainment && component.attainment.id !== mainAttainment && (
        <FigureLine figure={component.attainment} label={t('incentive-attainment')} />
      )}
      {!masked && component.curve && <CurveChart curve={component.curve} currency={component.earned.unit} label={say(component.title, hide)} />}
      {!masked && component.lines.length > 0 && (
        <details class="lines">
          <summary>{t('incentive-lines', { count: component.lines.length })}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('incentive-line')}</th>
                <th scope="col" class="number">{t('incentive-line-amount')}</th>
              </tr>
            </thead>
            {component.lines.map((line) => (
              <Line key={line.figure.id} line={line} />
            ))}
          </table>
        </details>
      )}
    </div>
  );
}

function Line({ line }: { line: LineView }) {
  const { say } = useTexts();
  const hide = useHide();
  const title = say(line.title, hide);
  const { button, reasons, open } = useFigure({ figure: line.figure, label: title, cents: true });
  return (
    <tbody>
      <tr>
        <th scope="row">{title}</th>
        <td class="number">{button}</td>
      </tr>
      {open && (
        <tr class="reasons-row">
          <td colSpan={2}>{reasons}</td>
        </tr>
      )}
    </tbody>
  );
}
