/** A group of settings that opens and closes; a list also takes new members in, takes them out, and puts them back. */
import { useId, useState } from 'preact/hooks';
import type { FormGroup, FormNode, JsonValue, Problem } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { Candidates } from './Candidates.tsx';
import { Field } from './Field.tsx';
import { FieldMap } from './FieldMap.tsx';
import { valueAt } from './own.ts';
import { isId } from './people.ts';
import { useWork } from './work.ts';

export function Nodes({ nodes, added = false }: { nodes: FormNode[]; added?: boolean }) {
  return (
    <>
      {nodes.map((node) => (node.node === 'group' ? <Group key={node.path} group={node} /> : <Field key={node.path} field={node} added={added} />))}
    </>
  );
}

function Group({ group }: { group: FormGroup }) {
  const { forms, open, setOpen } = useWork();
  const { t, say } = useTexts();
  const isOpen = open.has(group.path);
  const inside = `${group.path}.`;
  const changed = forms.form.changes.filter(({ path, layer }) => layer === 'own' && path.startsWith(inside)).length;
  const added = group.member && group.layer !== 'default';
  return (
    <details
      class={group.member ? 'set-member' : 'set-group'}
      data-group={group.path}
      data-layer={group.layer}
      data-locked={group.locked}
      open={isOpen}
      onToggle={(event) => setOpen(group.path, event.currentTarget.open)}
    >
      <summary>
        <span class="set-name">{say(group.label)}</span>
        {group.list && <span class="hint">{t('form-tally', { count: group.nodes.length })}</span>}
        {added && <span class={`tag layer-${group.layer}`}>{t(`layer-${group.layer}-member`)}</span>}
        {!added && changed > 0 && <span class="tag layer-own">{t('form-changed', { count: changed })}</span>}
        {group.locked && <span class="tag locked">{t('form-locked')}</span>}
      </summary>
      {isOpen && (
        <div class="set-body">
          {group.path === 'people' && <Candidates group={group} />}
          {group.path === 'reading.fields' && <FieldMap group={group} />}
          <Nodes nodes={group.nodes} added={added} />
          {group.member && !group.locked && <Leave group={group} added={group.layer === 'own'} />}
          {group.list && <Gone group={group} />}
          {group.list && !group.locked && <Add group={group} blank={group.list.blank} />}
        </div>
      )}
    </details>
  );
}

/** The button that takes a member out of its list: one's own is removed, any other one waits to be put back. */
function Leave({ group, added }: { group: FormGroup; added: boolean }) {
  const { forms, announce } = useWork();
  const { t, say } = useTexts();
  const [faults, setFaults] = useState<Problem[]>([]);
  const name = say(group.label);
  const leave = async () => {
    const found = await (added ? forms.unset(group.path) : forms.set(group.path, null));
    setFaults(found);
    if (found.length === 0) announce(t('form-taken-out', { name }));
  };
  return (
    <div class="actions">
      <button
        type="button"
        class="button small danger"
        data-action={added ? 'remove' : 'take-out'}
        aria-label={t(added ? 'form-remove-label' : 'form-take-out-label', { name })}
        onClick={() => void leave()}
      >
        {t(added ? 'form-remove' : 'form-take-out')}
      </button>
      <Faults faults={faults} />
    </div>
  );
}

/** Members of the defaults that are not in the list any more. */
function Gone({ group }: { group: FormGroup }) {
  const { forms, announce } = useWork();
  const { t, say } = useTexts();
  const gone = group.list?.taken_out ?? [];
  if (gone.length === 0) return null;
  const putBack = async (path: string, name: string) => {
    const found = await forms.unset(path);
    announce(found.length === 0 ? t('form-put-back-done', { name }) : found.map((one) => say(one.message)).join(' '));
  };
  return (
    <div class="set-gone">
      <h3>{t('form-gone')}</h3>
      <ul>
        {gone.map(([id, title]) => {
          const path = `${group.path}.${id}`;
          const name = say(title);
          return (
            <li key={id} data-gone={path}>
              {valueAt(forms.own, path) === null ? (
                <>
                  <span>{name}</span>
                  <button type="button" class="button small" data-action="put-back" aria-label={t('form-put-back-label', { name })} onClick={() => void putBack(path, name)}>
                    {t('form-put-back')}
                  </button>
                </>
              ) : (
                t('form-gone-policy', { name })
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Add({ group, blank }: { group: FormGroup; blank: JsonValue }) {
  const { forms, announce, setOpen } = useWork();
  const { t, say } = useTexts();
  const id = useId();
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<Problem[]>([]);
  const add = async () => {
    const member = text.trim();
    const path = `${group.path}.${member}`;
    const refuse = (message: string, name: string) =>
      setFaults([{ path, message: { id: message, args: { [name]: { kind: 'text', value: member } } } }]);
    if (!isId(member)) return refuse('settings-id', 'id');
    if (group.nodes.some((node) => node.path === path)) return refuse('form-add-taken', 'id');
    const found = await forms.set(path, { ...(blank as { [key: string]: JsonValue }), ...named(blank, member), id: member });
    setFaults(found);
    if (found.length > 0) return;
    setText('');
    setOpen(path, true);
    announce(t('form-added', { name: member }));
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-group="${CSS.escape(path)}"] :is(input, select, textarea)`)?.focus());
  };
  return (
    <form
      class="set-add"
      data-add={group.path}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label for={id}>
        {t('form-add-id')} <span class="hint">{t('form-add-hint')}</span>
      </label>
      <span class="line">
        <input
          id={id}
          type="text"
          name={`add-${group.path}`}
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-invalid={faults.length > 0}
          aria-describedby={faults.length > 0 ? `${id}-fault` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button" data-action="add" aria-label={`${t('form-add')}: ${say(group.label)}`}>
          {t('form-add')}
        </button>
      </span>
      <div id={`${id}-fault`}>
        <Faults faults={faults} />
      </div>
    </form>
  );
}

/** A member that needs a name is called by its id to begin with. */
function named(blank: JsonValue, id: string): { [key: string]: JsonValue } {
  return typeof blank === 'object' && blank !== null && 'name' in blank ? { name: id } : {};
}

export function Faults({ faults }: { faults: Problem[] }) {
  const { say } = useTexts();
  return (
    <>
      {faults.map((problem) => (
        <p key={problem.path + problem.message.id} class="fault" role="alert" data-fault={problem.path}>
          {say(problem.message)}
        </p>
      ))}
    </>
  );
}
