import * as z from 'zod';
import './authoring/author-errors.ts';
import { choiceSchema } from './kinds/choice/schema.ts';
import { decodeHeaderSchema } from './kinds/decode-header/schema.ts';
import { explainSchema } from './kinds/explain/schema.ts';
import { fillTraceSchema } from './kinds/fill-trace/schema.ts';
import { findFaultSchema } from './kinds/find-fault/schema.ts';
import { nextSegmentSchema } from './kinds/next-segment/schema.ts';
import { orderSegmentsSchema } from './kinds/order-segments/schema.ts';
import { KINDS } from './registry.ts';

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
