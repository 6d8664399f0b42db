import { costOf, type Hints, hintsIn, lessHints, nextPart, type Taken } from '../../exercises/hints/hint.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Typed } from './draft.ts';
import type { Cited, HintModel, ToldPart } from './open-model.ts';

/** The sentences of hints in the page's language. */
export type HintWords = Dictionary['hints'];

const WORDS: Readonly<Record<Locale, () => Promise<HintWords>>> = {
  en: async () => (await import('../../i18n/en/hints.ts')).hints,
  'zh-cn': async () => (await import('../../i18n/zh-cn/hints.ts')).hints,
};

/** Loads the sentences of hints. */
export function loadHintWords(locale: Locale): Promise<HintWords> {
  return WORDS[locale]();
}

/** What a kind of exercise says of its hints. */
interface HintParts<Question, Answer, Tells> {
  readonly hints: Hints<Question, Answer, Tells>;
  /** What each hint of a variant costs, in hundredths. */
  readonly price: (question: Question) => number;
  readonly question: (seed: number) => Question;
  /** Takes from what is typed what the hints are aimed by. */
  readonly answer: (typed: Typed, question: Question) => Answer;
  /** Names the part a hint is about. */
  readonly name: (tells: Tells, question: Question) => string;
  /** Puts a hint into words. */
  readonly tell: (tells: Tells, question: Question) => readonly Cited[];
  readonly words: HintWords;
}

/** Makes what the desk asks of a kind's hints. */
export function hintModel<Question, Answer, Tells>(parts: HintParts<Question, Answer, Tells>): HintModel {
  const { hints, price, answer, words } = parts;
  return {
    told: (seed, taken) => told(parts, seed, taken),
    next: (seed, typed, taken) => {
      const question = parts.question(seed);
      const all = hints.of(question);
      const amiss = hints.amiss(question, answer(typed, question));
      const part = nextPart(all, amiss, taken);
      const found = all.find((one) => one.part === part);
      const step = (taken[part ?? ''] ?? 0) + 1;
      const tells = found?.steps[step - 1];
      if (part === null || found === undefined || tells === undefined) {
        return { taken, said: amiss.length === 0 ? words.nothingAmiss : words.allTaken, heard: '' };
      }
      const now = { ...taken, [part]: step };
      const cost = (all: Taken) => costOf(hints, question, all, price(question));
      const said = format(words.taken, {
        step,
        of: found.steps.length,
        name: parts.name(tells, question),
        price: cost(now) - cost(taken),
        total: cost(now),
      });
      return {
        taken: now,
        said,
        heard: parts
          .tell(tells, question)
          .map(({ text }) => text)
          .join(' '),
      };
    },
    charge: (seed, score, taken) => {
      const count = hintsIn(taken);
      if (count === 0) return { score, said: '' };
      const question = parts.question(seed);
      const cost = costOf(hints, question, taken, price(question));
      const less = lessHints(score, cost);
      const values = { count, cost, score: Math.round(less * 100) };
      return { score: less, said: format(count === 1 ? words.costOne : words.cost, values) };
    },
  };
}

function told<Question, Answer, Tells>(
  { hints, question, name, tell, words }: HintParts<Question, Answer, Tells>,
  seed: number,
  taken: Taken,
): ToldPart[] {
  if (hintsIn(taken) === 0) return [];
  const asked = question(seed);
  return hints.of(asked).flatMap(({ part, steps }): ToldPart[] => {
    const known = steps.slice(0, taken[part] ?? 0);
    const [first] = known;
    if (first === undefined) return [];
    const range = known.length === 1 ? '1' : `1–${known.length}`;
    return [
      {
        part,
        name: name(first, asked),
        count: format(words.count, { steps: range, of: steps.length }),
        lines: known.flatMap((tells) => tell(tells, asked)),
      },
    ];
  });
}
