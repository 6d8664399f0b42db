import { expect } from 'vitest';
import {
  chargesOf,
  costOf,
  type Hints,
  hintsIn,
  nextPart,
  type Taken,
} from '../../../src/exercises/hints/hint.ts';
import type { JudgedPart } from '../../../src/exercises/kind.ts';

/** What a learner does who knows nothing and takes every hint. */
interface Walk<Question, Answer, Hint> {
  readonly hints: Hints<Question, Answer, Hint>;
  readonly question: Question;
  readonly judged: readonly JudgedPart[];
  readonly price: number;
  /** The answer as it is before anything is done. */
  readonly empty: Answer;
  /** Tells whether a hint says what to do; the last one on a part does unless this is given. */
  readonly decides?: (hint: Hint) => boolean;
  /** Follows a hint that says what to do. */
  readonly follow: (answer: Answer, hint: Hint, part: string) => Answer;
}

/** Takes hint after hint, follows those that say what to do, and returns the answer it ends with. */
export function walkHints<Question, Answer, Hint>(
  walk: Walk<Question, Answer, Hint>,
): {
  readonly answer: Answer;
  readonly taken: Taken;
} {
  const { hints, question, judged, price, empty, follow } = walk;
  const cost = (some: Taken) => costOf(chargesOf(hints, question, judged, some, price), judged);
  const all = hints.of(question);
  expect(new Set(all.map(({ part }) => part)).size).toBe(all.length);
  let answer = empty;
  let taken: Taken = {};
  let missing = hints.missing(question, answer);
  for (let most = 200; most > 0; most -= 1) {
    const part = nextPart(all, missing, taken);
    if (part === null) return { answer, taken };
    const steps = all.find((one) => one.part === part)?.steps ?? [];
    const step = (taken[part] ?? 0) + 1;
    const before = taken;
    taken = { ...taken, [part]: step };
    expect(hintsIn(taken)).toBe(hintsIn(before) + 1);
    expect(cost(taken)).toBeGreaterThan(0);
    expect(cost(taken)).toBeLessThanOrEqual(100);
    expect(cost(taken)).toBeGreaterThanOrEqual(cost(before));
    const hint = steps[step - 1];
    if (hint === undefined || !(walk.decides?.(hint) ?? step === steps.length)) continue;
    answer = follow(answer, hint, part);
    missing = hints.missing(question, answer);
  }
  throw new Error('the hints never end');
}
