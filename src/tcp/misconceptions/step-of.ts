/** A mutant as a pure step, for the explorer. */

import type { Event, Step } from '../connection/step.ts';
import type { Tcb } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import { believe } from './mutant-host.ts';
import type { MutantId } from './mutants.ts';
import { mutantOf } from './mutants.ts';

/**
 * Returns the step of a mutant that acts on single events and remembers nothing between them. What a mutant writes on
 * the wire differently, and what it does at the other end, is no matter of a step and is left out.
 */
export function stepOf(id: MutantId): (tcb: Tcb, event: Event, now: number, profile: Profile) => Step {
  const { believe: make } = mutantOf(id);
  return (tcb, event, now, profile) => believe(make?.() ?? {}, { ...tcb }, event, now, profile, () => {});
}
