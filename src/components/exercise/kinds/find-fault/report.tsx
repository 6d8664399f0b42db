import type { JSX } from 'preact';
import type { Problem } from '../../../../exercises/kind.ts';
import {
  type FaultHint,
  type FaultSolution,
  type FindFaultVerdict,
  faultyRun,
  findFault,
} from '../../../../exercises/kinds/find-fault/index.ts';
import type { FindFaultQuestion } from '../../../../exercises/kinds/find-fault/question.ts';
import { format } from '../../../../i18n/format.ts';
import type { Cited, Judged, KindReport, Report } from '../../kind-view.ts';
import { numbersSetup } from '../../trace/numbers-setup.ts';
import { ROW, WHAT_IF_WORDS } from '../../trace/word-lists.ts';
import { Sentences } from '../../Verdict.tsx';
import type { Choice } from '../../what-if/choice.ts';
import { PlayButton } from '../../what-if/PlayButton.tsx';
import { brokenText, type FaultWords, lawText, possibleText, truthText } from './sentences.ts';

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
}

/** What stands beside the parts, what true hosts do, and what is announced. */
export interface FaultReport extends Report {
  readonly parts: Readonly<Partial<Record<PartName, PartReport>>>;
  /** Number of the segment beside which its verdict stands; null when none was named. */
  readonly at: number | null;
  /** What stands beside others that can be blamed as well, by their numbers, once the answer was asked for. */
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
  const [asked = 'whole'] = culprit.fields;
  const otherField = told('field')
    ? format(t.wrongField, { field: t.field[asked] })
    : format(t.fieldHolds, { n });
  const isBroken = culprit.laws.includes(reason.given);
  const otherReason = isBroken ? t.otherBreach : format(t.reasonHolds, { n });
  // The laws it breaks name the field, and what a correct TCP does tells both.
  const isFieldKnown = field.right || told('field');
  const isKnown = isFieldKnown && (reason.right || told('reason'));
  const again = field.right ? (reason.right ? null : t.rule) : reason.right ? t.itself : t.both;
  return {
    PlayButton,
    play: playOf(question, isKnown, words),
    parts: {
      segment: judged(true, words, []),
      field: judged(field.right, words, field.right ? [] : [plain(otherField)]),
      reason: judged(reason.right, words, [
        ...(reason.right ? [] : [plain(otherReason)]),
        // The law that was chosen stands there already.
        ...(isKnown ? brokenText(culprit, words, isBroken ? reason.given : undefined) : []),
      ]),
    },
    at: n,
    also: {},
    truth: isKnown ? truthText(solution, question.rows, words) : [],
    summary: again ? format(t.rightInPart, { n, again }) : format(t.right, { n }),
    first: field.right ? (reason.right ? null : 'reason') : 'field',
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
  const answer = told && culprit ? [plain(format(t.toldSegment, { n: culprit.segment }))] : [];
  const later: PartReport = { mark: 'later', word: t.judgedLater, why: [] };
  return {
    PlayButton,
    play: null,
    parts: {
      segment: judged(false, words, [possibleText(segment.given, possible, words), ...answer]),
      field: later,
    },
    at: segment.given,
    also: {},
    truth: [],
    summary: format(t.canBe, { n: segment.given }),
    first: 'segment',
    score,
  };
}

function judged(right: boolean, { exercise }: FaultWords, why: readonly Cited[]): PartReport {
  return right ? { mark: 'right', word: exercise.right, why } : { mark: 'wrong', word: exercise.wrong, why };
}

function plain(text: string): Cited {
  return { text, source: null };
}

/** Names the fault, with the laws it breaks and what true hosts do. */
function shown(question: FindFaultQuestion, words: FaultWords): FaultReport {
  const { exercise, findFault: t } = words;
  const solution = findFault.solve(question);
  const [culprit, ...others] = solution.culprits;
  if (!culprit) throw new RangeError(`variant ${question.seed}: no segment can be blamed`);
  const [field = 'whole'] = culprit.fields;
  const [law] = culprit.laws;
  const answer = (value: string, why: readonly Cited[]): PartReport => ({
    mark: 'shown',
    word: format(exercise.shown, { value }),
    why,
  });
  return {
    PlayButton,
    play: playOf(question, true, words),
    parts: {
      segment: answer(`#${culprit.segment}`, []),
      field: answer(t.field[field], []),
      reason: answer(law ? lawText(law, words).text : '', brokenText(culprit, words, law)),
    },
    at: culprit.segment,
    also: Object.fromEntries(
      others.map((other) => [other.segment, answer(`#${other.segment}`, brokenText(other, words))]),
    ),
    truth: truthText(solution, question.rows, words),
    summary: t.solutionShown,
    first: null,
    score: null,
  };
}

/** Names the part a hint is about. */
function hintName({ about }: FaultHint, _: FindFaultQuestion, { findFault: t }: FaultWords): string {
  switch (about) {
    case 'segments':
      return t.numberOfSegment;
    case 'fields':
      return t.whatIsWrong;
    case 'laws':
      return t.whichRule;
  }
}

/** Puts a hint on a fault into words. */
function hintLines(hint: FaultHint, words: FaultWords): Cited[] {
  const { hints, findFault: t } = words;
  const [first] = hint.among;
  const last = hint.among.length === 1;
  switch (hint.about) {
    case 'segments': {
      const segments = hint.among.map((n) => `#${n}`).join(hints.separator);
      const n = String(first);
      return [plain(last ? format(hints.oneSegment, { n }) : format(hints.amongSegments, { segments }))];
    }
    case 'fields': {
      const fields = hint.among.map((field) => t.field[field]).join(hints.separator);
      const values = { n: hint.segment, fields, field: fields };
      return [plain(format(last ? hints.oneField : hints.amongFields, values))];
    }
    case 'laws':
      return last
        ? brokenText(hint.culprit, words)
        : [plain(hints.amongLaws), ...hint.among.map((law) => lawText(law, words))];
  }
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
