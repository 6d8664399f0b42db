import { describe, expect, it } from 'vitest';
import { bestFit, fitOf, type Part } from '../../../src/exercises/diagnosis/fit.ts';

/** One letter a part: right; h: wrong as the misconception has it; missed: right where the misconception errs; wrong otherwise. */
const PARTS: Readonly<Record<string, Part>> = {
  r: { mark: 'right', differs: false, matches: true, chosen: false },
  h: { mark: 'wrong', differs: true, matches: true, chosen: false },
  // A number that follows from an earlier wrong one and is as the misconception has it.
  c: { mark: 'follows', differs: true, matches: true, chosen: false },
  s: { mark: 'follows', differs: true, matches: true, chosen: true },
  m: { mark: 'right', differs: true, matches: false, chosen: false },
  w: { mark: 'wrong', differs: false, matches: false, chosen: false },
  f: { mark: 'follows', differs: false, matches: false, chosen: false },
  // The misconception has nothing to write there.
  n: { mark: 'wrong', differs: null, matches: false, chosen: false },
};

const degree = (letters: string) => fitOf([...letters].map((letter) => PARTS[letter]!));

describe('an answer fits a misconception', () => {
  it.each([
    ['h', 'whole'],
    ['rhr', 'whole'],
    ['hchr', 'whole'],
    ['hnn', 'whole'],
    ['hhw', 'with-slips'],
    ['hhf', 'with-slips'],
    ['hhm', 'partly'],
    ['hhmf', 'partly'],
    ['hsm', 'partly'],
  ])('%s: %s', (letters, expected) => {
    expect(degree(letters)).toBe(expected);
  });
});

describe('an answer does not fit a misconception', () => {
  it.each([
    ['rrr', 'where all is right'],
    ['mmm', 'that errs where the answer is right'],
    ['hm', 'with one slip where the misconception errs twice'],
    ['hcm', 'with one slip that is carried on'],
    ['hw', 'with one part of it and another slip'],
    ['hhww', 'with as many other slips'],
    ['hhmm', 'with half of it'],
    ['hhmw', 'with most of it and another slip'],
    ['wrr', 'that errs nowhere'],
    ['nnn', 'that has nothing to write'],
  ])('%s: %s', (letters) => {
    expect(degree(letters)).toBeNull();
  });
});

describe('of several misconceptions', () => {
  it.each([
    ['the only one that fits', { a: 'whole', b: null }, [], 'a'],
    ['the one that fits best', { a: 'partly', b: 'whole', c: 'with-slips' }, ['a'], 'b'],
    ['the one the exercise tells apart', { a: 'whole', b: 'whole' }, ['b'], 'b'],
    ['none of two the exercise says nothing about', { a: 'whole', b: 'whole' }, [], null],
    ['none of two it tells apart', { a: 'partly', b: 'partly', c: 'partly' }, ['a', 'b'], null],
    ['none where none fits', { a: null, b: null }, ['a'], null],
  ] as const)('%s', (_name, fits, claimed, expected) => {
    expect(
      bestFit(
        Object.entries(fits).map(([id, level]) => ({ id, fit: level })),
        [...claimed],
      ),
    ).toBe(expected);
  });
});
