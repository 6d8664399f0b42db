/** Small changes that misconceptions make to segments and to the outcome of a step. */

import type { State } from '../connection/state.ts';
import type { StepContext } from '../connection/step-context.ts';
import { closeNow } from '../connection/step-context.ts';
import { enterTimeWait } from '../connection/time-wait.ts';
import type { Segment } from '../segment.ts';
import { ACK, FIN, segLen } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqGe, seqGt, seqLe } from '../sequence.ts';
import type { TimerName } from '../simulator/transcript.ts';

/** Returns a segment with SEQ and ACK moved; SACK blocks move with ACK, and ACK only where the bit is set. */
export function moved(segment: Segment, seq: number, ack: number): Segment {
  const byAck = segment.flags & ACK ? ack : 0;
  if (seq === 0 && byAck === 0) return segment;
  const blocks = segment.options?.sackBlocks;
  const options =
    blocks === undefined || segment.options === null
      ? segment.options
      : {
          ...segment.options,
          sackBlocks: blocks.map(([l, r]) => [seqAdd(l, byAck), seqAdd(r, byAck)] as const),
        };
  return { ...segment, seq: seqAdd(segment.seq, seq), ack: seqAdd(segment.ack, byAck), options };
}

/** Returns the sequence number behind a segment. */
export function endOf(segment: Segment): Seq {
  return seqAdd(segment.seq, segLen(segment));
}

/** Tells whether a segment is a pure ACK: the bit, no SYN, FIN or RST, no data. */
export function isPureAck(segment: Segment): boolean {
  return segment.len === 0 && (segment.flags & ~0x08) === ACK;
}

/** Tells whether a segment carries a FIN together with data. */
export function isFinWithData(segment: Segment): boolean {
  return segment.len > 0 && (segment.flags & FIN) !== 0;
}

/** Drops the effects of a step that `unwanted` picks. */
export function dropEffects(
  ctx: StepContext,
  unwanted: (effect: StepContext['effects'][number]) => boolean,
): void {
  const kept = ctx.effects.filter((effect) => !unwanted(effect));
  ctx.effects.splice(0, ctx.effects.length, ...kept);
}

/** Takes back that a timer was started in this step. */
export function dropTimer(ctx: StepContext, timer: TimerName): void {
  dropEffects(ctx, (e) => e.kind === 'start-timer' && e.timer === timer);
}

/** Turns the step's change of state into one that begins in `from` and ends in TIME-WAIT or CLOSED. */
export function endsIn(ctx: StepContext, from: State, to: 'TIME-WAIT' | 'CLOSED'): void {
  dropEffects(ctx, (e) => e.kind === 'state');
  dropTimer(ctx, 'time-wait');
  ctx.tcb.waitAt = -1;
  ctx.tcb.state = from;
  if (to === 'CLOSED') closeNow(ctx, 'misconception/applied');
  else enterTimeWait(ctx, 'misconception/applied');
}

/** The end of each segment, in true numbers and as written on the wire: acknowledgments are translated by it. */
export class NumberPairs {
  readonly #pairs: { readonly truth: Seq; readonly wire: Seq }[] = [];

  /** Adds a segment, and how it was written. */
  add(segment: Segment, wire: Segment): void {
    if (segLen(segment) > 0) this.#pairs.push({ truth: endOf(segment), wire: endOf(wire) });
  }

  /** Returns how a true acknowledgment number is written: past everything it covers. */
  toWire(ack: Seq): Seq {
    let best: Seq | null = null;
    for (const { truth, wire } of this.#pairs) {
      if (seqLe(truth, ack) && (best === null || seqGt(wire, best))) best = wire;
    }
    return best ?? ack;
  }

  /** Returns the true number that a written acknowledgment number stands for. */
  fromWire(ack: Seq): Seq {
    let best: Seq | null = null;
    for (const { truth, wire } of this.#pairs) {
      if (seqGe(ack, wire) && (best === null || seqGt(truth, best))) best = truth;
    }
    return best ?? ack;
  }
}
