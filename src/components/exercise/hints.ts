import { isTold } from '../../exercises/attempts.ts';
import {
  type Charges,
  chargesOf,
  costOf,
  hintsIn,
  nextPart,
  type Taken,
} from '../../exercises/hints/hint.ts';
import type { JudgedPart, Variant } from '../../exercises/kind.ts';
import { format, joinSentences } from '../../i18n/format.ts';
import type { Cited, KindReport, ReportWords } from './kind-view.ts';
import type { VariantDraft } from './saved-draft.ts';

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
export interface Hinted {
  readonly report: KindReport;
  readonly question: Variant;
  /** What each hint costs, in hundredths. */
  readonly price: number;
  readonly words: ReportWords;
}

/** What a hint depends on. */
type Answered = Pick<VariantDraft, 'typed' | 'hints' | 'attempts'>;

/** Takes one more hint, on what is empty or wrong; what misses have told needs none. */
export function nextHint(
  { report, question, price, words }: Hinted,
  { typed, hints: taken, attempts }: Answered,
): NextHint {
  const { kind } = report;
  const all = kind.hints.of(question);
  const missing = kind.hints.missing(question, kind.input?.(question, typed) ?? typed);
  const judgedAs = (hinted: string) => all.find(({ part }) => part === hinted)?.of ?? hinted;
  const untold = missing.filter((hinted) => !isTold(attempts, judgedAs(hinted)));
  const part = nextPart(all, untold, taken);
  const found = all.find((one) => one.part === part);
  const step = (taken[part ?? ''] ?? 0) + 1;
  const hint = found?.steps[step - 1];
  if (part === null || found === undefined || hint === undefined) {
    const { nothingWrong, allTold, allTaken } = words.hints;
    const announcement = missing.length === 0 ? nothingWrong : untold.length === 0 ? allTold : allTaken;
    return { taken, announcement, spoken: '' };
  }
  const now = { ...taken, [part]: step };
  const judged = kind.parts(question, null);
  const cost = (some: Taken) => costOf(chargesOf(kind.hints, question, judged, some, price), judged);
  const announcement = format(words.hints.taken, {
    step,
    of: found.steps.length,
    price: cost(now) - cost(taken),
    total: cost(now),
  });
  const lines = report.hintLines(hint, question, words);
  const name = report.hintName(hint, question, words);
  return { taken: now, announcement, spoken: `${name}: ${lines.map(({ text }) => text).join(' ')}` };
}

/** Returns what the hints taken come to, for an answer whose parts are these. */
export function chargesFor(
  { report, question, price }: Omit<Hinted, 'words'>,
  judged: readonly JudgedPart[],
  taken: Taken,
): Charges {
  return chargesOf(report.kind.hints, question, judged, taken, price);
}

/** Says what a score came to where it is less than what is right: for hints, and for earlier misses. */
export function scoreText(
  { hints: t }: Pick<ReportWords, 'hints'>,
  {
    withoutHints,
    score,
    halved,
    told,
  }: {
    readonly withoutHints: number;
    readonly score: number;
    /** Whether a part was right only at the second try. */
    readonly halved: boolean;
    /** Whether misses have told a part, beside others that are right. */
    readonly told: boolean;
  },
  taken: Taken,
): string {
  const count = hintsIn(taken);
  const percent = (share: number) => Math.round(share * 100);
  const cost = percent(withoutHints) - percent(score);
  const hints = cost === 0 ? null : format(count === 1 ? t.costOne : t.cost, { count, cost });
  const misses = halved ? (told ? t.missesTold : t.misses) : told ? t.told : null;
  return joinSentences([hints, misses]);
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
