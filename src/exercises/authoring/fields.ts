/** Fields that files of several kinds have. */

import * as z from 'zod';
import { MISCONCEPTIONS } from '../../tcp/misconceptions/index.ts';
import type { Scenario } from '../../tcp/simulator/scenario.ts';
import type { Numbers } from '../trace/index.ts';
import type { Variable } from '../trace/run/index.ts';
import { DURATION_HINT, microseconds } from './duration.ts';

/** A sentence in every language of the site. */
export const wordsSchema = z.strictObject({
  en: z.string().trim().min(1),
  'zh-cn': z.string().trim().min(1),
});

/** A sentence in every language of the site. */
export type Words = z.infer<typeof wordsSchema>;

/** Parts a text at its blank lines. */
export function paragraphs(text: string): string[] {
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
}

/** A profile of the model. */
export const profileSchema = z.enum(['linux', 'rfc9293']);

/** Seed of the variant a page shows first. */
export const seedSchema = z.int().min(0).max(4_294_967_295);

/** The number of a segment in its run, counted from 1. */
export const segmentNumberSchema = z.int().min(1).max(9999);

/** Least and most octets of each send, drawn anew for each variant; as the scenario says when left out. */
export const octetsSchema = z.tuple([z.int().min(1), z.int().max(1400)]);

/** What an author says of the one run that an exercise is about, where its numbers matter. */
export const runShape = {
  /** Id of a file in content/scenarios. */
  scenario: z.string().min(1),
  /** Profile to run instead of the scenario's own. */
  profile: profileSchema.optional(),
  /** Relative numbers begin at 0 on each side; absolute ones begin at random ISNs. */
  numbers: z.enum(['relative', 'absolute']),
  octets: octetsSchema.optional(),
  /** Whether an ISN lies so close to 4294967295 that the run wraps: in one variant of four, in all, or in none. */
  wrap: z.enum(['sometimes', 'always', 'never']).optional(),
  seed: seedSchema.optional(),
};

/** The run of an exercise as `generate` takes it. */
type VariedRun = Pick<Variable, 'scenario' | 'octets' | 'wrap'> & { readonly numbers: Numbers };

/** Returns the run of an author's exercise as `generate` takes it, with its scenario compiled. */
export function runFrom(file: z.infer<z.ZodObject<typeof runShape>>, scenario: Scenario): VariedRun {
  return {
    scenario: { ...scenario, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
  };
}

/** A duration as an author writes it; kept as text so that a checked file stays what it was. */
export const durationSchema = z
  .string({
    error: ({ input }) =>
      input === undefined ? `is missing: write ${DURATION_HINT}` : `must be ${DURATION_HINT}`,
  })
  .refine((text) => microseconds(text) !== null, { error: `must be ${DURATION_HINT}` });

const IDS = MISCONCEPTIONS.map(({ id }) => id);

/** A misconception, by its id. */
export const misconceptionSchema = z.enum(IDS, { error: `must be a misconception: ${IDS.join(', ')}` });

/** The misconceptions an exercise claims to tell apart: a variant on which they cannot be is drawn again. */
export const misconceptionsSchema = z
  .array(misconceptionSchema)
  .min(1)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'must name each misconception once' });
