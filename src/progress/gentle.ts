import type { ProgressRecord } from './record.ts';

/** What has to be known of an exercise to tell whether a learner is ready for it. */
export interface Graded {
  readonly id: string;
  /** The topic it belongs to first. */
  readonly topic: string;
  /** 1 introductory, 2 standard, 3 hard. */
  readonly difficulty: number;
}

/**
 * Counts the steps by which an exercise lies above what is open to a learner in its topic; 0 is open. A topic begins with
 * the easiest it has, and full marks for an exercise, once, open the next difficulty of its topic, and all below.
 *
 * @example stepsAbove(all, EMPTY)({ id: 'close/c', topic: 'close', difficulty: 3 }) // 2
 */
export function stepsAbove(
  all: Iterable<Graded>,
  { exercises }: Pick<ProgressRecord, 'exercises'>,
): (exercise: Graded) => number {
  const topics = new Map<string, { readonly steps: Set<number>; reached: number }>();
  for (const { id, topic, difficulty } of all) {
    const at = topics.get(topic) ?? { steps: new Set<number>(), reached: 0 };
    topics.set(topic, at);
    at.steps.add(difficulty);
    if (exercises[id]?.best === 1) at.reached = Math.max(at.reached, difficulty);
  }
  return ({ topic, difficulty }) => {
    const { steps = [], reached = 0 } = topics.get(topic) ?? {};
    return [...steps].filter((step) => step > reached && step < difficulty).length;
  };
}

/** Leaves of some exercises those that lie the fewest steps above what is open: open ones, as long as there are any. */
export function gentlest<T extends Graded>(
  some: readonly T[],
  all: Iterable<Graded>,
  record: Pick<ProgressRecord, 'exercises'>,
): readonly T[] {
  const above = stepsAbove(all, record);
  const least = Math.min(...some.map(above));
  return some.filter((exercise) => above(exercise) === least);
}
