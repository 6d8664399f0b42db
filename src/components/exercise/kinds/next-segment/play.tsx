/** What would happen: the run that follows from the learner's own answer. Loaded when it is asked for. */
import type { JSX } from 'preact';
import { consequence, solve } from '../../../../exercises/next-segment/index.ts';
import type { NextSegmentAnswer, NextSegmentQuestion } from '../../../../exercises/next-segment/question.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { Consequence } from './Consequence.tsx';
import type { NextReportWords } from './words.ts';

/** The words on a ladder. */
type LadderSentences = Dictionary['diagram'];

const SENTENCES: Readonly<Record<Locale, () => Promise<LadderSentences>>> = {
  en: async () => (await import('../../../../i18n/en/diagram.ts')).diagram,
  'zh-cn': async () => (await import('../../../../i18n/zh-cn/diagram.ts')).diagram,
};

/** Plays a wrong answer into the model's true peer and draws what follows. Throws when the answer is right. */
export async function play(
  question: NextSegmentQuestion,
  answer: NextSegmentAnswer,
  words: NextReportWords,
  locale: Locale,
): Promise<JSX.Element> {
  const diagram = await SENTENCES[locale]();
  const told = consequence(question, answer);
  if (!told) throw new RangeError(`${question.scenario.name}: a right answer has no consequence to show`);
  const silent = solve(question)[0]?.segment === null;
  const did = silent ? 'added' : answer.sends ? 'replaced' : 'heldBack';
  return (
    <Consequence
      told={told}
      did={did}
      numbers={question.numbers}
      words={words}
      diagram={diagram}
      locale={locale}
    />
  );
}
