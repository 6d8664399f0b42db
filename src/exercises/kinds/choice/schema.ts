import * as z from 'zod';
import { aboutShape } from '../../authoring/about.ts';
import { GROUNDS_HINT, groundsShape } from '../../authoring/grounds.ts';
import { valuesSchema } from '../../authoring/reference/schema.ts';
import { wordsSchema } from '../../authoring/words.ts';
import { misconceptionSchema } from '../../diagnosis/schema.ts';

/** Options that stand for others make a question about reading, not about TCP. */
const STANDS_FOR_OTHERS =
  /\b(all|none|both|neither) of the (above|below|others?)\b|以上(都|全|皆|均)|上述(都|全|皆|均)/i;

const optionSchema = z
  .strictObject({
    /** Stays with the option for ever; answers are kept under it. */
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'must be a name such as server-repeats' }),
    text: wordsSchema,
    right: z.boolean(),
    /** Why it is right or wrong. */
    reason: wordsSchema,
    /** The misconception that whoever chooses it shows. */
    misconception: misconceptionSchema.optional(),
    ...groundsShape,
  })
  .refine((option) => option.claim !== undefined || option.source !== undefined, { error: GROUNDS_HINT })
  .refine((option) => !option.right || option.misconception === undefined, {
    error: 'is right, so it shows no misconception',
  })
  .refine((option) => !Object.values(option.text).some((text) => STANDS_FOR_OTHERS.test(text)), {
    error: 'must say what it means, not "all of the above" or "none of the above"',
  });

/** What an author writes for one exercise of the kind choice. */
export const choiceSchema = z
  .strictObject({
    kind: z.literal('choice'),
    ...aboutShape,
    title: wordsSchema,
    prompt: wordsSchema,
    /** Profile that holds for the question and for claims that name none. */
    profile: z.enum(['linux', 'rfc9293']),
    /** Whether several options may be chosen; one when left out. */
    several: z.boolean().optional(),
    /** How many options one variant shows: every right one, and wrong ones drawn anew; all when left out. */
    shown: z.int().min(3).optional(),
    /** Values that texts and reasons quote with {name}. */
    values: valuesSchema.optional(),
    options: z.array(optionSchema).min(3),
    /** Seed of the variant a page shows first. */
    seed: z.int().min(0).max(4_294_967_295).optional(),
  })
  .superRefine(({ options, several, shown }, context) => {
    const say = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message });
    const right = options.filter((option) => option.right).length;
    if (new Set(options.map((option) => option.id)).size < options.length)
      say('must have an id each of their own');
    if (right === 0) say('must have one that is right');
    if (right === options.length) say('must have one that is wrong');
    if (right > 1 && !several) say('has several right ones: say "several: true"');
    if (shown !== undefined && (shown > options.length || shown <= right))
      say(`cannot show ${shown}: there are ${options.length}, of them ${right} right`);
  });

/** An exercise of the kind choice as its author writes it. */
export type ChoiceFile = z.infer<typeof choiceSchema>;
