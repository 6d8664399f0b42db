import * as z from 'zod';
import { wordsSchema } from './fields.ts';
import { valuesSchema } from './reference.ts';
import { DIFFICULTIES, TOPICS } from './topics.ts';

/** What an author says of every exercise, whatever its kind, besides what it asks. */
export const aboutShape = {
  title: wordsSchema,
  prompt: wordsSchema,
  /** 1 introductory: a first exercise on its matter. 2 standard. 3 hard: several rules at once, or a rare one. */
  difficulty: z.literal(DIFFICULTIES, {
    error: 'must be 1 (introductory), 2 (standard) or 3 (hard)',
  }),
  /** Topics besides the one its folder names. */
  topics: z
    .array(z.enum(TOPICS, { error: `must be a topic: ${TOPICS.join(', ')}` }))
    .min(1)
    .refine((topics) => new Set(topics).size === topics.length, { error: 'must name each topic once' })
    .optional(),
  /** Values that its sentences quote with {name}. */
  values: valuesSchema.optional(),
};
