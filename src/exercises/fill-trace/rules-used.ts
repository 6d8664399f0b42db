import type { RuleId } from '../../tcp/index.ts';
import { generate } from './generate.ts';
import { solve } from './grade.ts';
import type { FillTraceSpec } from './question.ts';

/** How many variants are looked at. What is sent can change which rule holds, and nothing else a seed draws does. */
const VARIANTS = 96;

/** Returns the rules an exercise's variants can give as reasons, so that a page is sent no other sentences. */
export function rulesUsed(spec: FillTraceSpec): RuleId[] {
  const whole = { ...spec, blanks: null };
  const count = spec.octets ? VARIANTS : 1;
  const variants = Array.from({ length: count }, (_, seed) => solve(generate(whole, seed)));
  return [...new Set(variants.flat().map(({ because }) => because))].sort();
}
