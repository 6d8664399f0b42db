import * as z from 'zod/mini';
import type { Parsed, Problem } from '../../kind.ts';
import {
  blanks,
  type CellId,
  type CellProblem,
  type CellValue,
  kindOf,
  readCell,
} from '../../trace/index.ts';
import type { FillTraceAnswer, FillTraceQuestion } from './question.ts';

const typed = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * Reads a record of cell ids and typed texts. Every blank cell must be filled; what belongs to no blank cell is
 * left aside. Returns a problem for each cell that cannot be read.
 */
export function parse(question: FillTraceQuestion, input: unknown): Parsed<FillTraceAnswer, CellProblem> {
  const texts = z.safeParse(typed, input);
  if (!texts.success) return { ok: false, problems: [{ cell: null, code: 'not-an-answer' }] };
  const answer: Record<CellId, CellValue> = {};
  const problems: Problem<CellProblem>[] = [];
  for (const id of blanks(question)) {
    const read = readCell(kindOf(id), String(texts.data[id] ?? ''));
    if (read.ok) answer[id] = read.value;
    else problems.push({ cell: id, code: read.code });
  }
  return problems.length === 0 ? { ok: true, answer } : { ok: false, problems };
}
