import { describe, expect, test } from 'vitest';
import { misconceptions as en } from '../../src/i18n/en/misconceptions.ts';
import { misconceptions as zhCn } from '../../src/i18n/zh-cn/misconceptions.ts';
import { MISCONCEPTIONS } from '../../src/tcp/misconceptions/index.ts';

const IDS = MISCONCEPTIONS.map(({ id }) => id);

describe.each([
  ['en', en, '.', /\.(?= [A-Z]|$)/g, 240],
  ['zh-cn', zhCn, '。', /。/g, 130],
] as const)('misconceptions in %s', (_locale, misconceptions, stop, ends, limit) => {
  const all = Object.entries(misconceptions);

  test('are exactly the mutants, in their order', () => {
    expect(all.map(([id]) => id)).toEqual(IDS);
  });

  test('have a name without a full stop and two short sentences', () => {
    const broken = all.filter(
      ([, { name, explanation }]) =>
        name === '' ||
        name.endsWith(stop) ||
        !explanation.endsWith(stop) ||
        explanation.match(ends)?.length !== 2 ||
        explanation.length > limit,
    );
    expect(broken).toEqual([]);
  });

  test('say each its own', () => {
    expect(new Set(all.flatMap(([, { name, explanation }]) => [name, explanation])).size).toBe(
      2 * all.length,
    );
  });
});

test('Chinese misconceptions use full-width punctuation and name the states of the English ones', () => {
  const texts = (m: typeof en) => Object.values(m).map(({ name, explanation }) => `${name} ${explanation}`);
  const states = (text: string) =>
    [...new Set(text.match(/(?:SYN|FIN|CLOSE|LAST|TIME)-[A-Z]+(?:-\d)?|ESTABLISHED|CLOSING|CLOSED/g))].sort();
  expect(texts(zhCn).filter((text) => /\p{Script=Han}[,;:?!]|\p{Script=Han}\.(\s|$)/u.test(text))).toEqual(
    [],
  );
  expect(texts(zhCn).map(states)).toEqual(texts(en).map(states));
});
