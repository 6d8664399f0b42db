import { expect } from 'vitest';
import { type Hints, hintsIn, lessHints, nextPart, type Taken } from '../../src/exercises/hint.ts';

/** What a learner does who knows nothing and takes every hint. */
interface Walk<Question, Answer, Tells> {
  readonly hints: Hints<Question, Answer, Tells>;
  readonly question: Question;
  readonly price: number;
  /** The answer as it is before anything is done. */
  readonly empty: Answer;
  /** Follows the last hint on a part. */
  readonly follow: (answer: Answer, tells: Tells, part: string) => Answer;
}

/** Takes hint after hint, follows the last one on each part, and returns the answer it ends with. */
export function walkHints<Question, Answer, Tells>(
  walk: Walk<Question, Answer, Tells>,
): {
  readonly answer: Answer;
  readonly taken: Taken;
} {
  const { hints, question, price, empty, follow } = walk;
  const all = hints.of(question);
  expect(new Set(all.map(({ part }) => part)).size).toBe(all.length);
  let answer = empty;
  let taken: Taken = {};
  let amiss = hints.amiss(question, answer);
  for (let most = 200; most > 0; most -= 1) {
    const part = nextPart(all, amiss, taken);
    if (part === null) return { answer, taken };
    const steps = all.find((one) => one.part === part)?.steps ?? [];
    const step = (taken[part] ?? 0) + 1;
    const before = taken;
    taken = { ...taken, [part]: step };
    expect(hintsIn(taken)).toBe(hintsIn(before) + 1);
    expect(lessHints(1, taken, price)).toBeLessThan(1);
    expect(lessHints(1, taken, price)).toBeLessThanOrEqual(lessHints(1, before, price));
    const tells = steps[step - 1];
    if (step < steps.length || tells === undefined) continue;
    answer = follow(answer, tells, part);
    amiss = hints.amiss(question, answer);
  }
  throw new Error('the hints never end');
}
