import type { Problem } from '../../../../exercises/kind.ts';
import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import {
  decodeHeader,
  type FieldProblem,
  type FieldSolution,
  solve,
} from '../../../../exercises/kinds/decode-header/index.ts';
import type { DecodeHeaderQuestion } from '../../../../exercises/kinds/decode-header/question.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { inARow } from '../../in-a-row.ts';
import { problemText } from '../../problems.ts';
import type { ExerciseWords } from '../../words.ts';
import { answerText, givenText, isLine, slipLine, sourceOf, whereLine } from './explain.ts';
import { placesOf } from './places.ts';
import type { FieldReport, HeaderReport } from './report-shape.ts';
import type { HeaderWords } from './words.ts';

/** Everything that can be said about an answer of this kind. */
export interface HeaderReportWords {
  readonly locale: Locale;
  readonly t: ExerciseWords;
  readonly header: HeaderWords;
}

/** Reads and grades what was typed. */
export function check(
  question: DecodeHeaderQuestion,
  typed: Readonly<Record<string, string>>,
  words: HeaderReportWords,
): HeaderReport {
  const parsed = decodeHeader.parse(question, typed);
  if (!parsed.ok) return unread(question, parsed.problems, typed, words);
  const { t, header } = words;
  const verdict = decodeHeader.grade(question, parsed.answer);
  const fields = verdict.fields.map((field): readonly [FieldId, FieldReport] => {
    const wrote = format(t.youWrote, { value: givenText(field, question.direction) });
    const slip = slipLine(field, header);
    return [
      field.id,
      {
        mark: field.mark,
        word: t[field.mark],
        note: field.mark === 'right' ? null : inARow([wrote, slip]),
        why: whyOf(field, question, words),
      },
    ];
  });
  return {
    fields: Object.fromEntries(fields),
    summary: format(verdict.score === 1 ? t.allRight : t.someRight, {
      total: fields.length,
      ...verdict.counts,
    }),
    first: verdict.fields.find((field) => field.mark === 'wrong')?.id ?? null,
    score: verdict.score,
  };
}

/** Gives every field's answer with where it stands. */
export function reveal(question: DecodeHeaderQuestion, words: HeaderReportWords): HeaderReport {
  const { t } = words;
  const fields = solve(question).map((solution): readonly [FieldId, FieldReport] => {
    const word = format(t.shown, { value: answerText(solution, question.direction) });
    return [solution.id, { mark: 'shown', word, note: null, why: whyOf(solution, question, words) }];
  });
  return { fields: Object.fromEntries(fields), summary: t.solutionShown, first: null, score: null };
}

/** Says what a field holds and where it stands. */
export function whyOf(
  solution: FieldSolution,
  { direction }: DecodeHeaderQuestion,
  { header, locale }: Pick<HeaderReportWords, 'header' | 'locale'>,
): NonNullable<FieldReport['why']> {
  return {
    line: isLine(solution, direction, header),
    where: whereLine(solution, header),
    source: citation(sourceOf(solution.id), locale),
  };
}

function unread(
  question: DecodeHeaderQuestion,
  problems: readonly Problem<FieldProblem>[],
  typed: Readonly<Record<string, string>>,
  words: HeaderReportWords,
): HeaderReport {
  const { t } = words;
  const places = new Map<string, { readonly octets: number }>(placesOf(question));
  const fields = problems.map(({ cell, code }): readonly [string, FieldReport] => {
    const word = format(problemLine(code, typed[cell ?? ''] ?? '', words), {
      n: places.get(cell ?? '')?.octets ?? 0,
    });
    return [cell ?? '', { mark: 'unread', word, note: null, why: null }];
  });
  const summary = fields.length === 1 ? t.unreadOne : format(t.unread, { count: fields.length });
  return { fields: Object.fromEntries(fields), summary, first: problems[0]?.cell ?? null, score: null };
}

function problemLine(code: FieldProblem, text: string, { t, header }: HeaderReportWords): string {
  switch (code) {
    case 'not-flags':
      return header.problemFlags;
    case 'not-octets':
      return header.problemOctets;
    case 'too-few':
      return header.problemFew;
    case 'too-many':
      return header.problemMany;
    default:
      return problemText(code, t, text);
  }
}
