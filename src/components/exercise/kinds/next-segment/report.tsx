import type { JSX } from 'preact';
import { findFailure } from '../../../../exercises/diagnosis/index.ts';
import type { Problem, Typed } from '../../../../exercises/kind.ts';
import {
  answersByMisconception,
  diagnoseNext,
  type FieldVerdict,
  type NextSegmentVerdict,
  nextSegment,
} from '../../../../exercises/kinds/next-segment/index.ts';
import {
  FIELDS,
  type Field,
  type NextSegmentAnswer,
  type NextSegmentQuestion,
  sendsIn,
} from '../../../../exercises/kinds/next-segment/question.ts';
import { readCell } from '../../../../exercises/trace/index.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import type { Given, Judged, KindReport, Report } from '../../kind-view.ts';
import { failingMisconception, type MisconceptionReport, prepareAhead } from '../../misconception.ts';
import { problemText } from '../../problems.ts';
import { toldAnswer } from '../../told-answer.ts';
import { markWord } from '../../trace/explain.ts';
import { numbersSetup } from '../../trace/numbers-setup.ts';
import { fieldLabel } from '../../trace/trace-words.ts';
import type { BlankReport } from '../../Verdict.tsx';
import { Explained, type FieldReason, type JudgedSegment } from './Explained.tsx';
import { playAnswer } from './play-answer.ts';
import {
  besideAnswer,
  countsLine,
  fieldLine,
  hintLines,
  type NextReportWords,
  noteText,
  otherProfileLine,
  rightLines,
  ruleText,
  summaryOf,
  valueText,
  verdictLines,
  WORDS,
} from './sentences.ts';

/** A question as it is drawn. Its scenario and profile come with the model. */
export type DrawnNext = Omit<NextSegmentQuestion, 'scenario' | 'profile' | 'when' | 'misconceptions'>;

/** A part of the answer: whether anything is sent, or a field of the segment. */
export type Part = 'sends' | Field;

/** What stands beside one part. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface PartReport extends BlankReport {
  readonly mark: 'right' | 'wrong' | 'unread' | 'shown';
}

/** What stands beside the parts and below them, and what is announced. */
export interface NextReport extends Report, JudgedSegment {
  readonly parts: Readonly<Partial<Record<Part, PartReport>>>;
  /** Draws what is said below the segment: nothing of a view before its first verdict. */
  readonly Explained: typeof Explained;
}

/** A moment, and the model that knows what is due. */
export const report: KindReport<typeof nextSegment, DrawnNext, NextReport, NextReportWords> = {
  kind: nextSegment,
  viewWords: WORDS,
  words: ['nextSegment', 'rules', 'whatIf', 'diagnosis', 'misconceptions'],
  draw: ({ scenario: _, profile: __, when: ___, misconceptions: ____, ...drawn }) => drawn,
  setup: ({ numbers, isns: { client, server } }, { exercise, nextSegment: { unknownIsn } }) =>
    numbersSetup({ numbers, isns: { client: client ?? unknownIsn, server: server ?? unknownIsn } }, exercise),
  unread,
  graded,
  shown,
  hintName: (hint, _, { exercise, nextSegment: t }) =>
    'field' in hint ? fieldLabel(hint.field.field, exercise) : t.sends,
  hintLines,
  prepare: (question) => prepareAhead(answersByMisconception(question)),
  Worked,
};

function graded(
  { question, typed, answer, verdict, told }: Judged<typeof nextSegment>,
  words: NextReportWords,
): NextReport {
  const { fields, because } = verdict;
  const misconception = verdict.score === 1 ? null : misconceptionIn(question, answer, words);
  const known = ({ field, right }: FieldVerdict) => right || told(field) || told('sends');
  const judged = verdict.sends === 'right' || told('sends') ? fields : [];
  const isKnown = verdict.sends === 'right' ? fields.every(known) : told('sends');
  const counted = (field: FieldVerdict) => !known(field) && misconception === null;
  const open = isKnown
    ? []
    : FIELDS.filter((field) => !judged.some((one) => one.field === field && known(one)));
  // The sentence of a rule often names the flags, or says that nothing is sent.
  const saysRule = isKnown || judged.some((field) => field.field === 'flags' && known(field));
  const rule = ruleText(because, words);
  const ignored = answer.sends && answer.ack === null && (typed['ack'] ?? '').trim() !== '';
  return {
    Explained,
    parts: partsOf(verdict, told, words),
    // Next to a mistake nothing is said of what is right.
    reasons: judged
      .filter(({ right }) => verdict.score === 1 || !right)
      .map(
        (field): FieldReason => ({
          field: field.field,
          mark: field.right ? 'right' : 'wrong',
          note: noteText(field, typed[field.field], words, counted(field)),
          line: because && known(field) ? fieldLine(field, because, question, words) : '',
        }),
      )
      .filter(({ note, line }) => note || line),
    lines: [
      ...(ignored ? [words.nextSegment.ackNotNeeded] : []),
      ...(isKnown ? verdictLines(verdict, words) : otherProfileLine(verdict, words)),
      ...(judged.some((field) => counted(field) && countsLine(field, words))
        ? [words.nextSegment.countRule]
        : []),
      ...(saysRule || rule === null ? [] : [format(words.hints.section, { source: rule.source })]),
    ],
    rule: saysRule ? rule : null,
    misconception,
    whatIf: verdict.score === 1 ? null : playAnswer(question, answer, open, words),
    summary: joinSentences([summaryOf(verdict, words), misconception?.named ?? null]),
    first: isKnown
      ? null
      : verdict.sends === 'wrong'
        ? 'sends'
        : (fields.find((field) => !known(field))?.field ?? null),
    score: verdict.score,
  };
}

