/**
 * An exercise with the model behind it and the words for its reasons. The first touch of an exercise loads this
 * file and what it imports; a page that is only read does without.
 */
import { cellsByMisconception } from '../../../../exercises/diagnosis/index.ts';
import { fillTrace, fillTraceHints } from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion, FillTraceSpec } from '../../../../exercises/kinds/fill-trace/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { TraceReport } from '../../cell-report.ts';
import { hintModel, loadHintWords } from '../../hint-model.ts';
import { loadMisconceptions, thinkAhead } from '../../misconception.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import { cellNameOf, tellCell } from './hint-sentences.ts';
import { FILL_TRACE } from './kind.ts';
import { misconceptionIn } from './misconception-in.ts';
import { check, reveal } from './report.ts';
import type { FillTraceReportWords } from './words.ts';

const SENTENCES: Readonly<Record<Locale, () => Promise<Omit<FillTraceReportWords, 't' | 'locale'>>>> = {
  en: async () => {
    const [{ whatIf }, { rules }, misconceptions] = await Promise.all([
      import('../../../../i18n/en/whatIf.ts'),
      import('../../../../i18n/en/rules.ts'),
      loadMisconceptions('en'),
    ]);
    return { whatIf, rules, ...misconceptions };
  },
  'zh-cn': async () => {
    const [{ whatIf }, { rules }, misconceptions] = await Promise.all([
      import('../../../../i18n/zh-cn/whatIf.ts'),
      import('../../../../i18n/zh-cn/rules.ts'),
      loadMisconceptions('zh-cn'),
    ]);
    return { whatIf, rules, ...misconceptions };
  },
};

/** Loads the exercise whose spec stands at an address. */
export async function openModel(
  source: string,
  locale: Locale,
): Promise<Model<FillTraceQuestion, TraceReport>> {
  const [spec, t, sentences, hints] = await Promise.all([
    loadFile<FillTraceSpec>(source),
    loadSentences(locale),
    SENTENCES[locale](),
    loadHintWords(locale),
  ]);
  const words = { locale, t, ...sentences };
  const variant = lastKept((seed: number) => {
    const question = fillTrace.generate(spec, seed);
    thinkAhead(cellsByMisconception(question));
    return question;
  });
  return {
    t,
    hints: hintModel({
      hints: fillTraceHints,
      price: FILL_TRACE.price,
      question: variant,
      answer: (typed) => typed,
      name: (hint, question) => cellNameOf(hint, question, words),
      tell: (hint, question) => tellCell(hint, question, words, hints),
      words: hints,
    }),
    variant,
    check: (seed, typed) =>
      check(
        variant(seed),
        typed,
        words,
        (question, verdict, segment) => async () =>
          (await import('./play.tsx')).play(question, verdict, segment, words, locale),
        (question, verdict) => misconceptionIn(question, verdict, words),
      ),
    reveal: (seed) => reveal(variant(seed), words),
  };
}
