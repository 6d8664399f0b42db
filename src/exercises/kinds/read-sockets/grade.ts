import type { State } from '../../../tcp/connection/state.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import type { Parsed, Problem, Score } from '../../kind.ts';
import { type Read, readNumber, readState } from '../../trace/index.ts';
import { type SocketSolution, solve } from './generate.ts';
import { blanksOf, type Column, type ReadSocketsQuestion } from './question.ts';

/** What was filled in, by cell: a state, or a number. */
export type ReadSocketsAnswer = Readonly<Record<string, State | number>>;

/** Reads a record of texts by cell. Every blank must be filled; what belongs to none is left aside. */
export function parse(question: ReadSocketsQuestion, input: unknown): Parsed<ReadSocketsAnswer> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ok: false, problems: [{ cell: null, code: 'not-an-answer' }] };
  }
  const texts = new Map<string, unknown>(Object.entries(input));
  const answer: Record<string, State | number> = {};
  const problems: Problem[] = [];
  for (const { id, column } of blanksOf(question)) {
    const text = texts.get(id);
    const read = readColumn(column, typeof text === 'string' ? text : '');
    if (read.ok) answer[id] = read.value;
    else problems.push({ cell: id, code: read.code });
  }
  return problems.length === 0 ? { ok: true, answer } : { ok: false, problems };
}

/** Ports have 16 bits: RFC 9293 section 3.1. */
const MOST_PORT = 65_535;

/** Reads what was typed into a cell. A state may be spelled as RFC 9293, `ss` or `netstat` spell it. */
export function readColumn(column: Column, text: string): Read<State | number> {
  if (text.trim() === '') return { ok: false, code: 'empty' };
  if (column === 'state') return readState(text);
  return column === 'local' || column === 'peer' ? readNumber(text, MOST_PORT) : readNumber(text);
}

/**
 * What a wrong number comes from. `other-queue`: the value of the line's other queue. `next`: RCV.NXT, which is one more
 * as long as nothing was read. `without-fin`, `without-syn`: the
 * bytes alone, where a FIN or a SYN counts one more.
 */
export type Slip = 'other-queue' | 'next' | 'without-fin' | 'without-syn';

/** A cell judged. */
export interface CellVerdict extends SocketSolution {
  readonly given: State | number;
  readonly mark: 'right' | 'wrong';
  readonly because: RuleId;
  readonly slip: Slip | null;
}

/** An answer judged cell by cell, in the order they are read. */
export interface ReadSocketsVerdict extends Score {
  readonly cells: readonly CellVerdict[];
  readonly counts: Readonly<Record<'right' | 'wrong', number>>;
}

/** Judges an answer by the list the model makes. */
export function grade(question: ReadSocketsQuestion, answer: ReadSocketsAnswer): ReadSocketsVerdict {
  const cells = solve(question).map((solution): CellVerdict => {
    const given = answer[solution.id];
    if (given === undefined)
      throw new RangeError(`the answer lacks ${solution.id}; parse() reports such cells`);
    const right = isRight(solution, given);
    const because = reasonOf(solution);
    return {
      ...solution,
      given,
      mark: right ? 'right' : 'wrong',
      because,
      slip: right ? null : slipOf(solution, given),
    };
  });
  const right = cells.filter(({ mark }) => mark === 'right').length;
  return { cells, counts: { right, wrong: cells.length - right }, score: right / cells.length };
}

/** Tells whether a cell holds what the program prints. */
export function isRight({ column, socket, text }: SocketSolution, given: State | number): boolean {
  return column === 'state' ? given === socket.state : given === Number(text);
}

/** Returns the rule a cell follows: its queue's, or the one by which the state was entered. */
export function reasonOf({ column, socket, entered }: SocketSolution): RuleId {
  if (column === 'recv-q') return socket.recvQ.because;
  if (column === 'send-q') return socket.sendQ.because;
  return entered.because;
}

/** States whose FIN, or SYN, can be among what is not acknowledged. */
const FIN_SENT: readonly State[] = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];
const SYN_SENT: readonly State[] = ['SYN-SENT', 'SYN-RECEIVED'];

/** Returns the FIN or SYN that a queue counts besides its data; null where it counts none. */
export function controlIn({
  column,
  socket: { state, recvQ, sendQ },
}: Pick<SocketSolution, 'column' | 'socket'>): 'FIN' | 'SYN' | null {
  if (column === 'recv-q') return recvQ.because === 'socket/unread-fin' ? 'FIN' : null;
  if (column !== 'send-q' || sendQ.because !== 'socket/unacknowledged') return null;
  if (FIN_SENT.includes(state)) return 'FIN';
  return SYN_SENT.includes(state) ? 'SYN' : null;
}

function slipOf({ column, socket }: SocketSolution, given: State | number): Slip | null {
  if (column !== 'recv-q' && column !== 'send-q') return null;
  const { recvQ, sendQ } = socket;
  const [own, other] = column === 'recv-q' ? [recvQ, sendQ] : [sendQ, recvQ];
  const control = given === own.value - 1 ? controlIn({ column, socket }) : null;
  if (control) return control === 'FIN' ? 'without-fin' : 'without-syn';
  if (column === 'recv-q' && given === own.value + 1 && given === socket.rcvNxt) return 'next';
  return given === other.value ? 'other-queue' : null;
}
