import * as z from 'zod';
import { ACK, FIN, RST, SYN } from '../../../tcp/segment.ts';
import type { Filter } from '../../../tcp/simulator/scenario.ts';
import { flagsFromText } from '../../trace/index.ts';
import { microseconds } from '../duration.ts';
import { durationSchema } from '../fields.ts';

const FLAGS_HINT = 'must be flags such as SYN, "SYN,ACK", "FIN,ACK" or ACK';

const match = {
  from: z.enum(['client', 'server']).optional(),
  flags: z
    .string()
    .refine((text) => flagsFromText(text) !== null, { error: FLAGS_HINT })
    .optional(),
  data: z.boolean().optional(),
  nth: z.int().min(1).optional(),
  count: z.union([z.int().min(1), z.literal('all')]).optional(),
  since: durationSchema.optional(),
  /** Only once nothing has passed between two ports for so long: a middlebox has forgotten them. */
  idle: durationSchema.optional(),
};

const plain = z.strictObject(match);
const delayed = z.strictObject({ ...match, by: durationSchema });

/** What the wire does to some segments: loses, duplicates, delays or rejects them. */
export const faultSchema = z
  .strictObject({
    lose: plain.optional(),
    duplicate: plain.optional(),
    delay: delayed.optional(),
    /** Lost, and answered with an RST in the other host's name. */
    reject: plain.optional(),
    after: z.string().optional(),
  })
  .refine((fault) => [fault.lose, fault.duplicate, fault.delay, fault.reject].filter(Boolean).length === 1, {
    error: 'must say one of lose, duplicate, delay or reject',
  });

/** One fault as an author writes it. */
export type Fault = z.infer<typeof faultSchema>;

const ACTIONS = ['lose', 'duplicate', 'delay', 'reject'] as const;

/** The bits a fault's `flags` decides about: those named must be set, the others of these must not. */
const DECISIVE = SYN | FIN | RST | ACK;

/** Returns the wire's filter for a fault. `flags: ACK` means neither SYN, FIN nor RST; PSH never matters. */
export function compileFault(fault: Fault, id: string): Filter {
  const action = ACTIONS.find((one) => fault[one] !== undefined) ?? 'delay';
  const words = fault[action] ?? {};
  const flags = words.flags === undefined ? null : flagsFromText(words.flags);
  const since = words.since === undefined ? null : microseconds(words.since);
  const idle = words.idle === undefined ? null : microseconds(words.idle);
  const by = fault.delay ? microseconds(fault.delay.by) : null;
  return {
    id,
    action,
    ...(by === null ? {} : { delay: by }),
    count: words.count === 'all' ? null : (words.count ?? 1),
    match: {
      ...(words.from ? { from: words.from } : {}),
      ...(flags === null ? {} : { all: flags & DECISIVE, none: DECISIVE & ~flags }),
      ...(words.data === undefined ? {} : { data: words.data }),
      ...(words.nth === undefined ? {} : { skip: words.nth - 1 }),
      ...(since === null ? {} : { since }),
      ...(idle === null ? {} : { idle }),
    },
  };
}
