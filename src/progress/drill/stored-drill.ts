import '../zod-without-eval.ts';
import * as z from 'zod/mini';
import { exerciseNow, type Rename } from '../migrations.ts';
import { idSchema } from '../schema.ts';
import type { ExerciseSet } from '../sets.ts';

/** The version of the drill this code reads and writes; a drill of another version is as if there was none. */
export const DRILL_VERSION = 1;

/** Most exercises a drill can have. */
export const MOST_STEPS = 200;

/** What came of a step: the score of its first graded attempt, from 0 to 1; skipped; or nothing yet. */
export type Outcome = number | 'skipped' | null;

/** One exercise of a drill, in the order they are asked. */
export interface Step {
  readonly exerciseId: string;
  /** Seed of the variant asked. */
  readonly seed: number;
  /** How many attempts at the exercise the record held when the step began. */
  readonly attempts: number;
  readonly outcome: Outcome;
}

/** A drill under way or ended: the last step is the current one. It is the same in every language. */
export interface Drill {
  readonly version: typeof DRILL_VERSION;
  readonly set: ExerciseSet;
  /** How many exercises it asks. */
  readonly length: number;
  readonly seed: number;
  /** ms since 1970. */
  readonly startedAt: number;
  readonly steps: readonly Step[];
  readonly ended: boolean;
}

const number = (holds: (value: number) => boolean) => z.number().check(z.refine(holds));
const count = number((value) => Number.isSafeInteger(value) && value >= 0);

const stepSchema = z.strictObject({
  exerciseId: idSchema,
  seed: count,
  attempts: count,
  outcome: z.union([z.null(), z.literal('skipped'), number((value) => value >= 0 && value <= 1)]),
});

const drillSchema = z
  .strictObject({
    version: z.literal(DRILL_VERSION),
    set: z.strictObject({ id: z.string(), exerciseIds: z.array(idSchema) }),
    length: number((value) => Number.isSafeInteger(value) && value >= 1 && value <= MOST_STEPS),
    seed: number(Number.isSafeInteger),
    startedAt: number((value) => value >= 0),
    steps: z.array(stepSchema),
    ended: z.boolean(),
  })
  .check(z.refine(({ steps, length }) => steps.length >= 1 && steps.length <= length));

/**
 * Reads a stored drill, with the ids that its exercises have now; null when there is none or it cannot be read. Unlike the record it is not set aside then: the
 * attempts made in it are in the record, and a new drill is one press away.
 */
export function readDrill(text: string | null, renames?: readonly Rename[]): Drill | null {
  try {
    const parsed = z.safeParse(drillSchema, JSON.parse(text ?? ''));
    return parsed.success ? renamed(parsed.data, renames) : null;
  } catch {
    return null;
  }
}

function renamed(drill: Drill, renames?: readonly Rename[]): Drill {
  const exerciseIds = new Set(drill.set.exerciseIds.map((id) => exerciseNow(id, renames)));
  const steps = drill.steps.map((step) => ({ ...step, exerciseId: exerciseNow(step.exerciseId, renames) }));
  return { ...drill, set: { ...drill.set, exerciseIds: [...exerciseIds] }, steps };
}
