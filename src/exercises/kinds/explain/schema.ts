import * as z from 'zod';
import { aboutShape } from '../../authoring/about.ts';
import { GROUNDS_HINT, groundsShape } from '../../authoring/grounds.ts';
import { valuesSchema } from '../../authoring/reference/schema.ts';
import { wordsSchema } from '../../authoring/words.ts';

const pointSchema = z
  .strictObject({
    /** Stays with the point for ever; ticks are kept under it. */
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'must be a name such as both-isns' }),
    text: wordsSchema,
    /** How much it counts against the others; 1 when left out. */
    weight: z.int().min(1).max(5).optional(),
    ...groundsShape,
  })
  .refine((point) => point.claim !== undefined || point.source !== undefined, { error: GROUNDS_HINT });

/** What an author writes for one exercise of the kind explain. */
export const explainSchema = z
  .strictObject({
    kind: z.literal('explain'),
    ...aboutShape,
    title: wordsSchema,
    prompt: wordsSchema,
    /** Profile that holds for the question and for claims that name none. */
    profile: z.enum(['linux', 'rfc9293']),
    /** Values that the model answer and the points quote with {name}. */
    values: valuesSchema.optional(),
    /** An answer that makes every point. Blank lines part paragraphs. */
    model: wordsSchema,
    /** What a full answer says; the learner ticks what theirs does. */
    points: z.array(pointSchema).min(2),
  })
  .refine(({ points }) => new Set(points.map((point) => point.id)).size === points.length, {
    path: ['points'],
    error: 'must have an id each of their own',
  });

/** An exercise of the kind explain as its author writes it. */
export type ExplainFile = z.infer<typeof explainSchema>;
