/**
 * A figure with its reasons. Each one on screen is a button that opens what it was made of, and carries its identity
 * and exact value in data attributes.
 */
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';
import { linkOf, type Adapter } from '../crm/adapter.ts';
import type { Figure, Input, SourceView } from '../shared/report.ts';
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
      {figure.inputs.length > 0 && (
        <ul class="inputs">
          {figure.inputs.map((input, at) => (
            <InputLine key={at} input={input} cents={cents} />
          ))}
        </ul>
      )}
    </>
  );
}

const isOfCalendar = ({ entity }: SourceView) => entity === 'calendar' || entity === 'private_entry';

export function InputLine({ input, cents }: { input: Input; cents: boolean }) {
  const texts = useTexts();
  const hide = useHide();
  const value = input.value === null ? texts.t('figure-unknown') : valueText(texts, input.value, input.unit, cents);
  return (
    <li class="input">
      <span class="input-label">
        {texts.say(input.label, hide)}
        {input.part && <span class="part">{texts.say({ id: input.part, args: {} })}</span>}
      </span>
      {/* A value as read stands in its source already. */}
      {!(input.source && input.unit === 'text') && <span class="input-value">{value}</span>}
      {input.source && (isOfCalendar(input.source) ? <CalendarLine source={input.source} /> : <SourceLine source={input.source} />)}
    </li>
  );
}

/** An entry of the person's own calendar: no record of the CRM, so there is no link. */
function CalendarLine({ source }: { source: SourceView }) {
  const { t, formats } = useTexts();
  const hide = useHide();
  const title = source.entity === 'private_entry' ? t('source-private') : source.title === '' ? t('source-untitled') : hide(source.title);
  return (
    <span class="source" data-source={source.entity}>
      {title} <span class="as-read">{t('source-calendar')}</span>{' '}
      <span class="read-at">{t('source-read-at', { time: formats.datetime(source.read_at) })}</span>
    </span>
  );
}

/** The record that a value was read in, and, as a quote, the text as it stood there. */
export function SourceLine({ source, quote = true }: { source: SourceView; quote?: boolean }) {
  const { t, say, formats } = useTexts();
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
      <span class="read-at">{t('source-read-at', { time: formats.datetime(source.read_at) })}</span>
    </span>
  );
}
