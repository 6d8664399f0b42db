/** Misconceptions about what SEQ and ACK count. */
import type { Segment } from '../segment.ts';
import { ACK, FIN, RST, SYN, segLen } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff, seqGe, seqGt } from '../sequence.ts';
import { endOf, isFinWithData, isPureAck, moved, NumberPairs } from './change.ts';
import { type Hooks, misconception } from './definition.ts';

/** A reset from no connection, in answer to a segment without ACK, has SEQ 0, which belongs to no sequence. */
function isWithoutConnection(segment: Segment): boolean {
  return (segment.flags & (RST | ACK)) === (RST | ACK) && segment.seq === 0;
}

/** Misconceptions about what SEQ and ACK count. */
export const NUMBERS = [
  misconception({
    id: 'syn-costs-nothing',
    changes: ['seq', 'ack'],
    addsUp: true,
    hooks: () => ({
      write: (s) => moved(s, s.flags & SYN || isWithoutConnection(s) ? 0 : -1, -1),
      read: (s) => moved(s, s.flags & SYN || isWithoutConnection(s) ? 0 : 1, 1),
    }),
  }),
  misconception({
    id: 'fin-costs-nothing',
    changes: ['seq', 'ack'],
    addsUp: true,
    hooks: () => ({
      write(s, tcb) {
        if (tcb === null || s.flags & SYN) return s;
        const ownFin = tcb.finQueued && s.seq === seqAdd(tcb.sndEnd, 1) ? -1 : 0;
        return moved(s, ownFin, tcb.finReceived && s.ack === tcb.rcvNxt ? -1 : 0);
      },
      read(s, tcb) {
        if (tcb === null || s.flags & SYN) return s;
        const finSent = tcb.finQueued && tcb.sndNxt === seqAdd(tcb.sndEnd, 1);
        const peerFin = tcb.finReceived && seqGe(s.seq, seqAdd(tcb.rcvNxt, -1)) ? 1 : 0;
        return moved(s, s.flags & FIN ? 0 : peerFin, finSent && seqGe(s.ack, tcb.sndEnd) ? 1 : 0);
      },
    }),
  }),
  misconception({ id: 'pure-ack-costs-one', changes: ['seq', 'ack'], addsUp: true, hooks: pureAckCostsOne }),
  misconception({
    id: 'ack-is-last-octet-received',
    changes: ['ack'],
    hooks: () => ({ write: (s) => moved(s, 0, -1), read: (s) => moved(s, 0, 1) }),
  }),
  misconception({
    id: 'seq-and-ack-swapped',
    changes: ['seq', 'ack'],
    hooks: () => ({ write: swapped, read: swapped }),
  }),
  misconception({
    id: 'ack-is-own-seq-plus-one',
    changes: ['ack'],
    hooks: () => ({
      write: (s) => (s.flags & ACK ? { ...s, ack: seqAdd(s.seq, 1) } : s),
      read: (s, tcb) =>
        s.flags & ACK && tcb !== null
          ? { ...s, ack: seqAdd(tcb.sndNxt, seqDiff(s.ack, seqAdd(s.seq, 1))) }
          : s,
    }),
  }),
  misconception({
    id: 'ack-is-seq-plus-one',
    changes: ['ack'],
    hooks: () => acknowledgesAs((last) => seqAdd(last.seq, 1)),
  }),
  misconception({
    id: 'ack-is-length',
    changes: ['ack'],
    hooks: () => acknowledgesAs((last, irs) => seqAdd(irs, segLen(last))),
  }),
  misconception({ id: 'fin-with-data-ignores-fin', changes: ['ack'], hooks: finWithDataIgnoresFin }),
  misconception({
    id: 'same-isn-both-sides',
    changes: ['seq', 'ack'],
    addsUp: true,
    isn: (picked, peerIsn) => peerIsn ?? picked,
  }),
  misconception({
    id: 'retransmission-takes-new-numbers',
    changes: ['seq', 'ack'],
    addsUp: true,
    hooks: alwaysNewNumbers,
  }),
] as const;

function swapped(s: Segment): Segment {
  return s.flags & ACK ? { ...s, seq: s.ack, ack: s.seq } : s;
}

function pureAckCostsOne(): Hooks {
  let sent = 0;
  let received = 0;
  const firstSent = new Map<Seq, number>();
  return {
    received(segment, wire) {
      if (segment.flags & RST) return;
      const shift = seqDiff(wire.seq, segment.seq) + (isPureAck(segment) ? 1 : 0);
      if (shift > received) received = shift;
    },
    write(s, _c, retransmission) {
      const shift = retransmission ? (firstSent.get(s.seq) ?? sent) : sent;
      if (segLen(s) > 0) firstSent.set(s.seq, shift);
      if (isPureAck(s)) sent += 1;
      return moved(s, isWithoutConnection(s) ? 0 : shift, received);
    },
    read: (s) => moved(s, s.flags & SYN ? 0 : -received, -sent),
  };
}

/** Writes the acknowledgment of the last segment that was received in order as `rule` has it. */
function acknowledgesAs(rule: (last: Segment, irs: Seq) => Seq): Hooks {
  let last: Segment | null = null;
  return {
    received(segment) {
      if (
        segLen(segment) > 0 &&
        (last === null || segment.flags & SYN || seqGt(endOf(segment), endOf(last)))
      ) {
        last = segment;
      }
    },
    write(s, tcb) {
      const covers = last !== null && (s.flags & ACK) !== 0 && s.ack === endOf(last);
      return covers && last !== null && tcb !== null ? { ...s, ack: rule(last, tcb.irs) } : s;
    },
  };
}

function finWithDataIgnoresFin(): Hooks {
  let together = false;
  return {
    received(segment) {
      if (isFinWithData(segment)) together = true;
    },
    write: (s, tcb) => (together && tcb?.finReceived === true && s.ack === tcb.rcvNxt ? moved(s, 0, -1) : s),
  };
}

function alwaysNewNumbers(): Hooks {
  let next: Seq | null = null;
  const own = new NumberPairs();
  const peer = new NumberPairs();
  return {
    received: (segment, wire) => peer.add(segment, wire),
    write(s) {
      if (isWithoutConnection(s)) return s;
      const shift = next === null ? 0 : seqDiff(next, s.seq);
      const wire = moved(s, shift, s.flags & ACK ? seqDiff(peer.toWire(s.ack), s.ack) : 0);
      next = endOf(wire);
      own.add(s, wire);
      return wire;
    },
    read: (s) => (s.flags & ACK ? { ...s, ack: own.fromWire(s.ack) } : s),
  };
}
