/** A run as a learner with a misconception would write it down, beside the true one. */

import { type Scenario, simulate, type Transcript } from '../../tcp/index.ts';
import {
  align,
  type MisconceptionId,
  misconceptionOf,
  simulateMisconception,
} from '../../tcp/misconceptions/index.ts';
import { seqAdd, seqDiff } from '../../tcp/sequence.ts';
import type { IsnChoice } from '../../tcp/simulator/scenario.ts';
import type { SegmentRecord } from '../../tcp/simulator/transcript.ts';
import type { CellKind, Numbers } from '../trace/index.ts';
import { cellValue, type Derivation, deriveField } from '../trace/run/index.ts';

/** The true run of a question, with its ISNs chosen so that absolute numbers are those the question asks for. */
export interface TrueRun {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly truth: Transcript;
}

/** A run by a misconception, paired with the true one. */
export interface MisconceivedRun {
  readonly run: Transcript;
  /** The segment that stands for each of the true run, by the index of that; missing where none does. */
  readonly records: ReadonlyMap<number, SegmentRecord>;
}

/** A number of a segment. */
export type NumberKind = 'seq' | 'ack';

/**
 * Runs a question's scenario. Where the question counts from 0, every connection begins at 0: only so can the numbers
 * of a misconception that mixes up both sides' sequences be written down.
 */
export function trueRun(scenario: Scenario, seed: number, numbers: Numbers): TrueRun {
  const counted = numbers === 'absolute' ? scenario : { ...scenario, isns: fromZero(scenario) };
  return { scenario: counted, seed, truth: simulate(counted, { seed }) };
}

function fromZero({ isns }: Scenario): readonly IsnChoice[] {
  const chosen = isns ?? (['client', 'server'] as const).map((side) => ({ side, port: null, peer: null }));
  return chosen.map((choice) => ({ ...choice, isn: 0 }));
}

/** Runs a scenario with both sides working by a misconception, and finds what stands for each true segment. */
export function misconceivedRun({ scenario, seed, truth }: TrueRun, id: MisconceptionId): MisconceivedRun {
  const run = simulateMisconception(scenario, seed, id, truth);
  const records = new Map<number, SegmentRecord>();
  // A misconception about times moves segments: one that is sent when another was sent is not therefore that one.
  const timed = misconceptionOf(id).changes.includes('time');
  const [own, misconceived] = [truth.segments, run.segments].map((all) =>
    timed ? all.map((record) => ({ ...record, sentAt: 0 })) : all,
  );
  for (const [a, b] of align(own ?? [], misconceived ?? [])) {
    const record = b && run.segments[b.index];
    if (a && record) records.set(a.index, record);
  }
  return { run, records };
}

/** Returns what the run by the misconception has in a cell, or null when it has nothing there. */
export function misconceivedValue({ run, records }: MisconceivedRun, segment: number, kind: CellKind) {
  const record = records.get(segment);
  return record === undefined ? null : cellValue(run, record, kind, 'absolute');
}

/**
 * Returns the SEQ or ACK that a learner with a misconception writes who goes on from the numbers already there: what
 * the misconception adds to the number a cell follows from. For a misconception whose errors do not add up it is what
 * the run by the misconception has.
 *
 * @param first Index of the first segment that is shown.
 * @param shown Returns the number that stands in an earlier cell.
 */
export function misconceivedNumber(
  { truth }: Pick<TrueRun, 'truth'>,
  misconceived: MisconceivedRun,
  id: MisconceptionId,
  record: SegmentRecord,
  kind: NumberKind,
  { first, shown }: { readonly first: number; readonly shown: (segment: number, kind: NumberKind) => number },
): number | null {
  const own = misconceivedValue(misconceived, record.index, kind);
  if (typeof own !== 'number') return null;
  if (!misconceptionOf(id).addsUp) return own;
  const reason = deriveField({ run: truth, numbers: 'absolute', first }, record, kind);
  const source = reason && sourceOf(reason.derivation);
  if (!source) return own;
  const before = misconceivedValue(misconceived, ...source);
  return typeof before === 'number' ? seqAdd(shown(...source), seqDiff(own, before)) : own;
}

/** Returns the cell a number follows from: segment and field; null when it follows from none. */
function sourceOf(derivation: Derivation): readonly [number, NumberKind] | null {
  switch (derivation.how) {
    case 'after':
    case 'repeats':
      return [derivation.segment, 'seq'];
    case 'expected':
    case 'unchanged':
      return [derivation.segment, 'ack'];
    default:
      return null;
  }
}
