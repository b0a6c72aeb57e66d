/**
 * A figure with its reasons. Each one on screen is a button that opens what it was made of, and carries its identity
 * and exact value in data attributes.
 */
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';
import { linkOf, type Adapter } from '../crm/adapter.ts';
import type { Figure, Input, SourceView } from '../shared/report.ts';
import { activitiesOf } from './inputs.ts';
import { useHide } from './presenting.ts';
import { useTexts } from './texts.ts';
import { figureShortText, figureText, valueText } from './value.ts';

/** What stands where pay would, until its owner asks for it. */
export const MASK = '••••';

/** The CRM that the figures come from: its patterns make the links to records. */
export const AdapterContext = createContext<Adapter | null>(null);

export const AdapterProvider = AdapterContext.Provider;

type Options = {
  figure: Figure;
  /** What the figure is, for those who do not see where it stands. */
  label: string;
  /** Pay that its owner has not uncovered: neither value nor reasons are in the page. */
  masked?: boolean;
  /** Money to the last unit of its currency. */
  cents?: boolean;
  /** Replaces the value's own text, such as a stage's name. */
  text?: string;
  /** A customer's own figure, hidden while presenting. */
  secret?: boolean;
  /** In a narrow column: "≥ 12.5 h". Who does not see it still hears "at least". */
  short?: boolean;
  /** The value rounded further, where many stand side by side; who does not see it hears all of it. */
  brief?: string | undefined;
  /** Where the figure stands in a table that is one stop of the Tab key. */
  tabIndex?: number;
};

export type FigureParts = { button: ComponentChildren; reasons: ComponentChildren; open: boolean };

/** The button and the reasons of a figure, apart, so that a table can put the reasons in a row of their own. */
export function useFigure({ figure, label, masked = false, cents = false, text, secret = false, short = false, brief, tabIndex }: Options): FigureParts {
  const texts = useTexts();
  const hide = useHide();
  const id = useId();
  const [wanted, setWanted] = useState(false);
  const hidden = masked || (secret && hide('x') !== 'x');
  const open = wanted && !hidden;
  const said = hidden ? MASK : (text ?? figureText(texts, figure, cents));
  const shown = short && !hidden ? (brief ?? figureShortText(texts, figure)) : said;
  const button = (
    <button
      type="button"
      class="figure"
      tabIndex={tabIndex}
      aria-expanded={open}
      aria-controls={open ? id : undefined}
      aria-label={texts.t(hidden ? 'figure-hidden-label' : 'figure-label', { label, value: said })}
      disabled={hidden}
      data-figure={figure.id}
      data-value={hidden ? undefined : (figure.value ?? '')}
      data-unit={figure.unit}
      data-state={figure.state}
      onClick={() => setWanted(!wanted)}
    >
      {shown}
    </button>
  );
  const reasons = open ? (
    <div class="reasons" id={id}>
      <Reasons figure={figure} cents={cents} />
    </div>
  ) : null;
  return { button, reasons, open };
}

/** A figure in a line of its own: label, value, and its reasons below. */
export function FigureLine(props: Options & { children?: ComponentChildren }) {
  const { button, reasons } = useFigure(props);
  return (
    <div class="figure-line">
      <span class="figure-name">{props.label}</span>
      <span class="figure-value">
        {button}
        {props.children}
      </span>
      {reasons}
    </div>
  );
}

/** How a figure was made: its note, its formula, and each input with where it was read. */
export function Reasons({ figure, cents }: { figure: Figure; cents: boolean }) {
  const { t, say } = useTexts();
  const hide = useHide();
  const empty = !figure.note && !figure.formula && figure.inputs.length === 0;
  return (
    <>
      {figure.note && <p class="note">{say(figure.note, hide)}</p>}
      {figure.formula && <p class="formula">{say(figure.formula, hide)}</p>}
      {empty && <p class="note">{t('reasons-none')}</p>}
      {figure.inputs.length > 0 && <Inputs inputs={figure.inputs} cents={cents} />}
    </>
  );
}

