/**
 * An exercise with the model behind it and the words for its reasons. The first touch of an exercise loads this
 * file and what it imports; a page that is only read does without.
 */
import { fillTrace } from '../../../../exercises/fill-trace/index.ts';
import type { FillTraceQuestion, FillTraceSpec } from '../../../../exercises/fill-trace/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { TraceReport } from '../../cell-report.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import type { Words } from '../../words.ts';
import { check, reveal } from './report.ts';

const RULES: Readonly<Record<Locale, () => Promise<Words['rules']>>> = {
  en: async () => (await import('../../../../i18n/en/rules.ts')).rules,
  'zh-cn': async () => (await import('../../../../i18n/zh-cn/rules.ts')).rules,
};

/** Loads the exercise whose spec stands at an address. */
export async function openModel(
  source: string,
  locale: Locale,
): Promise<Model<FillTraceQuestion, TraceReport>> {
  const [spec, t, rules] = await Promise.all([
    loadFile<FillTraceSpec>(source),
    loadSentences(locale),
    RULES[locale](),
  ]);
  const words = { t, rules };
  const variant = lastKept((seed: number) => fillTrace.generate(spec, seed));
  return {
    t,
    variant,
    check: (seed, typed) => check(variant(seed), typed, words),
    reveal: (seed) => reveal(variant(seed), words),
  };
}
