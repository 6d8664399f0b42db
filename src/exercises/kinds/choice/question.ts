import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Claim } from '../../authoring/claims/claim.ts';

/** An option without its words: the claim runs decide by, or the seal of what its author says. */
export interface Option {
  readonly id: string;
  readonly claim: Claim | null;
  /** See `sealOf`; null where a claim decides. */
  readonly seal: number | null;
}

/** An exercise as `generate` takes it: the author's file with its words left out. */
export interface ChoiceSpec {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly profile: ProfileName;
  readonly several: boolean;
  /** How many options one variant shows; null for all. */
  readonly shown: number | null;
  readonly options: readonly Option[];
  /** The scenarios the claims are about. */
  readonly scenarios: Readonly<Record<string, Scenario>>;
}

/** One variant of a choice exercise: which options are shown, in which order. It does not say which is right. */
export interface ChoiceQuestion extends Omit<ChoiceSpec, 'shown'> {
  readonly seed: number;
}

/** The part that holds the ids of the options chosen. */
export const CHOSEN = 'chosen';

/** The ids of the options a learner chose. */
export type ChoiceAnswer = readonly string[];
