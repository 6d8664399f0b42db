import * as z from 'zod';
import './author-errors.ts';
import { choiceSchema } from './choice/schema.ts';
import { decodeHeaderSchema } from './decode-header/schema.ts';
import { explainSchema } from './explain/schema.ts';
import { fillTraceSchema } from './fill-trace/schema.ts';
import { findFaultSchema } from './find-fault/schema.ts';
import { KINDS } from './kinds.ts';
import { nextSegmentSchema } from './next-segment/schema.ts';
import { orderSegmentsSchema } from './order-segments/schema.ts';

/** A file of content/exercises: `kind` decides which fields it has. */
export const exerciseSchema = z.discriminatedUnion(
  'kind',
  [
    // One line per kind.
    choiceSchema,
    explainSchema,
    fillTraceSchema,
    nextSegmentSchema,
    findFaultSchema,
    orderSegmentsSchema,
    decodeHeaderSchema,
  ],
  { error: `must have a kind: ${Object.keys(KINDS).join(', ')}` },
);

/** An exercise as its author writes it. */
export type ExerciseFile = z.infer<typeof exerciseSchema>;
