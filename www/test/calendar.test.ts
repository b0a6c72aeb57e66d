import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarText, rangeAt } from '../entrypoints/options/calendar.ts';

test('four weeks back and thirteen ahead are asked of a file', () => {
  assert.deepEqual(rangeAt(new Date(2026, 10, 23, 0, 30)), { from: '2026-10-26', until: '2027-02-22' });
  assert.deepEqual(rangeAt(new Date(2026, 10, 23, 23, 30)), { from: '2026-10-26', until: '2027-02-22' });
});

test('the text that is kept is that of the core’s format', async () => {
  const now = new Date(2026, 10, 23, 9);
  const ics = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'DTSTART:20261201T090000Z', 'SUMMARY:A', 'END:VEVENT', 'END:VCALENDAR'].join('\n');
  const { entries, ...rest } = JSON.parse(await calendarText(ics, 'mine.ics', now, 'UTC'));
  assert.deepEqual(rest, { format: 1, name: 'mine.ics', read_at: now.toISOString(), from: '2026-10-26', until: '2027-02-22', unread: 0 });
  assert.equal(entries.length, 1);
});
