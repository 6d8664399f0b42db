import type { JSX } from 'preact';
import { isLeftAsItWas } from '../../../../exercises/attempts.ts';
import type { Problem, Typed } from '../../../../exercises/kind.ts';
import type { FieldId } from '../../../../exercises/kinds/decode-header/fields.ts';
import {
  decodeHeader,
  type FieldHint,
  type FieldProblem,
  type FieldSolution,
} from '../../../../exercises/kinds/decode-header/index.ts';
import type { DecodeHeaderQuestion } from '../../../../exercises/kinds/decode-header/question.ts';
import { citation } from '../../../../i18n/citation.ts';
import type { Dictionary } from '../../../../i18n/dictionary.ts';
import { format, joinSentences } from '../../../../i18n/format.ts';
import { flagNames } from '../../../../tcp/segment.ts';
import type { Cited, Given, Judged, KindReport, Report, ReportWords } from '../../kind-view.ts';
import { problemText } from '../../problems.ts';
import { toldAnswer } from '../../told-answer.ts';
import { WorkedTable } from '../../trace/WorkedTable.tsx';
import type { BlankReport } from '../../Verdict.tsx';
import {
  answerText,
  bitsLine,
  givenText,
  isLine,
  ownValue,
  placeLine,
  readLine,
  slipLine,
  sourceOf,
  whereLine,
} from './explain.ts';
import { placeName, placesOf } from './places.ts';

/** The sentences shown before anything is answered. */
export const WORDS = {
  decodeHeader: [
    'octets',
    'octet',
    'octetsAt',
    'offset',
    'describedSegment',
    'sackPermitted',
    'permitted',
    'readHint',
    'writeHint',
    'writeHintOne',
    'fields',
    'partOf',
  ],
} as const;

/** A question as it is drawn. Its profile and the scenario's name stand on the page. */
export type DrawnHeader = Omit<DecodeHeaderQuestion, 'name' | 'profile'>;

/** What stands beside one field. `unread`: it could not be read. `shown`: the answer was asked for. */
export interface FieldReport extends BlankReport {
  readonly mark: 'right' | 'wrong' | 'unread' | 'shown';
  /** More about this answer: what was given, and what slip that looks like; null when there is nothing to say. */
  readonly note: string | null;
  /** Where the field stands and, once it is known, how its octets make its value; null when nothing was graded. */
  readonly why: Cited | null;
}

/** What stands beside the fields, and what is announced. */
export interface HeaderReport extends Report {
  readonly fields: Readonly<Partial<Record<FieldId, FieldReport>>>;
}

/** Everything that can be said about a header. */
export type HeaderReportWords = ReportWords<'decodeHeader'>;

/** A header, and the codec that reads and writes it. */
export const report: KindReport<typeof decodeHeader, DrawnHeader, HeaderReport, HeaderReportWords> = {
  kind: decodeHeader,
  viewWords: WORDS,
  words: ['decodeHeader'],
  draw: ({ name: _, profile: __, ...drawn }) => drawn,
  setup: ({ direction, segment, from, len }, { exercise, decodeHeader: t }) => {
    const way = from === 'client' ? exercise.clientToServer : exercise.serverToClient;
    return {
      line: [format(t.given, { n: segment, direction: way, len })],
      notes: direction === 'read' ? [] : [t.pseudoHeader],
    };
  },
  unread,
  graded,
  shown,
  hintName: ({ solution }, { direction }, { decodeHeader: t }) =>
    direction === 'read' ? t.fields[solution.id] : placeName(solution, t),
  hintLines,
  Worked,
};

function graded(
  { question, typed, verdict, told, checked }: Judged<typeof decodeHeader>,
  words: HeaderReportWords,
): HeaderReport {
  const { exercise: t } = words;
  const fields = verdict.fields.map((field): readonly [FieldId, FieldReport] => {
    const wrote = format(t.youWrote, { value: givenText(field, question.direction, typed[field.id]) });
    const known = field.mark === 'right' || told(field.id);
    const slip = slipLine(field, known, words.decodeHeader);
    const same = !known && isLeftAsItWas(field.id, { typed, checked }) ? t.sameAsBefore : null;
    return [
      field.id,
      {
        mark: field.mark,
        word: t[field.mark],
        ...(known &&
          field.mark === 'wrong' && {
            told: { word: t.answer, value: answerText(field, question.direction, typed[field.id]) },
          }),
        note: field.mark === 'right' ? null : joinSentences([wrote, slip, same]),
        why: known ? whyOf(field, question, words) : helpWith(field, question, words),
      },
    ];
  });
  return {
    fields: Object.fromEntries(fields),
    summary: format(verdict.score === 1 ? t.allRight : t.someRight, {
      total: fields.length,
      ...verdict.counts,
    }),
    first: verdict.fields.find(({ id, mark }) => mark === 'wrong' && !told(id))?.id ?? null,
    score: verdict.score,
  };
}

