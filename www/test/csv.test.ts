import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from '../shared/csv.ts';

test('a text that a spreadsheet would run stays a text; numbers stay numbers', () => {
  const formulas = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '|x'];
  for (const text of formulas) assert.match(csv([[text]]), /^"?'/, text);
  assert.equal(csv([[-2, 0.5]]), '-2,0.5\r\n');
  assert.equal(csv([['Contoso', 'a "b", c', 'two\nlines']]), 'Contoso,"a ""b"", c","two\nlines"\r\n');
});
