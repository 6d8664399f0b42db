export type { Exploration, ExploreOptions, Pair, Violation } from './explore.ts';
export { explore } from './explore.ts';
export type { Invariant } from './invariants.ts';
export { INVARIANTS } from './invariants.ts';
export { handshake, handshakeAndClose, simultaneousOpen } from './plays.ts';
export { replay } from './replay.ts';
export type { Model } from './take.ts';
export type { Act, Choice, Play, Side, World } from './world.ts';
export { stateOf } from './world.ts';
