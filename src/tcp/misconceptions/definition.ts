/** What a misconception is to the model: data, and a few small hooks around the true rules. */

import type { State } from '../connection/state.ts';
import type { Event } from '../connection/step.ts';
import type { StepContext } from '../connection/step-context.ts';
import type { Tcb } from '../connection/tcb.ts';
import type { Profile, ProfileOverrides } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import type { Seq } from '../sequence.ts';

/**
 * What a misconception changes in a run: a number, the flags, the length, the path of a side through the states (or its
 * state when a segment leaves or arrives), a time, or which segments there are at all.
 */
export type Cell = 'seq' | 'ack' | 'flags' | 'len' | 'state' | 'time' | 'segments';

/** Changes the connection at the other end, where that works by the same misconception. */
export type ChangeOtherEnd = (change: (ctx: StepContext) => void) => void;

/**
 * What a misconception does differently in one connection; what it remembers is in a closure. Every hook is optional; what
 * is absent is as in the true model. Inside, the model counts with true numbers, and `write` puts down the wrong ones.
 */
export interface Hooks {
  /** Is told of each segment that arrived: `segment` in true numbers, `wire` as it was written. */
  received?(segment: Segment, wire: Segment): void;
  /** Returns the segment as it is put on the wire. `tcb` is null for answers of no connection. */
  write?(segment: Segment, tcb: Tcb | null, retransmission: boolean): Segment;
  /** Returns what a segment from a correct TCP is taken for. */
  read?(wire: Segment, tcb: Tcb | null): Segment;
  /** Tells whether a segment is dropped silently. `tcb` is null in LISTEN and CLOSED. */
  ignores?(segment: Segment, state: State, tcb: Tcb | null): boolean;
  /** Runs before the model's step. */
  beforeStep?(ctx: StepContext, event: Event): void;
  /** Takes the place of the model's step; false leaves it to the model. */
  insteadOfStep?(ctx: StepContext, event: Event): boolean;
  /** Runs after the model's step and may change its outcome and effects. `was` is the connection before it. */
  afterStep?(ctx: StepContext, was: Tcb, event: Event, changeOtherEnd: ChangeOtherEnd): void;
}

/** One known misconception, as a small variation of the model. */
export interface Misconception<Id extends string = string> {
  /** Kebab-case, never reused; its sentences are `misconceptions[id]` in src/i18n. */
  readonly id: Id;
  /** The cells it changes, on a run where it shows. */
  readonly changes: readonly Cell[];
  /**
   * Whether its errors add up, because later numbers count on from a wrong one. A learner who is shown a true number on
   * the way counts on from that one.
   */
  readonly addsUp?: true;
  /** Parameters that are taken for the profile's. */
  readonly profile?: (truth: Profile) => ProfileOverrides;
  /** Returns the ISN that is chosen; `peerIsn` is that of the SYN which has come from the other side, if any. */
  readonly isn?: (picked: Seq, peerIsn: Seq | null) => Seq;
  /** Makes the hooks for one connection. */
  readonly hooks?: () => Hooks;
}

/** Returns a misconception as it is: fixes the type of its id. */
export function misconception<Id extends string>(definition: Misconception<Id>): Misconception<Id> {
  return definition;
}
