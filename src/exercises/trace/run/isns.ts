import { simulate } from '../../../tcp/index.ts';
import { segLen } from '../../../tcp/segment.ts';
import { SEQUENCE_SPACE } from '../../../tcp/sequence.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { HostId, Transcript } from '../../../tcp/simulator/transcript.ts';
import { randomIntegers } from '../../random.ts';

/** Of this many variants one wraps past 2^32 when the author says `sometimes`. */
const WRAP_EVERY = 4;

/** What of an exercise decides which ISNs a seed draws. */
export interface IsnChoices {
  readonly scenario: Scenario;
  /** First and last segment shown, counted from 1; null shows all, and as the last the run's last. */
  readonly show: readonly [number, number | null] | null;
  /** Whether SEQ passes 2^32 in the part shown: in one variant of four, in all, or in none. */
  readonly wrap: 'sometimes' | 'always' | 'never';
}

/** Returns both sides' ISNs for a seed, some of them so close to 2^32 that the part of the run shown wraps. */
export function chooseIsns(spec: IsnChoices, seed: number): Record<HostId, number> {
  const next = randomIntegers(seed);
  const isns = { client: next(), server: next() };
  const draw = next();
  if (spec.wrap === 'never' || (spec.wrap === 'sometimes' && draw % WRAP_EVERY !== 0)) return isns;
  const run = simulate(spec.scenario, { seed });
  const order = next() % 2 === 0 ? (['client', 'server'] as const) : (['server', 'client'] as const);
  for (const side of order) {
    const [low, high] = reach(run, side, spec.show);
    if (high <= low) continue;
    isns[side] = SEQUENCE_SPACE - 1 - low - (next() % (high - low));
    break;
  }
  return isns;
}

/** Returns the scenario with these ISNs for every connection. */
export function withIsns(scenario: Scenario, isns: Readonly<Record<HostId, number>>): Scenario {
  const sides = ['client', 'server'] as const;
  return { ...scenario, isns: sides.map((side) => ({ side, port: null, peer: null, isn: isns[side] })) };
}

/** Returns the relative SEQ of a side's first segment shown and the one after its last octet. */
function reach(run: Transcript, side: HostId, show: IsnChoices['show']): readonly [number, number] {
  const [first, last] = [show?.[0] ?? 1, show?.[1] ?? run.segments.length];
  const own = run.segments
    .slice(first - 1, last)
    .filter((record) => record.from === side && record.rseq !== null && !record.injected);
  const starts = own.map((record) => record.rseq ?? 0);
  const ends = own.map((record) => (record.rseq ?? 0) + segLen(record.segment));
  return own.length === 0 ? [0, 0] : [Math.min(...starts), Math.max(...ends)];
}
