/** One setting: its label, its input, what it rests on and where it comes from, and what the core says against it. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { FormField, Problem, RuleView } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { shift } from './decimal.ts';
import { Entry, manyInputs } from './Entry.tsx';
import { entered, typed } from './entry.ts';
import { Holidays } from './Holidays.tsx';
import { useMark } from './Mark.tsx';
import { differs, inUnits, shown } from './shown.ts';
import { useWork } from './work.ts';

/** @param added whether it stands in a member that has no default, since somebody added it */
export function Field({ field, added }: { field: FormField; added: boolean }) {
  const { forms, known, announce } = useWork();
  const texts = useTexts();
  const { t, say } = texts;
  const [, again] = useState(0);
  const id = useId();
  const { path, input, locked } = field;
  const draft = forms.drafts.get(path);
  const inForce = typed(input, field.value);
  const text = draft?.text ?? inForce;
  const name = say(field.label);
  // Where nothing is set by default there is nothing that a mark could stand for.
  const mark = useMark(added || field.default === null ? null : field.mark);
  const rule = useRule(input.kind === 'rule' && draft ? text : null);
  const faults = draft?.faults ?? [];
  const shownFaults = rule && rule.faults.length > 0 ? [] : faults;

  const keep = (next: string, found: Problem[]) => {
    forms.drafts.set(path, { text: next, value: entered(input, next), faults: found });
    again((count) => count + 1);
  };
  const giveUp = () => {
    forms.drafts.delete(path);
    again((count) => count + 1);
  };
  const apply = async (chosen?: string) => {
    if (locked) return;
    if (chosen !== undefined) keep(chosen, faults);
    const latest = forms.drafts.get(path);
    if (!latest) return;
    if (typed(input, latest.value) === inForce) {
      // Given back by typing what was there; a typed text that only looks different counts as the same.
      if (latest.faults.length === 0 || latest.text.trim() === inForce) giveUp();
      return;
    }
    // Typed again, the default is set as it is written: "70 %" is "0.70", not "0.7".
    const isDefault = !added && typed(input, latest.value) === typed(input, field.default);
    const found = await forms.set(path, isDefault ? field.default : latest.value);
    if (forms.drafts.get(path) !== latest) return;
    if (found.length === 0) giveUp();
    else keep(latest.text, found);
    announce(t(found.length === 0 ? 'form-saved' : 'form-refused', { name }));
  };
  const reset = async () => {
    const found = await forms.unset(path);
    announce(found.length === 0 ? t('form-saved', { name }) : found.map((one) => say(one.message)).join(' '));
  };

  const noteId = `${id}-note`;
  const faultId = `${id}-fault`;
  const hasFault = shownFaults.length > 0 || (rule?.faults.length ?? 0) > 0;
  const common = { class: 'setting', 'data-setting': path, 'data-layer': field.layer, 'data-locked': locked, 'data-kind': input.kind };
  const hint = hintOf(texts, field);
  const entry = (
    <Entry
      id={id}
      name={path}
      path={path}
      input={input}
      text={text}
      faults={faults}
      disabled={locked}
      invalid={hasFault}
      describedBy={`${noteId}${hasFault ? ` ${faultId}` : ''}`}
      onType={(next) => keep(next, faults)}
      onDone={(chosen) => void apply(chosen)}
      onCancel={giveUp}
    />
  );
  const rest = (
    <div class="setting-rest">
      {input.kind === 'rule' && <RuleSays field={field} rule={rule} faultId={faultId} />}
      {shownFaults.length > 0 && (
        <div id={faultId}>
          {shownFaults.map((problem) => (
            <p key={problem.path + problem.message.id} class="fault" role="alert" data-fault={problem.path}>
              {say(inUnits(problem.message, input))}
            </p>
          ))}
        </div>
      )}
      <p class="setting-note" id={noteId}>
        {hint !== '' && <span>{hint}</span>}
        {locked && <span class="tag locked">{t('form-locked')}</span>}
        {field.layer !== 'default' && !added && <span class={`tag layer-${field.layer}`}>{t(`layer-${field.layer}`)}</span>}
        {locked && <span>{t(known.policy.in_force ? 'form-locked-policy' : 'form-locked-only')}</span>}
        {!added && differs(field) && <span>{t('form-default-is', { value: shown(texts, input, field.default) })}</span>}
        {mark.button}
        {field.layer === 'own' && !added && !locked && (
          <button type="button" class="link" data-action="reset" aria-label={t('form-reset-label', { name })} onClick={() => void reset()}>
            {t('form-reset')}
          </button>
        )}
      </p>
      {mark.meaning}
      {/^calendars\.[^.]+\.holidays$/.test(path) && !locked && <Holidays field={field} />}
    </div>
  );
  return manyInputs(input) ? (
    <fieldset {...common}>
      <legend>{name}</legend>
      {entry}
      {rest}
    </fieldset>
  ) : (
    <div {...common}>
      <label for={id}>{name}</label>
      {entry}
      {rest}
    </div>
  );
}

/** What may be entered, where the input does not say it itself. */
function hintOf({ t, formats }: ReturnType<typeof useTexts>, { input }: FormField): string {
  if (input.low !== null && input.high !== null) {
    const bound = (number: number) => formats.number(shift(String(number), input.unit === 'share' ? 2 : 0) ?? '');
    return t('form-bounds', { low: bound(input.low), high: bound(input.high) });
  }
  return input.kind === 'texts' || input.kind === 'words' ? t('form-lines') : '';
}

/** What the core says of a rule that is being typed; `null` while nothing is, and until it has answered. */
function useRule(text: string | null): RuleView | null {
  const { forms } = useWork();
  const [said, setSaid] = useState<{ text: string; rule: RuleView } | null>(null);
  useEffect(() => {
    if (text === null || text.trim() === '') return;
    let current = true;
    const timer = setTimeout(() => {
      void forms.engine.call('rule', { text }).then((rule) => current && setSaid({ text, rule }));
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, forms.engine]);
  return text !== null && text.trim() !== '' && said ? said.rule : null;
}

/** A rule in plain words, or each of its faults with its column; while it has any, the rule in force stays. */
function RuleSays({ field, rule, faultId }: { field: FormField; rule: RuleView | null; faultId: string }) {
  const { t, say } = useTexts();
  if (!rule || rule.words) {
    const words = rule?.words ?? field.words;
    return words ? <p class="note words">{t('form-rule-words', { words: say(words) })}</p> : null;
  }
  return (
    <div id={faultId}>
      {rule.faults.map((fault) => (
        <p key={fault.path} class="fault" role="alert" data-fault={`${field.path}:${fault.path}`}>
          {t('form-rule-fault', { column: fault.path, fault: say(fault.message) })}
        </p>
      ))}
      <p class="note words">{field.words ? t('form-rule-last', { words: say(field.words) }) : t('form-rule-none')}</p>
    </div>
  );
}
