import type { JSX } from 'preact';
import type { Problem } from '../../../../exercises/kind.ts';
import {
  type NextSegmentVerdict,
  nextSegment,
  solve,
} from '../../../../exercises/kinds/next-segment/index.ts';
import type {
  NextSegmentAnswer,
  NextSegmentQuestion,
} from '../../../../exercises/kinds/next-segment/question.ts';
import { format } from '../../../../i18n/format.ts';
import { inARow } from '../../in-a-row.ts';
import { problemText } from '../../problems.ts';
import { misconceptionIn } from './misconception-in.ts';
import type { NextReport, Part, PartReport } from './report-shape.ts';
import { fieldLine, noteText, rightLines, ruleText, valueText, verdictLines } from './sentences.ts';
import type { NextReportWords } from './words.ts';

/** Draws the run that follows from a wrong answer. */
export type Play = (question: NextSegmentQuestion, answer: NextSegmentAnswer) => Promise<JSX.Element>;

/** Reads and grades what was typed. `play` is what a wrong answer offers. */
export function check(
  question: NextSegmentQuestion,
  typed: Readonly<Record<string, string>>,
  words: NextReportWords,
  play: Play,
): NextReport {
  const parsed = nextSegment.parse(question, typed);
  if (!parsed.ok) return unread(parsed.problems, typed, words);
  const { answer } = parsed;
  const verdict = nextSegment.grade(question, answer);
  const { fields, because } = verdict;
  const misconception = verdict.score === 1 ? null : misconceptionIn(question, answer, words);
  const ignored = answer.sends && answer.ack === null && (typed['ack'] ?? '').trim() !== '';
  return {
    parts: partsOf(verdict, words),
    reasons: fields.map((field) => ({
      field: field.field,
      mark: field.right ? 'right' : 'wrong',
      note: noteText(field, words),
      line: because ? fieldLine(field, because, question, words) : '',
    })),
    lines: [...(ignored ? [words.next.ackNotNeeded] : []), ...verdictLines(verdict, words)],
    rule: ruleText(because, words),
    misconception,
    whatIf: verdict.score === 1 ? null : () => play(question, answer),
    summary: inARow([summaryOf(verdict, words), misconception?.named ?? null]),
    first: verdict.sends === 'wrong' ? 'sends' : (fields.find((field) => !field.right)?.field ?? null),
    score: verdict.score,
  };
}

function partsOf(
  { sends, fields, rights, by }: NextSegmentVerdict,
  { t, next }: NextReportWords,
): NextReport['parts'] {
  const silent = rights[by]?.segment === null ? next.shouldBeSilent : next.shouldSend;
  const own: [Part, PartReport] = ['sends', { mark: sends, word: sends === 'right' ? t.right : silent }];
  const judged = sends === 'right' ? fields : [];
  return Object.fromEntries([
    own,
    ...judged.map(({ field, right }): [Part, PartReport] => {
      const mark = right ? 'right' : 'wrong';
      return [field, { mark, word: t[mark] }];
    }),
  ]);
}

function summaryOf(
  { score, sends, fields, rights, by }: NextSegmentVerdict,
  { next }: NextReportWords,
): string {
  if (score === 1) return next.right;
  if (sends === 'wrong') return rights[by]?.segment === null ? next.shouldBeSilent : next.shouldSend;
  return format(next.fieldsRight, {
    right: fields.filter((field) => field.right).length,
    total: fields.length,
  });
}

function unread(
  problems: readonly Problem[],
  typed: Readonly<Record<string, string>>,
  { t, next }: NextReportWords,
): NextReport {
  const parts = problems.map(({ cell, code }) => {
    const word = cell === 'sends' ? next.problemSends : problemText(code, t, typed[cell ?? ''] ?? '');
    return [cell ?? 'sends', { mark: 'unread', word }] as const;
  });
  return {
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
export function reveal(question: NextSegmentQuestion, words: NextReportWords): NextReport {
  const { t, next } = words;
  const rights = solve(question);
  const right = rights[0]?.segment ?? null;
  const answer: NextSegmentAnswer = right ? { sends: true, ...right } : { sends: false };
  const { fields, because } = nextSegment.grade(question, answer);
  const choice = right ? next.sendSegment : next.sendNothing;
  const shown = (value: string): PartReport => ({ mark: 'shown', word: format(t.shown, { value }) });
  return {
    parts: Object.fromEntries([
      ['sends', shown(choice)] as const,
      ...fields.map(({ field, value }) => [field, shown(valueText(field, value, t))] as const),
    ]),
    reasons: fields.map((field) => ({
      field: field.field,
      mark: 'shown',
      note: null,
      line: because ? fieldLine(field, because, question, words) : '',
    })),
    lines: rightLines(rights, words),
    rule: ruleText(because, words),
    misconception: null,
    whatIf: null,
    summary: t.solutionShown,
    first: null,
    score: null,
  };
}
