/** What would happen with a learner's wrong segment. Loaded when it is asked for. */
import type { JSX } from 'preact';
import type { FillTraceVerdict } from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import { whatIfFilled } from '../../../../exercises/what-if/index.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { drawConsequence } from '../../what-if/draw.tsx';
import type { StoryWords } from '../../what-if/words.ts';

/** Plays one wrong segment into the model's true peer and draws what follows. Throws when it has no wrong field. */
export async function play(
  question: FillTraceQuestion,
  { cells }: FillTraceVerdict,
  segment: number,
  words: StoryWords,
  locale: Locale,
): Promise<JSX.Element> {
  const told = whatIfFilled(question, cells, segment);
  if (!told) throw new RangeError(`${question.scenario.name}: #${segment + 1} has no wrong field to play`);
  return drawConsequence(told, 'replaced', question.numbers, words, locale);
}
