import { describe, expect, test } from 'vitest';
import { dictionary, format, LOCALES, placeholders } from '../../src/i18n/index.ts';

/** Lists every sentence of a dictionary under its path, `shell.searchNone`. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is no sentence`);
  return Object.entries(value).flatMap(([key, part]) =>
    sentences(part, path === '' ? key : `${path}.${key}`),
  );
}

const english = new Map(sentences(dictionary('en')));

describe.each(LOCALES)('dictionary %s', (locale) => {
  const own = new Map(sentences(dictionary(locale)));

  test('has exactly the sentences of English', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('has the same {places} in every sentence as English', () => {
    const places = (words: Map<string, string>) =>
      Object.fromEntries([...words].map(([path, sentence]) => [path, placeholders(sentence)]));
    expect(places(own)).toEqual(places(english));
  });

  test('leaves no sentence empty and none with stray spaces', () => {
    // Pieces that join others, such as ", " and " + 1 (SYN)", begin or end with their space.
    const joins = (sentence: string) => sentence.startsWith(' +') || !/\p{L}/u.test(sentence);
    const bad = [...own].filter(
      ([, sentence]) =>
        sentence === '' || /\s\s/.test(sentence) || (!joins(sentence) && sentence !== sentence.trim()),
    );
    expect(bad).toEqual([]);
  });
});

test('no Chinese sentence of four words or more was left in English', () => {
  // A sum such as "{value} = {base} + {wait} ({timer})" has none.
  const words = (sentence: string) => sentence.replace(/\{\w+\}/g, '').match(/\p{L}+/gu)?.length ?? 0;
  const left = sentences(dictionary('zh-cn')).filter(
    ([path, sentence]) => sentence === english.get(path) && words(sentence) > 3,
  );
  expect(left).toEqual([]);
});

test('Chinese sentences use full-width punctuation beside Chinese characters', () => {
  const bad = sentences(dictionary('zh-cn')).filter(([, sentence]) =>
    /\p{Script=Han}[,;:?!]|\p{Script=Han}\.(\s|$)/u.test(sentence),
  );
  expect(bad).toEqual([]);
});

test('format fills every place and refuses a missing value', () => {
  expect(format('{a} and {b} and {a}', { a: 1, b: 'two' })).toBe('1 and two and 1');
  expect(() => format('{minutes} min', { hours: 1 })).toThrow(/\{minutes\}.*hours/);
});
