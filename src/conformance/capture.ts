/** What a recording of a real kernel looks like: format seqack-capture/1. */
import { z } from 'zod';

/** A host. */
export const side = z.enum(['client', 'server']);
const after = z.union([z.number().int(), z.array(z.number().int())]).optional();
const timing = { at: z.number(), returns: z.number().nullish(), after, approx: z.boolean().optional() };
const result = z.union([z.string(), z.number(), z.null()]).optional();

/** A call, or something the wire does. */
export const scriptEntry = z.looseObject({
  ...timing,
  side: z.enum(['client', 'server', 'wire']),
  op: z.string(),
  result,
});

/** Options of a header; timestamps as value and echo, SACK blocks by their absolute edges. */
const options = z.strictObject({
  mss: z.number().int().optional(),
  ws: z.number().int().optional(),
  sack: z.literal(true).optional(),
  ts: z.tuple([z.number().int(), z.number().int()]).optional(),
  tfo: z.string().optional(),
  blocks: z.array(z.tuple([z.number().int(), z.number().int()])).optional(),
});

const segment = z.object({
  i: z.number().int(),
  t: z.number(),
  rx: z.union([z.number(), z.array(z.number()), z.null()]),
  from: side,
  flags: z.string().regex(/^[SFRPAUEC]*$/),
  seq: z.number().int(),
  ack: z.number().int().nullable(),
  rseq: z.number().int().nullable(),
  rack: z.number().int().nullable(),
  len: z.number().int().nonnegative(),
  win: z.number().int(),
  sport: z.number().int(),
  dport: z.number().int(),
  opts: options,
  fate: z.enum(['delivered', 'lost', 'duplicated', 'delayed']),
  injected: z.boolean().optional(),
});

const state = z.object({
  t: z.number(),
  side,
  port: z.number().int(),
  peer: z.number().int().nullable(),
  from: z.string(),
  to: z.string(),
  acceptq: z.number().optional(),
  inferred: z.boolean().optional(),
});

/** Parameters of a host by their sysctl names. */
export const params = z.record(z.string(), z.union([z.number(), z.string()]));

const counted = z.record(z.string(), z.number().int());

/** What a recording must look like. Anything else is refused by name. */
export const captureSchema = z.object({
  format: z.literal('seqack-capture/1'),
  name: z.string(),
  title: z.string(),
  concepts: z.array(z.string()),
  kernel: z.string(),
  delay: z.number().nonnegative(),
  poll: z.number(),
  end: z.number(),
  /** Length of the kernel's tick, seconds, and how many ticks it had counted at 0: decides when its timers go off. */
  ticks: z.object({ length: z.number().positive(), atZero: z.number() }).optional(),
  params: z.object({ client: params, server: params }),
  isn: z.array(
    z.object({
      side,
      port: z.number().int(),
      peer: z.number().int(),
      isn: z.number().int(),
      segment: z.number().int(),
      cookie: z.boolean().optional(),
      injected: z.boolean().optional(),
    }),
  ),
  script: z.array(scriptEntry),
  segments: z.array(segment),
  states: z.array(state),
  expect: z.looseObject({
    segments: z.boolean(),
    states: z.boolean(),
    calls: z.boolean(),
    segmentsPerSide: z.boolean().optional(),
    segmentsPerConnection: z.boolean().optional(),
  }),
  notes: z.array(z.string()),
  /** By how much the run moved each host's counters, by the names `nstat` gives them; what is not there did not move. */
  counters: z.object({ client: counted, server: counted }).optional(),
  pollGaps: z.array(z.tuple([z.string(), z.number(), z.number()])).optional(),
});

/** One recording. */
export type Capture = z.infer<typeof captureSchema>;
