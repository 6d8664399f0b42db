import { simulate } from '../../tcp/index.ts';
import type { Transcript } from '../../tcp/simulator/transcript.ts';
import type { FillTraceQuestion } from '../kinds/fill-trace/question.ts';

const runs = new WeakMap<FillTraceQuestion, Transcript>();

/** Returns the run behind a question. It is kept with the question, which is checked again and again. */
export function runOf(question: FillTraceQuestion): Transcript {
  const kept = runs.get(question);
  if (kept) return kept;
  const run = simulate(question.scenario, { seed: question.seed });
  runs.set(question, run);
  return run;
}
