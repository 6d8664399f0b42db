import * as z from 'zod';
import { RULES, STATES, TIMERS } from '../../../tcp/index.ts';
import type { RuleId } from '../../../tcp/rules.ts';
import { flagsFromText } from '../../trace/index.ts';
import { DURATION_HINT } from '../duration.ts';
import { durationSchema } from '../fields.ts';
import { compileOverrides, overridesSchema, PARAMETER_NAMES } from '../scenario/overrides.ts';
import type { Claim, Predicate } from './claim.ts';
import { sourceProblem } from './source.ts';

function oneOf<const Names extends readonly string[]>(names: Names, what: string) {
  return z.enum(names, { error: `must be ${what}: ${names.join(', ')}` });
}

const host = oneOf(['client', 'server'], 'a side');
const state = oneOf(STATES, 'a state');
const rule = z.custom<RuleId>((id) => typeof id === 'string' && Object.hasOwn(RULES, id), {
  error: 'must be a rule of src/tcp/rules.ts',
});
const profile = oneOf(['linux', 'rfc9293'], 'a profile');
const timer = oneOf(TIMERS, 'a timer');
const flags = z
  .string()
  .refine((text) => flagsFromText(text) !== null, { error: 'must be flags such as SYN or "SYN,ACK"' });
const whole = z.int().min(0);
const segment = z.int().min(1);
const port = z.int().min(1).max(65535).optional();

/** A number, or bounds it must keep. */
export const countSchema = z.union(
  [whole, z.strictObject({ least: whole.optional(), most: whole.optional() })],
  {
    error: 'must be a number, or { least: 1, most: 2 }',
  },
);
/** A duration, or bounds it must keep. */
export const timeSchema = z.union(
  [durationSchema, z.strictObject({ least: durationSchema.optional(), most: durationSchema.optional() })],
  {
    error: `must be ${DURATION_HINT}, or { least: 1s, most: 2s }`,
  },
);
/** Conditions on a segment. */
export const segmentWords = z.strictObject({
  from: host.optional(),
  flags: flags.optional(),
  data: z.boolean().optional(),
  fate: oneOf(['delivered', 'lost', 'duplicated', 'delayed'], 'a fate').optional(),
  repeated: z.boolean().optional(),
  because: rule.optional(),
  seq: whole.optional(),
  ack: whole.optional(),
  header: whole.optional(),
  len: whole.optional(),
  sent: timeSchema.optional(),
  behind: segment.optional(),
});
const stateWords = z.strictObject({ host, is: state, port, peer: port });
const callWords = z.strictObject({
  host,
  call: z.string().min(1),
  socket: z.string().optional(),
  nth: segment.optional(),
});

/** A schema that looks at which key is there first, so that what it says names the right place. */
function byKey<Shape>(what: string, shapes: () => Readonly<Record<string, z.ZodType>>): z.ZodType<Shape> {
  const typed = z.custom<Shape>();
  return z.unknown().transform((value, context) => {
    const known = shapes();
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const found = Object.keys(known).find((key) => keys.includes(key));
    const shape = found === undefined ? undefined : known[found];
    if (!shape) {
      context.addIssue({ code: 'custom', message: `must be ${what} with ${Object.keys(known).join(', ')}` });
      return z.NEVER;
    }
    const checked = shape.safeParse(value);
    if (checked.success) return typed.parse(checked.data);
    for (const issue of checked.error.issues) {
      context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
    }
    return z.NEVER;
  });
}

const happening = byKey('something that happens,', () => ({
  enters: z.strictObject({ enters: stateWords }),
  sends: z.strictObject({ sends: segment }),
  arrives: z.strictObject({ arrives: segment }),
  calls: z.strictObject({ calls: callWords }),
  returns: z.strictObject({ returns: callWords }),
}));

const onState = byKey('a predicate on a state,', () => ({
  ever: z.strictObject({ state: stateWords, ever: z.boolean() }),
  at: z.strictObject({ state: stateWords, at: z.union([z.literal('end'), durationSchema]) }),
  lasts: z.strictObject({ state: stateWords, lasts: timeSchema }),
  on: z.strictObject({ state: stateWords, on: segment }),
}));

const change = z.strictObject({
  host: host.optional(),
  from: state.optional(),
  to: state.optional(),
  because: rule.optional(),
});
const outcome = oneOf(['expired', 'stopped', 'restarted', 'pending'], 'an outcome').optional();
const result = z.union([z.string(), z.int(), z.null()]).optional();

/** What a run bears out or not. */
export const predicateSchema: z.ZodType<Predicate> = byKey<Predicate>('a predicate', () => ({
  all: z.strictObject({ all: z.array(predicateSchema).min(1) }),
  any: z.strictObject({ any: z.array(predicateSchema).min(1) }),
  not: z.strictObject({ not: predicateSchema }),
  state: onState,
  change: z.strictObject({ change, count: countSchema }),
  segments: z.strictObject({ segments: segmentWords, count: countSchema }),
  segment: z.strictObject({ segment, has: segmentWords }),
  gap: z.strictObject({ gap: z.tuple([segment, segment]), is: timeSchema }),
  call: z
    .strictObject({ call: callWords, result, takes: timeSchema.optional() })
    .refine((call) => call.result !== undefined || call.takes !== undefined, {
      error: 'must say its "result", or how long it "takes"',
    }),
  calls: z.strictObject({
    calls: z.strictObject({ host, call: z.string().min(1), result, takes: timeSchema.optional() }),
    count: countSchema,
  }),
  refusals: z.strictObject({ refusals: z.strictObject({ host, because: rule }), count: countSchema }),
  timer: z.strictObject({ timer: z.strictObject({ host, name: timer, outcome }), count: countSchema }),
  order: z.strictObject({ order: z.array(happening).min(2) }),
}));

const overrides = overridesSchema.transform(compileOverrides);

/** Something checkable about runs and profiles. */
export const claimSchema: z.ZodType<Claim> = byKey<Claim>('a claim', () => ({
  all: z.strictObject({ all: z.array(claimSchema).min(1) }),
  any: z.strictObject({ any: z.array(claimSchema).min(1) }),
  not: z.strictObject({ not: claimSchema }),
  run: z.strictObject({
    run: z.string().min(1),
    profile: profile.optional(),
    overrides: z.strictObject({ client: overrides.optional(), server: overrides.optional() }).optional(),
    holds: predicateSchema,
  }),
  param: z.strictObject({
    profile,
    param: oneOf(PARAMETER_NAMES, 'a parameter'),
    is: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  }),
}));

/** What a statement rests on: a claim that runs bear out, or where it can be read. Which has neither is told by the build. */
export const groundsShape = {
  claim: claimSchema.optional(),
  source: z
    .string()
    .superRefine((source, context) => {
      const message = sourceProblem(source);
      if (message !== null) context.addIssue({ code: 'custom', message });
    })
    .optional(),
};
