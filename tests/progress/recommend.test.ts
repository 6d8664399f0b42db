import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAttempt, withLessonDone } from '../../src/progress/actions.ts';
import { stepsAbove } from '../../src/progress/gentle.ts';
import { EMPTY, type ExerciseProgress, standingOf } from '../../src/progress/index.ts';
import { type Course, recommend } from '../../src/progress/recommend.ts';
import { check, gradedExercises, record, SEED } from './arbitraries.ts';

const HOUR = 60 * 60 * 1000;
const NOW = 1e12;

const graded = (id: string, difficulty: number) => ({ id, topic: id.split('/')[0]!, difficulty });
const course: Course = {
  lessons: [
    { id: 'handshake/one', exercises: ['handshake/hard', 'handshake/easy', 'handshake/next'] },
    { id: 'close/two', exercises: ['close/easy', 'close/gone', 'close/next'] },
  ],
  exercises: [
    graded('handshake/easy', 1),
    graded('handshake/next', 2),
    graded('handshake/hard', 3),
    graded('close/easy', 1),
    graded('close/next', 2),
    graded('wire/alone', 2),
  ],
};

/** A record of attempts: which, its score, and how many hours ago. */
const tried = (...attempts: readonly (readonly [string, number, number])[]) =>
  attempts
    .map(([exerciseId, score, ago]) => ({ exerciseId, score, seed: 1, at: NOW - ago * HOUR }))
    .reduce(withAttempt, EMPTY);
const rights = ['handshake/easy', 'handshake/next', 'handshake/hard', 'close/easy', 'close/next'];

/** An entry whose best score is no less than its last. */
const bestOf = ([id, entry]: readonly [string, ExerciseProgress]): [string, ExerciseProgress] => [
  id,
  { ...entry, best: Math.max(entry.best, entry.last.score) },
];

describe('what is recommended', () => {
  it.each([
    ['to a newcomer, the first introductory one of the course', EMPTY, 'handshake/easy', 'first'],
    ['the next one of the lesson', tried(['handshake/easy', 1, 1]), 'handshake/next', 'lesson'],
    [
      'a later lesson’s, where the rest of this one is too hard yet',
      tried(['handshake/easy', 0.5, 1]),
      'close/easy',
      'lesson',
    ],
    ['a miss of yesterday', tried(['handshake/easy', 1, 30], ['close/easy', 0, 25]), 'close/easy', 'missed'],
    [
      'of several misses the oldest',
      tried(['close/easy', 0.5, 40], ['handshake/easy', 0, 30]),
      'close/easy',
      'missed',
    ],
    ['nothing that was missed just now', tried(['close/easy', 0, 0.1]), 'handshake/easy', 'lesson'],
    [
      'a miss of today once three others came between',
      tried(['close/easy', 0, 4], ['handshake/easy', 1, 3], ['handshake/next', 1, 2], ['wire/alone', 1, 1]),
      'close/easy',
      'missed',
    ],
    [
      'not yet a miss of today after two others',
      tried(['close/easy', 0, 4], ['handshake/easy', 1, 3], ['handshake/next', 1, 2]),
      'handshake/hard',
      'lesson',
    ],
    [
      'no miss of a hard one before its topic is open',
      tried(['handshake/hard', 0, 50]),
      'handshake/easy',
      'lesson',
    ],
    [
      'after the last lesson the ones before',
      tried(['close/easy', 1, 2], ['close/next', 1, 1]),
      'handshake/easy',
      'lesson',
    ],
    [
      'nothing of a lesson that is done',
      withLessonDone(tried(['handshake/easy', 1, 1]), { lessonId: 'handshake/one', at: NOW }),
      'close/easy',
      'lesson',
    ],
    [
      'what no lesson asks, once the lessons are through',
      tried(...rights.map((id, i) => [id, 1, 9 - i] as const)),
      'wire/alone',
      'untried',
    ],
    [
      'a fresh miss, where nothing else is left',
      tried(...[...rights, 'wire/alone'].map((id, i) => [id, id === 'wire/alone' ? 0 : 1, 9 - i] as const)),
      'wire/alone',
      'missed',
    ],
    [
      'what was right longest ago, where everything is',
      tried(...[...rights, 'wire/alone'].map((id, i) => [id, 1, 9 - i] as const)),
      'handshake/easy',
      'again',
    ],
  ])('is %s', (_, known, exerciseId, why) => {
    expect(recommend(known, course, NOW)).toMatchObject({ exerciseId, why });
  });

  it('names the lesson, and nothing on a site without exercises', () => {
    expect(recommend(tried(['close/easy', 1, 1]), course, NOW)?.lessonId).toBe('close/two');
    expect(recommend(EMPTY, { lessons: [], exercises: [] }, NOW)).toBeNull();
  });

  it(`is always one the learner is ready for, and none that is right while another is not (seed ${SEED})`, () => {
    check(
      fc.property(gradedExercises, record, fc.nat(6), fc.nat(5), (all, drawn, now, cut) => {
        const known = {
          ...drawn,
          exercises: Object.fromEntries(Object.entries(drawn.exercises).map(bestOf)),
        };
        const ids = all.map(({ id }) => id);
        const lessons = [
          { id: 'a/a', exercises: ids.slice(cut) },
          { id: 'a/b', exercises: ids.slice(0, cut) },
        ];
        const found = recommend(known, { lessons, exercises: all }, now)!;
        expect(stepsAbove(all, known)(all.find(({ id }) => id === found.exerciseId)!)).toBe(0);
        const left = ids.filter((id) => standingOf(known.exercises[id]) !== 'full');
        if (left.length > 0) expect(left).toContain(found.exerciseId);
        expect(found.why === 'again').toBe(left.length === 0);
      }),
    );
  });
});
