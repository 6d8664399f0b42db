import { expect, it } from 'vitest';
import { nearest } from '../../../src/components/search/nearest.ts';
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
