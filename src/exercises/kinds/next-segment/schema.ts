import * as z from 'zod';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import { TIMERS } from '../../../tcp/simulator/transcript.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { misconceptionsSchema, runFrom, runShape } from '../../authoring/fields.ts';
import { CALL_NAMES } from '../../authoring/scenario/calls.ts';
import { nextSegment } from './index.ts';
import type { NextSegmentQuestion, NextSegmentSpec, When } from './question.ts';

/** What happens to the learner's side: a segment arrives, its application makes a call, or a timer goes off. */
const whenSchema = z
  .strictObject({
    /** Number of a segment of the run, counted from 1. */
    arrives: z.int().min(1).max(9999).optional(),
    calls: z.enum(CALL_NAMES, { error: `must be a call: ${CALL_NAMES.join(', ')}` }).optional(),
    timer: z.enum(TIMERS, { error: `must be a timer: ${TIMERS.join(', ')}` }).optional(),
    /** Which of several such calls or timers, counted from 1. */
    nth: z.int().min(1).optional(),
  })
  .refine(
    (when) => [when.arrives, when.calls, when.timer].filter((part) => part !== undefined).length === 1,
    {
      error: 'must say one of "arrives: 2", "calls: close" or "timer: retransmission"',
    },
  )
  .refine((when) => when.arrives === undefined || when.nth === undefined, {
    error: 'needs no "nth" with "arrives", which names one segment',
  });

/** A call the application may make at that moment or not. */
const possibleSchema = z.union(
  [z.enum(['close', 'shutdown']), z.strictObject({ send: z.int().min(1).max(1400) })],
  { error: 'must be close, shutdown or "send: 100"' },
);

/** What an author writes for one exercise of the kind next-segment. */
export const nextSegmentSchema = z.strictObject({
  kind: z.literal('next-segment'),
  ...aboutShape,
  ...runShape,
  /** The side the learner is. */
  you: z.enum(['client', 'server']),
  when: whenSchema,
  /** Calls the prompt leaves open: what they lead to is right as well. */
  may: z.array(possibleSchema).min(1).optional(),
  misconceptions: misconceptionsSchema.optional(),
});

/** An exercise of the kind next-segment as its author writes it. */
export type NextSegmentFile = z.infer<typeof nextSegmentSchema>;

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function nextSegmentSpec(file: NextSegmentFile, scenario: Scenario, name: string): NextSegmentSpec {
  const where = `Exercise ${name}`;
  return {
    name: where,
    ...runFrom(file, { ...scenario, name: `${where} (${scenario.name})` }),
    you: file.you,
    when: whenOf(file.when),
    may: (file.may ?? []).map((possible) =>
      typeof possible === 'string' ? { call: possible } : sent(possible.send),
    ),
    misconceptions: file.misconceptions ?? [],
  };
}

function whenOf(when: NextSegmentFile['when']): When {
  if (when.arrives !== undefined) return { arrives: when.arrives };
  const nth = when.nth ?? 1;
  if (when.calls !== undefined) return { calls: when.calls, nth };
  if (when.timer !== undefined) return { timer: when.timer, nth };
  throw new RangeError('"when" names nothing; the schema refuses that');
}

function sent(bytes: number): { readonly call: 'send'; readonly bytes: number } {
  return { call: 'send', bytes };
}

/** How an author writes a moment at which a segment is due. */
export const authoredNextSegment = {
  kind: nextSegment,
  schema: nextSegmentSchema,
  spec: (file, library, name) => nextSegmentSpec(file, library(file.scenario), name),
  delay: ({ scenario }) => scenario.delay,
} satisfies AuthoredKind<NextSegmentFile, NextSegmentSpec, NextSegmentQuestion>;
