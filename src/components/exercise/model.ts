import type { Taken } from '../../exercises/hints/hint.ts';
import type { ExerciseKind, Typed, Variant } from '../../exercises/kind.ts';
import { loadWords } from '../../i18n/load.ts';
import type { Locale } from '../../i18n/locale.ts';
import { chargeHints, type HintedPart, hintsTaken, type NextHint, nextHint } from './hints.ts';
import type { Drawn, KindReport, KindView, Report, ReportWords } from './kind-view.ts';

/** The file of an exercise on the built site. */
export interface ExerciseOnSite {
  readonly spec: unknown;
  /** The author's sentences, for kinds whose verdicts quote them. */
  readonly texts?: Readonly<Record<Locale, unknown>> | undefined;
}

/** What can be done with one exercise. The first touch loads it, with the TCP model it judges by. */
export interface Model {
  readonly t: ReportWords['exercise'];
  /** Makes the variant with a seed. */
  readonly variant: (seed: number) => Drawn;
  /** Reads and grades what was typed. `before` is the report that stands there now. */
  readonly check: (seed: number, typed: Typed, before: Report | null) => Report;
  /** Gives every answer with its reason. */
  readonly reveal: (seed: number) => Report;
  /** Returns the hints that were taken, in words. */
  readonly hintsTaken: (seed: number, taken: Taken) => readonly HintedPart[];
  /** Takes one more hint, on what is empty or wrong. */
  readonly nextHint: (seed: number, typed: Typed, taken: Taken) => NextHint;
  /** Takes what hints have cost off a score, and says so. */
  readonly charge: (
    seed: number,
    score: number,
    taken: Taken,
  ) => { readonly score: number; readonly announcement: string };
}

/** Opens an exercise: loads the words of its reports. `price` tells what each hint of a variant costs. */
export async function openModel(
  report: KindReport,
  file: ExerciseOnSite,
  locale: Locale,
  price: KindView['price'],
): Promise<Model> {
  const parts = await loadWords(locale, 'exercise', 'hints', ...report.words);
  const words: ReportWords = { ...parts, locale, texts: file.texts?.[locale] };
  let last: Variant | null = null;
  // The last variant is kept: it is checked again and again.
  const question = (seed: number): Variant => {
    if (last?.seed === seed) return last;
    last = report.kind.generate(file.spec, seed);
    report.prepare?.(last);
    return last;
  };
  const variant = (seed: number) => drawVariant(report, question(seed), words);
  const hinted = (seed: number) => ({
    report,
    words,
    question: question(seed),
    price: price(variant(seed)),
  });
  return {
    t: words.exercise,
    variant,
    check: (seed, typed, before) => check(report, question(seed), typed, before, words),
    reveal: (seed) => report.shown(question(seed), words),
    hintsTaken: (seed, taken) => hintsTaken(hinted(seed), taken),
    nextHint: (seed, typed, taken) => nextHint(hinted(seed), typed, taken),
    charge: (seed, score, taken) => chargeHints(hinted(seed), score, taken),
  };
}

/** Returns a variant as it is drawn, with what holds for it. */
export function drawVariant(report: KindReport, question: Variant, words: ReportWords): Drawn {
  const setup = report.setup?.(question, words);
  return { ...report.draw(question, words), ...(setup && { setup }) };
}

/** Reads and grades what was typed, and puts the verdict into words. */
export function check<R extends Report>(
  report: KindReport<ExerciseKind, Drawn, R>,
  question: Variant,
  typed: Typed,
  before: R | null,
  words: ReportWords,
): R {
  const { kind } = report;
  const parsed = kind.parse(question, kind.input?.(question, typed) ?? typed);
  if (!parsed.ok) return report.unread(parsed.problems, question, typed, words);
  const verdict = kind.grade(question, parsed.answer);
  return report.graded({ question, typed, answer: parsed.answer, verdict, before }, words);
}
