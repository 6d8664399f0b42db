/** Causes as single numbers, so that a list of them is one list of numbers. */
import type { Cause } from '../transcript.ts';

const KINDS = ['segment', 'call', 'timer', 'start'] as const satisfies readonly Cause['kind'][];

/** The cause of what no segment, call or timer caused. */
export const START = 3;

/** Returns the number of a cause. */
export function causeOf(kind: 'segment' | 'call' | 'timer', index: number): number {
  return index * 4 + (kind === 'segment' ? 0 : kind === 'call' ? 1 : 2);
}

/** Returns the index of the segment a number stands for, -1 when it stands for no segment. */
export function causingSegment(cause: number): number {
  return cause % 4 === 0 ? cause / 4 : -1;
}

/** Returns the cause a number stands for. */
export function readCause(cause = START): Cause {
  const kind = KINDS[cause & 3] ?? 'start';
  return kind === 'start' ? { kind } : { kind, index: cause >> 2 };
}
