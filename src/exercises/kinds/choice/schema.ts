import * as z from 'zod';
import {
  type MisconceptionId,
  misconceptionOf,
  simulateMisconception,
} from '../../../tcp/misconceptions/index.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind, ExerciseTexts } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { claimHolds } from '../../authoring/claims/holds.ts';
import { runsBy, runsIn, runsOf } from '../../authoring/claims/runs.ts';
import { claimSchema, groundsShape } from '../../authoring/claims/schema.ts';
import { type GroundsTexts, groundsTexts, named, type Statement } from '../../authoring/claims/statement.ts';
import { whatHolds, whyNot } from '../../authoring/claims/why-not.ts';
import { misconceptionSchema, profileSchema, seedSchema, wordsSchema } from '../../authoring/fields.ts';
import { quoted, type Units } from '../../authoring/reference.ts';
import { choice } from './index.ts';
import type { ChoiceQuestion, ChoiceSpec } from './question.ts';
import { sealOf } from './right.ts';

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
    /** `claim` is what the option says: it decides. `source` is where the reason can be read. */
    ...groundsShape,
    /** What the reason says of runs; it holds whether the option is right or wrong. */
    shows: claimSchema.optional(),
  })
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
    /** Profile that holds for the question and for claims that name none. */
    profile: profileSchema,
    /** Whether several options may be chosen; one when left out. */
    several: z.boolean().optional(),
    /** How many options one variant shows: every right one, and wrong ones drawn anew; all when left out. */
    shown: z.int().min(3).optional(),
    options: z.array(optionSchema).min(3),
    seed: seedSchema.optional(),
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

/**
 * Returns an author's exercise as `generate` takes it. `scenario` compiles a scenario by its id; `name` is for
 * messages.
 */
export function choiceSpec(file: ChoiceFile, scenario: (id: string) => Scenario, name: string): ChoiceSpec {
  const ids = new Set(file.options.flatMap(({ claim }) => (claim ? runsIn(claim) : [])));
  return {
    name: `Exercise ${name}`,
    profile: file.profile,
    several: file.several ?? false,
    shown: file.shown ?? null,
    options: file.options.map(({ id, claim, right }) => ({
      id,
      claim: claim ?? null,
      seal: claim ? null : sealOf(`Exercise ${name}`, id, right),
    })),
    scenarios: Object.fromEntries([...ids].map((id) => [id, scenario(id)])),
  };
}

/** Returns a sentence for each option whose runs, with this seed, say otherwise than its author. */
export function disagreements(file: ChoiceFile, spec: ChoiceSpec, seed: number): string[] {
  const runs = runsOf(spec.scenarios, spec.profile, seed);
  return file.options.flatMap(({ id, claim, right }) => {
    const option = `option "${id}"`;
    if (!claim || named(option, () => claimHolds(claim, runs)) === right) return [];
    const why = named(option, () => (right ? whyNot : whatHolds)(claim, runs));
    return [`${option} says right: ${right}, but its claim says ${!right}: ${why.join('; ')}`];
  });
}

/** Returns the reasons with what they rest on: a right option's claim says what its reason does. */
function statements({ profile, options }: ChoiceFile): Statement[] {
  return options.map(({ id, right, claim, shows, source }) => ({
    what: `the reason of option "${id}"`,
    profile,
    claim: shows ?? (right ? claim : undefined) ?? null,
    source: source ?? null,
  }));
}

/** One language's sentences of an option. */
export interface OptionTexts extends GroundsTexts {
  readonly text: string;
  readonly reason: string;
  /** The misconception that whoever chooses it shows; null for none. */
  readonly misconception: MisconceptionId | null;
}

/** One language's sentences of a choice exercise. */
export interface ChoiceTexts extends ExerciseTexts {
  readonly options: Readonly<Record<string, OptionTexts>>;
}

/** Returns the sentences of an exercise in a language, with the values of runs filled in. For the build. */
export function choiceTexts(
  file: ChoiceFile,
  locale: 'en' | 'zh-cn',
  scenario: (id: string) => Scenario,
  units: Units,
): ChoiceTexts {
  const fill = quoted(file, scenario, units);
  return {
    title: file.title[locale],
    prompt: fill(file.prompt[locale]),
    options: Object.fromEntries(
      file.options.map(({ id, text, reason, claim, shows, source, misconception }) => [
        id,
        {
          text: fill(text[locale]),
          reason: fill(reason[locale]),
          ...groundsTexts([claim, shows], source),
          misconception: misconception ?? null,
        },
      ]),
    ),
  };
}

/**
 * Returns a sentence for each option that its misconception does not lead to: whose claim does not hold in a run where
 * both sides work by the misconception it names. Where the errors of a misconception add up, its run disagrees with the
 * numbers given in the question, and nothing can be checked.
 */
export function misnamed(file: ChoiceFile, spec: ChoiceSpec, seed: number): string[] {
  return file.options.flatMap(({ id, claim, misconception }) => {
    if (!claim || misconception === undefined || misconceptionOf(misconception).addsUp) return [];
    const runs = misconceivedRuns(spec, seed, misconception);
    if (named(`option "${id}"`, () => claimHolds(claim, runs))) return [];
    return [`the claim of option "${id}" is not what ${misconception} leads to`];
  });
}

function misconceivedRuns({ scenarios, profile }: ChoiceSpec, seed: number, id: MisconceptionId) {
  return runsBy(scenarios, profile, (scenario) => simulateMisconception(scenario, seed, id));
}

/** How an author writes a choice. */
export const authoredChoice = {
  kind: choice,
  schema: choiceSchema,
  spec: choiceSpec,
  texts: choiceTexts,
  statements,
  faults: (file, { seed }, spec) => [
    ...disagreements(file, spec, seed).map((what) => ({
      field: 'claim',
      what,
      todo: 'The run decides: change what is marked right, or the claim.',
    })),
    ...misnamed(file, spec, seed).map((what) => ({
      field: 'misconception',
      what,
      todo: 'Name the misconception that leads to what the option says, or none.',
    })),
  ],
} satisfies AuthoredKind<ChoiceFile, ChoiceSpec, ChoiceQuestion>;
