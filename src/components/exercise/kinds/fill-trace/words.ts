import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { MisconceptionWords } from '../../misconception.ts';
import { type PlayWords, playWords, type StoryWords } from '../../what-if/words.ts';
import { type ViewWords, viewWords, type Words } from '../../words.ts';

/** The sentences shown before anything is answered, and on the buttons that play a wrong segment. */
export type FillTraceWords = ViewWords & PlayWords;

/** Picks them from the dictionary. */
export function fillTraceWords({ exercise, whatIf }: Dictionary): FillTraceWords {
  return { ...viewWords(exercise), ...playWords(whatIf) };
}

/** Everything that can be said about an answer. It comes with the model, after the first touch. */
export interface FillTraceReportWords extends Words, StoryWords, MisconceptionWords {}
