/**
 * An exercise with the model behind it and the words for its reasons. The first touch of an exercise loads this
 * file and what it imports; a page that is only read does without.
 */
import { fillTrace } from '../../exercises/fill-trace/index.ts';
import type { FillTraceQuestion, FillTraceSpec } from '../../exercises/fill-trace/question.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Typed } from './draft.ts';
import { check, type Report, reveal } from './report.ts';
import type { Words } from './words.ts';

/** What can be done with one exercise. */
export interface Model {
  readonly words: Words;
  readonly check: (seed: number, typed: Typed) => Report;
  readonly reveal: (seed: number) => Report;
  /** Makes the variant with a seed. */
  readonly variant: (seed: number) => FillTraceQuestion;
}

const LANGUAGES: Readonly<Record<Locale, () => Promise<Words>>> = {
  en: async () => {
    const [{ exercise: t }, { rules }] = await Promise.all([
      import('../../i18n/en/exercise.ts'),
      import('../../i18n/en/rules.ts'),
    ]);
    return { t, rules };
  },
  'zh-cn': async () => {
    const [{ exercise: t }, { rules }] = await Promise.all([
      import('../../i18n/zh-cn/exercise.ts'),
      import('../../i18n/zh-cn/rules.ts'),
    ]);
    return { t, rules };
  },
};

/** Loads the exercise whose spec stands at an address. */
export async function openModel(source: string, locale: Locale): Promise<Model> {
  const [spec, words] = await Promise.all([load(source), LANGUAGES[locale]()]);
  const variant = lastKept((seed: number) => fillTrace.generate(spec, seed));
  return {
    words,
    variant,
    check: (seed, typed) => check(variant(seed), typed, words),
    reveal: (seed) => reveal(variant(seed), words),
  };
}

/** Keeps the last variant made: it is checked again and again. */
function lastKept(make: (seed: number) => FillTraceQuestion): (seed: number) => FillTraceQuestion {
  let last: FillTraceQuestion | null = null;
  return (seed) => {
    if (last?.seed !== seed) last = make(seed);
    return last;
  };
}

/** The site wrote the file when it was built, from the author's, so its shape is known. */
async function load(source: string): Promise<FillTraceSpec> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  return response.json();
}
