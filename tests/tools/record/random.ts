/** Random scripts for kernel and model. The same seed gives the same scripts. */
import fc from 'fast-check';
import type { Scenario } from '../../../src/tcp/index.ts';
import { choices } from './random-choices.ts';
import { scriptOf } from './random-script.ts';

/** Returns so many random scenarios. */
export function randomScenarios(count: number, seed: number): Scenario[] {
  return fc.sample(choices, { numRuns: count, seed }).map((one, n) => scriptOf(one, `random/${seed}-${n}`));
}
