import { costOf, hintsIn, lessHints, nextPart, type Taken } from '../../exercises/hints/hint.ts';
import type { Typed, Variant } from '../../exercises/kind.ts';
import { format } from '../../i18n/format.ts';
import type { Cited, KindReport, ReportWords } from './kind-view.ts';

/** The hints taken for one part of an answer, in words. */
export interface HintedPart {
  readonly part: string;
  readonly name: string;
  /** Which of how many: `1–2 of 3`. */
  readonly count: string;
  readonly lines: readonly Cited[];
}

/** What asking for a hint comes to; `taken` stays as it was when there is none left. */
export interface NextHint {
  readonly taken: Taken;
  readonly announcement: string;
  /** The hint itself, for those who do not see it appear. */
  readonly spoken: string;
}

/** A variant with all that is needed to help with it. */
interface Hinted {
  readonly report: KindReport;
  readonly question: Variant;
  /** What each hint costs, in hundredths. */
  readonly price: number;
  readonly words: ReportWords;
}

/** Takes one more hint, on what is empty or wrong. */
export function nextHint({ report, question, price, words }: Hinted, typed: Typed, taken: Taken): NextHint {
  const { kind } = report;
  const all = kind.hints.of(question);
  const missing = kind.hints.missing(question, kind.input?.(question, typed) ?? typed);
  const part = nextPart(all, missing, taken);
  const found = all.find((one) => one.part === part);
  const step = (taken[part ?? ''] ?? 0) + 1;
  const hint = found?.steps[step - 1];
  if (part === null || found === undefined || hint === undefined) {
    const announcement = missing.length === 0 ? words.hints.nothingWrong : words.hints.allTaken;
    return { taken, announcement, spoken: '' };
  }
  const now = { ...taken, [part]: step };
  const cost = (some: Taken) => costOf(kind.hints, question, some, price);
  const announcement = format(words.hints.taken, {
    step,
    of: found.steps.length,
    name: report.hintName(hint, question, words),
    price: cost(now) - cost(taken),
    total: cost(now),
  });
  const lines = report.hintLines(hint, question, words);
  return { taken: now, announcement, spoken: lines.map(({ text }) => text).join(' ') };
}

/** Takes what hints have cost off a score, and says so. */
export function chargeHints(
  { report, question, price, words }: Hinted,
  score: number,
  taken: Taken,
): { readonly score: number; readonly announcement: string } {
  const count = hintsIn(taken);
  if (count === 0) return { score, announcement: '' };
  const cost = costOf(report.kind.hints, question, taken, price);
  const less = lessHints(score, cost);
  const values = { count, cost, score: Math.round(less * 100) };
  return { score: less, announcement: format(count === 1 ? words.hints.costOne : words.hints.cost, values) };
}

/** Returns the hints that were taken, in words, by the parts they are about. */
export function hintsTaken({ report, question, words }: Hinted, taken: Taken): readonly HintedPart[] {
  if (hintsIn(taken) === 0) return [];
  return report.kind.hints.of(question).flatMap(({ part, steps }): HintedPart[] => {
    const known = steps.slice(0, taken[part] ?? 0);
    const [first] = known;
    if (first === undefined) return [];
    const range = known.length === 1 ? '1' : `1–${known.length}`;
    return [
      {
        part,
        name: report.hintName(first, question, words),
        count: format(words.hints.count, { steps: range, of: steps.length }),
        lines: known.flatMap((hint) => report.hintLines(hint, question, words)),
      },
    ];
  });
}
