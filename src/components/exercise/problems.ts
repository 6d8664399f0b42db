import type { ProblemCode } from '../../exercises/kind.ts';
import { twoWays } from '../../exercises/trace/index.ts';
import { format } from '../../i18n/format.ts';
import type { ExerciseWords } from './words.ts';

const SENTENCES = {
  empty: 'problemEmpty',
  'not-a-number': 'problemNumber',
  negative: 'problemNegative',
  fraction: 'problemFraction',
  'two-ways': 'problemTwoWays',
  'too-large': 'problemLarge',
  'not-flags': 'problemFlags',
  'not-a-state': 'problemState',
  'not-an-answer': 'problemEmpty',
} as const satisfies Record<ProblemCode, keyof ExerciseWords>;

/** Says why something typed cannot be read, and what to write. */
export function problemText(code: ProblemCode, t: ExerciseWords, typed: string): string {
  return format(t[SENTENCES[code]], { ...twoWays(typed) });
}
