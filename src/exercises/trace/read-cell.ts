import { SS_NAMES, STATES, type State } from '../../tcp/connection/state.ts';
import { MOST_DATA } from '../../tcp/segment.ts';
import type { ProblemCode } from '../kind.ts';
import { type Outcome, readOutcome } from './call-outcome.ts';
import { type CellKind, isState, isTime, type MomentKind } from './cells.ts';
import { plainText, splitNames } from './plain-text.ts';
import { flagsFromText } from './read-flags.ts';
import { type Read, readNumber } from './read-number.ts';
import { isTimeTwoWays, readTime } from './read-time.ts';

/** Why a cell of a trace cannot be read. */
export type CellProblem = ProblemCode | 'not-a-time' | 'time-two-ways' | 'not-an-outcome';

const squash = (name: string) => splitNames(name).join('').replace(/^TCP/, '');

const OTHER_NAMES: Readonly<Record<string, State>> = {
  SYNRCVD: 'SYN-RECEIVED',
  SYNRECVD: 'SYN-RECEIVED',
  CLOSE: 'CLOSED',
  LISTENING: 'LISTEN',
};

/** Reads a state in the spelling of RFC 9293, `ss`, netstat or the Linux source; case and what parts words do not matter. */
export function readState(text: string): Read<State> {
  const name = squash(text);
  const state =
    STATES.find((known) => squash(known) === name) ??
    STATES.find((known) => squash(SS_NAMES[known]) === name) ??
    OTHER_NAMES[name];
  return state ? { ok: true, value: state } : { ok: false, code: 'not-a-state' };
}

function readFlags(text: string): Read<number> {
  const value = flagsFromText(text);
  return value === null ? { ok: false, code: 'not-flags' } : { ok: true, value };
}

function found<Value>(value: Value | null, code: CellProblem): Read<Value, CellProblem> {
  return value === null ? { ok: false, code } : { ok: true, value };
}

/** Reads what was typed into one cell. */
export function readCell(
  kind: CellKind | MomentKind,
  text: string,
): Read<number | State | Outcome, CellProblem> {
  if (plainText(text) === '') return { ok: false, code: 'empty' };
  if (isTime(kind)) return found(readTime(text), isTimeTwoWays(text) ? 'time-two-ways' : 'not-a-time');
  if (kind === 'result') return found(readOutcome(text), 'not-an-outcome');
  return readField(kind, text);
}

/** Reads what was typed for a field of a segment or for a state. */
export function readField(kind: Exclude<CellKind, 'sent'>, text: string): Read<number | State> {
  if (plainText(text) === '') return { ok: false, code: 'empty' };
  if (kind === 'flags') return readFlags(text);
  if (isState(kind)) return readState(text);
  return kind === 'len' ? readLength(text) : readNumber(text);
}

/** Reads a number of octets: no segment over IPv4 carries more than {@link MOST_DATA}. */
function readLength(text: string): Read<number> {
  const read = readNumber(text, MOST_DATA);
  return read.ok || read.code !== 'out-of-range' ? read : { ok: false, code: 'length-out-of-range' };
}
