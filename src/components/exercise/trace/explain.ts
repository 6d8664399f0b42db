import {
  type CellId,
  isTime,
  kindOf,
  readCellId,
  secondsText,
  type TraceQuestion,
} from '../../../exercises/trace/index.ts';
import type { CellVerdict, Derivation, Note, Solution } from '../../../exercises/trace/run/index.ts';
import { citation } from '../../../i18n/citation.ts';
import type { Dictionary } from '../../../i18n/dictionary.ts';
import { format } from '../../../i18n/format.ts';
import { RULES } from '../../../tcp/rules.ts';
import { ACK, FIN, flagNames, RST, SYN } from '../../../tcp/segment.ts';
import { SEQUENCE_SPACE } from '../../../tcp/sequence.ts';
import type { ReportWords, RuleText } from '../kind-view.ts';
import type { ExerciseWords } from '../words.ts';
import { exactTime, timeLine } from './time-lines.ts';
import { cellName } from './trace-words.ts';

/** The sentences a derivation is told with. */
type ExplainWords = Pick<ReportWords<'rules'>, 'locale' | 'exercise' | 'rules'>;

/** Those of its terms alone. */
type TermsWords = ExplainWords & Pick<Dictionary, 'hints'>;

/** Why a cell holds what it holds: one line from the run, and the rule behind it. */
export interface Explanation {
  readonly line: string;
  readonly rule: RuleText;
}

/** Returns a cell's value as it is written in the trace. */
export function valueText(id: CellId, value: number | string, t: ExerciseWords): string {
  if (typeof value === 'string') return value;
  const kind = kindOf(id);
  if (isTime(kind)) return exactTime(value);
  if (kind !== 'flags') return String(value);
  return flagNames(Number(value)).join(',') || t.none;
}

/** Returns a cell's value as it is written in its place: a time in seconds, as its column says. */
export function placedText(id: CellId, value: number | string, t: ExerciseWords): string {
  const inSeconds = typeof value === 'number' && isTime(kindOf(id));
  return inSeconds ? `${secondsText(value)}\u00a0s` : valueText(id, value, t);
}

/** What is said below a row about a cell. */
interface ExplainedCell {
  readonly mark: string;
  readonly why: Partial<Explanation> | null;
}

/** Leaves out of later rows a rule that an earlier one tells, where the line from the run says what there is to say. */
export function eachRuleOnce<Report extends ExplainedCell>(
  cells: readonly (readonly [CellId, Report])[],
): (readonly [CellId, Report])[] {
  const rows = new Map<string, string>();
  return cells.map(([id, report]) => {
    const { line, rule } = report.why ?? {};
    if (report.mark === 'right' || line === undefined || rule === undefined) return [id, report];
    const [row = ''] = id.split('.');
    const first = rows.get(rule.text) ?? row;
    rows.set(rule.text, first);
    return [id, first === row ? report : { ...report, why: { line } }];
  });
}

/** A solution to be told: a hint has a question mark for the value. */
type Explained = Omit<Solution, 'value'> & { readonly value: number | string };

/** Puts a cell's derivation and its rule into words. */
export function explain(
  solution: Explained,
  question: Pick<TraceQuestion, 'numbers'>,
  words: ExplainWords,
): Explanation {
  const line = lineOf(solution.derivation, solution, question, words.exercise);
  const source = citation(RULES[solution.because].source, words.locale);
  return { line, rule: { text: words.rules[solution.because], source } };
}

