/** "This is me": binds the user that a CRM shows as signed in to a person known there, and to a role. */
import { useState } from 'preact/hooks';
import type { PersonView, Role } from '../shared/report.ts';
import { useTexts } from './texts.ts';

const roles: Role[] = ['se', 'rep', 'manager', 'admin'];

type Props = {
  viewer: { id: string; text: string };
  people: PersonView[];
  onPick: (name: string, role: Role) => void;
};

/** The role that what is known of a person suggests; the user decides. */
function likelyRole(person: PersonView | undefined): Role {
  return person?.roles.includes('se') || !person?.roles.includes('rep') ? 'se' : 'rep';
}

/** Whether a page's short name ("Sam O.") can be this person's. */
function mayBe(person: PersonView, viewer: { id: string; text: string }): boolean {
  return person.name === viewer.text || person.name.startsWith(viewer.text.replace(/\.$/, ''));
}

export function WhoAmI({ viewer, people, onPick }: Props) {
  const { t } = useTexts();
  const ours = people.filter((person) => person.roles.some((role) => role !== 'participant') || mayBe(person, viewer));
  const first = ours.find((person) => mayBe(person, viewer));
  const [picked, setPicked] = useState<string | null>(null);
  const [chosenRole, setRole] = useState<Role | null>(null);
  const name = picked ?? first?.name ?? '';
  const role = chosenRole ?? likelyRole(ours.find((person) => person.name === name));
  return (
    <form
      class="who"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') onPick(name, role);
      }}
    >
      <label class="field">
        <span>{t('who-name')}</span>
        <select name="person" value={name} onChange={(event) => setPicked(event.currentTarget.value)}>
          <option value="">{t('who-choose')}</option>
          {ours.map((person) => (
            <option key={person.name} value={person.name}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="field roles">
        <legend>{t('who-role')}</legend>
        {roles.map((one) => (
          <label key={one}>
            <input type="radio" name="role" value={one} checked={role === one} onChange={() => setRole(one)} />
            {t(`role-${one}`)}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button primary" data-action="this-is-me" disabled={name === ''}>
        {t('who-this-is-me')}
      </button>
    </form>
  );
}
