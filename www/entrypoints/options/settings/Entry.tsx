/** The input of one value, fitting its kind. What is typed goes up as text; the value is made of it elsewhere. */
import type { InputKind, Problem } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { typedRows, type TypedRow } from './entry.ts';
import { unitOf } from './shown.ts';

type Props = {
  id: string;
  name: string;
  input: InputKind;
  text: string;
  disabled: boolean;
  invalid: boolean;
  describedBy: string | undefined;
  /** The text changed. */
  onType(text: string): void;
  /** The text is to be applied: as it was typed last, or, for what is chosen, as it comes along. */
  onDone(text?: string): void;
  /** The typed text is given up. */
  onCancel(): void;
};

/** Kinds of several inputs, which stand under a legend instead of a label. */
export const manyInputs = (input: InputKind) => input.kind === 'choices' || input.kind === 'rows';

export const ZONES = 'settings-zones';

export function Entry(props: Props & { faults: Problem[]; path: string }) {
  const { input, text, onDone } = props;
  const texts = useTexts();
  switch (input.kind) {
    case 'flag':
      return <input {...common(props)} type="checkbox" checked={text === 'true'} onChange={(event) => onDone(String(event.currentTarget.checked))} />;
    case 'choice':
      return (
        <select {...common(props)} value={text} onChange={(event) => onDone(event.currentTarget.value)}>
          {input.optional && <option value="">{texts.t('form-empty-choice')}</option>}
          {input.choices.map((choice) => (
            <option key={choice} value={choice}>
              {texts.t(`choice-${choice}`)}
            </option>
          ))}
        </select>
      );
    case 'choices':
      return <Choices {...props} />;
    case 'texts':
    case 'words':
    case 'rule':
      return <textarea {...common(props)} {...typing(props)} value={text} spellcheck={false} rows={linesFor(text)} />;
    case 'rows':
      return <Rows {...props} />;
    default:
      return <Line {...props} />;
  }
}

/** One line of text, with its unit. */
function Line(props: Props) {
  const { input, text } = props;
  const texts = useTexts();
  const unit = unitOf(texts, input, text);
  return (
    <span class={input.unit === null ? 'line' : 'with-unit'}>
      <input
        {...common(props)}
        {...typing(props)}
        {...lineType(input)}
        placeholder={input.kind === 'hours' ? texts.t('form-hours-hint') : undefined}
        value={text}
        autocomplete="off"
        spellcheck={false}
      />
      {unit !== '' && <span class="unit">{unit}</span>}
    </span>
  );
}

/** How one line is typed: a day, a number, a zone out of all that there are, or any text. */
function lineType(input: InputKind) {
  if (input.kind === 'date') return { type: 'date' as const };
  if (input.kind === 'zone') return { type: 'text' as const, list: ZONES };
  return input.unit === null ? { type: 'text' as const } : { type: 'text' as const, inputmode: 'decimal' as const };
}

function Choices({ id, input, text, disabled, describedBy, onDone }: Props) {
  const { t } = useTexts();
  const chosen = text.split('\n');
  return (
    <span class="choices">
      {input.choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            id={`${id}-${choice}`}
            name={choice}
            checked={chosen.includes(choice)}
            disabled={disabled}
            aria-describedby={describedBy}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              onDone(input.choices.filter((one) => (one === choice ? on : chosen.includes(one))).join('\n'));
            }}
          />
          {t(`choice-${choice}`)}
        </label>
      ))}
    </span>
  );
}

/** A small table; what was typed in it is applied when the focus leaves it. */
function Rows(props: Props & { faults: Problem[]; path: string }) {
  const { input, text, disabled, onType, onDone } = props;
  const texts = useTexts();
  const { t, say } = texts;
  const rows = typedRows(text);
  const change = (next: TypedRow[]) => onType(JSON.stringify(next));
  const isFaulty = (row: number, column: string) => props.faults.some(({ path }) => path.startsWith(`${props.path}[${row}].${column}`));
  const leave = (event: { currentTarget: HTMLElement; relatedTarget: EventTarget | null }) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) onDone();
  };
  return (
    <div class="table" onFocusOut={leave}>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {input.columns.map((column) => (
                <th key={column.key} scope="col">
                  {say(column.label)} {unitOf(texts, column.input, 2)}
                </th>
              ))}
              <th scope="col">
                <span class="visually-hidden">{t('form-row-actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {input.columns.map((column) => (
                  <td key={column.key}>
                    <input
                      {...lineType(column.input)}
                      name={`${column.key}-${at}`}
                      aria-label={t('form-cell', { column: say(column.label), row: String(at + 1) })}
                      aria-invalid={isFaulty(at, column.key)}
                      aria-describedby={props.describedBy}
                      disabled={disabled}
                      autocomplete="off"
                      value={row[column.key] ?? ''}
                      onInput={(event) => {
                        const cell = event.currentTarget.value;
                        change(rows.map((one, index) => (index === at ? { ...one, [column.key]: cell } : one)));
                      }}
                      onKeyDown={keys(props)}
                    />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    class="button small"
                    data-action="remove-row"
                    disabled={disabled}
                    aria-label={t('form-row-remove', { number: String(at + 1) })}
                    onClick={() => onDone(JSON.stringify(rows.filter((_, index) => index !== at)))}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button
        type="button"
        class="button small"
        data-action="add-row"
        disabled={disabled}
        onClick={(event) => {
          const box = event.currentTarget.closest('.table');
          change([...rows, Object.fromEntries(input.columns.map((column) => [column.key, '']))]);
          requestAnimationFrame(() => box?.querySelector<HTMLInputElement>('tr:last-child input')?.focus());
        }}
      >
        {t('form-row-add')}
      </button>
    </div>
  );
}

function common({ id, name, disabled, invalid, describedBy }: Props) {
  return { id, name, disabled, 'aria-invalid': invalid, 'aria-describedby': describedBy };
}

/** Applied when the field is left or Enter is pressed, never per key; Escape gives up what was typed. */
function typing(props: Props) {
  return {
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => props.onType(event.currentTarget.value),
    onBlur: () => props.onDone(),
    onKeyDown: keys(props),
  };
}

function keys({ onDone, onCancel }: Props) {
  return (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const oneLine = event.currentTarget instanceof HTMLInputElement;
    if (event.key === 'Enter' && (oneLine || event.ctrlKey)) {
      event.preventDefault();
      onDone();
    } else if (event.key === 'Escape') {
      onCancel();
    }
  };
}

/** Enough lines for the text, within reason. */
function linesFor(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 60)), 0);
  return Math.min(8, Math.max(2, lines));
}
