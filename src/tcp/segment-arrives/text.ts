/** Segment text and FIN: RFC 9293 section 3.10.7.4, seventh and eighth checks. */
import { dataArrived, enterQuickAck, measureText, scheduleAck } from '../connection/acknowledge.ts';
import { NOTHING_OUT_OF_ORDER } from '../connection/new-tcb.ts';
import { sendAck } from '../connection/output.ts';
import { receiveWindow } from '../connection/receive-space.ts';
import {
  dropReceivedBlocks,
  NO_BLOCKS,
  noteDuplicate,
  noteDuplicatePart,
  noteOutOfOrder,
} from '../connection/sack.ts';
import type { StepContext } from '../connection/step-context.ts';
import { moveTo, refuse, stopRetransmitTimer } from '../connection/step-context.ts';
import type { OutOfOrder } from '../connection/tcb.ts';
import { isFinAcknowledged } from '../connection/tcb.ts';
import { enterTimeWait } from '../connection/time-wait.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { FIN, PSH, SYN, segLen } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff, seqGe, seqGt, seqLe, seqLt } from '../sequence.ts';

/** Takes the text and the FIN of an acceptable segment, in order or to be kept until the gap before it fills. */
export function takeText(ctx: StepContext, seg: Segment): void {
  const { tcb, policies, profile } = ctx;
  if (segLen(seg) === 0) return;
  const start = seg.flags & SYN ? seqAdd(seg.seq, 1) : seg.seq;
  const room = policies.roomForText(tcb, start);
  const len = Math.min(seg.len, room);
  const end = seqAdd(start, len);
  const fin = (seg.flags & FIN) !== 0 && seg.len < room;
  const last = fin ? seqAdd(end, 1) : end;
  if (seqLt(start, tcb.rcvNxt)) noteDuplicatePart(ctx, start, last);
  if (seqLe(last, tcb.rcvNxt)) {
    refuseText(ctx, 'text/old');
    return;
  }
  const window = receiveWindow(tcb);
  if (seqGt(start, tcb.rcvNxt)) {
    if (seqGe(start, seqAdd(tcb.rcvNxt, window))) refuseText(ctx, 'text/beyond-window');
    else keepForLater(ctx, seg, start, len, fin);
    return;
  }
  if (window === 0 && seg.len > 0) {
    refuseText(ctx, 'text/beyond-window');
    return;
  }
  const fresh = seqDiff(end, tcb.rcvNxt);
  if (fresh > 0) deliver(ctx, fresh, 'in-order');
  else if (fin) policies.bufferText(tcb, profile, 0, 'in-order');
  if (len > 0) {
    dataArrived(ctx, len, (seg.flags & PSH) !== 0);
    policies.growWindow(tcb, profile, len);
  }
  if (fresh > 0) tcb.unread -= policies.outOfBandOctets(seg);
  if (fin) takeFin(ctx);
  if (tcb.outOfOrder.length > 0) fillGap(ctx);
}

function deliver(ctx: StepContext, octets: number, place: 'in-order' | 'gap-filled'): void {
  const { tcb, policies, profile } = ctx;
  policies.bufferText(tcb, profile, octets, place);
  tcb.rcvNxt = seqAdd(tcb.rcvNxt, octets);
  tcb.unread += octets;
  ctx.effects.push({ kind: 'deliver', octets });
  ctx.because = 'text/in-order';
}

