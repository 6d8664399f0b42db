/** Selective acknowledgment, the receiver's part: which blocks to report. RFC 2018 section 4 and RFC 2883 (D-SACK). */

import type { Seq } from '../sequence.ts';
import { seqGt, seqLe, seqLt } from '../sequence.ts';
import type { StepContext } from './step-context.ts';
import type { Mutable, SackBlock, Tcb } from './tcb.ts';

/** How many blocks a receiver remembers: Linux TCP_NUM_SACKS. RFC 2018 section 3: options have room for four. */
const MOST_BLOCKS = 4;

/** No block. */
export const NO_BLOCKS: readonly SackBlock[] = [];

/**
 * Takes note of text, or a FIN, beyond RCV.NXT: its block comes first from now on, joined with those it touches. RFC 2018
 * section 4.
 */
export function noteOutOfOrder(tcb: Mutable<Tcb>, left: Seq, right: Seq): void {
  let from = left;
  let to = right;
  const others: SackBlock[] = [];
  for (const block of tcb.sackBlocks) {
    if (seqGt(block[0], to) || seqLt(block[1], from)) {
      others.push(block);
      continue;
    }
    if (seqLt(block[0], from)) from = block[0];
    if (seqGt(block[1], to)) to = block[1];
  }
  tcb.sackBlocks = [[from, to], ...others.slice(0, MOST_BLOCKS - 1)];
}

/** Forgets the blocks that RCV.NXT has reached. */
export function dropReceivedBlocks(tcb: Mutable<Tcb>): void {
  if (tcb.sackBlocks.length === 0) return;
  tcb.sackBlocks = tcb.sackBlocks.filter(([, right]) => seqGt(right, tcb.rcvNxt));
}

/**
 * Takes note of octets received a second time, which the next segment reports where the profile has D-SACK: RFC 2883.
 * `more` adds them to those noted before, where they touch: Linux `tcp_dsack_extend`.
 */
export function noteDuplicate(
  { tcb, profile }: StepContext,
  left: Seq,
  right: Seq,
  more: boolean = false,
): void {
  if (!profile.duplicateSack || !tcb.sack || !seqLt(left, right)) return;
  if (!more || tcb.duplicate === null) {
    tcb.duplicate = [left, right];
    return;
  }
  const [from, to] = tcb.duplicate;
  if (seqGt(left, to) || seqGt(from, right)) return;
  tcb.duplicate = [seqLt(left, from) ? left : from, seqGt(right, to) ? right : to];
}

/** Returns the blocks that a segment sent now carries: a duplicate first, then the latest ones, as many as fit. */
export function blocksToReport(tcb: Tcb): readonly SackBlock[] {
  if (!tcb.sack) return NO_BLOCKS;
  // Timestamps take the room of one block: RFC 2018 section 3.
  const room = tcb.timestamps ? MOST_BLOCKS - 1 : MOST_BLOCKS;
  const blocks = tcb.duplicate === null ? tcb.sackBlocks : [tcb.duplicate, ...tcb.sackBlocks];
  return blocks.length > room ? blocks.slice(0, room) : blocks;
}

/** Returns the part of a segment's octets up to `right` that lies left of RCV.NXT, as `noteDuplicate` takes it. */
export function noteDuplicatePart(ctx: StepContext, left: Seq, right: Seq): void {
  const { rcvNxt } = ctx.tcb;
  noteDuplicate(ctx, left, seqLe(right, rcvNxt) ? right : rcvNxt);
}
