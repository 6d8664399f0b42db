import type { Taken } from '../../exercises/hints/hint.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Typed } from './draft.ts';
import type { ExerciseWords } from './words.ts';

/** What every variant says of itself. */
export interface Drawn {
  readonly seed: number;
}

/** What every verdict tells the desk, whatever its kind; a kind adds what its view shows. */
export interface Report {
  /** What is announced. */
  readonly summary: string;
  /** The part to look at again first, or null when there is none. */
  readonly first: string | null;
  /** From 0 to 1; null when nothing was graded. */
  readonly score: number | null;
}

/** A sentence, with where it stands. */
export interface Cited {
  readonly text: string;
  readonly source: string | null;
}

/** The hints taken for one part of an answer, in words. */
export interface ToldPart {
  readonly part: string;
  readonly name: string;
  /** Which of how many: `1–2 of 3`. */
  readonly count: string;
  readonly lines: readonly Cited[];
}

/** Hints of one exercise. */
export interface HintModel {
  /** Returns the hints that were taken. */
  readonly told: (seed: number, taken: Taken) => readonly ToldPart[];
  /** Takes one more, on what is empty or wrong; `taken` stays as it is when there is none. `heard`: the hint itself. */
  readonly next: (
    seed: number,
    typed: Typed,
    taken: Taken,
  ) => { readonly taken: Taken; readonly said: string; readonly heard: string };
  /** Takes what hints have cost off a score, and says so. */
  readonly charge: (
    seed: number,
    score: number,
    taken: Taken,
  ) => { readonly score: number; readonly said: string };
}

/** What can be done with one exercise. The first touch loads it, with the TCP model it judges by. */
export interface Model<Question extends Drawn, R extends Report> {
  readonly t: ExerciseWords;
  /** Reads and grades what was typed. `before` is the report that stands there now. */
  readonly check: (seed: number, typed: Typed, before: R | null) => R;
  /** Gives every answer with its reason. */
  readonly reveal: (seed: number) => R;
  readonly hints: HintModel;
  /** Makes the variant with a seed. */
  readonly variant: (seed: number) => Question;
}

const SENTENCES: Readonly<Record<Locale, () => Promise<ExerciseWords>>> = {
  en: async () => (await import('../../i18n/en/exercise.ts')).exercise,
  'zh-cn': async () => (await import('../../i18n/zh-cn/exercise.ts')).exercise,
};

/** Loads every sentence that exercises of all kinds share. */
export function loadSentences(locale: Locale): Promise<ExerciseWords> {
  return SENTENCES[locale]();
}

/** Loads an exercise's file. The site wrote it when it was built, so its shape is known. */
export async function loadFile<File>(source: string): Promise<File> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  return response.json();
}

/** Keeps the last variant made: it is checked again and again. */
export function lastKept<Question extends Drawn>(
  make: (seed: number) => Question,
): (seed: number) => Question {
  let last: Question | null = null;
  return (seed) => {
    if (last?.seed !== seed) last = make(seed);
    return last;
  };
}