function lineOf(
  derivation: Derivation,
  solution: Explained,
  question: Pick<TraceQuestion, 'numbers'>,
  t: ExerciseWords,
): string {
  const value = valueText(solution.id, solution.value, t);
  switch (derivation.how) {
    case 'isn':
      return question.numbers === 'relative' ? t.becauseIsnRelative : format(t.becauseIsnAbsolute, { value });
    case 'after':
      return sum(derivation, solution, t);
    case 'repeats':
      return format(t.becauseRepeats, { seq: derivation.seq, n: derivation.segment + 1 });
    case 'expected':
      return format(t.becauseExpected, { ack: derivation.ack, n: derivation.segment + 1 });
    case 'unchanged':
      return format(t.becauseUnchanged, { ack: derivation.ack, n: derivation.segment + 1 });
    case 'gap':
      return format(t.becauseGap, {
        ack: derivation.ack,
        n: derivation.segment + 1,
        seq: derivation.seq,
      });
    case 'timer':
    case 'arrival':
      return timeLine(derivation, value, t);
    case 'result':
      return format(t.becauseResult, { value });
    case 'flags':
      return format(t.becauseFlags, { value });
    case 'len':
      return format(t.becauseLen, { value });
    case 'state':
      return format(t.becauseState, { from: derivation.from, to: derivation.to });
    case 'stays':
      return format(t.becauseStays, { state: derivation.state });
  }
}

function sum(
  derivation: Extract<Derivation, { how: 'after' }>,
  solution: Explained,
  t: ExerciseWords,
): string {
  const { segment, seq, syn, len, fin } = derivation;
  const octets = len === 1 ? t.termOctet : format(t.termOctets, { len });
  const terms =
    [syn ? t.termSyn : '', len ? octets : '', fin ? t.termFin : ''].join('') ||
    format(t.termNothing, { n: segment + 1 });
  const total = seq + syn + len + fin;
  const kind = readCellId(solution.id)?.kind ?? 'seq';
  return format(total >= SEQUENCE_SPACE ? t.becauseAfterModulo : t.becauseAfter, {
    cell: cellName(kind, t),
    n: segment + 1,
    seq,
    terms,
    sum: total,
    value: solution.value,
  });
}

const MARKS = {
  absolute: 'markAbsolute',
  relative: 'markRelative',
} as const satisfies Record<Note, keyof ExerciseWords>;

/** Returns the word for a mark, with the style of the number where it is not the question's. */
export function markWord(mark: CellVerdict['mark'], note: Note | null, t: ExerciseWords): string {
  return note === null ? t[mark] : format(t[MARKS[note]], { mark: t[mark] });
}

/** Says what was read, where it is not what was typed, letter by letter, but for seconds left out; or null. */
export function readAs(value: string, typed = '', t: ExerciseWords): string | null {
  return [value, value.replace('\u00a0s', '')].includes(typed.trim()) ? null : format(t.youWrote, { value });
}

/** Returns what is to be said of a number written in the other style than the question's, or null. */
export function styleNote(
  { note, value }: Pick<CellVerdict, 'note' | 'value'>,
  right: boolean,
  t: ExerciseWords,
): string | null {
  if (note === null) return null;
  if (note === 'relative') return t.noteRelative;
  return right ? format(t.noteAbsolute, { value }) : t.noteWrongAbsolute;
}

/** Says how a cell follows, with all its terms and without the result. */
export function termsLine(
  solution: Pick<Solution, 'id' | 'value' | 'because' | 'derivation'>,
  question: Pick<TraceQuestion, 'numbers'>,
  words: TermsWords,
): string {
  const { derivation } = solution;
  const { hints } = words;
  switch (derivation.how) {
    case 'isn':
      return question.numbers === 'relative' ? hints.isnRelative : hints.isnAbsolute;
    case 'after':
    case 'timer':
    case 'arrival':
      return explain({ ...solution, value: '?' }, question, words).line;
    case 'repeats':
      return format(hints.repeats, { n: derivation.segment + 1 });
    case 'expected':
      return format(hints.expected, { n: derivation.segment + 1 });
    case 'unchanged':
      return format(hints.unchanged, { n: derivation.segment + 1 });
    case 'gap':
      return format(hints.gap, { n: derivation.segment + 1 });
    case 'result':
      return hints.result;
    case 'flags':
      return format(hints.flags, { count: bitsIn(Number(solution.value)) });
    case 'len':
      return hints.len;
    case 'state':
      return format(words.exercise.becauseState, { from: derivation.from, to: '?' });
    case 'stays':
      return hints.stays;
  }
}

function bitsIn(flags: number): number {
  return [SYN, ACK, FIN, RST].filter((bit) => flags & bit).length;
}
