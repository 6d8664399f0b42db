import { FIN, flagNames, SYN } from '../../tcp/segment.ts';
import { seqAdd } from '../../tcp/sequence.ts';
import { STATES } from '../../tcp/state.ts';
import type { SampleSort } from '../kind.ts';
import { isState, readCellId } from './cells.ts';
import { type Solution, solve } from './grade.ts';
import type { FillTraceQuestion } from './question.ts';

const MALFORMED = ['', 'seventeen', '-1', '0x', '1.5', 'ESTABLISHING', '[X]'];

/**
 * Returns what a learner could type: everything right; or the cell the seed picks wrong and the rest right;
 * or that cell unreadable.
 */
export function sample(question: FillTraceQuestion, sort: SampleSort): unknown {
  const solutions = solve(question);
  const picked = question.seed % Math.max(solutions.length, 1);
  return Object.fromEntries(
    solutions.map((solution, i) => {
      if (i !== picked || sort === 'correct') return [solution.id, text(solution, 0)];
      if (sort === 'incorrect') return [solution.id, text(solution, 1)];
      return [solution.id, MALFORMED[question.seed % MALFORMED.length] ?? ''];
    }),
  );
}

/** Returns a cell's value as typed; `off` other than 0 gives a wrong one. */
function text({ id, value }: Solution, off: 0 | 1): string {
  const kind = readCellId(id)?.kind ?? 'seq';
  if (typeof value === 'string') {
    const at = STATES.indexOf(value);
    return STATES[(at + off) % STATES.length] ?? value;
  }
  if (kind === 'flags')
    return flagNames(off === 0 ? value : value ^ (value & SYN ? SYN : FIN)).join(',') || 'RST';
  return String(isState(kind) || kind === 'len' ? value + off : seqAdd(value, off));
}
