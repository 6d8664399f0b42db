import * as z from 'zod';
import { claimSchema } from './claims/schema.ts';

/** What a statement rests on: a claim that runs bear out, or where it can be read. */
export const groundsShape = {
  claim: claimSchema.optional(),
  source: z
    .string()
    .regex(/^(RFC \d+|Linux) /, {
      error: 'must name an RFC and section, such as "RFC 9293 3.10.7.4", or "Linux …"',
    })
    .optional(),
};

/** What an author is told about a statement that rests on nothing. */
export const GROUNDS_HINT = 'must have a claim that runs can check, or a source when none can';
