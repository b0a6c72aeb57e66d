import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { factsOf } from '../shared/language.ts';

test('separators, order and months are those of the language and its region', () => {
  const [german, swiss, american, british] = ['de', 'de-CH', 'en-US', 'en-GB'].map(factsOf) as [Facts, Facts, Facts, Facts];
  assert.deepEqual([german.decimal, german.group], [',', '.']);
  assert.ok(swiss.decimal.includes('.') && swiss.group.includes('’') || swiss.group.includes("'"));
  assert.deepEqual([american.orders, british.orders], ['mdy', 'dmy']);
  assert.ok(german.months[2]?.split('|').includes('März'));
  assert.equal(german.weekdays[0]?.split('|')[0], 'Montag');
  assert.deepEqual(factsOf('th').calendar, 'buddhist');
});

type Facts = ReturnType<typeof factsOf>;

test('a shared sign is the own sign of one currency, and a narrow one of the others', () => {
  const { currencies } = factsOf('en-US');
  assert.ok(currencies['USD']?.startsWith('$|$|'));
  assert.ok(currencies['CAD']?.startsWith('CA$|$|'));
  assert.ok(currencies['EUR']?.split('|').includes('euros'));
});

test('abbreviations have one power of ten each', () => {
  const { scales } = factsOf('de');
  assert.deepEqual([scales['Mio.'], scales['Milliarden'], scales['Tausend']], ['6', '9', '3']);
  assert.equal(factsOf('ja').scales['億'], '8');
  assert.equal(factsOf('en-IN').scales['L'] ?? factsOf('en-IN').scales['lakh'], '5');
});

test('words that stand for a day or join a date', () => {
  const french = factsOf('fr');
  assert.equal(french.relative['avant-hier'], '-2d');
  assert.equal(french.relative['dans # jours'], '1d');
  assert.ok(french.fillers.split('|').includes('à'));
  assert.equal(factsOf('hi').relative['कल'], '-1d 1d', 'one word for yesterday and tomorrow');
  assert.ok(factsOf('he').months[2]?.split('|').includes('במרץ'), 'with the letter that the date attaches to it');
  assert.equal(factsOf('en').periods['PM'], '12 13 14 15 16 17 18 19 20 21 22 23');
});

test('other calendars are known by words that the own one does not use', () => {
  const english = factsOf('en');
  assert.ok(english.others.split('|').includes('Ramadan'));
  assert.ok(!english.others.split('|').includes('AM'), 'an era of the Hebrew calendar, and a part of the day');
});

test("the core's built-in English is what the browser says of it", () => {
  const built: Facts = JSON.parse(readFileSync(new URL('../../src/page/values/english.json', import.meta.url), 'utf8'));
  const own = factsOf('en');
  for (const key of ['decimal', 'group', 'orders', 'short', 'months', 'weekdays', 'calendar'] as const) assert.deepEqual(built[key], own[key], key);
  assert.deepEqual(Object.keys(built).sort(), Object.keys(own).sort());
});

test('facts are made in any language that the browser has, and stay small', () => {
  for (const language of ['bn', 'cy', 'eu', 'gd', 'ka', 'my', 'sr-Latn', 'vi', 'yo', 'zh-TW', 'xx']) {
    const facts = factsOf(language);
    assert.deepEqual([facts.months.length, facts.weekdays.length], [12, 7]);
    assert.ok(facts.months.every((forms) => forms !== '') || facts.fillers !== '', language);
    assert.ok(JSON.stringify(facts).length < 40_000, language);
  }
});
