import * as z from 'zod';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { profileSchema, seedSchema } from '../../authoring/fields.ts';
import { flagsFromText } from '../../trace/index.ts';
import { FIELD_IDS, WRITABLE } from './fields.ts';
import { decodeHeader } from './index.ts';
import type { DecodeHeaderQuestion, DecodeHeaderSpec } from './question.ts';

const flags = z
  .string()
  .refine((text) => flagsFromText(text) !== null, { error: 'must be flags such as SYN or "SYN,ACK"' });

/** What an author writes for one exercise of the kind decode-header. */
export const decodeHeaderSchema = z
  .strictObject({
    kind: z.literal('decode-header'),
    ...aboutShape,
    /** `read`: octets are given, fields asked. `write`: the segment is described, octets asked. */
    direction: z.enum(['read', 'write'], { error: 'must be a direction: read, write' }),
    /** Ids of files in content/scenarios; a variant takes a segment of one of them. */
    scenarios: z.array(z.string().min(1)).min(1),
    /** Profile to run instead of the scenarios' own. */
    profile: profileSchema.optional(),
    /** Which segments a variant may take; any when left out. */
    among: z
      .strictObject({ flags: z.array(flags).min(1).optional(), data: z.boolean().optional() })
      .optional(),
    /** Fields asked, where the segment has them. */
    ask: z.array(z.enum(FIELD_IDS, { error: `must be a field: ${FIELD_IDS.join(', ')}` })).min(1),
    /** How many of them are blank in one variant, drawn anew for each; all when left out. */
    blanks: z.int().min(1).optional(),
    seed: seedSchema.optional(),
  })
  .superRefine(({ direction, ask }, context) => {
    if (direction === 'read') return;
    ask.forEach((id, i) => {
      if (WRITABLE.includes(id)) return;
      const message = `cannot be written; there are ${WRITABLE.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['ask', i], message });
    });
  });

/** An exercise of the kind decode-header as its author writes it. */
export type DecodeHeaderFile = z.infer<typeof decodeHeaderSchema>;

/**
 * Returns an author's exercise as `generate` takes it. `scenario` compiles a scenario by its id; `name` is for
 * messages.
 */
export function decodeHeaderSpec(
  file: DecodeHeaderFile,
  scenario: (id: string) => Scenario,
  name: string,
): DecodeHeaderSpec {
  return {
    name: `Exercise ${name}`,
    direction: file.direction,
    scenarios: file.scenarios.map((id) => {
      const own = scenario(id);
      return { ...own, profile: file.profile ?? own.profile };
    }),
    among: {
      flags: file.among?.flags?.map((text) => flagsFromText(text) ?? 0) ?? null,
      data: file.among?.data ?? null,
    },
    ask: file.ask,
    blanks: file.blanks ?? null,
  };
}

/** How an author writes a header to be decoded. */
export const authoredDecodeHeader = {
  kind: decodeHeader,
  schema: decodeHeaderSchema,
  spec: decodeHeaderSpec,
} satisfies AuthoredKind<DecodeHeaderFile, DecodeHeaderSpec, DecodeHeaderQuestion>;
