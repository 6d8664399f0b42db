import { SS_NAMES, STATES, type State } from '../../tcp/connection/state.ts';
import type { ProblemCode } from '../kind.ts';
import { type CellKind, isState, isTime, type MomentKind } from './cells.ts';
import { flagsFromText } from './flags-text.ts';
import { type Outcome, readOutcome } from './outcome.ts';
import { isTimeTwoWays, readTime } from './read-time.ts';
import { twoWays, ungrouped } from './two-ways.ts';

/** Why a cell of a trace cannot be read. */
export type FillTraceProblem = ProblemCode | 'not-a-time' | 'time-two-ways' | 'not-an-outcome';

/** One cell read, or why it cannot be. */
export type Read<Value, Code = ProblemCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code };

/**
 * Reads a number: decimal or `0x`, with `_`, thousands separators, spaces and full-width digits forgiven. A comma that
 * could be a decimal point as well is not.
 *
 * @example readNumber('４，２９４，９６７，２９５') // { ok: true, value: 4294967295 }
 */
export function readNumber(text: string): Read<number> {
  const plain = text.normalize('NFKC').trim();
  const bare = plain.replace(/(?<=[\da-f])_(?=[\da-f])/gi, '');
  if (/^[-−–]\s*\d/.test(plain)) return { ok: false, code: 'negative' };
  if (/^0x[\da-f]+$/i.test(bare)) return bounded(Number.parseInt(bare.slice(2), 16));
  if (/^\d+$/.test(bare)) return bounded(Number(bare));
  const whole = ungrouped(plain);
  if (whole !== null && /^\d+$/.test(whole)) return bounded(Number(whole));
  if (/^\d+$/.test(twoWays(plain)?.grouped ?? '')) return { ok: false, code: 'two-ways' };
  return { ok: false, code: /^\d+[.,]\d+$/.test(plain) ? 'fraction' : 'not-a-number' };
}

function bounded(value: number): Read<number> {
  return Number.isSafeInteger(value) ? { ok: true, value } : { ok: false, code: 'too-large' };
}

const squash = (name: string) =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^TCP/, '');

const OTHER_NAMES: Readonly<Record<string, State>> = {
  SYNRCVD: 'SYN-RECEIVED',
  CLOSE: 'CLOSED',
};

/** Reads a state in the spelling of RFC 9293, `ss`, netstat or the Linux source; case and punctuation do not matter. */
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

function found<Value>(value: Value | null, code: FillTraceProblem): Read<Value, FillTraceProblem> {
  return value === null ? { ok: false, code } : { ok: true, value };
}

/** Reads what was typed into one cell. */
export function readCell(
  kind: CellKind | MomentKind,
  text: string,
): Read<number | State | Outcome, FillTraceProblem> {
  if (text.trim() === '') return { ok: false, code: 'empty' };
  if (isTime(kind)) return found(readTime(text), isTimeTwoWays(text) ? 'time-two-ways' : 'not-a-time');
  if (kind === 'result') return found(readOutcome(text), 'not-an-outcome');
  return readField(kind, text);
}

/** Reads what was typed for a field of a segment or for a state. */
export function readField(kind: Exclude<CellKind, 'sent'>, text: string): Read<number | State> {
  if (text.trim() === '') return { ok: false, code: 'empty' };
  if (kind === 'flags') return readFlags(text);
  return isState(kind) ? readState(text) : readNumber(text);
}
