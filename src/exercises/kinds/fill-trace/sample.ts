import { STATES } from '../../../tcp/connection/state.ts';
import { FIN, flagNames, SYN } from '../../../tcp/segment.ts';
import { seqAdd } from '../../../tcp/sequence.ts';
import type { SampleSort } from '../../kind.ts';
import { isTime, kindOf, OUTCOMES, secondsText } from '../../trace/index.ts';
import type { Solution } from '../../trace/run/index.ts';
import { solve } from './grade.ts';
import type { FillTraceQuestion } from './question.ts';

const MALFORMED = ['', 'seventeen', '-1', '0x', '1.5', 'ESTABLISHING', '[X]'];
const MALFORMED_TIMES = ['', 'later', '-1', '0x', '1..5', '3 ticks', '1 2'];

/**
 * Returns what a learner could type: everything right; or the cell the seed picks wrong and the rest right;
 * or that cell unreadable.
 */
export function sample(question: FillTraceQuestion, sort: SampleSort): unknown {
  const solutions = solve(question);
  const picked = question.seed % Math.max(solutions.length, 1);
  return Object.fromEntries(
    solutions.map((solution, i) => {
      if (i !== picked || sort === 'correct') return [solution.id, text(solution, question, 0)];
      if (sort === 'incorrect') return [solution.id, text(solution, question, 1)];
      const malformed = isTime(kindOf(solution.id)) ? MALFORMED_TIMES : MALFORMED;
      return [solution.id, malformed[question.seed % malformed.length] ?? ''];
    }),
  );
}

/** Returns a cell's value as typed; `off` other than 0 gives a wrong one. */
function text(solution: Solution, { precision }: FillTraceQuestion, off: 0 | 1): string {
  const { value } = solution;
  const kind = kindOf(solution.id);
  if (typeof value === 'string') {
    const known: readonly string[] = kind === 'result' ? OUTCOMES : STATES;
    return known[(known.indexOf(value) + off) % known.length] ?? value;
  }
  if (isTime(kind)) return secondsText(value + off * 5 * (precision ?? 0));
  if (kind === 'flags')
    return flagNames(off === 0 ? value : value ^ (value & SYN ? SYN : FIN)).join(',') || 'RST';
  return String(kind === 'len' ? value + off : seqAdd(value, off));
}
