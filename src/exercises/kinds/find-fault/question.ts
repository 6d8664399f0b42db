import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import type { Numbers, Row } from '../../trace/index.ts';
import type { Variable } from '../../trace/run/index.ts';
import type { Field, LawId } from './laws.ts';
import type { Spoiler } from './spoilers.ts';

/** An exercise as `generate` takes it: the author's file with its scenario compiled and its words left out. */
export interface FindFaultSpec extends Variable {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly numbers: Numbers;
  /** First and last segment shown, counted from 1; null shows all. */
  readonly show: readonly [number, number] | null;
  /** The ways to spoil a trace that a seed draws from. */
  readonly spoilers: readonly Spoiler[];
}

/** A segment of the spoiled trace: no cell of it is blank, its time neither. */
export interface FaultRow extends Row {
  readonly sentAt: number;
}

/** One variant of a find-fault exercise. It does not say where the fault is; grading draws it again from the seed. */
export interface FindFaultQuestion {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly numbers: Numbers;
  /** The scenario without the fault, with this variant's ISNs and sizes. */
  readonly scenario: Scenario;
  readonly isns: Readonly<Record<HostId, number>>;
  readonly show: readonly [number, number] | null;
  readonly spoilers: readonly Spoiler[];
  /** The spoiled trace. No cell is blank, states are not shown, and nothing says which segment repeats which. */
  readonly rows: readonly FaultRow[];
  /** The laws to choose the reason from. */
  readonly reasons: readonly LawId[];
}

/** What a learner found. */
export interface FindFaultAnswer {
  /** Number of the segment as shown, counted from 1. */
  readonly segment: number;
  readonly field: Field;
  readonly reason: LawId;
}

/** Tells whether a trace is long enough for hints to narrow it down more than once. */
export function isLong(rows: readonly unknown[]): boolean {
  return rows.length >= 6;
}

/** Returns how many hints a trace has: on its segments, the field and the law. */
export function hintCount(rows: readonly unknown[]): number {
  if (!isLong(rows)) return 4;
  return rows.length < 9 ? 7 : 8;
}
