import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Segment } from '../../../tcp/segment.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import type { FieldId } from './fields.ts';

/** `read`: octets are given, fields asked. `write`: the segment is described, octets asked. */
export type Direction = 'read' | 'write';

/** Which segments of the runs a variant may take. */
export interface Among {
  /** SYN, FIN, RST and ACK exactly as one of these; any when null. */
  readonly flags: readonly number[] | null;
  readonly data: boolean | null;
}

/** An exercise as `generate` takes it: the author's file with its scenarios compiled and its words left out. */
export interface DecodeHeaderSpec {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly direction: Direction;
  readonly scenarios: readonly Scenario[];
  readonly among: Among;
  readonly ask: readonly FieldId[];
  /** How many of the fields asked are blank in one variant; null for all. */
  readonly blanks: number | null;
}

/** One variant: a header to read, or a segment to write as one. It holds no answer in the form it is asked for. */
export interface DecodeHeaderQuestion {
  /** The scenario's name. */
  readonly name: string;
  readonly profile: ProfileName;
  readonly seed: number;
  readonly direction: Direction;
  readonly from: HostId;
  /** The segment's number in its run, from 1. */
  readonly segment: number;
  /** Octets of data behind the header. */
  readonly len: number;
  /** The header's octets as two hexadecimal digits each; null where the learner writes them. */
  readonly octets: readonly (string | null)[];
  /** The segment to be written; null where the octets are to be read. */
  readonly described: Segment | null;
  /** Fields asked, in the order they lie. */
  readonly ask: readonly FieldId[];
}

/** The value of each field asked, as a number. */
export type DecodeHeaderAnswer = Readonly<Partial<Record<FieldId, number>>>;
