import * as z from 'zod';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape, wordsSchema } from '../../authoring/fields.ts';
import { findFault } from './index.ts';
import type { FindFaultQuestion, FindFaultSpec } from './question.ts';
import { SPOILERS } from './spoilers.ts';

const segment = z.int().min(1).max(9999);

/** What an author writes for one exercise of the kind find-fault. */
export const findFaultSchema = z.strictObject({
  kind: z.literal('find-fault'),
  ...aboutShape,
  title: wordsSchema,
  prompt: wordsSchema,
  /** Id of a file in content/scenarios, whose run is spoiled. */
  scenario: z.string().min(1),
  /** Profile to run instead of the scenario's own. */
  profile: z.enum(['linux', 'rfc9293']).optional(),
  /** Relative numbers begin at 0 on each side; absolute ones begin at random ISNs. */
  numbers: z.enum(['relative', 'absolute']),
  /** First and last segment that can be spoiled, counted from 1; up to three more show what came of it. */
  show: z.tuple([segment, segment]).optional(),
  /** The ways to spoil the trace, of which each variant draws one; all of them when left out. */
  spoilers: z
    .array(z.enum(SPOILERS, { error: `must be a way to spoil a trace: ${SPOILERS.join(', ')}` }))
    .min(1)
    .optional(),
  /** Least and most octets of each send, drawn anew for each variant; as the scenario says when left out. */
  octets: z.tuple([z.int().min(1), z.int().max(1400)]).optional(),
  /** Whether an ISN lies so close to 4294967295 that the run wraps: in one variant of four, in all, or in none. */
  wrap: z.enum(['sometimes', 'always', 'never']).optional(),
  /** Seed of the variant a page shows first. */
  seed: z.int().min(0).max(4_294_967_295).optional(),
});

/** An exercise of the kind find-fault as its author writes it. */
export type FindFaultFile = z.infer<typeof findFaultSchema>;

/** Returns an author's exercise as `generate` takes it, with its scenario compiled. `name` is for messages. */
export function findFaultSpec(file: FindFaultFile, scenario: Scenario, name: string): FindFaultSpec {
  return {
    name: `Exercise ${name}`,
    scenario: { ...scenario, profile: file.profile ?? scenario.profile },
    numbers: file.numbers,
    show: file.show ?? null,
    spoilers: file.spoilers ?? SPOILERS,
    octets: file.octets ?? null,
    wrap: file.wrap ?? (file.numbers === 'absolute' ? 'sometimes' : 'never'),
  };
}

/** How an author writes a trace with a fault. */
export const authoredFindFault = {
  kind: findFault,
  schema: findFaultSchema,
  spec: (file, library, name) => findFaultSpec(file, library(file.scenario), name),
  delay: ({ scenario }) => scenario.delay,
} satisfies AuthoredKind<FindFaultFile, FindFaultSpec, FindFaultQuestion>;
