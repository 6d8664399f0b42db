import { expect, it } from 'vitest';
import { isMisspelt, nearest } from '../../../src/components/search/nearest.ts';
import { vocabularyOf } from '../../../src/components/search/query.ts';

const vocabulary = vocabularyOf([['TIME-WAIT', 'TIME_WAIT'], ['ECONNRESET'], ['SYN'], ['三次握手']]);

it.each([
  ['timewiat', 'TIME-WAIT'],
  ['econreset', 'ECONNRESET'],
  ['三次捂手', '三次握手'],
  ['zebra', null],
  ['si', null],
])('suggests for “%s” %s', (query, name) => {
  expect(nearest(query, vocabulary)).toBe(name);
});

it.each([
  ['三次捂手', true],
  ['time wiat', true],
  ['三次握手图解', false],
  ['is TIME_WAIT', false],
  ['time wa', false],
  ['zebra', false],
])('takes “%s” for a misspelt name: %s', (query, misspelt) => {
  expect(isMisspelt(query, vocabulary)).toBe(misspelt);
});
