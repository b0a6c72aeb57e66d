/** My plan: the one place where pay is entered. It stays in this browser, bound to one user of one CRM. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../shared/report.ts';
import { useTexts } from '../../ui/texts.ts';
import { fieldOfFault, fieldsOf, objectives, planOf, quartersOf, shares, who, type Fields } from './plan.ts';
import { Section } from './Section.tsx';
import type { Known, Options } from './state.ts';

export function Plan({ known, options }: { known: Known; options: Options }) {
  const { t } = useTexts();
  const people = known.settings.me.filter((me) => me.role === 'se');
  const [open, setOpen] = useState(false);
  return (
    <Section id="plan" intro={t('plan-intro')}>
      {people.length === 0 ? (
        <p>{t('plan-needs-me')}</p>
      ) : open ? (
        <Form known={known} options={options} />
      ) : (
        // Pay is never on screen before it is asked for.
        <button type="button" class="button" data-action="open-plan" onClick={() => setOpen(true)}>
          {t(known.plan === null ? 'plan-enter' : 'plan-show')}
        </button>
      )}
    </Section>
  );
}

function Form({ known, options }: { known: Known; options: Options }) {
  const { t, say } = useTexts();
  const people = known.settings.me.filter((me) => me.role === 'se');
  const [fields, setFields] = useState<Fields>(() => {
    const stored = fieldsOf(known.plan);
    const [only] = people;
    return stored.who === '' && only ? { ...stored, who: who(only.origin, only.user_id) } : stored;
  });
  const [problems, setProblems] = useState<Problem[]>([]);
  const [saved, setSaved] = useState(false);
  const set = (path: string, value: string) => {
    setSaved(false);
    setFields({ ...fields, [path]: value });
  };
  const faults = new Map(problems.map((problem) => [fieldOfFault(problem.path), say(problem.message)]));
  const quarters = quartersOf(fields.year_start ?? '');
  const shown = new Set(['who', 'territory.owners', 'official.amount', 'official.as_of', 'currency', 'variable', 'year_start', 'measure', 'quota', ...quarters.flatMap((quarter) => objectives.map((one) => `objectives.${quarter}.${one}`))]);
  const elsewhere = problems.filter((problem) => !shown.has(fieldOfFault(problem.path)));

  const remove = () => {
    void options.savePlan(null).then(() => {
      setFields({ ...fieldsOf(null), who: fields.who ?? '' });
      setSaved(false);
    });
  };

  const common = (path: string) => ({
    name: path,
    autocomplete: 'off' as const,
    value: fields[path] ?? '',
    'aria-invalid': faults.has(path),
    'aria-describedby': faults.has(path) ? `${path}-fault` : undefined,
    onInput: (event: { currentTarget: HTMLInputElement }) => set(path, event.currentTarget.value),
  });
  const text = (path: string, label: string) => (
    <Field path={path} label={label} fault={faults.get(path)}>
      <input type="text" {...common(path)} />
    </Field>
  );
  const date = (path: string, label: string) => (
    <Field path={path} label={label} fault={faults.get(path)}>
      <input type="date" {...common(path)} />
    </Field>
  );

  return (
    <form
      class="plan"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void options.savePlan(planOf(fields)).then((found) => {
          setProblems(found);
          setSaved(found.length === 0);
        });
      }}
    >
      <Field path="who" label={t('plan-who')} fault={faults.get('who')}>
        <select name="who" value={fields.who} onChange={(event) => set('who', event.currentTarget.value)}>
          {people.map((me) => (
            <option key={who(me.origin, me.user_id)} value={who(me.origin, me.user_id)}>
              {me.name}, {new URL(me.origin).host}
            </option>
          ))}
        </select>
      </Field>
      {text('currency', t('plan-currency-name'))}
      {text('variable', t('plan-variable'))}
      {date('year_start', t('plan-year-start'))}
      <Field path="measure" label={t('plan-measure-name')} fault={faults.get('measure')}>
        <select name="measure" value={fields.measure} onChange={(event) => set('measure', event.currentTarget.value)}>
          <option value="amount">{t('plan-measure-amount')}</option>
          <option value="arr">{t('plan-measure-arr')}</option>
        </select>
      </Field>
      {text('quota', t('plan-quota'))}
      <Field path="territory.owners" label={t('plan-territory')} fault={faults.get('territory.owners')}>
        <textarea
          name="territory.owners"
          rows={3}
          value={fields['territory.owners'] ?? ''}
          onInput={(event) => set('territory.owners', event.currentTarget.value)}
        />
      </Field>
      <fieldset class="group">
        <legend>{t('plan-official')}</legend>
        {text('official.amount', t('plan-official-amount'))}
        {date('official.as_of', t('plan-official-as-of'))}
      </fieldset>
      {quarters.map((quarter) => (
        <fieldset key={quarter} class="group">
          <legend>{t('plan-quarter', { quarter })}</legend>
          {objectives.map((objective) => {
            const path = `objectives.${quarter}.${objective}`;
            if (shares.includes(objective)) return <div key={path}>{text(path, t(`plan-objective-${objective.replaceAll('_', '-')}`))}</div>;
            return (
              <Field key={path} path={path} label={t(`plan-objective-${objective.replaceAll('_', '-')}`)} fault={faults.get(path)}>
                <select name={path} value={fields[path] ?? ''} onChange={(event) => set(path, event.currentTarget.value)}>
                  <option value="">{t('plan-not-stated')}</option>
                  <option value="true">{t('plan-yes')}</option>
                  <option value="false">{t('plan-no')}</option>
                </select>
              </Field>
            );
          })}
        </fieldset>
      ))}
      {elsewhere.map((problem) => (
        <p key={problem.path} class="fault" role="alert">
          {problem.path} {say(problem.message)}
        </p>
      ))}
      <div class="actions">
        <button type="submit" class="button primary" data-action="save-plan">
          {t('plan-save')}
        </button>
        {known.plan !== null && (
          <button type="button" class="button danger" data-action="remove-plan" onClick={remove}>
            {t('plan-remove')}
          </button>
        )}
        <span role="status">{saved ? t('plan-saved') : problems.length > 0 ? t('plan-faults', { count: problems.length }) : ''}</span>
      </div>
    </form>
  );
}

type FieldProps = { path: string; label: string; fault: string | undefined; children: ComponentChildren };

function Field({ path, label, fault, children }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
      {fault !== undefined && (
        <span class="fault" id={`${path}-fault`} role="alert" data-fault={path}>
          {fault}
        </span>
      )}
    </label>
  );
}
