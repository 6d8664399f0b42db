import { randomIntegers } from '../../random.ts';
import type { ChoiceQuestion, ChoiceSpec, Option } from './question.ts';
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

/** Returns the options in another order, each order as likely as any (Fisher and Yates). */
function shuffled(options: readonly Option[], next: () => number): Option[] {
  const left = [...options];
  const out: Option[] = [];
  while (left.length > 0) out.push(...left.splice(next() % left.length, 1));
  return out;
}
