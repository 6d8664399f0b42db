import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Claim } from '../../authoring/claims/claim.ts';

/** An option without its words: the claim runs decide by, or the seal of what its author says. */
export interface Option {
  readonly id: string;
  readonly claim: Claim | null;
  /** See {@link sealOf}; null where a claim decides. */
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

/** The ids of the options a learner chose. */
export type ChoiceAnswer = readonly string[];

/** Returns a number that keeps whether an option without a claim is right from being read off the page's data. */
export function sealOf(name: string, option: string, right: boolean): number {
  let hash = 0x811c_9dc5;
  for (const character of `${name}\n${option}\n${right ? 'right' : 'wrong'}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
  }
  return hash >>> 0;
}
