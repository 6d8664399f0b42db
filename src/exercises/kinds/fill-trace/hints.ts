import type { Hints, PartHints } from '../../hints/hint.ts';
import { type CellId, kindOf, readCell } from '../../trace/index.ts';
import type { Solution } from '../../trace/run/index.ts';
import { grade, solve } from './grade.ts';
import type { FillTraceQuestion } from './question.ts';

/** Help with a cell: the rule that decides it (or where that stands), how it follows, what it holds. */
export interface CellHint {
  readonly about: 'rule' | 'terms' | 'value';
  readonly solution: Solution;
}

/** What is typed into the cells, by their ids. */
type Typed = Readonly<Record<string, string>>;

/** Hints for a trace, cell by cell. */
export const fillTraceHints: Hints<FillTraceQuestion, Typed, CellHint> = { of: hintsOf, missing };

function hintsOf(question: FillTraceQuestion): PartHints<CellHint>[] {
  return solve(question).map((solution) => ({
    part: solution.id,
    steps: (['rule', 'terms', 'value'] as const).map((about) => ({ about, solution })),
  }));
}

/** A cell that cannot be read counts as empty; for judging the others it is taken as right. */
function missing(question: FillTraceQuestion, typed: Typed): CellId[] {
  const cells = solve(question).map(({ id, value }) => {
    const read = readCell(kindOf(id), typed[id] ?? '');
    return { id, empty: !read.ok, value: read.ok ? read.value : value };
  });
  const verdict = grade(question, Object.fromEntries(cells.map(({ id, value }) => [id, value])));
  const wrong = new Set(verdict.cells.filter(({ mark }) => mark !== 'right').map(({ id }) => id));
  return cells.filter(({ id, empty }) => empty || wrong.has(id)).map(({ id }) => id);
}
