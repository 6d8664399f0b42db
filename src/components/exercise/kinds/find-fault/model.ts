/** A find-fault exercise with the model behind it and the words for its reasons, loaded at the first touch. */
import { findFault, findFaultHints } from '../../../../exercises/kinds/find-fault/index.ts';
import type { FindFaultQuestion, FindFaultSpec } from '../../../../exercises/kinds/find-fault/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { hintModel, loadHintWords } from '../../hint-model.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import { faultPartName, tellFault } from './hint-sentences.ts';
import { FIND_FAULT } from './kind.ts';
import { checkFault, type FaultReport, revealFault } from './report.ts';
import type { FaultWords } from './sentences.ts';

const SENTENCES: Readonly<Record<Locale, () => Promise<FaultWords>>> = {
  en: async () => {
    const [{ findFault: fault }, { rules }] = await Promise.all([
      import('../../../../i18n/en/findFault.ts'),
      import('../../../../i18n/en/rules.ts'),
    ]);
    return { locale: 'en', fault, rules };
  },
  'zh-cn': async () => {
    const [{ findFault: fault }, { rules }] = await Promise.all([
      import('../../../../i18n/zh-cn/findFault.ts'),
      import('../../../../i18n/zh-cn/rules.ts'),
    ]);
    return { locale: 'zh-cn', fault, rules };
  },
};

/** Loads the exercise whose spec stands at an address. */
export async function openModel(
  source: string,
  locale: Locale,
): Promise<Model<FindFaultQuestion, FaultReport>> {
  const [spec, t, sentences, hints] = await Promise.all([
    loadFile<FindFaultSpec>(source),
    loadSentences(locale),
    SENTENCES[locale](),
    loadHintWords(locale),
  ]);
  const words = { ...sentences, t };
  const variant = lastKept((seed: number) => findFault.generate(spec, seed));
  return {
    t,
    hints: hintModel({
      hints: findFaultHints,
      price: FIND_FAULT.price,
      question: variant,
      answer: (typed) => typed,
      name: (hint) => faultPartName(hint, words),
      tell: (hint) => tellFault(hint, words, hints),
      words: hints,
    }),
    variant,
    check: (seed, typed) => checkFault(variant(seed), typed, words),
    reveal: (seed) => revealFault(variant(seed), words),
  };
}
