/** What would happen: the run that follows from the learner's own answer. Loaded when it is asked for. */
import type { JSX } from 'preact';
import type { WhatIf } from '../../../exercises/what-if/index.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { NumberStyle } from '../../ladder/geometry.ts';
import { Consequence, type Did } from './Consequence.tsx';
import type { StoryWords } from './words.ts';

const LADDER: Readonly<Record<Locale, () => Promise<Dictionary['diagram']>>> = {
  en: async () => (await import('../../../i18n/en/diagram.ts')).diagram,
  'zh-cn': async () => (await import('../../../i18n/zh-cn/diagram.ts')).diagram,
};

/** Draws a run with the learner's own segment in it, with the words of the ladder loaded for it. */
export async function drawConsequence(
  told: WhatIf,
  did: Did,
  numbers: NumberStyle,
  words: StoryWords,
  locale: Locale,
): Promise<JSX.Element> {
  const diagram = await LADDER[locale]();
  return (
    <Consequence told={told} did={did} numbers={numbers} words={words} diagram={diagram} locale={locale} />
  );
}
