import * as z from 'zod';
import { MISCONCEPTIONS } from '../../../tcp/misconceptions/index.ts';
import { MISCONCEPTION_SOURCES } from '../../../tcp/misconceptions/sources.ts';
import { COURSE_CHAPTERS } from '../chapters.ts';
import { wordsSchema } from '../fields.ts';
import { groundsShape } from './schema.ts';
import type { Statement } from './statement.ts';

/**
 * A file of content/claims: a common claim that is wrong, with the run that breaks it. One that is named as a
 * misconception of the model is has its sentences in src/i18n, and its source beside the model's.
 */
export const commonClaimSchema = z.strictObject({
  /** The chapter of the course that it is about, and its place on the page of corrections. */
  topic: z.enum(COURSE_CHAPTERS, { error: `must be a chapter: ${COURSE_CHAPTERS.join(', ')}` }),
  /** What is claimed, and what is true instead. */
  said: wordsSchema.optional(),
  truth: wordsSchema.optional(),
  /** The segments that break it, by the numbers that `--run` prints. */
  shown: z
    .strictObject({ run: z.string().min(1), segments: z.array(z.int().min(1)).min(1).max(4) })
    .optional(),
  ...groundsShape,
});

/** A common claim as its author writes it. */
export type CommonClaim = z.infer<typeof commonClaimSchema>;

/** Returns where it can be read what is true instead of a claim, or null. */
export function sourceOfClaim(id: string, source: string | undefined): string | null {
  return Object.entries(MISCONCEPTION_SOURCES).find(([own]) => own === id)?.[1] ?? source ?? null;
}

/** Returns what is said against common claims and misconceptions, with what it rests on. */
export function claimStatements(files: Readonly<Record<string, CommonClaim>>): Statement[] {
  const ids = new Set([...MISCONCEPTIONS.map(({ id }) => id), ...Object.keys(files)]);
  return [...ids].map((id) => ({
    what: `what is said against "${id}" (content/claims/${id}.yaml)`,
    profile: 'linux',
    claim: files[id]?.claim ?? null,
    source: sourceOfClaim(id, files[id]?.source),
  }));
}