/** Gives every field's answer with where it stands. */
function shown(question: DecodeHeaderQuestion, words: HeaderReportWords, given?: Given): HeaderReport {
  const { exercise: t } = words;
  const fields = decodeHeader.solve(question).map((solution): readonly [FieldId, FieldReport] => {
    const answer = answerText(solution, question.direction, given?.typed[solution.id]);
    const told = toldAnswer(solution.id, answer, given, t);
    return [solution.id, { ...told, note: null, why: whyOf(solution, question, words) }];
  });
  return { fields: Object.fromEntries(fields), summary: t.solutionShown, first: null, score: null };
}

/** Says where a field stands, or which field stands there, and not what it holds. */
function helpWith(
  solution: FieldSolution,
  { direction }: DecodeHeaderQuestion,
  { decodeHeader: t, hints, locale }: HeaderReportWords,
): Cited {
  const text =
    direction === 'read' ? placeLine(solution, t) : format(hints.holds, { field: t.fields[solution.id] });
  return { text, source: citation(sourceOf(solution.id), locale) };
}

/** Says which octets make the value that stands in the blank, or which value the octets there make. */
function whyOf(
  solution: FieldSolution,
  { direction }: DecodeHeaderQuestion,
  { decodeHeader: t, hints, locale }: HeaderReportWords,
): Cited & { readonly source: string } {
  const text = direction === 'read' ? readLine(solution, t, hints) : isLine(solution, t);
  return { text, source: citation(sourceOf(solution.id), locale) };
}

function unread(
  problems: readonly Problem<FieldProblem>[],
  question: DecodeHeaderQuestion,
  typed: Typed,
  words: HeaderReportWords,
): HeaderReport {
  const { exercise: t, decodeHeader: own } = words;
  const places = new Map<string, { readonly octets: number }>(placesOf(question));
  const fields = problems.map(({ cell, code }): readonly [string, FieldReport] => {
    const problem = format(problemLine(code, typed[cell ?? ''] ?? '', words), {
      n: places.get(cell ?? '')?.octets ?? 0,
    });
    // A blank of one octet has no room for a sentence: those are told below.
    const short =
      code === 'empty' ? { word: own.notFilled, note: null } : { word: own.notRead, note: problem };
    const said = question.direction === 'write' ? short : { word: problem, note: null };
    return [cell ?? '', { mark: 'unread', ...said, why: null }];
  });
  const summary = fields.length === 1 ? t.unreadOne : format(t.unread, { count: fields.length });
  return { fields: Object.fromEntries(fields), summary, first: problems[0]?.cell ?? null, score: null };
}

function problemLine(
  code: FieldProblem,
  text: string,
  { exercise, decodeHeader: t }: HeaderReportWords,
): string {
  switch (code) {
    case 'not-flags':
      return /^[\d\s]+$/.test(text) ? t.problemBareFlags : t.problemFlags;
    case 'out-of-range':
      return t.problemRange;
    case 'not-octets':
      return t.problemOctets;
    case 'too-few':
      return t.problemFew;
    case 'too-many':
      return t.problemMany;
    default:
      return problemText(code, exercise);
  }
}

/** Puts a hint on a field into words. */
function hintLines(
  { about, solution }: FieldHint,
  { direction }: DecodeHeaderQuestion,
  words: HeaderReportWords,
): Cited[] {
  const { decodeHeader: t, hints, locale } = words;
  const field = t.fields[solution.id];
  const plain = (text: string): Cited[] => [{ text, source: null }];
  const reads = direction === 'read';
  switch (about) {
    case 'place': {
      const text = reads ? whereLine(solution, t) : format(hints.holds, { field });
      return [{ text, source: citation(sourceOf(solution.id), locale) }];
    }
    case 'bits':
      return plain(reads ? bitsLine(solution, hints) : writeLine(solution, field, hints));
    case 'value':
      return plain(
        reads
          ? format(hints.value, { value: answerText(solution, direction) })
          : format(hints.octets, { hex: solution.hex }),
      );
  }
}

/** Says what is to be written, as a number or as names, and in which order. */
function writeLine(solution: FieldSolution, field: string, hints: Dictionary['hints']): string {
  const own = ownValue(solution, 'write');
  const flags = solution.id === 'flags';
  const value = flags ? flagNames(own).join(',') : own;
  const line = format(hints.write, { field, value, n: solution.octets });
  return joinSentences([line, flags ? hints.bitOrder : null]);
}

interface WorkedProps {
  readonly question: DecodeHeaderQuestion;
  readonly words: HeaderReportWords;
}

/** Every field asked with its value, or its octets, and where it stands. */
function Worked({ question, words }: WorkedProps): JSX.Element {
  const { exercise, decodeHeader: t } = words;
  const reads = question.direction === 'read';
  const rows = decodeHeader.solve(question).map((solution) => {
    const { text, source } = whyOf(solution, question, words);
    const name = reads ? t.fields[solution.id] : placeName(solution, t);
    const value = answerText(solution, question.direction);
    return { id: solution.id, name, value, why: text, source };
  });
  return <WorkedTable rows={rows} t={exercise} />;
}
