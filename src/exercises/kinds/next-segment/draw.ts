import { type Scenario, segLen } from '../../../tcp/index.ts';
import { chooseIsns, varySizes, withIsns } from '../../trace/run/index.ts';
import { type Choice, ownChoice } from './choices.ts';
import type { NextSegmentSpec } from './question.ts';

/**
 * Returns the scenario with the sizes and ISNs that `draw` gives, run with `seed`. A run that wraps does so just before
 * the moment.
 */
export function drawn(spec: NextSegmentSpec, seed: number, draw: number): Scenario {
  const scenario = varySizes(spec, draw);
  const show = aroundMoment(ownChoice({ ...spec, scenario, seed }));
  const isns = chooseIsns({ ...spec, scenario, show }, draw);
  return withIsns(scenario, isns);
}

/** Returns the numbers, from 1, of the last segments before the answer, back to one that takes sequence numbers. */
function aroundMoment({ run, point, record }: Choice): readonly [number, number] | null {
  const { cause } = point;
  const past = run.segments.findLastIndex(({ sentAt }) => sentAt <= point.at);
  const last = cause.kind === 'segment' ? cause.index : record ? record.index - 1 : past;
  const first = run.segments
    .slice(0, last + 1)
    .findLastIndex(({ segment, rseq }) => segLen(segment) > 0 && rseq !== null);
  return first < 0 ? null : [first + 1, last + 1];
}
