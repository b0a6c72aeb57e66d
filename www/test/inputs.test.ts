import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Input } from '../shared/report.ts';
import { activitiesOf } from '../ui/inputs.ts';

const piece = (title: string, kind: string, part: string | null): Input => ({
  label: { id: 'input-activity', args: { kind: { kind: 'text', value: kind } } }, value: '1', unit: 'h', part,
  source: { origin: 'https://crm.example', entity: 'activity', record: null, title, label: '', text: title, basis: null, read_at: '2026-11-23T09:00:00Z' },
}) as unknown as Input;

test('pieces of one activity stand together, in their order, and nothing else does', () => {
  const demo = ['piece-preparation', 'piece-delivery', 'piece-follow-up'].map((part) => piece('Demo – Contoso', 'demo', part));
  const workshop = piece('Workshop', 'workshop', 'piece-delivery');
  const again = piece('Demo – Contoso', 'demo', 'piece-travel');
  const [one, other] = [piece('A deal', 'x', null), piece('A deal', 'x', null)];
  const unread = { ...piece('x', 'x', 'piece-delivery'), source: null };
  const groups = activitiesOf([...demo, workshop, again, one, other, unread, unread]);
  assert.deepEqual(groups, [demo, [workshop], [again], [one], [other], [unread], [unread]]);
  // A meeting that recurs, and two of one name in an export without ids.
  const [meeting, later] = [piece('Weekly', 'internal', 'piece-delivery'), piece('Weekly', 'internal', 'piece-delivery')];
  assert.deepEqual(activitiesOf([meeting, later]), [[meeting], [later]]);
  const [prepared, too] = ['piece-preparation', 'piece-preparation'].map((part) => piece('Demo', 'demo', part)) as [Input, Input];
  assert.deepEqual(activitiesOf([prepared, too, prepared]), [[prepared, too], [prepared]]);
  assert.deepEqual(activitiesOf([]), []);
});
