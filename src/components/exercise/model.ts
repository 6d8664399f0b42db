import { h, type JSX } from 'preact';
import { type Attempts, isHalved, isTold, missesWith, scoreOf } from '../../exercises/attempts.ts';
import { NO_CHARGES, type Taken } from '../../exercises/hints/hint.ts';
import type { ExerciseKind, JudgedPart, Typed, Variant } from '../../exercises/kind.ts';
import { joinSentences } from '../../i18n/format.ts';
import { loadWords } from '../../i18n/load.ts';
import type { Locale } from '../../i18n/locale.ts';
import {
  chargesFor,
  type Hinted,
  type HintedPart,
  hintsTaken,
  type NextHint,
  nextHint,
  scoreText,
} from './hints.ts';
import type { Drawn, KindReport, KindView, Report, ReportWords } from './kind-view.ts';
import type { VariantDraft } from './saved-draft.ts';

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
  /** Reads and grades what is typed into a variant, as its next attempt. */
  readonly check: (draft: VariantDraft) => NewVerdict;
  /** Brings back the hints taken and what stood there when a variant was left. */
  readonly recall: (draft: VariantDraft) => Recalled;
  /** Gives every answer with its reason. */
  readonly reveal: (draft: VariantDraft) => Verdict;
  /** Draws every answer with its reason. */
  readonly worked: (seed: number) => JSX.Element;
  /** Returns the hints that were taken, in words. */
  readonly hintsTaken: (seed: number, taken: Taken) => readonly HintedPart[];
  /** Takes one more hint, on what is empty or wrong and was not told. */
  readonly nextHint: (draft: VariantDraft) => NextHint;
}

/** What comes back of an earlier visit: hints, and what stood there. */
export interface Recalled {
  readonly hints: readonly HintedPart[];
  readonly report: Report | null;
  readonly explained: Report | null;
  /** What stands there is the report on this. */
  readonly checked: Typed | null;
  readonly score: number | null;
  /** What is announced of it, or ''. */
  readonly summary: string;
}

/** What stands there once an answer is checked, or the answers are shown. */
export interface Verdict {
  readonly report: Report;
  /** What it is the report on. */
  readonly checked: Typed;
  /** From 0 to 1; null when it was no attempt. */
  readonly score: number | null;
  readonly announcement: string;
  readonly draft: VariantDraft;
}

/** What a check comes to. */
export interface NewVerdict extends Verdict {
  /** Whether it is one more attempt: not where nothing was judged, was checked before, or counts no more. */
  readonly isNew: boolean;
}

/** An answer with its price taken off. */
interface Checked {
  readonly report: Report;
  /** What was answered so far, this answer included. */
  readonly attempts: Attempts;
  /** What is said of the score beside the report's summary, or ''. */
  readonly announcement: string;
  readonly isNew: boolean;
}

/** Opens an exercise: loads the words of its reports. `price` tells what each hint of a variant costs at most. */
export async function openModel(
  report: KindReport,
  file: ExerciseOnSite,
  locale: Locale,
  view: Pick<KindView, 'remaining'>,
  price: (question: Drawn) => number,
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
  const hinted = (seed: number): Hinted => ({
    report,
    words,
    question: question(seed),
    price: price(variant(seed)),
  });
  return {
    t: words.exercise,
    variant,
    check: (draft) => {
      const read = check(report, question(draft.seed), draft.typed, draft, words);
      const judged = priced(hinted(draft.seed), read, draft);
      const { attempts, isNew } = judged;
      // What cannot be read is no attempt: nothing of it is kept.
      const verdict = attempts === draft.attempts ? null : 'graded';
      return {
        isNew,
        report: judged.report,
        checked: draft.typed,
        score: judged.report.score === null ? null : attempts.score,
        announcement: joinSentences([judged.report.summary, judged.announcement]),
        draft: { ...draft, attempts, verdict },
      };
    },
    recall: (draft) => recall(hinted(draft.seed), draft, view),
    reveal: (draft) => {
      const shown = showAnswers(hinted(draft.seed), draft.typed);
      const given = { ...draft, shown: true, verdict: 'shown' as const };
      return { report: shown, checked: draft.typed, score: null, announcement: shown.summary, draft: given };
    },
    worked: (seed) => h(report.Worked, { question: question(seed), words }),
    hintsTaken: (seed, taken) => hintsTaken(hinted(seed), taken),
    nextHint: (draft) => nextHint(hinted(draft.seed), draft),
  };
}

/** Returns a variant as it is drawn, with what holds for it. */
export function drawVariant(report: KindReport, question: Variant, words: ReportWords): Drawn {
  const setup = report.setup?.(question, words);
  return { ...report.draw(question, words), ...(setup && { setup }) };
}

