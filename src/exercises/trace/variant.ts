import type { Scenario } from '../../tcp/simulator/scenario.ts';
import type { HostId } from '../../tcp/simulator/transcript.ts';
import type { FillTraceSpec } from '../kinds/fill-trace/question.ts';
import { chooseIsns } from './isns.ts';
import { varySizes } from './vary.ts';

/** What of an exercise decides how its scenario varies. */
export interface Variable extends Pick<FillTraceSpec, 'scenario' | 'octets' | 'wrap'> {
  readonly show: readonly [number, number] | null;
}

/** A scenario as one variant runs it. */
export interface Variant {
  readonly scenario: Scenario;
  readonly isns: Readonly<Record<HostId, number>>;
}

/** Returns an exercise's scenario with the sizes and ISNs this seed draws. */
export function variantOf(spec: Variable, seed: number): Variant {
  const scenario = varySizes(spec, seed);
  const isns = chooseIsns({ ...spec, scenario }, seed);
  const choices = (['client', 'server'] as const).map((side) => ({
    side,
    port: null,
    peer: null,
    isn: isns[side],
  }));
  return { scenario: { ...scenario, isns: choices }, isns };
}
