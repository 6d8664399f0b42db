/** What is said of a cause, a fix and a line of the evidence. */
import { type IncidentVerdict, incident, judgeFix } from '../../../../exercises/kinds/incident/index.ts';
import type { IncidentQuestion } from '../../../../exercises/kinds/incident/question.ts';
import type { IncidentTexts } from '../../../../exercises/kinds/incident/schema.ts';
import { groundsText } from '../../grounds.ts';
import type { Cited, ReportWords } from '../../kind-view.ts';
import { type OptionReport, promptText } from './Output.tsx';

/** Everything that can be said about an incident. */
export type IncidentWords = ReportWords<'incident' | 'output', IncidentTexts>;

/** What stands below a line. */
export interface LineReport {
  readonly mark: 'right' | 'wrong' | 'shown';
  readonly word: string;
}

/** What stands at the step of the proof; where the word is '', at its lines alone. */
export interface ProofReport extends LineReport {
  readonly why: readonly Cited[];
  readonly lines: Readonly<Record<string, LineReport>>;
}

/** Marks every line that proves the cause. */
export function proofLines(question: IncidentQuestion, words: IncidentWords): Record<string, LineReport> {
  const lines = incident.solve(question).proof.flat();
  return Object.fromEntries(
    lines.map((id) => [id, { mark: 'shown', word: proofLineWord(question, words) }] as const),
  );
}

/** Adds the cause that is right to the verdict on a wrong one, once it is told. */
export function withCause(
  report: OptionReport,
  question: IncidentQuestion,
  words: IncidentWords,
): OptionReport {
  const right = incident.solve(question).causes.find((cause) => cause.right);
  if (right === undefined || report.mark === 'right') return report;
  return { ...report, beside: [optionShown(right.id, words.exercise.answer, words.texts.causes, words)] };
}

/** Adds the fixes that help to the verdict on one that does not, once they are told, or to that on another that does. */
export function withFixes(
  report: OptionReport,
  question: IncidentQuestion,
  words: IncidentWords,
): OptionReport {
  const { exercise, incident: t, texts } = words;
  const helping = question.fixes
    .map((fix) => judgeFix(fix, question))
    .filter(({ id, helps }) => helps && id !== report.id);
  const told = report.mark === 'wrong' ? helping.slice(0, 1) : helping;
  const word = report.mark === 'wrong' ? exercise.answer : t.helpsToo;
  return { ...report, beside: told.map(({ id }) => optionShown(id, word, texts.fixes, words)) };
}

function optionShown(
  id: string,
  word: string,
  texts: IncidentTexts['causes'],
  words: IncidentWords,
): OptionReport {
  return { ...optionReport(id, true, texts, words), mark: 'shown', word };
}

/** Says what a marked line is worth. */
export function lineReport(
  mark: 'right' | 'wrong' | 'alone',
  question: IncidentQuestion,
  words: IncidentWords,
): LineReport {
  const { incident: t } = words;
  if (mark === 'right') return { mark, word: proofLineWord(question, words) };
  return { mark: 'wrong', word: mark === 'wrong' ? t.lineWrong : t.lineAlone };
}

function proofLineWord({ proof }: IncidentQuestion, { incident: t }: IncidentWords): string {
  return proof.length > 1 ? t.linePart : t.lineRight;
}

/** Says whether a cause is right, and which line contradicts it. */
export function causeReport(
  { id, right, against }: IncidentVerdict['cause'],
  question: IncidentQuestion,
  words: IncidentWords,
): OptionReport {
  const [line = ''] = against;
  const panel = question.panels.find(({ lines }) => lines.some((one) => one.id === line));
  const contradicted = panel && {
    text: words.incident.contradicted,
    command: promptText(panel),
    line: lineText(line, question),
  };
  return { ...optionReport(id, right, words.texts.causes, words), against: contradicted ?? null };
}

/** Says whether a cause or a fix is right, and why. */
export function optionReport(
  id: string,
  right: boolean,
  texts: IncidentTexts['causes'],
  words: IncidentWords,
): OptionReport {
  const { incident: t } = words;
  return {
    id,
    mark: right ? 'right' : 'wrong',
    word: right ? t.right : t.wrong,
    why: reasonOf(texts[id], words),
    against: null,
  };
}

/** Returns the reason of a cause or a fix, with what it rests on. */
export function reasonOf(
  option: IncidentTexts['causes'][string] | undefined,
  words: IncidentWords,
): readonly Cited[] {
  if (option === undefined) return [];
  return [{ text: option.reason, source: groundsText(option, words) || null }];
}

/** Returns a line of the evidence as it is printed. */
export function lineText(id: string, { panels }: Pick<IncidentQuestion, 'panels'>): string {
  const line = panels.flatMap(({ lines }) => lines).find((one) => one.id === id);
  return line?.cells.join(' ') ?? '';
}

/** Says whether the lines that are marked prove the cause. */
export function proofWord(right: boolean, { incident: t }: IncidentWords): LineReport {
  return right ? { mark: 'right', word: t.right } : { mark: 'wrong', word: t.wrong };
}
