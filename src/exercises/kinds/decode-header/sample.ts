import { flagNames } from '../../../tcp/segment.ts';
import type { SampleSort } from '../../kind.ts';
import type { DecodeHeaderQuestion } from './question.ts';
import { type FieldSolution, solve } from './solve.ts';

const MALFORMED = {
  read: ['', 'seventeen', '-1', '0x', '1.5', '[X]'],
  write: ['', 'zz', '0x', 'SYN', '-', '00 00 00 00 00'],
} as const;

/**
 * Returns what a learner could type: everything right; or the field the seed picks wrong and the rest right; or that
 * field unreadable.
 */
export function sample(question: DecodeHeaderQuestion, sort: SampleSort): unknown {
  const solutions = solve(question);
  const picked = question.seed % Math.max(solutions.length, 1);
  const malformed = MALFORMED[question.direction];
  return Object.fromEntries(
    solutions.map((solution, i) => {
      if (i !== picked || sort === 'correct') return [solution.id, typed(question, solution, 0)];
      if (sort === 'incorrect') return [solution.id, typed(question, solution, 1)];
      return [solution.id, malformed[question.seed % malformed.length] ?? ''];
    }),
  );
}

/** A field's value as typed, in one of the ways the seed picks; `off` 1 gives a wrong one. */
function typed({ direction, seed }: DecodeHeaderQuestion, solution: FieldSolution, off: 0 | 1): string {
  const { id, octets, value } = solution;
  const number = off === 0 ? value : value ^ 1;
  const hex = (number >>> 0).toString(16).padStart(2 * octets, '0');
  if (direction === 'write') return seed % 2 === 0 ? hex : (hex.match(/../g) ?? []).join(' ');
  if (seed % 2 === 0) return `0x${hex}`.slice(0, id === 'flags' ? 4 : undefined);
  return id === 'flags' ? flagNames(number).join(',') || '0x00' : String(number >>> 0);
}
