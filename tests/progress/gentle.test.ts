import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAttempt } from '../../src/progress/actions.ts';
import { type Graded, gentlest, stepsAbove } from '../../src/progress/gentle.ts';
import { EMPTY } from '../../src/progress/index.ts';
import { check, gradedExercises, record, SEED } from './arbitraries.ts';

const ids = [
  'close/1',
  'close/1b',
  'close/2',
  'close/3',
  'reset/1',
  'reset/2',
  'wire/2',
  'wire/3',
  'work/1',
  'work/3',
];
const all = ids.map(
  (id): Graded => ({ id, topic: id.split('/')[0]!, difficulty: Number(id.match(/\d/)![0]) }),
);
const scored = (scores: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(scores)
    .flatMap(([exerciseId, list]) => list.map((score, i) => ({ exerciseId, score, seed: 1, at: i })))
    .reduce(withAttempt, EMPTY);

describe('what is open to a learner', () => {
  it.each([
    ['nothing was tried', {}, ['close/1', 'close/1b', 'reset/1', 'wire/2', 'work/1']],
    [
      'an introductory one was wrong',
      { 'close/1': [0] },
      ['close/1', 'close/1b', 'reset/1', 'wire/2', 'work/1'],
    ],
    ['it was right in part', { 'close/1': [0.5] }, ['close/1', 'close/1b', 'reset/1', 'wire/2', 'work/1']],
    [
      'one introductory one was right',
      { 'close/1b': [1] },
      ['close/1', 'close/1b', 'close/2', 'reset/1', 'wire/2', 'work/1'],
    ],
    [
      'it was right once and missed since',
      { 'close/1': [1, 0] },
      ['close/1', 'close/1b', 'close/2', 'reset/1', 'wire/2', 'work/1'],
    ],
    [
      'a standard one was right, chosen by the learner',
      { 'close/2': [1] },
      ['close/1', 'close/1b', 'close/2', 'close/3', 'reset/1', 'wire/2', 'work/1'],
    ],
    [
      'a topic begins or goes on with a harder one than usual',
      { 'wire/2': [1], 'work/1': [1] },
      ['close/1', 'close/1b', 'reset/1', 'wire/2', 'wire/3', 'work/1', 'work/3'],
    ],
  ])('when %s', (_, scores, open) => {
    const above = stepsAbove(all, scored(scores));
    expect(all.filter((one) => above(one) === 0).map(({ id }) => id)).toEqual(open);
    expect(gentlest(all, all, scored(scores)).map(({ id }) => id)).toEqual(open);
  });

  it('narrows nothing where all that is left is equally far off, and begins with the nearest', () => {
    const some = (...names: string[]) => all.filter(({ id }) => names.includes(id));
    expect(gentlest(some('close/3', 'close/2'), all, EMPTY)).toEqual(some('close/2'));
    expect(gentlest(some('close/3'), all, EMPTY)).toEqual(some('close/3'));
    expect(gentlest(some('close/2', 'wire/3', 'close/3'), all, EMPTY)).toEqual(some('close/2', 'wire/3'));
    expect(gentlest([], all, EMPTY)).toEqual([]);
  });

  it(`never holds a difficulty before one below it, or above, was fully right in its topic (seed ${SEED})`, () => {
    let opened = 0;
    check(
      fc.property(gradedExercises, record, (catalog, known) => {
        const above = stepsAbove(catalog, known);
        for (const { topic, difficulty, ...rest } of catalog.filter((one) => above(one) === 0)) {
          const own = catalog.filter((one) => one.topic === topic);
          const easier = own.filter((one) => one.difficulty < difficulty);
          if (easier.length === 0) continue;
          opened += 1;
          const nearest = Math.max(...easier.map((one) => one.difficulty));
          const right = own.filter(
            ({ id, difficulty: own }) => own >= nearest && known.exercises[id]?.best === 1,
          );
          expect(right, rest.id).not.toEqual([]);
        }
      }),
    );
    expect(opened).toBeGreaterThan(20);
  });
});
