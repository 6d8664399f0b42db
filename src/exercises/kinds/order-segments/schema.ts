import * as z from 'zod';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { runFrom, runShape, segmentNumberSchema } from '../../authoring/fields.ts';
import { CALL_NAMES } from '../../authoring/scenario/calls.ts';
import { orderSegments } from './index.ts';
import type { OrderSegmentsQuestion, OrderSegmentsSpec } from './question.ts';

const side = z.enum(['client', 'server'], { error: 'must be a side: client, server' });

/** What an author writes for one exercise of the kind order-segments. */
export const orderSegmentsSchema = z.strictObject({
  kind: z.literal('order-segments'),
  ...aboutShape,
  ...runShape,
  /** First and last segment to be ordered, counted from 1. Everything when left out. */
  show: z.tuple([segmentNumberSchema, segmentNumberSchema]).optional(),
  /** Sides whose changes of state are to be ordered too. */
  states: z.array(side).min(1).optional(),
  /** Calls to be ordered too, on both sides. */
  calls: z
    .array(z.enum(CALL_NAMES, { error: `must be a call: ${CALL_NAMES.join(', ')}` }))
    .min(1)
    .optional(),
});

/** An exercise of the kind order-segments as its author writes it. */
export type OrderSegmentsFile = z.infer<typeof orderSegmentsSchema>;

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function orderSegmentsSpec(
  file: OrderSegmentsFile,
  scenario: Scenario,
  name: string,
): OrderSegmentsSpec {
  return {
    name: `Exercise ${name}`,
    ...runFrom(file, scenario),
    show: file.show ?? null,
    states: file.states ?? [],
    calls: file.calls ?? [],
  };
}

/** How an author writes events to be put in order. */
export const authoredOrderSegments = {
  kind: orderSegments,
  schema: orderSegmentsSchema,
  spec: (file, library, name) => orderSegmentsSpec(file, library(file.scenario), name),
  delay: ({ scenario }) => scenario.delay,
} satisfies AuthoredKind<OrderSegmentsFile, OrderSegmentsSpec, OrderSegmentsQuestion>;
