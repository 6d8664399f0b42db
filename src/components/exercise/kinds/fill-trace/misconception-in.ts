import { diagnose, failingOf } from '../../../../exercises/diagnosis/index.ts';
import { readCellId } from '../../../../exercises/fill-trace/cells.ts';
import type { FillTraceVerdict } from '../../../../exercises/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/fill-trace/question.ts';
import type { TraceReport } from '../../cell-report.ts';
import { type DiagnosisWords, failingMisconception } from '../../misconception.ts';

/** Returns the misconception an answer shows, told at the first cell that was filled in by it; null for slips. */
export function misconceptionIn(
  question: FillTraceQuestion,
  verdict: FillTraceVerdict,
  words: DiagnosisWords,
): TraceReport['misconception'] {
  const found = diagnose(question, verdict.cells);
  if (!found) return null;
  const { scenario, seed, rows } = question;
  const shown = rows.map((row) => row.index);
  const failing = failingOf(scenario, seed, found.id);
  const at = readCellId(found.cells[0] ?? '')?.segment ?? shown[0] ?? 0;
  return { ...failingMisconception(found.id, failing, shown, words), at };
}
