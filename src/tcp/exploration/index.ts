/** Every interleaving of a small program, with losses, checked state by state. */
export { type Exploration, type ExploreOptions, explore, type Pair, type Violation } from './explore.ts';
export { INVARIANTS, type Invariant } from './invariants.ts';
export { type Call, handshake, handshakeAndClose, type Program, simultaneousOpen } from './program.ts';
export { replay } from './replay.ts';
export type { StepFunction } from './step-side.ts';
export { type Side, type SystemState, stateOf } from './system-state.ts';
export type { Transition } from './transitions.ts';
