import * as z from 'zod';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { AuthoredKind, ExerciseTexts } from '../../authored-kind.ts';
import { aboutShape } from '../../authoring/about.ts';
import { pointStatements, pointsSchema } from '../../authoring/claims/point.ts';
import { type GroundsTexts, groundsTexts } from '../../authoring/claims/statement.ts';
import { paragraphs, profileSchema, wordsSchema } from '../../authoring/fields.ts';
import { quoted, type Units } from '../../authoring/reference.ts';
import { explain } from './index.ts';
import type { ExplainQuestion, ExplainSpec } from './question.ts';

/** What an author writes for one exercise of the kind explain. */
export const explainSchema = z.strictObject({
  kind: z.literal('explain'),
  ...aboutShape,
  /** Profile that holds for the question and for claims that name none. */
  profile: profileSchema,
  /** An answer that makes every point. Blank lines part paragraphs. */
  model: wordsSchema,
  /** What a full answer says; the learner ticks what theirs does. */
  points: pointsSchema,
});

/** An exercise of the kind explain as its author writes it. */
export type ExplainFile = z.infer<typeof explainSchema>;

/** Returns an author's exercise as `generate` takes it. `name` is for messages. */
export function explainSpec(file: ExplainFile, name: string): ExplainSpec {
  return {
    name: `Exercise ${name}`,
    profile: file.profile,
    points: file.points.map(({ id, weight }) => ({ id, weight: weight ?? 1 })),
  };
}

/** One language's sentences of an explain exercise. */
export interface ExplainTexts extends ExerciseTexts {
  /** The model answer, by paragraphs. */
  readonly model: readonly string[];
  readonly points: Readonly<Record<string, GroundsTexts & { readonly text: string }>>;
}

/** Returns the sentences of an exercise in a language, with the values of runs filled in. For the build. */
export function explainTexts(
  file: ExplainFile,
  locale: 'en' | 'zh-cn',
  scenario: (id: string) => Scenario,
  units: Units,
): ExplainTexts {
  const fill = quoted(file, scenario, units);
  return {
    title: file.title[locale],
    prompt: fill(file.prompt[locale]),
    model: paragraphs(fill(file.model[locale])),
    points: Object.fromEntries(
      file.points.map(({ id, text, claim, source }) => [
        id,
        { text: fill(text[locale]), ...groundsTexts([claim], source) },
      ]),
    ),
  };
}

/** How an author writes an explanation to be given. */
export const authoredExplain = {
  kind: explain,
  schema: explainSchema,
  spec: (file, _, name) => explainSpec(file, name),
  texts: explainTexts,
  statements: ({ points, profile }) => pointStatements(points, profile),
} satisfies AuthoredKind<ExplainFile, ExplainSpec, ExplainQuestion>;
