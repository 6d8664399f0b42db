import * as z from 'zod';
import { MISCONCEPTIONS } from '../../tcp/misconceptions/index.ts';

const IDS = MISCONCEPTIONS.map(({ id }) => id);

/** A misconception, by its id. */
export const misconceptionSchema = z.enum(IDS, { error: `must be a misconception: ${IDS.join(', ')}` });

/** The misconceptions an exercise claims to tell apart: a variant on which they cannot be is drawn again. */
export const tellsSchema = z
  .array(misconceptionSchema)
  .min(1)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'must name each misconception once' });
