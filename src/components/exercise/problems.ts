import type { ProblemCode } from '../../exercises/kind.ts';
import { format } from '../../i18n/format.ts';
import { MOST_DATA } from '../../tcp/segment.ts';
import { SEQUENCE_SPACE } from '../../tcp/sequence.ts';
import type { ExerciseWords } from './words.ts';

const SENTENCES = {
  empty: 'problemEmpty',
  'not-a-number': 'problemNumber',
  power: 'problemPower',
  fraction: 'problemFraction',
  'out-of-range': 'problemRange',
  'length-out-of-range': 'problemLength',
  'not-flags': 'problemFlags',
  'not-a-state': 'problemState',
  'not-an-answer': 'problemEmpty',
} as const satisfies Record<ProblemCode, keyof ExerciseWords>;

const LIMITS = { most: SEQUENCE_SPACE - 1, mostData: MOST_DATA };

/** Says why something typed cannot be read, and what to write. */
export function problemText(code: ProblemCode, t: ExerciseWords): string {
  return format(t[SENTENCES[code]], LIMITS);
}
