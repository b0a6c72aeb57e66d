/** Adds days off from a calendar file to those that are there. The library that reads it is loaded once a file is chosen. */
import { useState } from 'preact/hooks';
import type { FormField, Problem } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChooseFile } from '../ChooseFile.tsx';
import { rowsOf } from './entry.ts';
import { Faults } from './Group.tsx';
import { merged, spanAround } from './holidays.ts';
import { useWork } from './work.ts';

export function Holidays({ field }: { field: FormField }) {
  const { forms } = useWork();
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  const [faults, setFaults] = useState<Problem[]>([]);

  const add = async (chosen: File) => {
    setFaults([]);
    setSaid('');
    try {
      const { holidaysOf } = await import('../../../shared/ics.ts');
      const [from, until] = spanAround(new Date());
      const found = await holidaysOf(await chosen.text(), from, until);
      const { rows, added } = merged(rowsOf(field.value), found.holidays);
      const problems = added === 0 ? [] : await forms.set(field.path, rows);
      setFaults(problems);
      if (problems.length > 0) return;
      const left = [t('holidays-added', { count: added, file: chosen.name })];
      if (found.timed > 0) left.push(t('holidays-timed', { count: found.timed }));
      if (found.unread > 0) left.push(t('holidays-unread', { count: found.unread }));
      setSaid(left.join(' '));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const args = { file: { kind: 'text' as const, value: chosen.name }, reason: { kind: 'text' as const, value: reason } };
      setFaults([{ path: field.path, message: { id: 'holidays-failed', args } }]);
    }
  };
  return (
    <div class="actions">
      <ChooseFile action="add-ics" accept="text/calendar,.ics" label={t('holidays-add')} small onChoose={(chosen) => void add(chosen)} />
      <span role="status">{said}</span>
      <Faults faults={faults} />
    </div>
  );
}
