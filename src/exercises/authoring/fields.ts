/** Fields that files of several kinds have. */

import * as z from 'zod';
import { MISCONCEPTIONS } from '../../tcp/misconceptions/index.ts';
import { DURATION_HINT, microseconds } from './duration.ts';
import { DIFFICULTIES, TOPICS } from './topics.ts';

/** A sentence in every language of the site. */
export const wordsSchema = z.strictObject({
  en: z.string().trim().min(1),
  'zh-cn': z.string().trim().min(1),
});

/** A sentence in every language of the site. */
export type Words = z.infer<typeof wordsSchema>;

/** What an author says of every exercise, whatever its kind, besides what it asks. */
export const aboutShape = {
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
};

/** A duration as an author writes it; kept as text so that a checked file stays what it was. */
export const durationSchema = z
  .string({ error: `must be ${DURATION_HINT}` })
  .refine((text) => microseconds(text) !== null, { error: `must be ${DURATION_HINT}` });

const IDS = MISCONCEPTIONS.map(({ id }) => id);

/** A misconception, by its id. */
export const misconceptionSchema = z.enum(IDS, { error: `must be a misconception: ${IDS.join(', ')}` });

/** The misconceptions an exercise claims to tell apart: a variant on which they cannot be is drawn again. */
export const misconceptionsSchema = z
  .array(misconceptionSchema)
  .min(1)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'must name each misconception once' });
