import type { JSX } from 'preact';
import { findFailure } from '../../../../exercises/diagnosis/index.ts';
import type { Typed } from '../../../../exercises/kind.ts';
import {
  type CellHint,
  cellsByMisconception,
  diagnose,
  type FillTraceVerdict,
  fillTrace,
} from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import {
  type CellId,
  type CellProblem,
  isState,
  kindOf,
  readCellId,
  twoWays,
} from '../../../../exercises/trace/index.ts';
import type { Derivation, Solution } from '../../../../exercises/trace/run/index.ts';
import { type OpenCell, whatIfFilled, wrongSegments } from '../../../../exercises/what-if/index.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { timeText } from '../../../ladder/time.ts';
import type { Cited, Given, Judged, KindReport, Report, ReportWords, Setup } from '../../kind-view.ts';
import { failingMisconception, prepareAhead } from '../../misconception.ts';
import { problemText } from '../../problems.ts';
import { toldAnswer } from '../../told-answer.ts';
import {
  type Explanation,
  eachRuleOnce,
  explain,
  markWord,
  placedText,
  readAs,
  styleNote,
  termsLine,
  valueText,
} from '../../trace/explain.ts';
import { labelOf } from '../../trace/moment-words.ts';
import { numbersSetup } from '../../trace/numbers-setup.ts';
import { WorkedTable } from '../../trace/WorkedTable.tsx';
import { CELLS, WHAT_IF_WORDS } from '../../trace/word-lists.ts';
import type { Choice } from '../../what-if/choice.ts';
import { Below, type CellReport, type JudgedTrace } from './Below.tsx';

/** The sentences on such a trace, and on the buttons that play a wrong segment. */
export const WORDS = { exercise: CELLS, whatIf: WHAT_IF_WORDS } as const;

/** A question as it is drawn. Its scenario, its profile and what it tells apart come with the model. */
export type DrawnTrace = Omit<FillTraceQuestion, 'scenario' | 'profile' | 'misconceptions'>;

/** What stands beside the cells of a trace, and what is announced. */
export interface TraceReport extends Report, JudgedTrace {
  /** Draws what is said below a segment or a moment: nothing of a view before its first verdict. */
  readonly Below: typeof Below;
}

/** What a report says that judges nothing. */
const NOTHING = { misconception: null, whatIfs: [], score: null } as const;

/** Everything that can be said about an answer. */
export type TraceReportWords = ReportWords<'rules' | 'whatIf' | 'diagnosis' | 'misconceptions'>;

/** A trace with blanks, and the model that fills them. */
export const report: KindReport<typeof fillTrace, DrawnTrace, TraceReport, TraceReportWords> = {
  kind: fillTrace,
  viewWords: WORDS,
  words: ['rules', 'whatIf', 'diagnosis', 'misconceptions'],
  draw: ({ scenario: _, profile: __, misconceptions: ___, ...drawn }) => drawn,
  setup: setupOf,
  unread,
  graded,
  shown,
  hintName: ({ solution }, question, { exercise }) => labelOf(solution.id, question, exercise),
  hintLines,
  prepare: (question) => prepareAhead(cellsByMisconception(question)),
  Worked,
};

/** Says what this variant draws of its run, and how numbers, times and states are written. */
function setupOf(question: FillTraceQuestion, { exercise: t }: TraceReportWords): Setup {
  const { delay, params, precision, rows } = question;
  const numbers = numbersSetup(question, t);
  const way = delay === null ? [] : [format(t.setupDelay, { delay: timeText(delay) })];
  const set = (['client', 'server'] as const).flatMap((side) => {
    const own = params.filter((param) => param.side === side).map((param) => format(t.paramIs, { ...param }));
    return own.length === 0 ? [] : [format(t.drawnParams, { side: t[side], params: own.join(t.comma) })];
  });
  const off = precision === null ? null : { precision: timeText(precision) };
  return {
    line: [...way, ...set, ...numbers.line, ...(off ? [format(t.setupPrecision, off)] : [])],
    notes: [
      ...numbers.notes,
      ...(off ? [format(t.timesRule, off)] : []),
      ...(rows.some(({ cells }) => isStateAsked(cells)) ? [t.statesRule] : []),
    ],
  };
}

