/** The exercise with the model behind it; the first touch loads this file and what it imports. */
import { answersByMisconception } from '../../../../exercises/diagnosis/index.ts';
import { nextSegment, nextSegmentHints } from '../../../../exercises/kinds/next-segment/index.ts';
import type {
  NextSegmentQuestion,
  NextSegmentSpec,
} from '../../../../exercises/kinds/next-segment/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { hintModel, loadHintWords } from '../../hint-model.ts';
import { loadMisconceptions, thinkAhead } from '../../misconception.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import { partNameOf, tellNext } from './hint-sentences.ts';
import { NEXT_SEGMENT } from './kind.ts';
import { check, reveal } from './report.ts';
import type { NextReport } from './report-shape.ts';
import type { NextReportWords } from './words.ts';

const SENTENCES: Readonly<Record<Locale, () => Promise<Omit<NextReportWords, 't' | 'locale'>>>> = {
  en: async () => {
    const [{ nextSegment: next }, { whatIf }, { rules }, misconceptions] = await Promise.all([
      import('../../../../i18n/en/nextSegment.ts'),
      import('../../../../i18n/en/whatIf.ts'),
      import('../../../../i18n/en/rules.ts'),
      loadMisconceptions('en'),
    ]);
    return { next, whatIf, rules, ...misconceptions };
  },
  'zh-cn': async () => {
    const [{ nextSegment: next }, { whatIf }, { rules }, misconceptions] = await Promise.all([
      import('../../../../i18n/zh-cn/nextSegment.ts'),
      import('../../../../i18n/zh-cn/whatIf.ts'),
      import('../../../../i18n/zh-cn/rules.ts'),
      loadMisconceptions('zh-cn'),
    ]);
    return { next, whatIf, rules, ...misconceptions };
  },
};

/** Loads the exercise whose file stands at an address. */
export async function openModel(
  source: string,
  locale: Locale,
): Promise<Model<NextSegmentQuestion, NextReport>> {
  const [spec, t, sentences, hints] = await Promise.all([
    loadFile<NextSegmentSpec>(source),
    loadSentences(locale),
    SENTENCES[locale](),
    loadHintWords(locale),
  ]);
  const words = { locale, t, ...sentences };
  const variant = lastKept((seed: number) => {
    const question = nextSegment.generate(spec, seed);
    thinkAhead(answersByMisconception(question));
    return question;
  });
  return {
    t,
    hints: hintModel({
      hints: nextSegmentHints,
      price: NEXT_SEGMENT.price,
      question: variant,
      answer: (typed) => typed,
      name: (hint) => partNameOf(hint, words),
      tell: (hint, question) => tellNext(hint, question, words, hints),
      words: hints,
    }),
    variant,
    check: (seed, typed) =>
      check(variant(seed), typed, words, async (question, answer) =>
        (await import('./play.tsx')).play(question, answer, words, locale),
      ),
    reveal: (seed) => reveal(variant(seed), words),
  };
}
