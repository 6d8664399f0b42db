import type { ProgressRecord } from '../record.ts';
import type { ExerciseSet } from '../sets.ts';
import { chooseNext, type DrillCatalog } from './choose.ts';
import { DRILL_VERSION, type Drill, MOST_STEPS, type Outcome, type Step } from './stored-drill.ts';

/** What a drill begins with. */
export interface DrillPlan {
  readonly set: ExerciseSet;
  /** How many exercises to ask; no more than the set has. */
  readonly length: number;
  readonly seed: number;
  /** ms since 1970. */
  readonly at: number;
}

/** Begins a drill; null when the catalog has no exercise of the set. */
export function begin(
  { set, length, seed, at }: DrillPlan,
  catalog: DrillCatalog,
  record: ProgressRecord,
): Drill | null {
  const exerciseIds = [...new Set(set.exerciseIds)].filter((id) => catalog.has(id));
  if (exerciseIds.length === 0) return null;
  const drill: Drill = {
    version: DRILL_VERSION,
    set: { id: set.id, exerciseIds },
    length: Math.max(1, Math.min(length, exerciseIds.length, MOST_STEPS)),
    seed,
    startedAt: at,
    steps: [],
    ended: false,
  };
  return withStep(drill, catalog, record);
}

/** Tells whether something was answered or skipped in a drill that has not ended. */
export function isUnderWay(drill: Drill | null): drill is Drill {
  return drill !== null && !drill.ended && drill.steps.some(({ outcome }) => outcome !== null);
}

/** The drill's current step. */
export function currentStep({ steps }: Drill): Step | null {
  return steps.at(-1) ?? null;
}

/**
 * Takes over what the record says of the current step. The first graded attempt counts: after it the answer is explained
 * on the page. Nothing changes once there is an outcome, so it may be called again, and by several tabs.
 */
export function withResult(drill: Drill, record: ProgressRecord): Drill {
  const step = currentStep(drill);
  const entry = step && record.exercises[step.exerciseId];
  if (drill.ended || !step || !entry || step.outcome !== null || entry.attempts <= step.attempts)
    return drill;
  return withOutcome(drill, entry.last.score);
}

/**
 * Goes on from a step, counted from 0: to the next one, or to the end after the last. One without an outcome was
 * skipped. A drill that is no longer at this step, because another tab went on, stays as it is.
 */
export function goOn(drill: Drill, from: number, catalog: DrillCatalog, record: ProgressRecord): Drill {
  if (drill.ended || from !== drill.steps.length - 1) return drill;
  const done = currentStep(drill)?.outcome === null ? withOutcome(drill, 'skipped') : drill;
  if (done.steps.length >= done.length) return { ...done, ended: true };
  return withStep(done, catalog, record) ?? { ...done, ended: true };
}

/**
 * Takes out of a drill what the site no longer has, and asks another exercise in place of a current one that is gone; null
 * when nothing is left. A drill whose exercises are all there stays as it is.
 */
export function withoutGone(drill: Drill, catalog: DrillCatalog, record: ProgressRecord): Drill | null {
  const exerciseIds = drill.set.exerciseIds.filter((id) => catalog.has(id));
  const steps = drill.steps.filter(({ exerciseId }) => catalog.has(exerciseId));
  if (exerciseIds.length === drill.set.exerciseIds.length && steps.length === drill.steps.length)
    return drill;
  const length = Math.max(steps.length, Math.min(drill.length, exerciseIds.length));
  const kept: Drill = { ...drill, set: { ...drill.set, exerciseIds }, steps, length };
  const isHere = drill.ended || steps.at(-1) === drill.steps.at(-1);
  const left =
    isHere || steps.length >= length
      ? { ...kept, ended: kept.ended || !isHere }
      : withStep(kept, catalog, record);
  return left === null || left.steps.length === 0 ? null : left;
}

/** Ends a drill before its last step. */
export function end(drill: Drill): Drill {
  return { ...drill, ended: true };
}

/** Tells whether a drill was ended before its last step, so that it can go on. */
export function canResume({ ended, steps, length }: Drill): boolean {
  return ended && (steps.length < length || steps.at(-1)?.outcome === null);
}

/** Takes an early end back. */
export function resume(drill: Drill): Drill {
  return canResume(drill) ? { ...drill, ended: false } : drill;
}

function withOutcome(drill: Drill, outcome: Outcome): Drill {
  const step = currentStep(drill);
  return step === null ? drill : { ...drill, steps: [...drill.steps.slice(0, -1), { ...step, outcome }] };
}

function withStep(drill: Drill, catalog: DrillCatalog, record: ProgressRecord): Drill | null {
  const next = chooseNext(drill, catalog, record);
  if (next === null) return null;
  const attempts = record.exercises[next.exerciseId]?.attempts ?? 0;
  return { ...drill, steps: [...drill.steps, { ...next, attempts, outcome: null }] };
}
