import { flagNames } from '../../../tcp/segment.ts';
import type { Hints, PartHints } from '../../hints/hint.ts';
import type { ExerciseKind, JudgedPart, Parsed, Problem, SampleSort, Typed } from '../../kind.ts';
import type { FieldId } from './fields.ts';
import { generate } from './generate.ts';
import { type DecodeHeaderVerdict, grade } from './grade.ts';
import type { DecodeHeaderAnswer, DecodeHeaderQuestion, DecodeHeaderSpec } from './question.ts';
import { type FieldProblem, readOctets, readValue } from './read-field.ts';
import { type FieldSolution, solve } from './solve.ts';

export type { FieldVerdict } from './grade.ts';
export type { FieldProblem } from './read-field.ts';
export { type FieldSolution, solve } from './solve.ts';

/** Help with a field: where it lies (or which one lies there), the bits and their places, its value or octets. */
export interface FieldHint {
  readonly about: 'place' | 'bits' | 'value';
  readonly solution: FieldSolution;
}

/** Hints for a header, field by field. */
export const decodeHeaderHints: Hints<DecodeHeaderQuestion, Typed, FieldHint> = { of: hintsOf, missing };

/** Octets of a header are read into fields, or a segment's fields written as octets. */
export const decodeHeader: ExerciseKind<
  DecodeHeaderSpec,
  DecodeHeaderQuestion,
  DecodeHeaderAnswer,
  DecodeHeaderVerdict,
  readonly FieldSolution[],
  FieldHint,
  Typed,
  FieldProblem
> = {
  generate,
  parse,
  grade,
  parts,
  solve,
  hints: decodeHeaderHints,
  sample,
};

/**
 * Reads a record of field ids and typed texts. Every field asked must be filled; what belongs to none is left aside.
 * Returns a problem for each field that cannot be read.
 */
function parse(question: DecodeHeaderQuestion, input: unknown): Parsed<DecodeHeaderAnswer, FieldProblem> {
  const nothing = { ok: false, problems: [{ cell: null, code: 'not-an-answer' }] } as const;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return nothing;
  const texts = new Map<string, unknown>(Object.entries(input));
  const answer: Partial<Record<FieldId, number>> = {};
  const problems: Problem<FieldProblem>[] = [];
  for (const { id, octets } of solve(question)) {
    const typed = texts.get(id) ?? '';
    if (typeof typed !== 'string' && typeof typed !== 'number') return nothing;
    const text = String(typed);
    const read = question.direction === 'read' ? readValue(id, text) : readOctets(text, octets);
    if (read.ok) answer[id] = read.value;
    else problems.push({ cell: id, code: read.code });
  }
  return problems.length === 0 ? { ok: true, answer } : { ok: false, problems };
}

function parts({ ask }: DecodeHeaderQuestion, verdict: DecodeHeaderVerdict | null): JudgedPart[] {
  const right = new Set(verdict?.fields.filter(({ mark }) => mark === 'right').map(({ id }) => id));
  return ask.map((part) => ({ part, weight: 1 / ask.length, credit: right.has(part) ? 1 : 0 }));
}

function hintsOf(question: DecodeHeaderQuestion): PartHints<FieldHint>[] {
  return solve(question).map((solution) => ({
    part: solution.id,
    steps: (['place', 'bits', 'value'] as const).map((about) => ({ about, solution })),
  }));
}

function missing(question: DecodeHeaderQuestion, typed: Typed): FieldId[] {
  const fields = solve(question).filter(({ id, octets, value }) => {
    const text = typed[id] ?? '';
    const read = question.direction === 'read' ? readValue(id, text) : readOctets(text, octets);
    return !read.ok || read.value !== value;
  });
  return fields.map(({ id }) => id);
}

const MALFORMED = {
  read: ['', 'seventeen', '-1', '0x', '1.5', '[X]'],
  write: ['', 'zz', '0x', 'SYN', '-', '00 00 00 00 00'],
} as const;

/**
 * Returns what a learner could type: everything right; or the field the seed picks wrong and the rest right; or that
 * field unreadable.
 */
function sample(question: DecodeHeaderQuestion, sort: SampleSort): unknown {
  const solutions = solve(question);
  const picked = question.seed % Math.max(solutions.length, 1);
  const malformed = MALFORMED[question.direction];
  return Object.fromEntries(
    solutions.map((solution, i) => {
      if (i !== picked || sort === 'correct') return [solution.id, typed(question, solution, 0)];
      if (sort === 'incorrect') return [solution.id, typed(question, solution, 1)];
      return [solution.id, malformed[question.seed % malformed.length] ?? ''];
    }),
  );
}

/** A field's value as typed, in one of the ways the seed picks; `off` 1 gives a wrong one. */
function typed({ direction, seed }: DecodeHeaderQuestion, solution: FieldSolution, off: 0 | 1): string {
  const { id, octets, value } = solution;
  const number = off === 0 ? value : value ^ 1;
  const hex = (number >>> 0).toString(16).padStart(2 * octets, '0');
  if (direction === 'write') return seed % 2 === 0 ? hex : (hex.match(/../g) ?? []).join(' ');
  if (seed % 2 === 0) return `0x${hex}`.slice(0, id === 'flags' ? 4 : undefined);
  return id === 'flags' ? flagNames(number).join(',') || '0x00' : String(number >>> 0);
}
