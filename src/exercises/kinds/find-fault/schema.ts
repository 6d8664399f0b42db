import * as z from 'zod';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { runFrom, runShape, segmentNumberSchema } from '../../authoring/fields.ts';
import { findFault } from './index.ts';
import type { FindFaultQuestion, FindFaultSpec } from './question.ts';
import { SPOILERS } from './spoilers.ts';

/** What an author writes for one exercise of the kind find-fault. */
export const findFaultSchema = z.strictObject({
  kind: z.literal('find-fault'),
  ...aboutShape,
  ...runShape,
  /** First and last segment that can be spoiled, counted from 1; up to three more show what came of it. */
  show: z.tuple([segmentNumberSchema, segmentNumberSchema]).optional(),
  /** The ways to spoil the trace, of which each variant draws one; all of them when left out. */
  spoilers: z
    .array(z.enum(SPOILERS, { error: `must be a way to spoil a trace: ${SPOILERS.join(', ')}` }))
    .min(1)
    .optional(),
});

/** An exercise of the kind find-fault as its author writes it. */
export type FindFaultFile = z.infer<typeof findFaultSchema>;

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function findFaultSpec(file: FindFaultFile, scenario: Scenario, name: string): FindFaultSpec {
  return {
    name: `Exercise ${name}`,
    ...runFrom(file, scenario),
    show: file.show ?? null,
    spoilers: file.spoilers ?? SPOILERS,
  };
}

/** How an author writes a trace with a fault. */
export const authoredFindFault = {
  kind: findFault,
  schema: findFaultSchema,
  spec: (file, library, name) => findFaultSpec(file, library(file.scenario), name),
  delay: ({ scenario }) => scenario.delay,
} satisfies AuthoredKind<FindFaultFile, FindFaultSpec, FindFaultQuestion>;
