import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Collector, cut, PIECE_BYTES } from '../shared/pieces.ts';

const bytes = (text: string) => Buffer.byteLength(text);

test('pieces are at most 256 KB of UTF-8 and join to the same text', () => {
  for (const text of ['', 'a', 'ü'.repeat(300_000), '€uro '.repeat(120_000), '😀'.repeat(150_000)]) {
    const pieces = cut(text);
    assert.equal(pieces.join(''), text);
    assert.ok(pieces.every((piece) => bytes(piece) <= PIECE_BYTES));
  }
});

test('a character of two units is never cut in two', () => {
  for (const piece of cut('a😀😀😀', 6)) assert.equal(Buffer.from(piece).toString(), piece);
});

test('a text just at the limit is one piece, one byte more is two', () => {
  assert.equal(cut('x'.repeat(PIECE_BYTES)).length, 1);
  assert.equal(cut('x'.repeat(PIECE_BYTES + 1)).length, 2);
});

test('a collector gives the whole text once, with its last piece', () => {
  const collector = new Collector();
  assert.equal(collector.add(1, 0, false, 'a'), null);
  assert.equal(collector.add(1, 1, true, 'b'), 'ab');
  assert.equal(collector.add(1, 1, true, 'b'), null);
});

test('a piece of another stream or out of order is no part of a text', () => {
  const collector = new Collector();
  collector.add(1, 0, false, 'a');
  assert.equal(collector.add(2, 1, true, 'x'), null);
  assert.equal(collector.add(1, 2, true, 'x'), null);
  assert.equal(collector.add(1, 1, true, 'b'), 'ab');
});

test('a new stream may start over an unfinished one', () => {
  const collector = new Collector();
  collector.add(1, 0, false, 'old');
  assert.equal(collector.add(2, 0, true, 'new'), 'new');
});
