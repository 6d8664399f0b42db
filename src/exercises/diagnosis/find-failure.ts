import { type HostId, type Scenario, simulate, type Transcript } from '../../tcp/index.ts';
import {
  align,
  type Failure,
  firstFailure,
  type MisconceptionId,
  simulateMutants,
} from '../../tcp/misconceptions/index.ts';

/** The first segment at which a TCP that works by a misconception fails against a correct one. */
export interface FoundFailure {
  /** The side that works by the misconception in that run. */
  readonly side: HostId;
  readonly failure: Failure;
  /** Index of that segment in the true run; null when that has none like it. */
  readonly segment: number | null;
}

/**
 * Runs a scenario with a misconception on one side and a correct TCP on the other, both ways round, and returns where
 * it first fails; null when neither peer ever notices.
 */
export function findFailure(scenario: Scenario, seed: number, id: MisconceptionId): FoundFailure | null {
  const truth = simulate(scenario, { seed });
  const found = (['client', 'server'] as const).flatMap((side) => {
    const run = simulateMutants(scenario, { seed, mutants: { [side]: id } });
    const failure = firstFailure(run, truth);
    if (!failure) return [];
    const at = run.segments[failure.segment]?.sentAt ?? 0;
    return [{ at, found: { side, failure, segment: indexInTruth(truth, run, failure.segment) } }];
  });
  // Of two at the same time, the one that the correct TCP objects to explains more.
  const byItself = ({ found: { side, failure } }: (typeof found)[number]) => (failure.host === side ? 1 : 0);
  return found.sort((a, b) => a.at - b.at || byItself(a) - byItself(b))[0]?.found ?? null;
}

function indexInTruth(truth: Transcript, run: Transcript, segment: number): number | null {
  const pair = align(truth.segments, run.segments).find(([, b]) => b?.index === segment);
  return pair?.[0]?.index ?? null;
}
