import { diagnose, findFailure } from '../../../../exercises/diagnosis/index.ts';
import type { FillTraceVerdict } from '../../../../exercises/kinds/fill-trace/index.ts';
import type { FillTraceQuestion } from '../../../../exercises/kinds/fill-trace/question.ts';
import { readCellId } from '../../../../exercises/trace/index.ts';
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
  const { scenario, seed, rows, moments } = question;
  const shown = rows.map((row) => row.index);
  const failure = findFailure(scenario, seed, found.id);
  const [first = ''] = found.cells;
  const moment = moments.find(({ id }) => first.startsWith(`${id}.`));
  const at = readCellId(first)?.segment ?? moment?.below ?? -1;
  return {
    ...failingMisconception(found.id, failure, shown, words),
    at: shown.includes(at) ? at : (shown[0] ?? 0),
  };
}
