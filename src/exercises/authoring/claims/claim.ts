import type { State } from '../../../tcp/connection/state.ts';
import type { ProfileName, ProfileOverrides } from '../../../tcp/profile/profile.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { CallResult, Fate, HostId, TimerName, TimerRecord } from '../../../tcp/simulator/transcript.ts';

/** A number, or bounds it must keep. */
export type Count = number | { readonly least?: number | undefined; readonly most?: number | undefined };

/** A duration such as `60s`, or bounds it must keep. */
export type Time = string | { readonly least?: string | undefined; readonly most?: string | undefined };

/** Conditions on a segment; all that are given must hold. */
export interface SegmentWords {
  readonly from?: HostId | undefined;
  /** SYN, FIN, RST and ACK exactly as named; PSH never matters. */
  readonly flags?: string | undefined;
  readonly data?: boolean | undefined;
  readonly fate?: Fate | undefined;
  /** Whether it is a retransmission. */
  readonly repeated?: boolean | undefined;
  readonly because?: RuleId | undefined;
  /** Relative SEQ and ACK. */
  readonly seq?: number | undefined;
  readonly ack?: number | undefined;
  /** SEQ as it stands in the header. */
  readonly header?: number | undefined;
  readonly len?: number | undefined;
  readonly sent?: Time | undefined;
  /** Number of a segment it must come behind, counted from 1. */
  readonly behind?: number | undefined;
}

/** A connection's side in a state. */
export interface StateWords {
  readonly host: HostId;
  readonly is: State;
  /** Local and remote port, where a run has several connections. */
  readonly port?: number | undefined;
  readonly peer?: number | undefined;
}

/** A user call; `nth` counts from 1. */
export interface CallWords {
  readonly host: HostId;
  readonly call: string;
  readonly socket?: string | undefined;
  readonly nth?: number | undefined;
}

/** Something that happens at one instant. */
export type Happening =
  | { readonly enters: StateWords }
  | { readonly sends: number }
  | { readonly arrives: number }
  | { readonly calls: CallWords }
  | { readonly returns: CallWords };

/** Something a run either bears out or does not. Segments are numbered from 1. */
export type Predicate =
  | { readonly state: StateWords; readonly ever: boolean }
  | { readonly state: StateWords; readonly at: string }
  | { readonly state: StateWords; readonly lasts: Time }
  | { readonly state: StateWords; readonly on: number }
  | {
      readonly change: {
        readonly host?: HostId | undefined;
        readonly from?: State | undefined;
        readonly to?: State | undefined;
        readonly because?: RuleId | undefined;
      };
      readonly count: Count;
    }
  | { readonly segments: SegmentWords; readonly count: Count }
  | { readonly segment: number; readonly has: SegmentWords }
  | { readonly gap: readonly [number, number]; readonly is: Time }
  | {
      readonly call: CallWords;
      readonly result?: CallResult | undefined;
      readonly takes?: Time | undefined;
    }
  | {
      /** Calls of a host; a result of null is one that blocks. */
      readonly calls: Pick<CallWords, 'host' | 'call'> & {
        readonly result?: CallResult | undefined;
        readonly takes?: Time | undefined;
      };
      readonly count: Count;
    }
  | {
      /** Segments that a host refuses or ignores. */
      readonly refusals: { readonly host: HostId; readonly because: RuleId };
      readonly count: Count;
    }
  | {
      readonly timer: {
        readonly host: HostId;
        readonly name: TimerName;
        readonly outcome?: TimerRecord['outcome'] | undefined;
      };
      readonly count: Count;
    }
  | { readonly order: readonly Happening[] }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate };

/** Something checkable: about a run, about a constant of a profile, or made of such. */
export type Claim =
  | {
      readonly run: string;
      readonly profile?: ProfileName | undefined;
      /** Parameters of each side that replace those of the scenario, by the model's names. */
      readonly overrides?: Scenario['overrides'];
      readonly holds: Predicate;
    }
  | {
      readonly profile: ProfileName;
      readonly param: keyof ProfileOverrides;
      readonly is: string | number | boolean | null;
    }
  | { readonly all: readonly Claim[] }
  | { readonly any: readonly Claim[] }
  | { readonly not: Claim };
