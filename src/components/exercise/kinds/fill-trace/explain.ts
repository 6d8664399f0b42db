import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import { type CellId, isTime, kindOf, readCellId } from '../../../../exercises/trace/index.ts';
import type { CellVerdict, Derivation, Note, Solution } from '../../../../exercises/trace/run/index.ts';
import { citation } from '../../../../i18n/citation.ts';
import { format } from '../../../../i18n/format.ts';
import { RULES } from '../../../../tcp/rules.ts';
import { flagNames } from '../../../../tcp/segment.ts';
import { SEQUENCE_SPACE } from '../../../../tcp/sequence.ts';
import type { Explanation } from '../../cell-report.ts';
import { cellName, type ExerciseWords, type Words } from '../../words.ts';
import { exactTime, timeLine } from './time-lines.ts';

/** Returns a cell's value as it is written in the trace. */
export function valueText(id: CellId, value: number | string, t: ExerciseWords): string {
  if (typeof value === 'string') return value;
  const kind = kindOf(id);
  if (isTime(kind)) return exactTime(value);
  if (kind !== 'flags') return String(value);
  return flagNames(Number(value)).join(',') || t.none;
}

/** A solution as it is told: a hint has a question mark for the value. */
export type Told = Omit<Solution, 'value'> & { readonly value: number | string };

/** Puts a cell's derivation and its rule into words. */
export function explain(
  solution: Told,
  question: Pick<FillTraceQuestion, 'numbers'>,
  words: Words,
): Explanation {
  const line = lineOf(solution.derivation, solution, question, words.t);
  const source = citation(RULES[solution.because].source, words.locale);
  return { line, rule: { text: words.rules[solution.because], source } };
}

function lineOf(
  derivation: Derivation,
  solution: Told,
  question: Pick<FillTraceQuestion, 'numbers'>,
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

function sum(derivation: Extract<Derivation, { how: 'after' }>, solution: Told, t: ExerciseWords): string {
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

const NOTES = {
  absolute: 'noteAbsolute',
  relative: 'noteRelative',
  modulo: 'noteModulo',
} as const satisfies Record<Note, keyof ExerciseWords>;

/** Returns what else is to be said of a judged cell, or null. */
export function noteText(verdict: CellVerdict, t: ExerciseWords): string | null {
  if (verdict.note === null) return null;
  const template = t[NOTES[verdict.note]];
  return template.includes('{value}') ? format(template, { value: verdict.value }) : template;
}
