/** My plan: the one place where pay is entered. It stays in this browser, bound to one user of one CRM. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ObjectiveChoice, PlanView, Problem } from '../../shared/report.ts';
import { useTexts } from '../../ui/texts.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { fieldOfFault, fieldsOf, paidOf, periodsOf, planOf, who, type Fields } from './plan.ts';
import { PlanRows } from './PlanRows.tsx';
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
  const chosen = known.plans.find((plan) => plan.id === fields.plan);
  const onScreen = (path: string) => fields[path] !== undefined || path.startsWith('objectives.');
  const elsewhere = problems.filter((problem) => !onScreen(fieldOfFault(problem.path)));

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
        void options.savePlan(planOf(fields, chosen)).then((found) => {
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
      <Field path="plan" label={t('plan-chosen')} fault={faults.get('plan')}>
        <select name="plan" value={fields.plan} onChange={(event) => set('plan', event.currentTarget.value)}>
          {known.plans.map((plan) => (
            <option key={plan.id} value={plan.id}>{say(plan.title)}</option>
          ))}
        </select>
      </Field>
      {chosen?.about && <p class="note">{say(chosen.about)}</p>}
      {chosen?.warnings.map((warning) => <p key={warning.id} class="note">{say(warning)}</p>)}
      {text('currency', t('plan-currency-name'))}
      {text('variable', t('plan-variable'))}
      {date('year_start', t('plan-year-start'))}
      <Field path="measure" label={t('plan-measure-name')} fault={faults.get('measure')}>
        <select name="measure" value={fields.measure} onChange={(event) => set('measure', event.currentTarget.value)}>
          <option value="amount">{t('plan-measure-amount')}</option>
          <option value="arr">{t('plan-measure-arr')}</option>
          <option value="deals">{t('plan-measure-deals')}</option>
          <option value="units">{t('choice-units')}</option>
          <option value="margin">{t('choice-margin')}</option>
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
      {chosen && <Objectives chosen={chosen} fields={fields} faults={faults} set={set} />}
      <details class="more">
        <summary>{t('plan-more')}</summary>
        <Field path="territory.accounts" label={t('plan-accounts')} fault={faults.get('territory.accounts')}>
          <textarea name="territory.accounts" rows={3} value={fields['territory.accounts'] ?? ''} onInput={(event) => set('territory.accounts', event.currentTarget.value)} />
        </Field>
        {date('joined', t('plan-joined'))}
        {date('left', t('plan-left-on'))}
        {text('draw', t('plan-draw'))}
        <fieldset class="group">
          <legend>{t('plan-unseen-legend')}</legend>
          {text('unseen.low', t('plan-unseen-low'))}
          {text('unseen.likely', t('plan-unseen-likely'))}
          {text('unseen.high', t('plan-unseen-high'))}
          <label class="check">
            <input type="checkbox" name="unseen.as_visible" checked={fields['unseen.as_visible'] === 'true'} onChange={(event) => set('unseen.as_visible', event.currentTarget.checked ? 'true' : '')} />{' '}
            {t('plan-unseen-as-visible')}
          </label>
          {faults.has('unseen') && <span class="fault" role="alert" data-fault="unseen">{faults.get('unseen')}</span>}
        </fieldset>
        {(['quotas', 'changes', 'shares', 'cancelled', 'booked', 'measured', 'paid', 'grants'] as const).map((list) => (
          <PlanRows key={list} list={list} fields={fields} fault={faults.get(list)} set={set} />
        ))}
        <ChooseFile
          action="import-paid"
          accept=".csv,text/csv"
          label={t('plan-import-paid')}
          small
          onChoose={(file) => void file.text().then((csv) => set('paid', JSON.stringify(paidOf(csv))))}
        />
        <p class="hint">{t('plan-import-paid-columns')}</p>
      </details>
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

type ObjectivesProps = { chosen: PlanView; fields: Fields; faults: Map<string, string>; set: (path: string, value: string) => void };

/** The results of each period: a share, or yes and no, with what shows it. */
function Objectives({ chosen, fields, faults, set }: ObjectivesProps) {
  const { t } = useTexts();
  const periods = [...new Set(chosen.objectives.map((objective) => objective.periods))].flatMap((count) => periodsOf(fields.year_start ?? '', count));
  return (
    <>
      {periods.map((period) => (
        <fieldset key={period} class="group">
          <legend>{t('plan-quarter', { quarter: period })}</legend>
          {chosen.objectives
            .filter((objective) => periodsOf(fields.year_start ?? '', objective.periods).includes(period))
            .map((objective) => (
              <Result key={objective.id} path={`objectives.${period}.${objective.id}`} objective={objective} fields={fields} faults={faults} set={set} />
            ))}
        </fieldset>
      ))}
    </>
  );
}

function Result({ path, objective, fields, faults, set }: Omit<ObjectivesProps, 'chosen'> & { path: string; objective: ObjectiveChoice }) {
  const { t, say } = useTexts();
  const label = `${say(objective.title)} (${say(objective.group)})`;
  const value = fields[path] ?? '';
  return (
    <Field path={path} label={label} fault={faults.get(path)}>
      {objective.share ? (
        <input type="text" name={path} autocomplete="off" value={value} aria-invalid={faults.has(path)} onInput={(event) => set(path, event.currentTarget.value)} />
      ) : (
        <select name={path} value={value} onChange={(event) => set(path, event.currentTarget.value)}>
          <option value="">{t('plan-not-stated')}</option>
          <option value="true">{t('plan-yes')}</option>
          <option value="false">{t('plan-no')}</option>
        </select>
      )}
      {value !== '' && (
        <input
          type="text"
          name={`${path}.evidence`}
          autocomplete="off"
          placeholder={t('plan-evidence')}
          aria-label={t('plan-evidence')}
          value={fields[`${path}.evidence`] ?? ''}
          onInput={(event) => set(`${path}.evidence`, event.currentTarget.value)}
        />
      )}
      {objective.measured && <span class="hint">{t('plan-objective-measured')}</span>}
    </Field>
  );
}
