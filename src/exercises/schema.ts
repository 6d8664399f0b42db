import * as z from 'zod';
import { fillTraceSchema } from './fill-trace/schema.ts';
import { KINDS } from './kinds.ts';

/** A file of content/exercises: `kind` decides which fields it has. */
export const exerciseSchema = z.discriminatedUnion(
  'kind',
  [
    // One line per kind.
    fillTraceSchema,
  ],
  { error: `must have a kind: ${Object.keys(KINDS).join(', ')}` },
);

/** An exercise as its author writes it. */
export type ExerciseFile = z.infer<typeof exerciseSchema>;
