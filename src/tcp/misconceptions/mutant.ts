/** What a misconception is to the model: a mutant, as data and a few small hooks around the true rules. */

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

/** Changes the connection at the other end, where that holds the same belief: for beliefs in action at a distance. */
export type Reach = (change: (ctx: StepContext) => void) => void;

/**
 * A misconception about one connection, with what it remembers in a closure. Every hook is optional; what is absent is
 * as in the true model. Inside, the model counts with true numbers: `says` writes them down as the believer would.
 */
export interface Belief {
  /** Takes note of a segment that arrived: `segment` as understood, `wire` as it was written. */
  hears?(segment: Segment, wire: Segment): void;
  /** Returns the segment as the believer puts it on the wire. `tcb` is null for answers of no connection. */
  says?(segment: Segment, tcb: Tcb | null, retransmission: boolean): Segment;
  /** Returns what the believer takes a segment for that comes from somebody who does not share the belief. */
  reads?(wire: Segment, tcb: Tcb | null): Segment;
  /** Tells whether a segment is dropped without a word. `tcb` is null in LISTEN and CLOSED. */
  ignores?(segment: Segment, state: State, tcb: Tcb | null): boolean;
  /** Runs before the model's step. */
  before?(ctx: StepContext, event: Event): void;
  /** Does what the believer does instead of the model's step; false leaves it to the model. */
  instead?(ctx: StepContext, event: Event): boolean;
  /** Runs after the model's step and may change its outcome and its effects. `was` is the connection before it. */
  after?(ctx: StepContext, was: Tcb, event: Event, reach: Reach): void;
}

/** One known misconception, as a small variation of the model. */
export interface Mutant<Id extends string = string> {
  /** Kebab-case, never reused; its sentences are `misconceptions[id]` in src/i18n. */
  readonly id: Id;
  /** The cells it changes where it shows. */
  readonly claims: readonly Cell[];
  /**
   * Whether a number that is off puts all later ones off as well, as these count on from it. Whoever believes so and is
   * shown a true number on the way counts on from that one.
   */
  readonly countsOn?: true;
  /** Parameters the believer takes for the profile's. */
  readonly profile?: (truth: Profile) => ProfileOverrides;
  /** Returns the ISN the believer picks; `heard` is the SYN that has come from the other side, if any. */
  readonly isn?: (picked: Seq, heard: Seq | null) => Seq;
  /** Makes the belief for one connection. */
  readonly believe?: () => Belief;
}

/** Returns a mutant as it is: fixes the type of its id. */
export function mutant<Id extends string>(definition: Mutant<Id>): Mutant<Id> {
  return definition;
}
