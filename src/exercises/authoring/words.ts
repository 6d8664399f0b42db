import * as z from 'zod';

/** A sentence in every language of the site. */
export const wordsSchema = z.strictObject({
  en: z.string().trim().min(1),
  'zh-cn': z.string().trim().min(1),
});

/** A sentence in every language of the site. */
export type Words = z.infer<typeof wordsSchema>;
