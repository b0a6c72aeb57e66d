import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Formats } from '../shared/format.ts';

const en = new Formats('en', 'Europe/London');

test('money keeps every digit of a decimal that no binary number holds', () => {
  assert.equal(en.money('90071992547409931.07', 'USD', true), '$90,071,992,547,409,931.07');
  assert.equal(en.money('0.30', 'EUR', true), '€0.30');
  assert.equal(en.money('86500.00', 'USD', false), '$86,500');
  assert.equal(en.money('86500.50', 'USD', false), '$86,500.50');
  assert.equal(en.money('-1200', 'JPY', true), '-¥1,200');
});

test('an amount without a currency code says what it has', () => {
  assert.equal(en.money('12.5', '', true), '12.5');
});

test('per cents, numbers and dates', () => {
  assert.equal(en.percent('0.6'), '60%');
  assert.equal(en.percent('0.8234'), '82.3%');
  assert.equal(en.number('27.125'), '27.13');
  assert.equal(en.number('107.9', 0, true), '107');
  assert.equal(en.capital('élan vital'), 'Élan vital');
  assert.equal(en.date('2027-01-02'), 'Jan 2, 2027');
  assert.equal(en.date('2026-11-23', 'short'), 'Nov 23');
});

test('a date is the same day in every zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    assert.equal(new Formats('en', zone).date('2026-11-23'), 'Nov 23, 2026');
  }
});

test('an instant is told in the zone that is asked for', () => {
  assert.match(en.datetime('2026-07-01T23:30:00Z'), /Jul 2.*12:30/);
  assert.match(en.datetime('2026-07-02T08:05:00Z', true), /^Thu, Jul 2, 9:05/);
});

test('what is no number or date is shown as it is', () => {
  assert.equal(en.number('n/a'), 'n/a');
  assert.equal(en.date('soon'), 'soon');
  assert.equal(en.datetime('soon'), 'soon');
});

test('ages are told in the unit that fits', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  assert.equal(en.age('2026-11-23T11:50:00Z', now), '10 minutes ago');
  assert.equal(en.age('2026-11-23T09:00:00Z', now), '3 hours ago');
  assert.equal(en.age('2026-11-18T12:00:00Z', now), '5 days ago');
});
