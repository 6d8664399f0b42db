/**
 * An exercise with the model behind it and the words for its reasons. The first touch of an exercise loads this
 * file and what it imports; a page that is only read does without.
 */
import { fillTrace } from '../../../../exercises/fill-trace/index.ts';
import type { FillTraceQuestion, FillTraceSpec } from '../../../../exercises/fill-trace/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { TraceReport } from '../../cell-report.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import { check, reveal } from './report.ts';
import type { FillTraceReportWords } from './words.ts';

const SENTENCES: Readonly<Record<Locale, () => Promise<Omit<FillTraceReportWords, 't'>>>> = {
  en: async () => {
    const [{ whatIf }, { rules }] = await Promise.all([
      import('../../../../i18n/en/whatIf.ts'),
      import('../../../../i18n/en/rules.ts'),
    ]);
    return { whatIf, rules };
  },
  'zh-cn': async () => {
    const [{ whatIf }, { rules }] = await Promise.all([
      import('../../../../i18n/zh-cn/whatIf.ts'),
      import('../../../../i18n/zh-cn/rules.ts'),
    ]);
    return { whatIf, rules };
  },
};

/** Loads the exercise whose spec stands at an address. */
export async function openModel(
  source: string,
  locale: Locale,
): Promise<Model<FillTraceQuestion, TraceReport>> {
  const [spec, t, sentences] = await Promise.all([
    loadFile<FillTraceSpec>(source),
    loadSentences(locale),
    SENTENCES[locale](),
  ]);
  const words = { t, ...sentences };
  const variant = lastKept((seed: number) => fillTrace.generate(spec, seed));
  return {
    t,
    variant,
    check: (seed, typed) =>
      check(
        variant(seed),
        typed,
        words,
        (question, verdict, segment) => async () =>
          (await import('./play.tsx')).play(question, verdict, segment, words, locale),
      ),
    reveal: (seed) => reveal(variant(seed), words),
  };
}
