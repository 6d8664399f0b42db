import type { JSX } from 'preact';
import type { Problem, Typed } from '../../../../exercises/kind.ts';
import {
  type CellVerdict,
  readSockets,
  reasonOf,
  type Slip,
  type SocketHint,
  type SocketSolution,
} from '../../../../exercises/kinds/read-sockets/index.ts';
import type {
  DrawnReadSockets,
  ReadSocketsQuestion,
} from '../../../../exercises/kinds/read-sockets/question.ts';
import { citation } from '../../../../i18n/citation.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { STATE_NAMES } from '../../../../tcp/connection/state-names.ts';
import { RULES, type RuleId } from '../../../../tcp/rules.ts';
import { timeText } from '../../../ladder/time.ts';
import type { Cited, Given, Judged, KindReport, Report, ReportWords } from '../../kind-view.ts';
import { problemText } from '../../problems.ts';
import { toldAnswer } from '../../told-answer.ts';
import { WorkedTable } from '../../trace/WorkedTable.tsx';
import type { BlankReport } from '../../Verdict.tsx';

/** What stands beside one cell. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface SocketCellReport extends BlankReport {
  readonly mark: 'right' | 'wrong' | 'unread' | 'shown';
  /** The cell's full name. */
  readonly name: string;
  /** What was given, and what slip that looks like; null when there is nothing to say. */
  readonly note: string | null;
  readonly why: readonly Cited[];
}

/** What stands beside the cells, and what is announced. */
export interface ReadSocketsReport extends Report {
  readonly cells: Readonly<Record<string, SocketCellReport>>;
}

/** The sentences the view shows before anything is answered. */
export const WORDS = {
  exercise: [
    'client',
    'server',
    'clientToServer',
    'serverToClient',
    'lost',
    'chooseState',
    'seq',
    'ack',
    'len',
  ],
  readSockets: [
    'happened',
    'columnTime',
    'columnClient',
    'columnEvent',
    'columnEnd',
    'notYet',
    'nowOne',
    'nowBoth',
    'line',
    'columns',
    'cellLabel',
  ],
} as const;

type ReadSocketsWords = ReportWords<'rules' | 'readSockets'>;

/** A list of sockets with the model that makes it. */
export const report: KindReport<typeof readSockets, DrawnReadSockets, ReadSocketsReport, ReadSocketsWords> = {
  kind: readSockets,
  viewWords: WORDS,
  words: ['rules', 'readSockets'],
  draw: ({ scenario: _, profile: __, ...drawn }) => drawn,
  unread,
  graded,
  shown,
  hintName: ({ cell }, question, words) => nameOf(cell, question, words),
  hintLines,
  Worked,
};

const SLIPS = {
  'other-queue': 'slipOtherQueue',
  next: 'slipNext',
  'without-fin': 'slipWithoutFin',
  'without-syn': 'slipWithoutSyn',
} as const satisfies Record<Slip, keyof Dictionary['readSockets']>;

function unread(
  problems: readonly Problem[],
  question: ReadSocketsQuestion,
  _: Typed,
  words: ReadSocketsWords,
): ReadSocketsReport {
  const { exercise: t, readSockets: own } = words;
  const cells = readSockets.solve(question).flatMap((cell) => {
    const code = problems.find((problem) => problem.cell === cell.id)?.code;
    if (code === undefined) return [];
    const text = code === 'out-of-range' ? own.problemRange : problemText(code, t);
    const isEmpty = code === 'empty';
    const cellReport: SocketCellReport = {
      mark: 'unread',
      word: isEmpty ? own.notFilled : own.notRead,
      name: nameOf(cell, question, words),
      note: null,
      why: isEmpty ? [] : [{ text, source: null }],
    };
    return [[cell.id, cellReport] as const];
  });
  const summary = cells.length === 1 ? t.unreadOne : format(t.unread, { count: cells.length });
  return {
    cells: Object.fromEntries(cells),
    summary,
    first: problems[0]?.cell ?? null,
    score: null,
  };
}

function graded(
  { question, verdict, told }: Judged<typeof readSockets>,
  words: ReadSocketsWords,
): ReadSocketsReport {
  const { exercise: t } = words;
  const wrong = verdict.cells.filter(({ mark }) => mark === 'wrong').map(({ id }) => id);
  const cells = verdict.cells.map((cell) => {
    const known = cell.mark === 'right' || told(cell.id);
    const cellReport: SocketCellReport = {
      mark: cell.mark,
      word: t[cell.mark],
      ...(known && cell.mark === 'wrong' && { told: { word: t.answer, value: cell.text } }),
      name: nameOf(cell, question, words),
      note: cell.mark === 'right' ? null : noteOf(cell, question, words),
      why: known ? answerLines(cell, words) : helpLines(cell, words),
    };
    return [cell.id, cellReport] as const;
  });
  return {
    cells: Object.fromEntries(cells),
    summary: format(wrong.length === 0 ? t.allRight : t.someRight, {
      total: cells.length,
      ...verdict.counts,
    }),
    first: wrong[0] ?? null,
    score: verdict.score,
  };
}

