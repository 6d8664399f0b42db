import * as z from 'zod';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape, wordsSchema } from '../../authoring/fields.ts';
import { CALL_NAMES } from '../../authoring/scenario/calls.ts';
import { orderSegments } from './index.ts';
import type { OrderSegmentsQuestion, OrderSegmentsSpec } from './question.ts';

const segment = z.int().min(1).max(9999);
const side = z.enum(['client', 'server'], { error: 'must be a side: client, server' });

/** What an author writes for one exercise of the kind order-segments. */
export const orderSegmentsSchema = z.strictObject({
  kind: z.literal('order-segments'),
  ...aboutShape,
  title: wordsSchema,
  prompt: wordsSchema,
  /** Id of a file in content/scenarios. */
  scenario: z.string().min(1),
  /** Profile to run instead of the scenario's own. */
  profile: z.enum(['linux', 'rfc9293']).optional(),
  /** Relative numbers begin at 0 on each side; absolute ones begin at random ISNs. */
  numbers: z.enum(['relative', 'absolute']),
  /** First and last segment to be ordered, counted from 1. Everything when left out. */
  show: z.tuple([segment, segment]).optional(),
  /** Sides whose changes of state are to be ordered too. */
  states: z.array(side).min(1).optional(),
  /** Calls to be ordered too, on both sides. */
  calls: z
    .array(z.enum(CALL_NAMES, { error: `must be a call: ${CALL_NAMES.join(', ')}` }))
    .min(1)
    .optional(),
  /** Least and most octets of each send, drawn anew for each variant; as the scenario says when left out. */
  octets: z.tuple([z.int().min(1), z.int().max(1400)]).optional(),
  /** Whether an ISN lies so close to 4294967295 that the run wraps: in one variant of four, in all, or in none. */
  wrap: z.enum(['sometimes', 'always', 'never']).optional(),
  /** Seed of the variant a page shows first. */
  seed: z.int().min(0).max(4_294_967_295).optional(),
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
    scenario: { ...scenario, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    show: file.show ?? null,
    states: file.states ?? [],
    calls: file.calls ?? [],
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
  };
}

/** How an author writes events to be put in order. */
export const authoredOrderSegments = {
  kind: orderSegments,
  schema: orderSegmentsSchema,
  spec: (file, library, name) => orderSegmentsSpec(file, library(file.scenario), name),
  delay: ({ scenario }) => scenario.delay,
} satisfies AuthoredKind<OrderSegmentsFile, OrderSegmentsSpec, OrderSegmentsQuestion>;
