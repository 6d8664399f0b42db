import type { Problem } from '../../../../exercises/kind.ts';
import { type FindFaultVerdict, findFault, solve } from '../../../../exercises/kinds/find-fault/index.ts';
import type { FindFaultQuestion } from '../../../../exercises/kinds/find-fault/question.ts';
import { format } from '../../../../i18n/format.ts';
import type { Typed } from '../../draft.ts';
import type { Cited, Report } from '../../open-model.ts';
import type { ExerciseWords } from '../../words.ts';
import { brokenText, type FaultWords, lawText, possibleText, truthText } from './sentences.ts';

/** What an answer names. */
export const PARTS = ['segment', 'field', 'reason'] as const;

/** What an answer names. */
export type PartName = (typeof PARTS)[number];

/**
 * What stands beside one part. `unread`: it is missing or cannot be read. `shown`: the answer was asked for. `later`:
 * it is judged once the segment is right.
 */
export interface PartReport {
  readonly mark: 'right' | 'wrong' | 'unread' | 'shown' | 'later';
  /** The verdict in words. */
  readonly word: string;
  readonly why: readonly Cited[];
}

/** What stands beside the parts, what true hosts do, and what is announced. */
export interface FaultReport extends Report {
  readonly parts: Readonly<Partial<Record<PartName, PartReport>>>;
  /** Number of the segment beside which its verdict stands; null when none was named. */
  readonly at: number | null;
  /** What stands beside others that can be blamed as well, by their numbers, once the answer was asked for. */
  readonly also: Readonly<Record<number, PartReport>>;
  readonly truth: readonly Cited[];
}

/** The sentences a verdict takes: those of every exercise and those of this kind. */
export interface VerdictWords extends FaultWords {
  readonly t: ExerciseWords;
}

/** Reads and grades what was chosen. */
export function checkFault(question: FindFaultQuestion, typed: Typed, words: VerdictWords): FaultReport {
  const parsed = findFault.parse(question, typed);
  return parsed.ok
    ? graded(question, findFault.grade(question, parsed.answer), words)
    : unread(parsed.problems, words);
}

function unread(problems: readonly Problem[], { fault }: VerdictWords): FaultReport {
  const words = { segment: fault.problemSegment, field: fault.problemField, reason: fault.problemReason };
  const missing = PARTS.filter((part) => problems.some(({ cell }) => cell === null || cell === part));
  return {
    parts: Object.fromEntries(
      missing.map((part): [PartName, PartReport] => [part, { mark: 'unread', word: words[part], why: [] }]),
    ),
    at: null,
    also: {},
    truth: [],
    summary: fault.missing,
    first: missing[0] ?? null,
    score: null,
  };
}

function graded(question: FindFaultQuestion, verdict: FindFaultVerdict, words: VerdictWords): FaultReport {
  const { fault } = words;
  const { segment, field, reason, solution, score } = verdict;
  const n = segment.given;
  const culprit = solution.culprits.find((one) => one.segment === n);
  if (!culprit) return innocent(verdict, words);
  const [asked = 'whole'] = culprit.fields;
  const otherField = format(fault.wrongField, { field: fault.field[asked] });
  const slips = [field.right ? '' : otherField, reason.right ? '' : fault.wrongReason];
  const part = slips.filter(Boolean).join(words.locale === 'en' ? ' ' : '');
  return {
    parts: {
      segment: judged(true, words, []),
      field: judged(field.right, words, field.right ? [] : [plain(otherField)]),
      reason: judged(reason.right, words, [
        ...(reason.right ? [] : [plain(fault.wrongReason)]),
        ...brokenText(culprit, words),
      ]),
    },
    at: n,
    also: {},
    truth: truthText(solution, question.rows, words),
    summary: part ? format(fault.rightInPart, { n, part }) : format(fault.right, { n }),
    first: field.right ? (reason.right ? null : 'reason') : 'field',
    score,
  };
}

/** Says why the segment that was named can be, and not yet which one cannot. */
function innocent({ segment, possible, score }: FindFaultVerdict, words: VerdictWords): FaultReport {
  const { fault } = words;
  const later: PartReport = { mark: 'later', word: fault.judgedLater, why: [] };
  return {
    parts: {
      segment: judged(false, words, [possibleText(segment.given, possible, words)]),
      field: later,
      reason: later,
    },
    at: segment.given,
    also: {},
    truth: [],
    summary: format(fault.canBe, { n: segment.given }),
    first: 'segment',
    score,
  };
}

function judged(right: boolean, { t }: VerdictWords, why: readonly Cited[]): PartReport {
  return right ? { mark: 'right', word: t.right, why } : { mark: 'wrong', word: t.wrong, why };
}

function plain(text: string): Cited {
  return { text, source: null };
}

/** Names the fault, with the laws it breaks and what true hosts do. */
export function revealFault(question: FindFaultQuestion, words: VerdictWords): FaultReport {
  const { t, fault } = words;
  const solution = solve(question);
  const [culprit, ...others] = solution.culprits;
  if (!culprit) throw new RangeError(`variant ${question.seed}: no segment can be blamed`);
  const [field = 'whole'] = culprit.fields;
  const [law] = culprit.laws;
  const shown = (value: string, why: readonly Cited[]): PartReport => ({
    mark: 'shown',
    word: format(t.shown, { value }),
    why,
  });
  return {
    parts: {
      segment: shown(`#${culprit.segment}`, []),
      field: shown(fault.field[field], []),
      reason: shown(law ? lawText(law, words).text : '', brokenText(culprit, words, law)),
    },
    at: culprit.segment,
    also: Object.fromEntries(
      others.map((other) => [other.segment, shown(`#${other.segment}`, brokenText(other, words))]),
    ),
    truth: truthText(solution, question.rows, words),
    summary: fault.solutionShown,
    first: null,
    score: null,
  };
}