/** What a figure is made of. When all of it was read is said once, if it was read at one time. */
function Inputs({ inputs, cents }: { inputs: Input[]; cents: boolean }) {
  const { t, formats } = useTexts();
  const times = new Set(inputs.flatMap(({ source }) => (source ? formats.datetime(source.read_at) : [])));
  const [only] = times.size === 1 && inputs.length > 1 ? times : [];
  return (
    <>
      <ul class="inputs">
        {activitiesOf(inputs).map((pieces, at) =>
          pieces.length > 1 ? <ActivityLine key={at} pieces={pieces} dated={!only} /> : pieces.map((input) => <InputLine key={at} input={input} cents={cents} dated={!only} />),
        )}
      </ul>
      {only && <p class="hint">{t('source-all-read-at', { time: only })}</p>}
    </>
  );
}

/** An activity with each of its pieces: preparation, delivery, follow-up, travel. */
function ActivityLine({ pieces, dated }: { pieces: Input[]; dated: boolean }) {
  const texts = useTexts();
  const hide = useHide();
  const [first] = pieces;
  if (!first?.source) return null;
  return (
    <li class="input">
      <span class="input-label">{texts.say({ id: 'input-kind', args: first.label.args }, hide)}</span>
      <ul class="pieces">
        {pieces.map(({ part, label, value, unit }, at) => (
          <li key={at}>
            {texts.say({ id: part ?? '', args: {} })} {texts.formats.date(label.args['date']?.value ?? '', 'short')}{' '}
            <span class="input-value">{value === null ? texts.t('figure-unknown') : valueText(texts, value, unit)}</span>
          </li>
        ))}
      </ul>
      <Source source={first.source} dated={dated} />
    </li>
  );
}

function Source({ source, dated }: { source: SourceView; dated: boolean }) {
  return isOfCalendar(source) ? <CalendarLine source={source} dated={dated} /> : <SourceLine source={source} dated={dated} />;
}

const isOfCalendar = ({ entity }: SourceView) => entity === 'calendar' || entity === 'private_entry';

export function InputLine({ input, cents, dated = true }: { input: Input; cents: boolean; dated?: boolean }) {
  const texts = useTexts();
  const hide = useHide();
  const value = input.value === null ? texts.t('figure-unknown') : valueText(texts, input.value, input.unit, cents);
  return (
    <li class="input">
      <span class="input-label">
        {texts.say(input.label, hide)}{' '}
        {input.part && <span class="part">{texts.say({ id: input.part, args: {} })}</span>}
      </span>
      {/* A value as read stands in its source already. */}
      {!(input.source && input.unit === 'text') && <span class="input-value">{value}</span>}
      {input.source && <Source source={input.source} dated={dated} />}
    </li>
  );
}

/** An entry of the person's own calendar: no record of the CRM, so there is no link. */
function CalendarLine({ source, dated }: { source: SourceView; dated: boolean }) {
  const { t } = useTexts();
  const hide = useHide();
  const title = source.entity === 'private_entry' ? t('source-private') : source.title === '' ? t('source-untitled') : hide(source.title);
  return (
    <span class="source" data-source={source.entity}>
      {title} <span class="as-read">{t('source-calendar')}</span> {dated && <ReadAt source={source} />}
    </span>
  );
}

/** The record that a value was read in, and, as a quote, the text as it stood there. */
export function SourceLine({ source, quote = true, dated = true }: { source: SourceView; quote?: boolean; dated?: boolean }) {
  const { t, say } = useTexts();
  const hide = useHide();
  const adapter = useContext(AdapterContext);
  const href = adapter ? linkOf(adapter.data, source.origin, source.entity, source.record) : null;
  const title = hide(source.title);
  return (
    <span class="source">
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {title}
        </a>
      ) : (
        title
      )}{' '}
      {/* Where the text as read is the record's own title, it stands there already. */}
      {quote && source.text !== source.title && (
        <span class="as-read">{t(source.text === '' ? 'source-empty' : 'source-as-read', { label: source.label, text: hide(source.text) })} </span>
      )}
      {source.basis && <span class="as-read">{say(source.basis)} </span>}
      {dated && <ReadAt source={source} />}
    </span>
  );
}

function ReadAt({ source }: { source: SourceView }) {
  const { t, formats } = useTexts();
  return <span class="read-at">{t('source-read-at', { time: formats.datetime(source.read_at) })}</span>;
}