function isStateAsked(cells: Readonly<Record<string, string | null>>): boolean {
  return cells['client'] === null || cells['server'] === null;
}

function unread(
  problems: readonly { readonly cell: string | null; readonly code: CellProblem }[],
  _: FillTraceQuestion,
  typed: Typed,
  { exercise: t }: TraceReportWords,
): TraceReport {
  const cells = problems.map(({ cell, code }) => {
    const word = problemLine(code, t, typed[cell ?? ''] ?? '');
    const report: CellReport = { mark: 'unread', word, note: null, why: null };
    return [cell ?? '', report] as const;
  });
  const summary = cells.length === 1 ? t.unreadOne : format(t.unread, { count: cells.length });
  const first = problems[0]?.cell ?? null;
  return { Below, ...NOTHING, cells: Object.fromEntries(cells), summary, first };
}

function problemLine(code: CellProblem, t: Dictionary['exercise'], text: string): string {
  if (code === 'not-a-time') return t.problemTime;
  if (code === 'time-two-ways') return format(t.problemTimeTwoWays, { ...twoWays(text) });
  return code === 'not-an-outcome' ? t.problemOutcome : problemText(code, t);
}

function graded(
  { question, typed, verdict, told }: Judged<typeof fillTrace>,
  words: TraceReportWords,
): TraceReport {
  const { exercise: t } = words;
  const cells = verdict.cells.map((cell) => {
    const wrote = readAs(valueText(cell.id, cell.given, t), typed[cell.id], t);
    const note = styleNote(cell, cell.mark === 'right', t);
    const missedTwice = cell.mark !== 'right' && told(cell.id);
    const report: CellReport = {
      mark: cell.mark,
      word: markWord(cell.mark, cell.note, t),
      ...(missedTwice && { told: { word: t.answer, value: placedText(cell.id, cell.value, t) } }),
      note: cell.mark === 'right' ? note : [wrote, note].filter(Boolean).join(' '),
      why:
        cell.mark === 'right' || told(cell.id)
          ? explain(cell, question, words)
          : ruleFor(cell, question, words, cell.mark),
    };
    return [cell.id, report] as const;
  });
  const { counts } = verdict;
  const total = verdict.cells.length;
  const isHalf = verdict.cells.some(({ id, mark }) => mark === 'follows' && !told(id));
  const follow = isHalf ? t.someFollowForHalf : t.someFollow;
  const sentence = counts.right === total ? t.allRight : counts.follows > 0 ? follow : t.someRight;
  const misconception = misconceptionIn(question, verdict, words);
  return {
    Below,
    cells: Object.fromEntries(eachRuleOnce(cells)),
    misconception,
    whatIfs: whatIfsOf(question, verdict, told, words),
    summary: joinSentences([format(sentence, { total, ...counts }), misconception?.named ?? null]),
    first: verdict.cells.find(({ id, mark }) => mark !== 'right' && !told(id))?.id ?? null,
    score: verdict.score,
  };
}

/** Returns the misconception an answer shows, told at the first cell that was filled in by it; null for slips. */
export function misconceptionIn(
  question: FillTraceQuestion,
  verdict: FillTraceVerdict,
  words: TraceReportWords,
): TraceReport['misconception'] {
  const found = diagnose(question, verdict.cells);
  if (!found) return null;
  const { scenario, seed, rows, moments } = question;
  const shown = rows.map((row) => row.index);
  const failure = findFailure(scenario, seed, found.id);
  const [first = ''] = found.cells;
  const moment = moments.find(({ id }) => first.startsWith(`${id}.`));
  const at = readCellId(first)?.segment ?? moment?.below ?? -1;
  return {
    ...failingMisconception(found.id, failure, shown, words),
    at: shown.includes(at) ? at : (shown[0] ?? 0),
  };
}

