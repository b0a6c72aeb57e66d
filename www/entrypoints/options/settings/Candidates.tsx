/** People whom the CRM names, to be confirmed as one's own. */
import { useState } from 'preact/hooks';
import type { FormGroup, Problem, Settings } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { Faults } from './Group.tsx';
import { withValue } from './own.ts';
import { candidates, idFrom, memberOf, type Candidate } from './people.ts';
import { useWork } from './work.ts';

export function Candidates({ group }: { group: FormGroup }) {
  const { forms, known, announce } = useWork();
  const { t } = useTexts();
  const [faults, setFaults] = useState<Problem[]>([]);
  const whole = forms.form.sections.find((node) => node.path === group.path);
  const found = candidates(Object.values(known.people).flat(), whole);
  if (found.length === 0 || group.locked) return null;

  const partsOf = (one: Candidate) => one.roles.map((role) => t(`choice-${role}`)).join(t('list-separator'));
  const confirm = async (some: Candidate[]) => {
    const blank = group.list?.blank ?? {};
    const taken = new Set(whole?.node === 'group' ? whole.nodes.map((node) => node.path.slice(group.path.length + 1)) : []);
    const add = (own: Settings) =>
      some.reduce((next, one) => {
        const id = idFrom(one.name, taken);
        taken.add(id);
        return withValue(next, `${group.path}.${id}`, memberOf(blank, id, one));
      }, own);
    const problems = await forms.change(add);
    setFaults(problems);
    if (problems.length === 0) announce(t('people-confirmed', { count: some.length }));
  };
  return (
    <div class="candidates">
      <h3>{t('people-confirm')}</h3>
      <ul>
        {found.map((one) => (
          <li key={one.name} data-candidate={one.name}>
            <span>
              {one.name} <span class="hint">{partsOf(one)}</span>
            </span>
            <button
              type="button"
              class="button small"
              data-action="confirm"
              aria-label={t('people-confirm-label', { name: one.name, parts: partsOf(one) })}
              onClick={() => void confirm([one])}
            >
              {t('people-confirm-one')}
            </button>
          </li>
        ))}
      </ul>
      {found.length > 1 && (
        <button type="button" class="button small" data-action="confirm-all" onClick={() => void confirm(found)}>
          {t('people-confirm-all', { count: found.length })}
        </button>
      )}
      <Faults faults={faults} />
    </div>
  );
}
