import fc from 'fast-check';
import { withAttempt } from '../../../src/progress/actions.ts';
import type { DrillCatalog, DrillCatalogEntry } from '../../../src/progress/drill/choose.ts';
import { begin, currentStep, goOn, withResult } from '../../../src/progress/drill/drill.ts';
import type { Drill } from '../../../src/progress/drill/stored-drill.ts';
import { EMPTY, type ProgressRecord } from '../../../src/progress/index.ts';

/** A learner: the score they get for an exercise at a step; null skips it. */
export type Learner = (entry: DrillCatalogEntry, step: number) => number | null;

/** Catalogs of up to 40 exercises in up to five topics. */
export const catalogsOf = (minLength: number): fc.Arbitrary<DrillCatalog> =>
  fc
    .array(
      fc.record({
        topic: fc.constantFrom('handshake', 'close', 'close', 'close', 'reset', 'wire', 'timers'),
        kind: fc.constantFrom('choice', 'fill-trace', 'explain'),
        difficulty: fc.constantFrom(1, 2, 3),
      }),
      { minLength, maxLength: 40 },
    )
    .map((entries) => catalogOf(entries.map((entry, i) => ({ ...entry, id: `${entry.topic}/e${i}` }))));

/** Catalogs of 1 to 40 exercises. */
export const catalogs = catalogsOf(1);

/** Makes a catalog of entries. */
export function catalogOf(entries: readonly DrillCatalogEntry[]): DrillCatalog {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** Begins a drill over a whole catalog, or throws. */
export function beginOver(
  known: DrillCatalog,
  length: number,
  seed: number,
  record: ProgressRecord = EMPTY,
): Drill {
  const drill = begin(
    { set: { id: 'everything', exerciseIds: [...known.keys()] }, length, seed, at: 1e12 },
    known,
    record,
  );
  if (drill === null) throw new Error('the catalog is empty');
  return drill;
}

/** Plays a drill to its end as a learner answers. */
export function play(
  begun: Drill,
  known: DrillCatalog,
  learner: Learner,
  before: ProgressRecord = EMPTY,
): { readonly drill: Drill; readonly record: ProgressRecord } {
  let drill = begun;
  let record = before;
  while (!drill.ended) {
    const index = drill.steps.length - 1;
    const step = currentStep(drill)!;
    const score = learner(known.get(step.exerciseId)!, index);
    if (score !== null) {
      record = withAttempt(record, { exerciseId: step.exerciseId, seed: step.seed, score, at: 1e12 + index });
      drill = withResult(drill, record);
    }
    drill = goOn(drill, index, known, record);
  }
  return { drill, record };
}

/** A learner whose answers are drawn from a list, again and again. */
export function drawnLearner(scores: readonly (number | null)[]): Learner {
  return (_, step) => scores[step % scores.length] ?? null;
}

/** Any learner: right, half right, wrong or skipping. */
export const learner: fc.Arbitrary<Learner> = fc
  .array(fc.constantFrom(1, 1, 0.6, 0, null), { minLength: 1, maxLength: 12 })
  .map(drawnLearner);
