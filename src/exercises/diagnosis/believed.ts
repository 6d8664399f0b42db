/** A run as somebody would write it down who holds a misconception, beside the true one. */
import { type Scenario, simulate, type Transcript } from '../../tcp/index.ts';
import { align } from '../../tcp/misconceptions/align.ts';
import type { MutantId } from '../../tcp/misconceptions/index.ts';
import { mutantOf, simulateBelief } from '../../tcp/misconceptions/index.ts';
import type { IsnChoice } from '../../tcp/simulator/scenario.ts';
import type { SegmentRecord } from '../../tcp/simulator/transcript.ts';
import type { Numbers } from '../kinds/fill-trace/question.ts';

/** The true run of a question, in numbers that stand in its cells as they are. */
export interface PlainRun {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly truth: Transcript;
}

/** What a believer writes for a run. */
export interface BelievedRun {
  readonly run: Transcript;
  /** By index of a segment of the true run, what the believer writes for it; without those nobody believes in. */
  readonly records: ReadonlyMap<number, SegmentRecord>;
}

/**
 * Runs a question's scenario. Where the question counts from 0, every connection begins at 0: the numbers of a belief
 * that mixes up both sides' sequences can be written down only so.
 */
export function plainRun(scenario: Scenario, seed: number, numbers: Numbers): PlainRun {
  const plain = numbers === 'absolute' ? scenario : { ...scenario, isns: fromZero(scenario) };
  return { scenario: plain, seed, truth: simulate(plain, { seed }) };
}

function fromZero({ isns }: Scenario): readonly IsnChoice[] {
  const chosen = isns ?? (['client', 'server'] as const).map((side) => ({ side, port: null, peer: null }));
  return chosen.map((choice) => ({ ...choice, isn: 0 }));
}

/** Runs a scenario with both sides living by a misconception, and finds what stands for each true segment. */
export function believedRun({ scenario, seed, truth }: PlainRun, id: MutantId): BelievedRun {
  const run = simulateBelief(scenario, seed, id, truth);
  const records = new Map<number, SegmentRecord>();
  // Where a belief is about times, a segment that leaves at the time of another is not that one.
  const timed = mutantOf(id).claims.includes('time');
  const [own, believed] = [truth.segments, run.segments].map((all) => (timed ? all.map(atOnce) : all));
  for (const [a, b] of align(own ?? [], believed ?? [])) {
    const record = b && run.segments[b.index];
    if (a && record) records.set(a.index, record);
  }
  return { run, records };
}

function atOnce(record: SegmentRecord): SegmentRecord {
  return { ...record, sentAt: 0 };
}
