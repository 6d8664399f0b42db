import { describe, expect, it } from 'vitest';
import { outcomeText, signOf } from '../../../src/components/practice/DrillMarks.tsx';
import { percentOf, standingText, sumText } from '../../../src/components/practice/list-text.ts';
import { DIFFICULTIES, TOPICS } from '../../../src/exercises/authoring/topics.ts';
import { KINDS } from '../../../src/exercises/index.ts';
import { dictionary, LOCALES } from '../../../src/i18n/index.ts';
import { withAttempt } from '../../../src/progress/actions.ts';
import { EMPTY, STANDINGS } from '../../../src/progress/index.ts';

const tried = (exerciseId: string, score: number, before = EMPTY) =>
  withAttempt(before, { exerciseId, score, seed: 1, at: 1 });

describe.each(LOCALES)('the words of practice in %s', (locale) => {
  const { practice, drill } = dictionary(locale);

  it('name every topic, kind, difficulty and standing', () => {
    expect(Object.keys(practice.topics)).toEqual([...TOPICS]);
    expect(Object.keys(practice.kinds).toSorted()).toEqual(Object.keys(KINDS).toSorted());
    expect(Object.keys(practice.difficulties)).toEqual(DIFFICULTIES.map(String));
    expect(Object.keys(practice.standings)).toEqual([...STANDINGS]);
  });

  it('say how the last attempt went, and never 0 or 100 % for a part', () => {
    const text = (score: number) => standingText(tried('a/a', score).exercises['a/a'], practice);
    expect(standingText(undefined, practice)).toBe(practice.standings.untried);
    expect(text(0)).toBe(practice.standings.wrong);
    expect(text(1)).toBe(practice.standings.full);
    expect(text(0.6)).toContain('60');
    expect([0.001, 0.999].map(percentOf)).toEqual([1, 99]);
  });

  it('sum up a group once something of it was tried', () => {
    const set = { id: 's', exerciseIds: ['a/a', 'a/b', 'a/c'] };
    expect(sumText(practice, EMPTY, set)).toBe(practice.all.replace('{total}', '3'));
    expect(sumText(practice, tried('a/a', 1, tried('a/b', 0)), set)).toBe(
      practice.sum.replace('{full}', '1').replace('{total}', '3'),
    );
  });

  it('tell the outcomes of a drill apart, in words and by sign', () => {
    const outcomes = [1, 0.5, 0, 'skipped'] as const;
    expect(new Set(outcomes.map((outcome) => outcomeText(outcome, drill))).size).toBe(4);
    expect(new Set([...outcomes, null].map(signOf)).size).toBe(5);
  });
});
