import type { ProfileName } from '../../../tcp/profile/profile.ts';

/** One point of the rubric, without its words. */
export interface Point {
  readonly id: string;
  readonly weight: number;
}

/** An exercise as `generate` takes it: the author's file with its words left out. */
export interface ExplainSpec {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly profile: ProfileName;
  readonly points: readonly Point[];
}

/** The question; it is the same with every seed. The model answer is not in it. */
export interface ExplainQuestion extends ExplainSpec {
  readonly seed: number;
}

/** The parts of an answer: the text, and the points ticked. `model` is where the model answer stands. */
export const PARTS = { text: 'text', ticked: 'ticked', model: 'model' } as const;

/** What a learner hands in, unread. */
export interface ExplainInput {
  readonly text: string;
  readonly ticked: readonly string[];
}

/** What a learner wrote, and the points they find in it. */
export interface ExplainAnswer {
  readonly text: string;
  /** Ids of the points ticked, in the rubric's order. */
  readonly ticked: readonly string[];
}
