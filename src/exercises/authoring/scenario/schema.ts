import * as z from 'zod';
import '../author-errors.ts';
import { wordsSchema } from '../words.ts';
import { duration, stepSchema } from './calls.ts';
import { faultSchema } from './faults.ts';
import { overridesSchema } from './overrides.ts';

const isn = z.int().min(0).max(4_294_967_295);

/** A file of content/scenarios: who calls what when, and what the wire does. Times stay text such as `20ms`. */
export const scenarioSchema = z.strictObject({
  title: wordsSchema,
  profile: z.enum(['linux', 'rfc9293']),
  delay: duration,
  script: z.array(stepSchema).min(1),
  faults: z.array(faultSchema).optional(),
  overrides: z
    .strictObject({ client: overridesSchema.optional(), server: overridesSchema.optional() })
    .optional(),
  isns: z.strictObject({ client: isn.optional(), server: isn.optional() }).optional(),
  until: duration.optional(),
});

/** A scenario as its author writes it. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
