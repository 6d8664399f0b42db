/** What would happen after a wrong answer. Loaded when it is asked for. */
import type { JSX } from 'preact';
import { consequence, solve } from '../../../../exercises/kinds/next-segment/index.ts';
import type {
  NextSegmentAnswer,
  NextSegmentQuestion,
} from '../../../../exercises/kinds/next-segment/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { drawConsequence } from '../../what-if/draw.tsx';
import type { StoryWords } from '../../what-if/words.ts';

/** Plays a wrong answer into the model's true peer and draws what follows. Throws when the answer is right. */
export async function play(
  question: NextSegmentQuestion,
  answer: NextSegmentAnswer,
  words: StoryWords,
  locale: Locale,
): Promise<JSX.Element> {
  const told = consequence(question, answer);
  if (!told) throw new RangeError(`${question.scenario.name}: a right answer has no consequence to show`);
  const silent = solve(question)[0]?.segment === null;
  const did = silent ? 'added' : answer.sends ? 'replaced' : 'heldBack';
  return drawConsequence(told, did, question.numbers, words, locale);
}
