import * as z from 'zod';
import { VALUE_STYLES } from './value.ts';

const format = z.enum(VALUE_STYLES, { error: `must be a format: ${VALUE_STYLES.join(', ')}` });
const profile = z.enum(['linux', 'rfc9293'], { error: 'must be a profile: linux, rfc9293' });

/** A value a sentence quotes with `{name}`, taken from a run or a profile and never typed. */
export const referenceSchema = z.union(
  [
    z.strictObject({
      run: z.string().min(1),
      profile: profile.optional(),
      at: z.string().min(1),
      minus: z.string().min(1).optional(),
      format,
    }),
    z.strictObject({ profile, param: z.string().min(1), format }),
  ],
  { error: 'must be { run, at, format } or { profile, param, format }' },
);

/** Values by the name sentences quote them with. */
export const valuesSchema = z.record(
  z.string().regex(/^[A-Za-z]\w*$/, { error: 'must be a name such as fin or timeWait' }),
  referenceSchema,
);
