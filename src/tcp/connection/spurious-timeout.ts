/**
 * Time-outs that turn out to be spurious, because what was in flight was late and not lost: F-RTO (RFC 5682 section 3.1, with
 * SACK where both sides have it) and the Eifel detection (RFC 3522). Linux `tcp_process_loss`.
 */

import type { Segment } from '../segment.ts';
import { seqGe, seqGt } from '../sequence.ts';
import { timestampNow } from './output.ts';
import { sendLost } from './retransmit.ts';
import { sendPending } from './send.ts';
import type { StepContext } from './step-context.ts';
import { hasUnsent, usableWindow } from './tcb.ts';

/** What an acknowledgment after a time-out says. */
export interface Arrival {
  readonly seg: Segment;
  /** It acknowledges something new. */
  readonly advances: boolean;
  /** It repeats the last one, with neither text nor another window. */
  readonly duplicate: boolean;
  /** It reports by SACK what was not reported before. */
  readonly sacks: boolean;
  /** Something it acknowledges or SACKs was in flight at the time-out and was not sent again since. */
  readonly coversOriginal: boolean;
}

/** Takes an acknowledgment that comes after a time-out: it takes the time-out back, or lets what is lost be sent again. */
export function recoverFromTimeout(ctx: StepContext, arrival: Arrival): void {
  const { tcb } = ctx;
  const shownSpurious =
    (arrival.advances && echoesEarlier(ctx, arrival.seg)) || (tcb.doubtsLoss && arrival.coversOriginal);
  if (shownSpurious && tcb.cwndBefore >= 0) {
    undoTimeout(ctx);
    return;
  }
  const recovered = seqGe(tcb.sndUna, tcb.recover);
  if (tcb.doubtsLoss && triesNewData(ctx, arrival, recovered)) return;
  if (recovered) {
    tcb.recover = -1;
    tcb.cwndBefore = -1;
    tcb.retransmittingSince = -1;
  } else {
    sendLost(ctx);
  }
}

/** RFC 5682 section 3.1, steps 2 and 3. Returns whether new data was sent in place of what is lost. */
function triesNewData(ctx: StepContext, arrival: Arrival, recovered: boolean): boolean {
  const { tcb } = ctx;
  if (seqGt(tcb.sndNxt, tcb.recover)) {
    if (arrival.sacks || arrival.duplicate) tcb.doubtsLoss = false;
    return false;
  }
  if (!arrival.advances || recovered) return false;
  if (hasUnsent(tcb) && usableWindow(tcb) > 0) sendPending(ctx, 'send/after-timeout', true);
  tcb.doubtsLoss = seqGt(tcb.sndNxt, tcb.recover);
  return tcb.doubtsLoss;
}

/** Tells whether a segment echoes a timestamp from before the first retransmission. RFC 3522 section 3.2. */
function echoesEarlier({ tcb, profile }: StepContext, seg: Segment): boolean {
  const echo = tcb.timestamps ? (seg.options?.timestamps?.echo ?? 0) : 0;
  if (!profile.undoByTimestamp || echo === 0 || tcb.retransmittingSince < 0) return false;
  return seqGt(timestampNow(tcb, tcb.retransmittingSince), echo);
}

/** Takes a time-out back: nothing is lost, and the congestion window is what it was. RFC 4015 section 3. */
function undoTimeout({ tcb }: StepContext): void {
  tcb.flight = tcb.flight.map((f) => ({
    ...f,
    lost: false,
    countsTwice: !f.sacked && !f.lost && f.retransmitted,
  }));
  tcb.cwnd = Math.max(tcb.cwnd, tcb.cwndBefore);
  tcb.cwndBefore = -1;
  tcb.doubtsLoss = false;
  tcb.recover = -1;
  tcb.retransmittingSince = -1;
}
