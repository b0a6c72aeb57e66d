import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, exact } from '../shared/csv.ts';

test('a text that a spreadsheet would run stays a text; numbers stay numbers', () => {
  const one = (cell: Parameters<typeof csv>[0][number][number]) => csv([[cell]]).replace(/\r\n$/, '');
  const formulas = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '|x'];
  for (const text of formulas) assert.match(one(text), /^"?'/, JSON.stringify(text));
  assert.equal(one('1 = 1'), '1 = 1');
  const numbers = [-2, 0.5, exact('-123456789012345678.90'), exact('n/a'), exact(null)];
  assert.deepEqual(numbers.map(one), ['-2', '0.5', '-123456789012345678.90', '', '']);
  assert.equal(csv([['Contoso', 'a "b", c', 'two\nlines'], [1]]), 'Contoso,"a ""b"", c","two\nlines"\r\n1\r\n');
});
