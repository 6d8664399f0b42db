import * as z from 'zod';
import './authoring/author-errors.ts';
import type { AuthoredKind } from './authored-kind.ts';
import { authoredChoice } from './kinds/choice/schema.ts';
import { authoredDecodeHeader } from './kinds/decode-header/schema.ts';
import { authoredExplain } from './kinds/explain/schema.ts';
import { authoredFillTrace } from './kinds/fill-trace/schema.ts';
import { authoredFindFault } from './kinds/find-fault/schema.ts';
import { authoredIncident } from './kinds/incident/schema.ts';
import { authoredNextSegment } from './kinds/next-segment/schema.ts';
import { authoredOrderSegments } from './kinds/order-segments/schema.ts';
import { authoredReadSockets } from './kinds/read-sockets/schema.ts';

/**
 * Every kind of exercise, one line each. The schemas carry all of zod, so that what reaches the browser takes nothing
 * but types from this file.
 */
export const KINDS = {
  choice: authoredChoice,
  'decode-header': authoredDecodeHeader,
  explain: authoredExplain,
  'next-segment': authoredNextSegment,
  'fill-trace': authoredFillTrace,
  'find-fault': authoredFindFault,
  incident: authoredIncident,
  'order-segments': authoredOrderSegments,
  'read-sockets': authoredReadSockets,
} satisfies Record<string, AuthoredKind>;

/** Names a kind of exercise. */
export type KindName = keyof typeof KINDS;

const { choice, ...others } = KINDS;

/** A file of content/exercises: `kind` decides which fields it has. */
export const exerciseSchema = z.discriminatedUnion(
  'kind',
  [choice.schema, ...Object.values(others).map(({ schema }) => schema)],
  { error: `must have a kind: ${Object.keys(KINDS).join(', ')}` },
);

/** An exercise as its author writes it. */
export type ExerciseFile = z.infer<typeof exerciseSchema>;

/** Returns what an author can write for the kind of a file. */
export function authoredKind({ kind }: ExerciseFile): AuthoredKind {
  return KINDS[kind];
}
