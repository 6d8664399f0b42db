import { h, type JSX } from 'preact';
import { loadWords } from '../../../i18n/load.ts';
import { Player } from './Player.tsx';
import { type Consequence, type StoryWords, storyOf } from './story.ts';

/** Draws what follows from a wrong segment, with the words of the ladder loaded for it. */
export async function drawConsequence(
  consequence: Consequence,
  words: StoryWords,
  leave: () => void,
): Promise<JSX.Element> {
  const { diagram } = await loadWords(words.locale, 'diagram');
  return h(Player, { story: storyOf(consequence, words, diagram), leave });
}
