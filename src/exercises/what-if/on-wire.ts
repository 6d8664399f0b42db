import { SEQUENCE_SPACE } from '../../tcp/sequence.ts';
import type { Numbers } from '../kinds/fill-trace/question.ts';

/**
 * Returns a learner's SEQ or ACK as the 32-bit field holds it. A relative number counts from `isn`, unless the learner
 * gave the right absolute one.
 *
 * @example onWire(1, 'relative', 0xffff_ffff, null) // 0
 */
export function onWire(given: number, numbers: Numbers, isn: number, absolute: number | null): number {
  const from = numbers === 'relative' && given !== absolute ? isn : 0;
  return (given + from) % SEQUENCE_SPACE;
}
