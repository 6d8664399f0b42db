/** The exercise with the model behind it; the first touch loads this file and what it imports. */
import { decodeHeader, decodeHeaderHints } from '../../../../exercises/kinds/decode-header/index.ts';
import type {
  DecodeHeaderQuestion,
  DecodeHeaderSpec,
} from '../../../../exercises/kinds/decode-header/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { hintModel, loadHintWords } from '../../hint-model.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import { headerPartName, tellField } from './hint-sentences.ts';
import { DECODE_HEADER } from './kind.ts';
import { check, reveal } from './report.ts';
import type { HeaderReport } from './report-shape.ts';
import type { HeaderWords } from './words.ts';

const SENTENCES: Readonly<Record<Locale, () => Promise<HeaderWords>>> = {
  en: async () => (await import('../../../../i18n/en/decodeHeader.ts')).decodeHeader,
  'zh-cn': async () => (await import('../../../../i18n/zh-cn/decodeHeader.ts')).decodeHeader,
};

/** Loads the exercise whose file stands at an address. */
export async function openModel(
  source: string,
  locale: Locale,
): Promise<Model<DecodeHeaderQuestion, HeaderReport>> {
  const [spec, t, header, hints] = await Promise.all([
    loadFile<DecodeHeaderSpec>(source),
    loadSentences(locale),
    SENTENCES[locale](),
    loadHintWords(locale),
  ]);
  const words = { locale, t, header };
  const variant = lastKept((seed: number) => decodeHeader.generate(spec, seed));
  return {
    t,
    hints: hintModel({
      hints: decodeHeaderHints,
      price: DECODE_HEADER.price,
      question: variant,
      answer: (typed) => typed,
      name: (hint, { direction }) => headerPartName(hint, direction, words),
      tell: (hint, { direction }) => tellField(hint, direction, words, hints),
      words: hints,
    }),
    variant,
    check: (seed, typed) => check(variant(seed), typed, words),
    reveal: (seed) => reveal(variant(seed), words),
  };
}
