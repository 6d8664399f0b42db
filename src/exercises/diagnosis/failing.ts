/** Where a TCP that lives by a misconception would first fail. */
import { type Scenario, simulate } from '../../tcp/index.ts';
import { align } from '../../tcp/misconceptions/align.ts';
import type { Failure, MutantId } from '../../tcp/misconceptions/index.ts';
import { firstFailure, simulateMutants } from '../../tcp/misconceptions/index.ts';
import type { HostId, Transcript } from '../../tcp/simulator/transcript.ts';

/** The first packet at which a wrong TCP fails against a true one. */
export interface Failing {
  /** The side that holds the misconception in that run; the other side is a true TCP. */
  readonly believer: HostId;
  readonly failure: Failure;
  /** Index of that packet in the true run; null when that has none like it. */
  readonly segment: number | null;
}

/**
 * Runs a scenario with a wrong TCP on one side and a true one on the other, both ways round, and returns where it first
 * fails; null when neither peer ever notices.
 */
export function failingOf(scenario: Scenario, seed: number, id: MutantId): Failing | null {
  const truth = simulate(scenario, { seed });
  const found = (['client', 'server'] as const).flatMap((believer) => {
    const run = simulateMutants(scenario, { seed, mutants: { [believer]: id } });
    const failure = firstFailure(run, truth);
    if (!failure) return [];
    const at = run.segments[failure.segment]?.sentAt ?? 0;
    return [{ at, failing: { believer, failure, segment: inTruth(truth, run, failure.segment) } }];
  });
  // Of two at the same segment, the one to which a true TCP objects tells more.
  const own = ({ failing: { believer, failure } }: (typeof found)[number]) =>
    failure.host === believer ? 1 : 0;
  return found.sort((a, b) => a.at - b.at || own(a) - own(b))[0]?.failing ?? null;
}

function inTruth(truth: Transcript, run: Transcript, segment: number): number | null {
  const pair = align(truth.segments, run.segments).find(([, b]) => b?.index === segment);
  return pair?.[0]?.index ?? null;
}
