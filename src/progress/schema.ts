import './zod-without-eval.ts';
import * as z from 'zod/mini';
import { type Json, LATEST, MOST } from './record.ts';

/** How deep a draft's answer may nest: deeper ones would overflow the stack when they are written. */
const DEPTH = 12;

// Every page with an exercise loads this. One `refine` for all bounds weighs 1.4 KiB (gzip) less than zod's own
// `int`, `minimum`, `maxLength` and `regex`.
const number = (holds: (value: number) => boolean) => z.number().check(z.refine(holds));

/**
 * Accepts content ids: path segments joined by slashes, such as `handshake/three-way`.
 * At least one slash keeps names that every object has (`constructor`, `__proto__`) out of the record.
 */
export const idSchema = z
  .string()
  .check(z.refine((id) => id.length <= 200 && /^[^/\s]+(?:\/[^/\s]+)+$/u.test(id)));

const time = number((value) => value >= 0 && value <= LATEST);
const count = number((value) => Number.isInteger(value) && value >= 0 && value <= MOST);
const score = number((value) => value >= 0 && value <= 1);
const seed = number(Number.isSafeInteger);

/** Checks one entry of `exercises`. */
export const exerciseSchema = z.strictObject({
  attempts: count,
  best: score,
  last: z.strictObject({ at: time, score, seed }),
  firstFullMarksAt: z.exactOptional(time),
});

/** Checks one entry of `lessons`. */
export const lessonSchema = z.strictObject({ completedAt: z.nullable(time), changedAt: time });

const answer = z.custom<Json>((value) => isJson(value, DEPTH));

/** Checks one entry of `drafts`. What stands in its answer is checked by the page that reads it. */
export const draftSchema = z.strictObject({ seed, answer, at: time });

/** Checks the note of one action. */
export const actionSchema = z.union([
  z.strictObject({ what: z.literal('attempt'), exerciseId: idSchema, score, seed, at: time }),
  z.strictObject({ what: z.literal('draft'), exerciseId: idSchema, seed, answer, at: time }),
  z.strictObject({ what: z.enum(['done', 'undone']), lessonId: idSchema, at: time }),
]);

/** Checks the count of resets. */
export const epochSchema = count;

/** Reads the one field that every version of the record has. */
export const headerSchema = z.looseObject({
  version: number((value) => Number.isSafeInteger(value) && value > 0),
});

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((inner) => isJson(inner, depth - 1));
}
