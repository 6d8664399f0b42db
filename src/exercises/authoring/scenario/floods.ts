import * as z from 'zod';
import { SYN } from '../../../tcp/segment.ts';
import type { Step } from '../../../tcp/simulator/scenario.ts';
import { microseconds } from '../duration.ts';
import { durationSchema } from '../fields.ts';

const port = z.int().min(1).max(65535);

/** A SYN flood: forged SYNs in the client's name, one from each port. */
export const floodSchema = z
  .strictObject({
    /** First and last source port. */
    ports: z.tuple([port, port]),
    /** The server's port. */
    peer: port.optional(),
    /** When the first arrives on the wire, and how far apart they are. */
    start: durationSchema,
    every: durationSchema,
  })
  .refine(({ ports: [first, last] }) => first <= last && last - first < 256, {
    path: ['ports'],
    error: 'must be the first port and the last, at most 256 of them',
  });

/** A flood as an author writes it. */
export type Flood = z.infer<typeof floodSchema>;

const SERVER_PORT = 8080;
/** Spreads the ports over the sequence numbers, so that no two SYNs begin alike. Knuth's multiplier. */
const SPREAD = 2_654_435_761;

/** Returns the steps that put a flood on the wire. */
export function compileFlood({ ports: [first, last], peer = SERVER_PORT, start, every }: Flood): Step[] {
  const [begin, gap] = [start, every].map((text) => microseconds(text) ?? 0);
  return Array.from({ length: last - first + 1 }, (_, i): Step => {
    const sport = first + i;
    const seq = Math.imul(sport, SPREAD) >>> 0;
    const segment = {
      sport,
      dport: peer,
      seq,
      ack: 0,
      flags: SYN,
      wnd: 64_240,
      len: 0,
      options: { mss: 1460 },
    };
    return {
      action: { side: 'wire', inject: { from: 'client', segment } },
      after: [],
      wait: (begin ?? 0) + i * (gap ?? 0),
    };
  });
}
