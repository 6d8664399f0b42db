import * as z from 'zod';
import { fillTraceSchema } from './fill-trace/schema.ts';

/** A file of content/exercises: `kind` decides which fields it has. */
export const exerciseSchema = z.discriminatedUnion('kind', [fillTraceSchema], {
  error: 'must have a kind: fill-trace',
});

/** An exercise as its author writes it. */
export type ExerciseFile = z.infer<typeof exerciseSchema>;
