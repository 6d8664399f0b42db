import type { ProblemCode } from '../../exercises/kind.ts';
import type { ExerciseWords } from './words.ts';

const SENTENCES = {
  empty: 'problemEmpty',
  'not-a-number': 'problemNumber',
  negative: 'problemNegative',
  fraction: 'problemFraction',
  'too-large': 'problemLarge',
  'not-flags': 'problemFlags',
  'not-a-state': 'problemState',
  'not-an-answer': 'problemEmpty',
} as const satisfies Record<ProblemCode, keyof ExerciseWords>;

/** Says why something typed cannot be read. */
export function problemText(code: ProblemCode, t: ExerciseWords): string {
  return t[SENTENCES[code]];
}
