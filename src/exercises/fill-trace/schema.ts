import * as z from 'zod';
import { aboutShape } from '../about.ts';
import { tellsSchema } from '../diagnosis/schema.ts';
import { wordsSchema } from '../words.ts';
import { CELL_KINDS } from './cells.ts';

const segment = z.int().min(1).max(9999);
const cells = z.array(z.enum(CELL_KINDS, { error: `must be a cell: ${CELL_KINDS.join(', ')}` })).min(1);

/** Which cells are blank: these cells of one segment, of several, or of every segment (of one side). */
const askSchema = z
  .strictObject({
    segment: segment.optional(),
    segments: z
      .union([z.literal('all'), z.array(segment).min(1)], { error: 'must be all, or a list such as [2, 3]' })
      .optional(),
    from: z.enum(['client', 'server']).optional(),
    cells,
    /** Lets a cell shown further down give these away, where reading it off is what is asked. */
    givenAway: z.boolean().optional(),
  })
  .refine((ask) => (ask.segment === undefined) !== (ask.segments === undefined), {
    error: 'must have either "segment: 2" or "segments: [2, 3]" or "segments: all"',
  });

/** What an author writes for one exercise of the kind fill-trace. */
export const fillTraceSchema = z.strictObject({
  kind: z.literal('fill-trace'),
  ...aboutShape,
  title: wordsSchema,
  prompt: wordsSchema,
  /** Id of a file in content/scenarios. */
  scenario: z.string().min(1),
  /** Profile to run instead of the scenario's own. */
  profile: z.enum(['linux', 'rfc9293']).optional(),
  /** Relative numbers begin at 0 on each side; absolute ones begin at random ISNs. */
  numbers: z.enum(['relative', 'absolute']),
  /** First and last segment shown, counted from 1. Everything when left out. */
  show: z.tuple([segment, segment]).optional(),
  /** Shows both sides' states although none is asked. */
  states: z.boolean().optional(),
  ask: z.array(askSchema).min(1),
  /** How many of the cells asked are blank in one variant, drawn anew for each; all of them when left out. */
  blanks: z.int().min(1).optional(),
  /** Least and most octets of each send, drawn anew for each variant; as the scenario says when left out. */
  octets: z.tuple([z.int().min(1), z.int().max(1400)]).optional(),
  /** Whether an ISN lies so close to 4294967295 that the run wraps: in one variant of four, in all, or in none. */
  wrap: z.enum(['sometimes', 'always', 'never']).optional(),
  tells: tellsSchema.optional(),
  /** Seed of the variant a page shows first. */
  seed: z.int().min(0).max(4_294_967_295).optional(),
});

/** An exercise of the kind fill-trace as its author writes it. */
export type FillTraceFile = z.infer<typeof fillTraceSchema>;
