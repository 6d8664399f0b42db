import type { JSX } from 'preact';
import type { Problem } from '../../../../exercises/kind.ts';
import {
  type Culprit,
  type FaultSolution,
  type FindFaultVerdict,
  faultyRun,
  findFault,
  isOneBreach,
} from '../../../../exercises/kinds/find-fault/index.ts';
import type { Field, LawId } from '../../../../exercises/kinds/find-fault/laws.ts';
import type { FindFaultQuestion } from '../../../../exercises/kinds/find-fault/question.ts';
import { format } from '../../../../i18n/format.ts';
import type { Cited, Judged, KindReport, Report } from '../../kind-view.ts';
import { numbersSetup } from '../../trace/numbers-setup.ts';
import { ROW, WHAT_IF_WORDS } from '../../trace/word-lists.ts';
import { Sentences } from '../../Verdict.tsx';
import type { Choice } from '../../what-if/choice.ts';
import { PlayButton } from '../../what-if/PlayButton.tsx';
import {
  brokenText,
  type FaultWords,
  hintLines,
  hintName,
  plain,
  possibleText,
  truthText,
} from './sentences.ts';

/** The sentences a page carries for the view. */
export const WORDS = {
  exercise: ROW,
  findFault: ['scoring', 'numberOfSegment', 'whatIsWrong', 'whichRule', 'field', 'law', 'whySo'],
  whatIf: WHAT_IF_WORDS,
} as const;

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnFault = Pick<FindFaultQuestion, 'seed' | 'numbers' | 'isns' | 'rows' | 'reasons'>;

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
  /** The option it is about; none where none was chosen. */
  readonly option?: string;
  /** What stands beside an answer that is told. */
  readonly label?: string;
  /** The answer, which stands there too once a second miss has told it. */
  readonly told?: PartReport;
}

/** What stands beside the parts, what true hosts do, and what is announced. */
export interface FaultReport extends Report {
  readonly parts: Readonly<Partial<Record<PartName, PartReport>>>;
  /** Number of the segment beside which its verdict stands; null when none was named. */
  readonly at: number | null;
  /** What stands beside others that can be blamed, by their numbers, once the answer was told. */
  readonly also: Readonly<Record<number, PartReport>>;
  readonly truth: readonly Cited[];
  /** Plays the faulty segment to the peer; null where it is not found, or where the trace alone is at fault. */
  readonly play: Choice | null;
  /** Draws the button for it: nothing of a view before its first verdict. */
  readonly PlayButton: typeof PlayButton;
}

/** A trace with a fault, and the laws that find it. */
export const report: KindReport<typeof findFault, DrawnFault, FaultReport, FaultWords> = {
  kind: findFault,
  viewWords: WORDS,
  words: ['findFault', 'rules', 'whatIf'],
  draw: ({ seed, numbers, isns, rows, reasons }) => ({ seed, numbers, isns, rows, reasons }),
  setup: (question, { exercise, findFault }) => {
    const { line, notes } = numbersSetup(question, exercise);
    return { line, notes: [...notes, findFault.instructions] };
  },
  unread,
  graded,
  shown,
  hintName,
  hintLines: (hint, _, words) => hintLines(hint, words),
  Worked,
};

function unread(
  problems: readonly Problem[],
  _: FindFaultQuestion,
  __: unknown,
  { findFault: t }: FaultWords,
): FaultReport {
  const words = { segment: t.problemSegment, field: t.problemField, reason: t.problemReason };
  const missing = PARTS.filter((part) => problems.some(({ cell }) => cell === null || cell === part));
  return {
    PlayButton,
    play: null,
    parts: Object.fromEntries(
      missing.map((part): [PartName, PartReport] => [part, { mark: 'unread', word: words[part], why: [] }]),
    ),
    at: null,
    also: {},
    truth: [],
    summary: t.missing,
    first: missing[0] ?? null,
    score: null,
  };
}

function graded({ question, verdict, told }: Judged<typeof findFault>, words: FaultWords): FaultReport {
  const { findFault: t } = words;
  const { segment, field, reason, solution, score } = verdict;
  const n = segment.given;
  const culprit = solution.culprits.find((one) => one.segment === n);
  if (!culprit) return innocent(verdict, told('segment'), words);
  const isBroken = culprit.laws.includes(reason.given);
  const otherReason = isBroken ? t.otherBreach : format(t.reasonHolds, { n });
  const found = { field: field.right ? field.given : null, law: reason.right ? reason.given : null };
  const answers = answersOn(culprit, found, words);
  // The laws it breaks name the field, and what a correct TCP does tells both.
  const isFieldKnown = field.right || told('field');
  const isKnown = isFieldKnown && (reason.right || told('reason'));
  const again = field.right ? (reason.right ? null : t.rule) : reason.right ? t.itself : t.both;
  return {
    PlayButton,
    play: playOf(question, isKnown, words),
    parts: {
      segment: judged(true, words, []),
      field: {
        ...judged(
          field.right,
          words,
          [plain(format(t.fieldHolds[field.given], { n }))],
          told('field') && answers.field,
        ),
        option: field.given,
      },
      reason: {
        ...judged(reason.right, words, [plain(otherReason)], isKnown && answers.reason),
        option: reason.given,
      },
    },
    at: n,
    also: {},
    truth: isKnown ? truthText(solution, question.rows, words) : [],
    summary: again ? format(t.rightInPart, { n, again }) : format(t.right, { n }),
    first: isKnown ? null : isFieldKnown ? 'reason' : 'field',
    score,
  };
}

