import { STATES } from '../../../tcp/connection/state.ts';
import { STATE_NAMES } from '../../../tcp/connection/state-names.ts';
import type { Hints } from '../../hints/hint.ts';
import type { ExerciseKind, JudgedPart, SampleSort, Typed } from '../../kind.ts';
import { generate, type SocketSolution, solve } from './generate.ts';
import {
  grade,
  isRight,
  parse,
  type ReadSocketsAnswer,
  type ReadSocketsVerdict,
  readColumn,
} from './grade.ts';
import { blanksOf, type ReadSocketsQuestion, type ReadSocketsSpec, stepsFor } from './question.ts';

export type { SocketSolution } from './generate.ts';
export { type CellVerdict, controlIn, reasonOf, type Slip } from './grade.ts';

/** Help with a cell: when its connection last changed its state, the rule it follows, its value. */
export interface SocketHint {
  readonly about: ReturnType<typeof stepsFor>[number];
  readonly cell: SocketSolution;
}

const hints: Hints<ReadSocketsQuestion, Typed, SocketHint> = {
  of: (question) =>
    solve(question).map((cell) => ({
      part: cell.id,
      steps: stepsFor(cell.column).map((about) => ({ about, cell })),
    })),
  missing: (question, typed) =>
    solve(question)
      .filter((cell) => {
        const read = readColumn(cell.column, typed[cell.id] ?? '');
        return !read.ok || !isRight(cell, read.value);
      })
      .map(({ id }) => id),
};

function parts(question: ReadSocketsQuestion, verdict: ReadSocketsVerdict | null): JudgedPart[] {
  const cells = blanksOf(question);
  const right = new Set(verdict?.cells.filter(({ mark }) => mark === 'right').map(({ id }) => id));
  return cells.map(({ id }) => ({ part: id, weight: 1 / cells.length, credit: right.has(id) ? 1 : 0 }));
}

const MALFORMED = ['', 'many', '-1', '1.5', 'READY', '0x'] as const;

/** Returns what a learner could type: everything right, or the cell the seed picks wrong or unreadable. */
function sample(question: ReadSocketsQuestion, sort: SampleSort): unknown {
  const cells = solve(question);
  const picked = question.seed % Math.max(cells.length, 1);
  return Object.fromEntries(
    cells.map((cell, i) => {
      if (i !== picked || sort === 'correct') return [cell.id, cell.text];
      if (sort === 'incorrect') return [cell.id, wrong(cell, question)];
      return [cell.id, MALFORMED[question.seed % MALFORMED.length] ?? ''];
    }),
  );
}

function wrong({ column, socket, text }: SocketSolution, { seed, tool }: ReadSocketsQuestion): string {
  if (column !== 'state') return String(Number(text) + 1);
  const others = STATES.filter((state) => state !== socket.state);
  return STATE_NAMES[tool][others[seed % others.length] ?? 'CLOSED'];
}

/** The lines of `ss` or `netstat` at a moment of a run, with blanks. */
export const readSockets: ExerciseKind<
  ReadSocketsSpec,
  ReadSocketsQuestion,
  ReadSocketsAnswer,
  ReadSocketsVerdict,
  readonly SocketSolution[],
  SocketHint,
  Typed
> = { generate, parse, grade, parts, solve, hints, sample };
