import type { Parsed, Problem } from '../../kind.ts';
import type { FieldId } from './fields.ts';
import type { DecodeHeaderAnswer, DecodeHeaderQuestion } from './question.ts';
import { type FieldProblem, readOctets, readValue } from './read-field.ts';
import { solve } from './solve.ts';

/**
 * Reads a record of field ids and typed texts. Every field asked must be filled; what belongs to none is left aside.
 * Returns a problem for each field that cannot be read.
 */
export function parse(
  question: DecodeHeaderQuestion,
  input: unknown,
): Parsed<DecodeHeaderAnswer, FieldProblem> {
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
