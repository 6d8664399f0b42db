/** An explain exercise with its model answer: what the first touch loads. */
import { explain, explainHints } from '../../../../exercises/kinds/explain/index.ts';
import type { ExplainSpec } from '../../../../exercises/kinds/explain/question.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { hintModel, loadHintWords } from '../../hint-model.ts';
import { loadFile, loadSentences, type Model } from '../../open-model.ts';
import { type DrawnExplain, EXPLAIN, type ExplainReport } from './kind.ts';
import { type AnswerWords, check, modelAnswer, reveal } from './report.ts';

/** The file of an explain exercise on the built site. */
export interface ExplainFileOnSite {
  readonly spec: ExplainSpec;
  readonly words: Readonly<Record<Locale, AnswerWords>>;
}

const OWN: Readonly<Record<Locale, () => Promise<Dictionary['explain']>>> = {
  en: async () => (await import('../../../../i18n/en/explain.ts')).explain,
  'zh-cn': async () => (await import('../../../../i18n/zh-cn/explain.ts')).explain,
};

/** Loads the exercise whose file stands at an address. */
export async function openModel(source: string, locale: Locale): Promise<Model<DrawnExplain, ExplainReport>> {
  const [file, t, own, hints] = await Promise.all([
    loadFile<ExplainFileOnSite>(source),
    loadSentences(locale),
    OWN[locale](),
    loadHintWords(locale),
  ]);
  const words = { locale, own, answer: file.words[locale] };
  const question = (seed: number) => explain.generate(file.spec, seed);
  const variant = (seed: number) => ({ seed, points: file.spec.points.length });
  return {
    t,
    hints: hintModel({
      hints: explainHints,
      price: ({ seed }) => EXPLAIN.price(variant(seed)),
      question,
      answer: () => null,
      name: () => hints.point,
      tell: ({ id }, asked) => modelAnswer(asked, words).points.filter((point) => point.id === id),
      words: hints,
    }),
    variant,
    check: (seed, typed, before) => check(question(seed), typed, before, words),
    reveal: (seed) => reveal(question(seed), words),
  };
}
