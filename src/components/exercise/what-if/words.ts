import type { Dictionary } from '../../../i18n/dictionary.ts';
import { type DeskWords, pick } from '../words.ts';

/** What the story of a wrong segment is told with. It comes with the model, after the first touch. */
export interface StoryWords {
  readonly whatIf: Dictionary['whatIf'];
  /** The model's rules by RuleId. */
  readonly rules: Dictionary['rules'];
}

const PLAY = [
  'show',
  'showEach',
  'showOf',
  'hide',
] as const satisfies readonly (keyof Dictionary['whatIf'])[];

/** The sentences on the buttons that play a wrong answer. */
export type PlayWords = Pick<Dictionary['whatIf'], (typeof PLAY)[number]> & Pick<DeskWords, 'loadFailed'>;

/** Picks those that no other kind's view has. */
export function playWords(whatIf: Dictionary['whatIf']): Pick<Dictionary['whatIf'], (typeof PLAY)[number]> {
  return pick(whatIf, PLAY);
}
