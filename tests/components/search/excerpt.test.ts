import { describe, expect, it } from 'vitest';
import { excerptOf, markFound } from '../../../src/components/search/excerpt.ts';
import { readQuery, vocabularyOf } from '../../../src/components/search/query.ts';

const terms = (query: string) => readQuery(query, vocabularyOf([['RST', '重置']]));
const FILL = 'This sentence stands here only to take room away. ';

describe('an excerpt', () => {
  it('is the line with most of the words', () => {
    expect(excerptOf('An ACK.\nAn RST ends it.\nNothing.', terms('rst ends'))).toBe('An RST ends it.');
    expect(excerptOf('First.\nSecond.', terms('zebra'))).toBe('First.');
  });

  it('begins with the sentence that has the first word, and ends with a whole one', () => {
    const excerpt = excerptOf(`${FILL.repeat(4)}Then an RST comes. ${FILL.repeat(9)}`, terms('rst'));
    expect(excerpt).toMatch(/^… Then an RST comes\. .* \S+ …$/);
    expect(excerpt.length).toBeLessThan(200);
  });

  it('is shorter in Chinese, whose characters are wider', () => {
    const excerpt = excerptOf(
      `${'这一句只是占位。'.repeat(20)}收到 RST。${'这一句只是占位。'.repeat(20)}`,
      terms('rst'),
    );
    expect(excerpt).toMatch(/^… 收到 RST。.* …$/);
    expect(excerpt.length).toBeLessThan(110);
  });
});

describe('marking what was found', () => {
  it('parts a text into what was searched for and the rest', () => {
    expect(markFound('收到 RST，连接被重置', terms('重置'))).toEqual([
      { text: '收到 ', found: false },
      { text: 'RST', found: true },
      { text: '，连接被', found: false },
      { text: '重置', found: true },
    ]);
  });

  it('marks nothing where nothing but fillers was asked for', () => {
    expect(markFound('why not', terms('why'))).toEqual([{ text: 'why not', found: false }]);
  });
});
