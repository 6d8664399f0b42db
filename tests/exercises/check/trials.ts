import { authoredKind, type ExerciseFile } from '../../../src/exercises/index.ts';
import type { Scenario } from '../../../src/tcp/index.ts';
import { UNITS } from '../files.ts';
import { type Trial, trialOf } from './trial.ts';

/**
 * Opens an exercise: its trial, once its scenarios are compiled and its sentences filled in. What a kind knows to be
 * wrong with a file is told before its samples are tried.
 */
export function openTrial(file: ExerciseFile, id: string, scenario: (id: string) => Scenario): Trial {
  const authored = authoredKind(file);
  const spec = authored.spec(file, scenario, id);
  for (const locale of ['en', 'zh-cn'] as const) authored.texts?.(file, locale, scenario, UNITS[locale]);
  return trialOf(authored.kind, spec, (question, seed) =>
    (authored.faults?.(file, question, spec, scenario) ?? []).map((fault) => ({ ...fault, seed })),
  );
}
