import type { JSX } from 'preact';
import { isLeftAsItWas } from '../../../../exercises/attempts.ts';
import type { Problem, ProblemCode, Typed } from '../../../../exercises/kind.ts';
import {
  type CellVerdict,
  controlIn,
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

/** What is said otherwise of a cell here than elsewhere. */
const PROBLEMS: Partial<Record<ProblemCode, 'problemRange' | 'problemQueue'>> = {
  'not-a-number': 'problemQueue',
  'out-of-range': 'problemRange',
};

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
    const special = PROBLEMS[code];
    const text = special ? own[special] : problemText(code, t);
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
  { question, verdict, told, ...answers }: Judged<typeof readSockets>,
  words: ReadSocketsWords,
): ReadSocketsReport {
  const { exercise: t } = words;
  const wrong = verdict.cells.filter(({ mark }) => mark === 'wrong').map(({ id }) => id);
  const same = (id: string) => !told(id) && isLeftAsItWas(id, answers);
  const cells = verdict.cells.map((cell) => {
    const known = cell.mark === 'right' || told(cell.id);
    const cellReport: SocketCellReport = {
      mark: cell.mark,
      word: t[cell.mark],
      ...(known && cell.mark === 'wrong' && { told: { word: t.answer, value: cell.text } }),
      name: nameOf(cell, question, words),
      note: cell.mark === 'right' ? null : noteOf(cell, same(cell.id), question, words),
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
    first: wrong.find((id) => !told(id)) ?? null,
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
  cell: CellVerdict,
  isSame: boolean,
  { tool }: ReadSocketsQuestion,
  { exercise: t, readSockets: own }: ReadSocketsWords,
): string {
  const { given, slip } = cell;
  const value = typeof given === 'number' ? given : STATE_NAMES[tool][given];
  const why = slip ? own[SLIPS[slip]] : stateSlip(cell, own);
  return joinSentences([format(t.youWrote, { value }), why, isSame ? t.sameAsBefore : null]);
}

/** Says whether a line was ever in the state that was given for it; nothing of CLOSED, in which each begins. */
function stateSlip({ given, left }: CellVerdict, t: ReadSocketsWords['readSockets']): string | null {
  if (typeof given === 'number' || given === 'CLOSED') return null;
  const time = left.findLast(({ state }) => state === given)?.at;
  return time === undefined ? t.notYetIn : format(t.leftAt, { time: timeText(time) });
}

/** Says why a cell holds what it holds. */
function answerLines(cell: SocketSolution, words: ReadSocketsWords): readonly Cited[] {
  return [
    ...(isQueue(cell) ? [] : [{ text: sinceLine(cell, words), source: null }]),
    ...(isPort(cell) ? [] : [ruleLine(reasonOf(cell), words)]),
    ...sumLines(cell, words),
  ];
}

/** Adds up a queue that counts more than data, and the accept queue of a listener. */
function sumLines(cell: SocketSolution, { readSockets: t }: ReadSocketsWords): readonly Cited[] {
  const { column, socket, accepted } = cell;
  const plain = (text: string): Cited[] => [{ text, source: null }];
  if (column === 'recv-q' && socket.recvQ.because === 'socket/accept-queue') {
    const { value } = socket.recvQ;
    return plain(format(t.accepted, { queued: value + accepted, taken: accepted, value }));
  }
  const control = controlIn(cell);
  if (control === null) return [];
  const { value } = column === 'recv-q' ? socket.recvQ : socket.sendQ;
  return plain(format(t.withControl, { bytes: value - 1, control, value }));
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
