import { describe, expect, test } from 'vitest';
import { dictionary, LOCALES } from '../../src/i18n/index.ts';
import { RULES } from '../../src/tcp/index.ts';

const FULL_STOP = { en: '.', 'zh-cn': '。' } as const;

describe.each(LOCALES)('rules in %s', (locale) => {
  const sentences = Object.entries(dictionary(locale).rules);
  const broken = (isBroken: (sentence: string) => boolean) =>
    sentences.filter(([, sentence]) => isBroken(sentence));

  test('are exactly the rules of the model, in its order', () => {
    expect(sentences.map(([rule]) => rule)).toEqual(Object.keys(RULES));
  });

  test('are sentences: not empty, and closed by a full stop', () => {
    expect(broken((sentence) => sentence.length < 2 || !sentence.endsWith(FULL_STOP[locale]))).toEqual([]);
  });

  test('are three sentences at most', () => {
    const ends = locale === 'en' ? /\.(?= [A-Z]|$)/g : /。/g;
    expect(broken((sentence) => (sentence.match(ends)?.length ?? 0) > 3)).toEqual([]);
  });

  test('are short', () => {
    const limit = locale === 'en' ? 240 : 140;
    expect(broken((sentence) => sentence.length > limit)).toEqual([]);
  });

  test('say each its own', () => {
    expect(new Set(sentences.map(([, sentence]) => sentence)).size).toBe(sentences.length);
  });

  test('speak of the two sides, never to the reader', () => {
    expect(broken((sentence) => /\byou\b|\byour\b|\bwe\b|你|您|我们/i.test(sentence))).toEqual([]);
  });
});

describe('rules in Chinese', () => {
  const english = new Map(Object.entries(dictionary('en').rules));
  const chinese = Object.entries(dictionary('zh-cn').rules);

  test('name the same states as in English', () => {
    const states = (sentence = '') =>
      [
        ...new Set(sentence.match(/(?:SYN|FIN|CLOSE|LAST|TIME)-[A-Z]+(?:-\d)?|ESTABLISHED|CLOSING|LISTEN/g)),
      ].sort();
    const differing = chinese.filter(
      ([rule, sentence]) => `${states(sentence)}` !== `${states(english.get(rule))}`,
    );
    expect(differing).toEqual([]);
  });

  test('name the same settings, calls and numbers as in English', () => {
    const named = (sentence = '') =>
      [...new Set(sentence.match(/tcp_\w+|[A-Z]+_[A-Z_]+|\w+\(\)|E[A-Z]{7,}|\d+ m?s\b|rfc9293/g))].sort();
    const differing = chinese.filter(
      ([rule, sentence]) => `${named(sentence)}` !== `${named(english.get(rule))}`,
    );
    expect(differing).toEqual([]);
  });
});