function keepForLater(ctx: StepContext, seg: Segment, seq: number, len: number, fin: boolean): void {
  const { tcb, policies, profile } = ctx;
  const end = seqAdd(seq, len + (fin ? 1 : 0));
  const overlaps = tcb.outOfOrder.filter((o) => seqLt(o.seq, end) && seqGt(endOfKept(o), seq));
  noteOutOfOrder(tcb, seq, end);
  for (const o of overlaps) {
    noteDuplicate(ctx, later(o.seq, seq), earlier(endOfKept(o), end), o !== overlaps[0]);
  }
  if (!overlaps.some((o) => seqLe(o.seq, seq) && seqGe(endOfKept(o), end))) {
    policies.bufferText(tcb, profile, len, 'ahead');
    const others = tcb.outOfOrder.filter((o) => seqLt(o.seq, seq) || seqGt(endOfKept(o), end));
    tcb.outOfOrder = [...others, { seq, len, fin }].sort((a, b) => seqDiff(a.seq, b.seq));
  }
  if (len > 0) measureText(ctx, len, (seg.flags & PSH) !== 0);
  tcb.ackNow = true;
  scheduleAck(ctx);
  refuse(ctx, 'text/out-of-order');
}

/** Returns the sequence number after a kept segment. */
function endOfKept({ seq, len, fin }: OutOfOrder): Seq {
  return seqAdd(seq, len + (fin ? 1 : 0));
}

const later = (a: Seq, b: Seq): Seq => (seqGt(a, b) ? a : b);
const earlier = (a: Seq, b: Seq): Seq => (seqGt(a, b) ? b : a);

/** The text is not taken, or not yet: the peer learns at once what is expected. */
function refuseText(ctx: StepContext, because: RuleId): void {
  enterQuickAck(ctx);
  scheduleAck(ctx);
  refuse(ctx, because);
}

/** Takes the text that was kept until the gap before it was filled. */
function fillGap(ctx: StepContext): void {
  const { tcb, policies, profile } = ctx;
  while (tcb.outOfOrder.length > 0) {
    const [first, ...rest] = tcb.outOfOrder;
    if (first === undefined || seqGt(first.seq, tcb.rcvNxt)) break;
    tcb.outOfOrder = rest;
    const end = seqAdd(first.seq, first.len + (first.fin ? 1 : 0));
    if (seqLt(first.seq, tcb.rcvNxt)) noteDuplicatePart(ctx, first.seq, end);
    const fresh = seqDiff(seqAdd(first.seq, first.len), tcb.rcvNxt);
    if (fresh > 0) deliver(ctx, fresh, 'gap-filled');
    else if (first.fin) policies.bufferText(tcb, profile, 0, 'gap-filled');
    if (first.fin && !tcb.finReceived && seqGe(seqAdd(first.seq, first.len), tcb.rcvNxt)) takeFin(ctx);
  }
  dropReceivedBlocks(tcb);
  if (tcb.outOfOrder.length === 0) tcb.ackNow = true;
}

/** The peer's FIN is next in order: RFC 9293 section 3.10.7.4, eighth check. */
function takeFin(ctx: StepContext): void {
  const { tcb } = ctx;
  tcb.rcvNxt = seqAdd(tcb.rcvNxt, 1);
  tcb.finReceived = true;
  scheduleAck(ctx);
  moveOnByFin(ctx);
  // Nothing that is kept can come before the FIN. An ACK that has gone out by now still reports it.
  if (tcb.outOfOrder.length > 0) {
    tcb.outOfOrder = NOTHING_OUT_OF_ORDER;
    tcb.sackBlocks = NO_BLOCKS;
  }
}

function moveOnByFin(ctx: StepContext): void {
  const { tcb } = ctx;
  switch (tcb.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
      moveTo(ctx, 'CLOSE-WAIT', 'fin/established');
      tcb.duplicate = null;
      tcb.interactive = true;
      return;
    case 'FIN-WAIT-1':
      sendAck(ctx, 'ack/fin');
      if (isFinAcknowledged(tcb)) {
        stopRetransmitTimer(ctx);
        enterTimeWait(ctx, 'fin/fin-wait-1-acked');
      } else {
        moveTo(ctx, 'CLOSING', 'fin/fin-wait-1');
      }
      return;
    case 'FIN-WAIT-2':
      sendAck(ctx, 'ack/fin');
      enterTimeWait(ctx, 'fin/fin-wait-2');
      return;
    default:
      return;
  }
}
