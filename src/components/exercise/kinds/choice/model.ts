/** A choice with the model that decides it and the words for its reasons: what the first touch loads. */
import { choice, choiceHints } from '../../../../exercises/kinds/choice/index.ts';
import type { ChoiceQuestion, ChoiceSpec } from '../../../../exercises/kinds/choice/question.ts';
import type { OptionWords } from '../../../../exercises/kinds/choice/words.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { hintModel, loadHintWords } from '../../hint-model.ts';
import { namesIn } from '../../list.ts';
import { loadMisconceptions } from '../../misconception.ts';
import { lastKept, loadFile, loadSentences, type Model } from '../../open-model.ts';
import { tellOption } from './hint-sentences.ts';
import { CHOICE, CHOSEN, type ChoiceReport, type DrawnChoice } from './kind.ts';
import { check, reveal } from './report.ts';

/** The file of a choice exercise on the built site. */
export interface ChoiceFileOnSite {
  readonly spec: ChoiceSpec;
  readonly words: Readonly<Record<Locale, Readonly<Record<string, OptionWords>>>>;
}

const OWN: Readonly<Record<Locale, () => Promise<Dictionary['choice']>>> = {
  en: async () => (await import('../../../../i18n/en/choice.ts')).choice,
  'zh-cn': async () => (await import('../../../../i18n/zh-cn/choice.ts')).choice,
};

/** Loads the exercise whose file stands at an address. */
export async function openModel(source: string, locale: Locale): Promise<Model<DrawnChoice, ChoiceReport>> {
  const [file, t, own, hints] = await Promise.all([
    loadFile<ChoiceFileOnSite>(source),
    loadSentences(locale),
    OWN[locale](),
    loadHintWords(locale),
  ]);
  const options = file.words[locale];
  const named = Object.values(options).some(({ misconception }) => misconception !== null);
  const misconceptions = named ? await loadMisconceptions(locale) : null;
  const words = { locale, t, own, options, misconceptions };
  const question = lastKept((seed: number) => choice.generate(file.spec, seed));
  return {
    t,
    hints: hintModel({
      hints: choiceHints,
      price: (asked) => CHOICE.price(drawn(asked, options)),
      question,
      answer: (typed) => namesIn(typed[CHOSEN]),
      name: ({ id }) => options[id]?.text ?? '',
      tell: (hint) => tellOption(hint, words, hints),
      words: hints,
    }),
    variant: (seed) => drawn(question(seed), options),
    check: (seed, typed) => check(question(seed), typed, words),
    reveal: (seed) => reveal(question(seed), words),
  };
}

/** Returns a question as it is drawn. */
export function drawn(
  { seed, several, options }: ChoiceQuestion,
  words: Readonly<Record<string, OptionWords>>,
): DrawnChoice {
  return { seed, several, options: options.map(({ id }) => ({ id, text: words[id]?.text ?? '' })) };
}
