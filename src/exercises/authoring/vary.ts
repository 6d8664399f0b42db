/** What a seed draws anew for a run besides sizes and ISNs. */

import * as z from 'zod';
import { isSysctl, SYSCTLS, sysctlProblem } from '../../tcp/profile/sysctl.ts';
import type { RunChoices } from '../trace/run/index.ts';
import { microseconds } from './duration.ts';
import { durationSchema } from './fields.ts';

const atLeastTwo = 'must list at least two values to draw from';

/** Values of one host's parameters to draw from, by sysctl name: `tcp_syn_retries: [2, 3, 4]`. */
const choicesSchema = z
  .record(z.string(), z.array(z.number()).min(2, { error: atLeastTwo }))
  .superRefine((choices, context) => {
    for (const [name, values] of Object.entries(choices)) {
      if (isSysctl(name)) {
        for (const problem of values.flatMap((one) => sysctlProblem(name, one) ?? [])) {
          context.addIssue({ code: 'custom', path: [name], message: problem });
        }
        continue;
      }
      const message = `is not a parameter; there are ${Object.keys(SYSCTLS).join(', ')}`;
      context.addIssue({ code: 'custom', path: [name], message });
    }
  });

/** What a seed draws for the run: one of each list. */
export const varySchema = z.strictObject({
  /** One-way delays. */
  delay: z.array(durationSchema).min(2, { error: atLeastTwo }).optional(),
  client: choicesSchema.optional(),
  server: choicesSchema.optional(),
  /** How many segments the scenario's first fault acts on. */
  count: z.array(z.int().min(1)).min(2, { error: atLeastTwo }).optional(),
});

/** What an author writes to vary a run. */
export type VaryFile = z.infer<typeof varySchema>;

/** Returns what a seed draws from, as a run takes it. */
export function choicesOf({ delay = [], client = {}, server = {}, count = [] }: VaryFile): RunChoices {
  const params = (
    [
      ['client', client],
      ['server', server],
    ] as const
  ).flatMap(([side, choices]) =>
    Object.entries(choices).flatMap(([name, values]) => (isSysctl(name) ? [{ side, name, values }] : [])),
  );
  return { delay: delay.map((text) => microseconds(text) ?? 0), params, count };
}