/** What is known of a variant before an answer to it is judged. */
type Earlier = Pick<VariantDraft, 'attempts' | 'shown'>;

/** An answer that was read and graded, or only read. */
export interface CheckedReport<R extends Report> {
  readonly report: R;
  readonly parts: readonly JudgedPart[];
  /** What was answered so far, this answer included. */
  readonly attempts: Attempts;
}

/** Reads and grades what was typed, counts its misses, and puts the verdict into words; `again`: it was counted before. */
export function check<R extends Report>(
  report: KindReport<ExerciseKind, Drawn, R>,
  question: Variant,
  typed: Typed,
  { attempts, shown }: Earlier,
  words: ReportWords,
  again = false,
): CheckedReport<R> {
  const { kind } = report;
  const parsed = kind.parse(question, kind.input?.(question, typed) ?? typed);
  if (!parsed.ok)
    return { report: report.unread(parsed.problems, question, typed, words), parts: [], attempts };
  const verdict = kind.grade(question, parsed.answer);
  const parts = kind.parts(question, verdict);
  const misses = again ? attempts.misses : missesWith(attempts, parts, typed);
  const told = (part: string) => isTold({ misses }, part);
  const checked = again && attempts.score === null ? null : attempts.checked;
  const judged = report.graded(
    { question, typed, answer: parsed.answer, verdict, checked, shown, told },
    words,
  );
  const spent = parts.every(({ part, credit }) => credit === 1 || told(part));
  // Nothing is left to look at again where all that is wrong was told.
  const first = spent && judged.score !== null ? null : judged.first;
  return {
    report: { ...judged, first, spent },
    parts,
    attempts: { checked: typed, score: judged.score, misses },
  };
}

/** Takes off a score what hints and earlier misses cost, and says so. */
function priced(
  hinted: Hinted,
  { report, parts, attempts }: CheckedReport<Report>,
  { hints, shown, typed, attempts: before }: VariantDraft,
): Checked {
  const { words } = hinted;
  const right = report.score;
  if (right === null) return { report, attempts, announcement: '', isNew: false };
  const score = scoreOf(parts, attempts, chargesFor(hinted, parts, hints));
  const withoutHints = scoreOf(parts, attempts, NO_CHARGES);
  const told = right > 0 && parts.some(({ part }) => isTold(attempts, part));
  const halved = parts.some((part) => isHalved(attempts, part));
  const announcement = shown
    ? words.exercise.notCounted
    : scoreText(words, { withoutHints, score, halved, told }, hints);
  const isNew = !shown && (before.score === null || changedParts(typed, before.checked ?? {}).length > 0);
  return { report, attempts: { ...attempts, score }, announcement, isNew };
}

/** Lists the parts whose text is another than it was. */
function changedParts(typed: Typed, before: Typed): readonly string[] {
  const parts = new Set([...Object.keys(typed), ...Object.keys(before)]);
  return [...parts].filter((part) => (typed[part] ?? '') !== (before[part] ?? ''));
}

/** Gives every answer, beside what was typed. */
function showAnswers({ report, question, words }: Hinted, typed: Typed): Report {
  const { kind } = report;
  const missed = new Set(kind.hints.missing(question, kind.input?.(question, typed) ?? typed));
  return report.shown(question, words, { typed, missed: (part) => missed.has(part) });
}

/** Brings back what stood there: the verdict on what is unchanged since, or the answers. */
function recall(hinted: Hinted, draft: VariantDraft, { remaining }: Pick<KindView, 'remaining'>): Recalled {
  const { report, question, words } = hinted;
  const { typed, verdict, attempts } = draft;
  const hints = hintsTaken(hinted, draft.hints);
  const nothing = { hints, report: null, explained: null, checked: null, score: null, summary: '' };
  if (verdict === 'shown') {
    const shown = showAnswers(hinted, typed);
    return { ...nothing, report: shown, explained: shown, checked: typed, summary: shown.summary };
  }
  if (verdict === null || attempts.checked === null) return nothing;
  const { checked } = attempts;
  const judged = priced(hinted, check(report, question, checked, draft, words, true), draft);
  const changed = changedParts(typed, checked);
  const left = changed.reduce<Report | null>((some, part) => some && remaining(some, part), judged.report);
  if (left === null) return nothing;
  const score = left.score === null ? null : attempts.score;
  const summary = joinSentences([judged.report.summary, judged.announcement]);
  const same = changed.length === 0 ? typed : checked;
  return { hints, report: left, explained: left, checked: same, score, summary };
}
