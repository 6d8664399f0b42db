/** An order-segments exercise with the model behind it and the words for its reasons, loaded at the first touch. */
import { orderSegments, orderSegmentsHints } from '../../../../exercises/kinds/order-segments/index.ts';
import type {
  OrderSegmentsQuestion,
  OrderSegmentsSpec,
} from '../../../../exercises/kinds/order-segments/question.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { hintModel, loadHintWords } from '../../hint-model.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import { ORDER, readOrder } from './answer.ts';
import { cardsNameOf, tellPair } from './hint-sentences.ts';
import { ORDER_SEGMENTS } from './kind.ts';
import { checkOrder, type OrderReport, revealOrder } from './report.ts';
import type { OrderReasonWords } from './sentences.ts';

const REASONS: Readonly<Record<Locale, () => Promise<OrderReasonWords>>> = {
  en: async () => {
    const [{ orderSegments: order }, { rules }] = await Promise.all([
      import('../../../../i18n/en/orderSegments.ts'),
      import('../../../../i18n/en/rules.ts'),
    ]);
    return { locale: 'en', order, rules };
  },
  'zh-cn': async () => {
    const [{ orderSegments: order }, { rules }] = await Promise.all([
      import('../../../../i18n/zh-cn/orderSegments.ts'),
      import('../../../../i18n/zh-cn/rules.ts'),
    ]);
    return { locale: 'zh-cn', order, rules };
  },
};

/** Loads the exercise whose spec stands at an address. */
export async function openModel(
  source: string,
  locale: Locale,
): Promise<Model<OrderSegmentsQuestion, OrderReport>> {
  const [spec, t, words, hints] = await Promise.all([
    loadFile<OrderSegmentsSpec>(source),
    loadSentences(locale),
    REASONS[locale](),
    loadHintWords(locale),
  ]);
  const variant = lastKept((seed: number) => orderSegments.generate(spec, seed));
  return {
    t,
    hints: hintModel({
      hints: orderSegmentsHints,
      price: ORDER_SEGMENTS.price,
      question: variant,
      answer: (typed, { cards }) => readOrder(typed[ORDER], cards),
      name: (hint) => cardsNameOf(hint, hints),
      tell: (hint) => tellPair(hint, words, hints),
      words: hints,
    }),
    variant,
    check: (seed, typed) => {
      const question = variant(seed);
      return checkOrder(question, readOrder(typed[ORDER], question.cards), words);
    },
    reveal: (seed) => revealOrder(variant(seed), words),
  };
}
