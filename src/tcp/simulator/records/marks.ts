/**
 * How records stand on a tape. The first number of each is a mark: the kind of record in its low four bits, above them
 * what fits in bits. Words of a fixed list stand there by number.
 */

import type { State } from '../../connection/state.ts';
import { STATES } from '../../connection/state.ts';
import { ERRNOS } from '../../connection/tcb.ts';
import type { RuleId } from '../../rules.ts';
import { RULES } from '../../rules.ts';
import type { CallResult, HostId } from '../transcript.ts';

/** A segment: ports, SEQ, ACK, length, window, options. */
export const SEGMENT = 1;
/** A change of state: ports. */
export const STATE = 2;
/** A timer was started: ports, how long it will run. */
export const TIMER_STARTED = 3;
/** A timer was stopped: ports. */
export const TIMER_STOPPED = 4;
/** A call was made: the number its name is found by. */
export const CALLED = 5;
/** A call returned: its index, ports, a number of octets. */
export const RETURNED = 6;
/** The segment at hand was refused. */
export const REFUSED = 7;
/** What follows happens at another time or has another cause: index of the cause, time since the last such record. */
export const HAPPENING = 8;
/** The same, where a timer has expired and is the cause: ports, time. */
export const EXPIRED = 9;
/** A SYN was meant that did not travel so: ports, SEQ. */
export const MEANT = 10;

export const KIND = 0xf;

/** On the server, or from it; if not, on the client. */
export const SERVER = 1 << 4;
/** Returns the host a mark tells. */
export function hostOf(mark: number): HostId {
  return mark & SERVER ? 'server' : 'client';
}

/** A place without a peer: a listener. */
export const NO_PEER = 1 << 5;
/** A duration takes two numbers. */
export const LONG = 1 << 6;
/** Where a small number of a record begins: a timer, the sort of cause, the result of a call. */
export const DETAIL = 7;

// --- A segment ---

/** `from` did not send it; and it went into a connection that was there, in which its SYN opens nothing. */
export const INJECTED = 1 << 5;
export const INTO_LIVE = 1 << 6;
/** Was sent before. */
export const REPEATED = 1 << 7;
/** Its passage is kept as an object: it was lost, came late or came twice. */
export const TROUBLED = 1 << 8;
/** Its options: none, timestamps alone, what an ordinary SYN has, or kept as an object. */
export const OPTIONS = 9;
export const STAMPS = 1;
export const OF_SYN = 2;
export const OTHERS = 3;
/** Where the control bits and the reason begin. */
export const FLAGS = 11;
export const SEGMENT_BECAUSE = 19;

// --- A change of state ---

/** Where its two states and its reason begin. */
export const FROM = 7;
export const TO = 11;
export const STATE_BECAUSE = 15;

// --- A refusal ---

export const REFUSED_BECAUSE = 7;

// --- A call's return ---

/** It has no ports. */
export const NOWHERE = 1 << 6;

// --- Words by number ---

/** The words of a list, and their numbers. */
export class Words<T> {
  readonly #words: readonly T[];
  readonly #numbers: ReadonlyMap<T, number>;

  constructor(words: readonly T[]) {
    this.#words = words;
    this.#numbers = new Map(words.map((word, number) => [word, number]));
  }

  /** Returns the number of a word; a word that is not in the list throws. */
  numberOf(word: T): number {
    const number = this.#numbers.get(word);
    if (number === undefined) throw new RangeError(`No number stands for "${word}".`);
    return number;
  }

  /** Returns the word with a number. */
  at(number: number): T {
    const word = this.#words[number];
    if (word === undefined) throw new RangeError(`No word has the number ${number}.`);
    return word;
  }
}

export const RULE_WORDS = new Words(Object.keys(RULES) as RuleId[]);

/** Returns the number of a state. By comparison: looking into a list by a name is slow. */
export function stateNumber(state: State): number {
  switch (state) {
    case 'CLOSED':
      return 0;
    case 'LISTEN':
      return 1;
    case 'SYN-SENT':
      return 2;
    case 'SYN-RECEIVED':
      return 3;
    case 'ESTABLISHED':
      return 4;
    case 'FIN-WAIT-1':
      return 5;
    case 'FIN-WAIT-2':
      return 6;
    case 'CLOSE-WAIT':
      return 7;
    case 'CLOSING':
      return 8;
    case 'LAST-ACK':
      return 9;
    case 'TIME-WAIT':
      return 10;
    default:
      return state satisfies never;
  }
}

/** Returns the state with a number. */
export function stateWith(number: number): State {
  const state = STATES[number];
  if (state === undefined) throw new RangeError(`No state has the number ${number}.`);
  return state;
}

/** The sorts of cause; 'same' where only the time is another. */
export const CAUSE_WORDS = new Words(['start', 'segment', 'call', 'same'] as const);

/** What a call returns; a number of octets stands behind the mark. */
export const OCTETS = 'octets';
export const RESULT_WORDS = new Words<Exclude<CallResult, number> | typeof OCTETS>([
  OCTETS,
  null,
  'ok',
  'eof',
  'timeout',
  ...ERRNOS,
]);
