import type { Problem } from '../../../../exercises/kind.ts';
import { type FillTraceVerdict, fillTrace, solve } from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import { type CellProblem, twoWays } from '../../../../exercises/trace/index.ts';
import { wrongSegments } from '../../../../exercises/what-if/index.ts';
import { format } from '../../../../i18n/format.ts';
import type { CellReport, TraceReport } from '../../cell-report.ts';
import { inARow } from '../../in-a-row.ts';
import { problemText } from '../../problems.ts';
import type { Draw } from '../../what-if/PlayOn.tsx';
import type { ExerciseWords, Words } from '../../words.ts';
import { explain, noteText, valueText } from './explain.ts';

/** Makes what draws the run that follows from a learner's wrong segment. */
export type PlayOf = (question: FillTraceQuestion, verdict: FillTraceVerdict, segment: number) => Draw;

/** Names the misconception an answer shows. */
export type NameOf = (question: FillTraceQuestion, verdict: FillTraceVerdict) => TraceReport['misconception'];

/** Reads and grades what was typed. `play` is what wrong segments offer, `name` tells a misconception from slips. */
export function check(
  question: FillTraceQuestion,
  typed: Readonly<Record<string, string>>,
  words: Words,
  play: PlayOf,
  name: NameOf,
): TraceReport {
  const parsed = fillTrace.parse(question, typed);
  return parsed.ok
    ? graded(question, fillTrace.grade(question, parsed.answer), words, play, name)
    : unread(parsed.problems, typed, words.t);
}

function problemLine(code: CellProblem, t: ExerciseWords, text: string): string {
  if (code === 'not-a-time') return t.problemTime;
  if (code === 'time-two-ways') return format(t.problemTimeTwoWays, { ...twoWays(text) });
  return code === 'not-an-outcome' ? t.problemOutcome : problemText(code, t, text);
}

function unread(
  problems: readonly Problem<CellProblem>[],
  typed: Readonly<Record<string, string>>,
  t: ExerciseWords,
): TraceReport {
  const cells = problems.map(({ cell, code }) => {
    const word = problemLine(code, t, typed[cell ?? ''] ?? '');
    const report: CellReport = { mark: 'unread', word, note: null, why: null };
    return [cell ?? '', report] as const;
  });
  const summary = cells.length === 1 ? t.unreadOne : format(t.unread, { count: cells.length });
  const first = problems[0]?.cell ?? null;
  return { cells: Object.fromEntries(cells), misconception: null, plays: [], summary, first, score: null };
}

function graded(
  question: FillTraceQuestion,
  verdict: FillTraceVerdict,
  words: Words,
  play: PlayOf,
  name: NameOf,
): TraceReport {
  const { t } = words;
  const cells = verdict.cells.map((cell) => {
    const wrote = format(t.youWrote, { value: valueText(cell.id, cell.given, t) });
    const note = noteText(cell, t);
    const report: CellReport = {
      mark: cell.mark,
      word: t[cell.mark],
      note: cell.mark === 'right' ? note : [wrote, note].filter(Boolean).join(' '),
      why: explain(cell, question, words),
    };
    return [cell.id, report] as const;
  });
  const { counts } = verdict;
  const total = verdict.cells.length;
  const sentence = counts.right === total ? t.allRight : counts.follows > 0 ? t.someFollow : t.someRight;
  const misconception = name(question, verdict);
  return {
    cells: Object.fromEntries(cells),
    misconception,
    plays: wrongSegments(question, verdict.cells).map((segment) => ({
      segment,
      draw: play(question, verdict, segment),
    })),
    summary: inARow([format(sentence, { total, ...counts }), misconception?.named ?? null]),
    first: verdict.cells.find((cell) => cell.mark !== 'right')?.id ?? null,
    score: verdict.score,
  };
}

/** Gives every cell's answer with its reason. */
export function reveal(question: FillTraceQuestion, words: Words): TraceReport {
  const solutions = solve(question);
  const cells = solutions.map((solution) => {
    const value = valueText(solution.id, solution.value, words.t);
    const report: CellReport = {
      mark: 'shown',
      word: format(words.t.shown, { value }),
      note: null,
      why: explain(solution, question, words),
    };
    return [solution.id, report] as const;
  });
  return {
    cells: Object.fromEntries(cells),
    misconception: null,
    plays: [],
    summary: words.t.solutionShown,
    first: null,
    score: null,
  };
}
