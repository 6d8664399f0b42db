import '../zod-without-eval.ts';
import * as z from 'zod/mini';
import { idSchema } from '../schema.ts';
import { DRILL_VERSION, type Drill, MOST_STEPS } from './drill.ts';

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
 * Reads a stored drill; null when there is none or it cannot be read. Unlike the record it is not set aside then: the
 * attempts made in it are in the record, and a new drill is one press away.
 */
export function readDrill(text: string | null): Drill | null {
  try {
    const parsed = z.safeParse(drillSchema, JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
