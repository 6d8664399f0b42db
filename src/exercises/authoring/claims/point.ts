import * as z from 'zod';
import type { ProfileName } from '../../../tcp/profile/profile.ts';
import { wordsSchema } from '../fields.ts';
import { groundsShape } from './schema.ts';
import type { Statement } from './statement.ts';

/** A point of a rubric: what a full answer says, and what it rests on. */
const pointSchema = z.strictObject({
  /** Stays with the point for ever; ticks are kept under it. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'must be a name such as both-isns' }),
  text: wordsSchema,
  /** Whether it is worth double; once when left out. */
  weight: z.literal(2).optional(),
  ...groundsShape,
});

/** The points of a rubric. */
export const pointsSchema = z
  .array(pointSchema)
  .min(2)
  .refine((points) => new Set(points.map((point) => point.id)).size === points.length, {
    error: 'must have an id each of their own',
  });

/** Returns the points of a rubric with what they rest on. */
export function pointStatements(points: z.infer<typeof pointsSchema>, profile: ProfileName): Statement[] {
  return points.map(({ id, claim, source }) => ({
    what: `point "${id}"`,
    profile,
    claim: claim ?? null,
    source: source ?? null,
  }));
}
