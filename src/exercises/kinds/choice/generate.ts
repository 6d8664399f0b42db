import { randomIntegers, shuffled } from '../../random.ts';
import type { ChoiceQuestion, ChoiceSpec } from './question.ts';
import { rightOptions } from './right.ts';

/** Makes the variant with this seed: draws which wrong options are shown, and shuffles them. */
export function generate(spec: ChoiceSpec, seed: number): ChoiceQuestion {
  const { shown, ...rest } = spec;
  const next = randomIntegers(seed);
  const right = rightOptions({ ...rest, seed });
  const wrong = shuffled(
    spec.options.filter((option) => !right.has(option.id)),
    next,
  );
  const kept = new Set(wrong.slice(0, shown === null ? wrong.length : Math.max(1, shown - right.size)));
  const options = spec.options.filter((option) => right.has(option.id) || kept.has(option));
  return { ...rest, seed, options: shuffled(options, next) };
}