function shown(question: ReadSocketsQuestion, words: ReadSocketsWords, given?: Given): ReadSocketsReport {
  const { exercise: t } = words;
  const cells = readSockets.solve(question).map((cell) => {
    const told = toldAnswer(cell.id, cell.text, given, t);
    const about = { name: nameOf(cell, question, words), note: null, why: answerLines(cell, words) };
    return [cell.id, { ...told, ...about } satisfies SocketCellReport] as const;
  });
  return { cells: Object.fromEntries(cells), summary: t.solutionShown, first: null, score: null };
}

function noteOf(
  { given, slip }: CellVerdict,
  { tool }: ReadSocketsQuestion,
  { exercise: t, readSockets: own }: ReadSocketsWords,
): string {
  const value = typeof given === 'number' ? given : STATE_NAMES[tool][given];
  return joinSentences([format(t.youWrote, { value }), slip && own[SLIPS[slip]]]);
}

/** Says why a cell holds what it holds. */
function answerLines(cell: SocketSolution, words: ReadSocketsWords): readonly Cited[] {
  return [
    ...(isQueue(cell) ? [] : [{ text: sinceLine(cell, words), source: null }]),
    ...(isPort(cell) ? [] : [ruleLine(reasonOf(cell), words)]),
    ...sumLines(cell, words),
  ];
}

/** Adds up a Recv-Q whose data is followed by a FIN. */
function sumLines({ column, socket: { recvQ } }: SocketSolution, words: ReadSocketsWords): readonly Cited[] {
  if (column !== 'recv-q' || recvQ.because !== 'socket/unread-fin') return [];
  const { value } = recvQ;
  return [{ text: format(words.readSockets.withFin, { bytes: value - 1, value }), source: null }];
}

/** Says since when the connection of a line has been in its state. */
function sinceLine(
  { column, text, socket, entered }: SocketSolution,
  { readSockets: t }: ReadSocketsWords,
): string {
  const time = timeText(entered.at);
  if (column === 'state') return format(t.isState, { state: text, time });
  return format(t.isPort, { port: text, state: socket.state, time });
}

/** Says what to look at, without the answer. */
function helpLines(cell: SocketSolution, words: ReadSocketsWords): readonly Cited[] {
  return [isQueue(cell) ? ruleLine(reasonOf(cell), words) : enteredLine(cell, words)];
}

function isPort({ column }: SocketSolution): boolean {
  return column === 'local' || column === 'peer';
}

function isQueue({ column }: SocketSolution): boolean {
  return column === 'recv-q' || column === 'send-q';
}

function enteredLine({ entered }: SocketSolution, { readSockets: t }: ReadSocketsWords): Cited {
  return { text: format(t.entered, { time: timeText(entered.at) }), source: null };
}

function ruleLine(rule: RuleId, { rules, locale }: ReadSocketsWords): Cited {
  return { text: rules[rule], source: citation(RULES[rule].source, locale) };
}

function hintLines(
  { about, cell }: SocketHint,
  _: ReadSocketsQuestion,
  words: ReadSocketsWords,
): readonly Cited[] {
  switch (about) {
    case 'when':
      return [enteredLine(cell, words)];
    case 'rule':
      return [ruleLine(reasonOf(cell), words)];
    case 'value':
      return [{ text: format(words.hints.value, { value: cell.text }), source: null }];
    default:
      return about satisfies never;
  }
}

/** Returns the full name of a cell: `Server, line 2: Recv-Q`. */
function nameOf(
  { host, line, column }: SocketSolution,
  { lines }: ReadSocketsQuestion,
  { exercise, readSockets: t }: ReadSocketsWords,
): string {
  const before = lines.slice(0, line).filter((one) => one.host === host).length;
  return format(t.cellLabel, { host: exercise[host], n: before + 1, column: t.columns[column] });
}

interface WorkedProps {
  readonly question: ReadSocketsQuestion;
  readonly words: ReadSocketsWords;
}

/** Every blank with what belongs there, and why. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const rows = readSockets.solve(question).map((cell) => {
    const lines = answerLines(cell, words);
    return {
      id: cell.id,
      name: nameOf(cell, question, words),
      value: cell.text,
      why: joinSentences(lines.map(({ text }) => text)),
      source: joinSentences(lines.map(({ source }) => source)),
    };
  });
  return <WorkedTable rows={rows} t={words.exercise} />;
}