/** Returns what draws the run with the faulty segment on the wire; null where there is none. */
function playOf(question: FindFaultQuestion, tellsRule: boolean, words: FaultWords): Choice | null {
  const outcome = faultyRun(question);
  if (outcome === null) return null;
  const { numbers, rows } = question;
  const above = rows.filter(({ index }) => index < outcome.at);
  return {
    from: outcome.at,
    draw: async (leave) => {
      const { drawConsequence } = await import('../../what-if/Consequence.tsx');
      const consequence = { outcome, did: 'asShown', numbers, above, open: [], tellsRule } as const;
      return drawConsequence(consequence, words, leave);
    },
  };
}

/** Says why the segment that was named can be, and which one cannot only once that is told. */
function innocent(
  { segment, possible, solution, score }: FindFaultVerdict,
  told: boolean,
  words: FaultWords,
): FaultReport {
  const { findFault: t } = words;
  const [culprit] = solution.culprits;
  const shown = told && culprit ? culprit.segment : null;
  const answer = shown === null ? [] : [plain(format(t.toldSegment, { n: shown }))];
  const later: PartReport = { mark: 'later', word: t.judgedLater, why: [] };
  return {
    PlayButton,
    play: null,
    parts: {
      segment: judged(false, words, [possibleText(segment.given, possible, words), ...answer]),
      field: later,
    },
    at: segment.given,
    also: shown === null ? {} : { [shown]: answerIs(`#${shown}`, [], words) },
    truth: [],
    summary: format(t.canBe, { n: segment.given }),
    first: 'segment',
    score,
  };
}

/** Judges a part: `wrong` says why it is not right, unless it is; `answer` stands there once it is told. */
function judged(
  right: boolean,
  { exercise }: FaultWords,
  wrong: readonly Cited[],
  answer: PartReport | false = false,
): PartReport {
  if (right) return { mark: 'right', word: exercise.right, why: answer ? answer.why : [] };
  return { mark: 'wrong', word: exercise.wrong, why: wrong, ...(answer && { told: answer }) };
}

function answerIs(value: string, why: readonly Cited[], { exercise }: FaultWords): PartReport {
  return { mark: 'shown', word: format(exercise.shown, { value }), why, label: exercise.answer };
}

interface Found {
  readonly field: Field | null;
  readonly law: LawId | null;
}

/** Names what is wrong with a segment and a law it breaks, such as go with what was found already. */
function answersOn(
  culprit: Culprit,
  found: Found,
  words: FaultWords,
): Record<'field' | 'reason', PartReport> {
  const { findFault: t } = words;
  const field = found.field ?? culprit.fields[0] ?? 'whole';
  const law = found.law ?? culprit.laws.find((one) => isOneBreach(culprit, field, one));
  return {
    field: { ...answerIs(t.field[field], [], words), option: field },
    reason: {
      ...answerIs(law ? t.law[law] : '', brokenText(culprit, words, law), words),
      ...(law && { option: law }),
    },
  };
}

/** Names the fault, with the laws it breaks and what true hosts do. */
function shown(question: FindFaultQuestion, words: FaultWords): FaultReport {
  const solution = findFault.solve(question);
  const [culprit, ...others] = solution.culprits;
  if (!culprit) throw new RangeError(`variant ${question.seed}: no segment can be blamed`);
  return {
    PlayButton,
    play: playOf(question, true, words),
    parts: {
      segment: answerIs(`#${culprit.segment}`, [], words),
      ...answersOn(culprit, { field: null, law: null }, words),
    },
    at: culprit.segment,
    also: Object.fromEntries(
      others.map((other) => [other.segment, answerIs(`#${other.segment}`, brokenText(other, words), words)]),
    ),
    truth: truthText(solution, question.rows, words),
    summary: words.findFault.solutionShown,
    first: null,
    score: null,
  };
}

interface WorkedProps {
  readonly question: FindFaultQuestion;
  readonly words: FaultWords;
}

/** The fault of a variant: every segment that can be blamed, the laws it breaks, and what true hosts do. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { findFault: t } = words;
  const solution: FaultSolution = findFault.solve(question);
  return (
    <>
      {solution.culprits.map((culprit) => (
        <div key={culprit.segment}>
          <p class="claim">
            {format(t.solution, {
              n: culprit.segment,
              field: t.field[culprit.fields[0] ?? 'whole'],
            })}
          </p>
          <Sentences said={brokenText(culprit, words)} />
        </div>
      ))}
      <p class="claim">{t.whySo}</p>
      <Sentences said={truthText(solution, question.rows, words)} />
    </>
  );
}
