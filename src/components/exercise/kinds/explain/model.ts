/** An explain exercise with its model answer: what the first touch loads. */
import { explain } from '../../../../exercises/explain/index.ts';
import type { ExplainSpec } from '../../../../exercises/explain/question.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { type Drawn, loadFile, loadSentences, type Model } from '../../open-model.ts';
import type { ExplainReport } from './kind.ts';
import { type AnswerWords, check, reveal } from './report.ts';

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
export async function openModel(source: string, locale: Locale): Promise<Model<Drawn, ExplainReport>> {
  const [file, t, own] = await Promise.all([
    loadFile<ExplainFileOnSite>(source),
    loadSentences(locale),
    OWN[locale](),
  ]);
  const words = { locale, own, answer: file.words[locale] };
  const question = (seed: number) => explain.generate(file.spec, seed);
  return {
    t,
    variant: (seed) => ({ seed }),
    check: (seed, typed, before) => check(question(seed), typed, before, words),
    reveal: (seed) => reveal(question(seed), words),
  };
}
