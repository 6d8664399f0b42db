import type { State } from '../../../tcp/connection/state.ts';
import type { MisconceptionId } from '../../../tcp/misconceptions/index.ts';
import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { CallResult, HostId, TimerName } from '../../../tcp/simulator/transcript.ts';
import type { Numbers } from '../../trace/index.ts';

/** What happens to the learner's side, and so what it is to react to. Segments are counted from 1. */
export type When =
  | { readonly arrives: number }
  | { readonly calls: string; readonly nth: number }
  | { readonly timer: TimerName; readonly nth: number };

/** A call the learner's application may make at that moment, or not: what it leads to is right as well. */
export type Possible =
  | { readonly call: 'close' | 'shutdown' }
  | { readonly call: 'send'; readonly bytes: number };

/** An exercise as `generate` takes it: the author's file with its scenario compiled and its words left out. */
export interface NextSegmentSpec {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly numbers: Numbers;
  /** The side the learner is. */
  readonly you: HostId;
  readonly when: When;
  readonly may: readonly Possible[];
  /** Least and most octets of each send, drawn anew for each variant; null keeps the scenario's. */
  readonly octets: readonly [number, number] | null;
  readonly wrap: 'sometimes' | 'always' | 'never';
  /** The misconceptions every variant tells apart. */
  readonly misconceptions: readonly MisconceptionId[];
}

/** The fields of the segment to build. */
export const FIELDS = ['flags', 'seq', 'ack', 'len'] as const;

/** One field of the segment to build. */
export type Field = (typeof FIELDS)[number];

/** A segment the learner's side has sent or received, as it knows it: of its loss it knows nothing. */
export interface Row {
  /** Index of the segment in the run, from 0. */
  readonly index: number;
  readonly from: HostId;
  /** When it was sent, or arrived, at the learner's side, µs. */
  readonly at: number;
  /** `ack` is `''` without the ACK bit. */
  readonly cells: Readonly<Record<Field, string>>;
}

/** A call of the learner's application. */
export interface CallRow {
  readonly call: string;
  /** µs. */
  readonly at: number;
  /** What it has returned by now; null while it blocks. */
  readonly result: CallResult;
}

/** What has just happened: the last segment of `rows` has arrived, the last call of `calls` is made, a timer went off. */
export type Happening =
  | { readonly kind: 'segment' }
  | { readonly kind: 'call'; readonly call: string }
  | { readonly kind: 'timer'; readonly timer: TimerName };

/** One variant of a next-segment exercise. It holds no answers; grading runs the model with scenario and seed again. */
export interface NextSegmentQuestion {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly numbers: Numbers;
  /** The scenario with this variant's ISNs. */
  readonly scenario: Scenario;
  /** The ISNs the learner's side knows: its own, and the other's once a SYN has told it. */
  readonly isns: Readonly<Record<HostId, number | null>>;
  readonly you: HostId;
  readonly when: When;
  readonly may: readonly Possible[];
  /** The misconceptions it tells apart. */
  readonly misconceptions: readonly MisconceptionId[];
  /** The state just before it happens. */
  readonly state: State;
  /** When it happens, µs. */
  readonly at: number;
  readonly happening: Happening;
  /** What the learner's side has sent and received so far, in its own order. */
  readonly rows: readonly Row[];
  readonly calls: readonly CallRow[];
}

/** What a learner answered, read. `ack` is null without the ACK bit. */
export type NextSegmentAnswer =
  | { readonly sends: false }
  | {
      readonly sends: true;
      readonly flags: number;
      readonly seq: number;
      readonly ack: number | null;
      readonly len: number;
    };

/** Returns what is said about sending: fields that are filled in say that a segment is sent. */
export function sendsIn(typed: Readonly<Record<string, string>>): string {
  const said = (typed['sends'] ?? '').trim();
  return said === '' && FIELDS.some((field) => (typed[field] ?? '').trim() !== '') ? 'segment' : said;
}
