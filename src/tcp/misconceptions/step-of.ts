/** A mutant as a pure step, for the explorer. */

import type { Event, Step } from '../connection/step.ts';
import type { Connection } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import { believe } from './mutant-host.ts';
import type { MutantId } from './mutants.ts';
import { mutantOf } from './mutants.ts';

/**
 * Returns the step of a mutant that acts on single events and remembers nothing between them. What a mutant writes on
 * the wire differently, and what it does at the other end, is no matter of a step and is left out.
 */
export function stepOf(id: MutantId): (c: Connection, event: Event, now: number, profile: Profile) => Step {
  const { believe: make } = mutantOf(id);
  return (c, event, now, profile) => believe(make?.() ?? {}, { ...c }, event, now, profile, () => {});
}