/** Returns what draws the run that follows from each wrong segment. */
function whatIfsOf(
  question: FillTraceQuestion,
  { cells }: FillTraceVerdict,
  told: (part: string) => boolean,
  words: TraceReportWords,
): Choice[] {
  const { numbers, rows } = question;
  const open = cells
    .filter(({ id, mark }) => mark !== 'right' && !told(id))
    .map(({ id }) => openCell(id, rows));
  return wrongSegments(question, cells).map((segment) => ({
    from: segment,
    draw: async (leave) => {
      const outcome = whatIfFilled(question, cells, segment);
      if (!outcome)
        throw new RangeError(`${question.scenario.name}: #${segment + 1} has no wrong field to play`);
      const { drawConsequence } = await import('../../what-if/Consequence.tsx');
      const above = rows.filter(({ index }) => index < segment);
      const consequence = { outcome, did: 'replaced', numbers, above, open, tellsRule: true } as const;
      return drawConsequence(consequence, words, leave);
    },
  }));
}

/** Returns what of a run a cell asks for; the time of a moment is asked as that of a segment would be. */
function openCell(id: CellId, rows: FillTraceQuestion['rows']): OpenCell {
  const place = readCellId(id);
  const from = rows.find(({ index }) => index === place?.segment)?.from ?? 'client';
  return { from, kind: place?.kind ?? 'sent' };
}

/** Gives every cell's answer with its reason. */
function shown(question: FillTraceQuestion, words: TraceReportWords, given?: Given): TraceReport {
  const { exercise: t } = words;
  const cells = fillTrace.solve(question).map((solution): readonly [CellId, CellReport] => {
    const { id, value } = solution;
    const told = toldAnswer(id, placedText(id, value, t), given, t);
    return [id, { ...told, note: null, why: explain(solution, question, words) }];
  });
  return {
    Below,
    ...NOTHING,
    cells: Object.fromEntries(eachRuleOnce(cells)),
    summary: t.solutionShown,
    first: null,
  };
}

/** Puts a hint on a cell into words. */
function hintLines(
  { about, solution }: CellHint,
  question: Pick<FillTraceQuestion, 'numbers'>,
  words: TraceReportWords,
): Cited[] {
  const { hints } = words;
  const { rule } = explain(solution, question, words);
  switch (about) {
    case 'rule': {
      const { line = null, rule: help } = ruleFor(solution, question, words);
      return [{ text: joinSentences([line, help?.text ?? null]), source: help?.source ?? null }];
    }
    case 'terms':
      return [{ text: termsLine(solution, question, words), source: null }];
    case 'value': {
      const text = format(hints.value, { value: valueText(solution.id, solution.value, words.exercise) });
      return isNamed(solution)
        ? [{ ...rule, text: joinSentences([text, rule.text]) }]
        : [{ text, source: null }];
    }
  }
}

/** Returns the rule a cell follows, without the value: where it stands, where its sentence would say it. */
function ruleFor(
  solution: Solution,
  question: Pick<FillTraceQuestion, 'numbers'>,
  words: TraceReportWords,
  mark: CellReport['mark'] | null = null,
): Partial<Explanation> {
  const { rule } = explain(solution, question, words);
  if (isNamed(solution)) return { line: format(words.hints.section, { source: rule.source }) };
  const line = fromLine(solution.derivation, mark === 'follows' ? words.hints.fromYours : words.hints.from);
  return line === null ? { rule } : { line, rule };
}

/** Tells whether a cell holds a name, which the sentence of its rule often says: that one comes last then. */
function isNamed({ id }: Solution): boolean {
  const kind = kindOf(id);
  return kind === 'flags' || kind === 'result' || isState(kind);
}

/** Names the segment a cell is taken from, where there is one. */
function fromLine(derivation: Derivation, sentence: string): string | null {
  const from = 'base' in derivation ? derivation.base : derivation;
  const segment = 'segment' in from ? from.segment : null;
  return segment === null ? null : format(sentence, { n: segment + 1 });
}

interface WorkedProps {
  readonly question: FillTraceQuestion;
  readonly words: TraceReportWords;
}

/** Every blank cell with its value and the reason for it. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { exercise: t } = words;
  const rows = fillTrace.solve(question).map((solution) => {
    const { line, rule } = explain(solution, question, words);
    const { id, value } = solution;
    const why = `${line} ${rule.text}`;
    return { id, name: labelOf(id, question, t), value: valueText(id, value, t), why, source: rule.source };
  });
  return <WorkedTable rows={rows} t={t} />;
}
