import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Claim } from './claim.ts';
import { runNames, runsIn, runsOf } from './runs.ts';
import { whyNot } from './why-not.ts';

/** What a sentence rests on: a claim that runs bear out, or where it can be read. */
export interface Grounds {
  readonly claim: Claim | null;
  readonly source: string | null;
}

/** A sentence of the site that says something about TCP. */
export interface Statement extends Grounds {
  /** What it is, for messages: `the reason of option "client"`. */
  readonly what: string;
  /** Profile of the runs whose claim names none. */
  readonly profile: ProfileName;
}

/** Returns what is wrong with a statement: it rests on nothing, or a run with this seed does not bear it out. */
export function statementProblems(
  { what, profile, claim, source }: Statement,
  scenario: (id: string) => Scenario,
  seed: number,
): string[] {
  if (!claim) return source === null ? [`${what} has neither a claim nor a source`] : [];
  const runs = runsOf(Object.fromEntries(runsIn(claim).map((id) => [id, scenario(id)])), profile, seed);
  return named(what, () => whyNot(claim, runs)).map((why) => `${what} is not what the run shows: ${why}`);
}

/** What a reader is told that a sentence rests on. */
export interface GroundsTexts {
  /** The runs that were asked. */
  readonly runs: readonly string[];
  readonly source: string | null;
}

/** Returns what a reader is told that a sentence rests on. */
export function groundsTexts(
  claims: readonly (Claim | undefined)[],
  source: string | undefined,
): GroundsTexts {
  const runs = new Set(claims.flatMap((claim) => (claim ? runNames(claim) : [])));
  return { runs: [...runs], source: source ?? null };
}

/** Runs a check; a RangeError, which is its author's, gets the name of what is checked. */
export function named<Result>(what: string, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${what}: ${error.message}`) : error;
  }
}