/** Returns the misconception a wrong answer shows, with the segment at which it fails; null for slips. */
export function misconceptionIn(
  question: NextSegmentQuestion,
  answer: NextSegmentAnswer,
  words: NextReportWords,
): MisconceptionReport | null {
  const id = diagnoseNext(question, answer);
  if (id === null) return null;
  const { scenario, seed, rows } = question;
  const failure = findFailure(scenario, seed, id);
  return failingMisconception(
    id,
    failure,
    rows.map((row) => row.index),
    words,
  );
}

function partsOf(
  { sends, fields }: NextSegmentVerdict,
  isTold: (part: string) => boolean,
  { exercise: t }: NextReportWords,
): NextReport['parts'] {
  if (sends === 'wrong' || fields.length === 0) return { sends: { mark: sends, word: t[sends] } };
  // The marks of the fields say that a segment was right: one more would not be among those that are counted.
  return Object.fromEntries(
    fields.map(({ field, right, note, value }): [Part, PartReport] => {
      const mark = right ? 'right' : 'wrong';
      const told = !right && isTold(field) && { told: { word: t.answer, value: valueText(field, value, t) } };
      return [field, { mark, word: markWord(mark, note, t), ...told }];
    }),
  );
}

function unread(
  problems: readonly Problem[],
  _: NextSegmentQuestion,
  __: Typed,
  { exercise: t, nextSegment: next }: NextReportWords,
): NextReport {
  const parts = problems.map(({ cell, code }) => {
    const word = cell === 'sends' ? next.problemSends : problemText(code, t);
    return [cell ?? 'sends', { mark: 'unread', word }] as const;
  });
  return {
    Explained,
    parts: Object.fromEntries(parts),
    reasons: [],
    lines: [],
    rule: null,
    misconception: null,
    whatIf: null,
    summary: parts.length === 1 ? t.unreadOne : format(t.unread, { count: parts.length }),
    first: problems[0]?.cell ?? 'sends',
    score: null,
  };
}

/** Gives the model's own choice field by field, with its reasons, and whatever else is right. */
function shown(question: NextSegmentQuestion, words: NextReportWords, given?: Given): NextReport {
  const { exercise: t, nextSegment: next } = words;
  const rights = nextSegment.solve(question);
  const right = rights[0]?.segment ?? null;
  const answer: NextSegmentAnswer = right ? { sends: true, ...right } : { sends: false };
  const { fields, because } = nextSegment.grade(question, answer);
  const choices: Readonly<Record<string, string>> = { segment: next.sendSegment, nothing: next.sendNothing };
  const typed: Typed = { ...given?.typed, sends: choices[sendsIn(given?.typed ?? {})] ?? '' };
  const told = (part: Part, answer: string, missed: (text: string) => boolean) =>
    [part, toldAnswer(part, answer, { typed, missed: () => missed(typed[part] ?? '') }, t)] as const;
  const choice = choices[right ? 'segment' : 'nothing'] ?? '';
  return {
    Explained,
    parts: Object.fromEntries([
      told('sends', choice, (text) => text !== choice),
      ...fields.map(({ field, value }) =>
        told(field, valueText(field, value, t), (text) => {
          const read = readCell(field, text);
          return !read.ok || read.value !== value;
        }),
      ),
    ]),
    reasons: fields
      .map(
        (field): FieldReason => ({
          field: field.field,
          mark: 'shown',
          note: null,
          line: because ? fieldLine(field, because, question, words) : '',
        }),
      )
      .filter(({ line }) => line),
    lines: besideAnswer(rights, words),
    rule: ruleText(because, words),
    misconception: null,
    whatIf: null,
    summary: t.solutionShown,
    first: null,
    score: null,
  };
}

interface WorkedProps {
  readonly question: NextSegmentQuestion;
  readonly words: NextReportWords;
}

/** What the model sends at the moment, field by field with its reason, and what else would be right. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { exercise: t } = words;
  const { reasons, rule } = shown(question, words);
  const lines = rightLines(nextSegment.solve(question), words);
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {reasons.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.columnCell}</th>
              <th scope="col">{t.columnWhy}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ field, line }) => (
              <tr key={field}>
                <th scope="row">{fieldLabel(field, t)}</th>
                <td>{line}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rule && (
        <p>
          {rule.text} <cite>{rule.source}</cite>
        </p>
      )}
    </>
  );
}
