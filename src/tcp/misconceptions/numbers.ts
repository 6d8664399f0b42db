/** Misconceptions about what SEQ and ACK count. */
import type { Segment } from '../segment.ts';
import { ACK, FIN, RST, SYN, segLen } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd, seqDiff, seqGe, seqGt } from '../sequence.ts';
import { Ends, endOf, isFinWithData, isPureAck, moved } from './change.ts';
import type { Belief } from './mutant.ts';
import { mutant } from './mutant.ts';

/** A stateless reset out of nowhere has SEQ 0, which belongs to no sequence. */
function isRootless(segment: Segment): boolean {
  return (segment.flags & (RST | ACK)) === (RST | ACK) && segment.seq === 0;
}

/** Misconceptions about what SEQ and ACK count. */
export const NUMBERS = [
  mutant({
    id: 'syn-costs-nothing',
    claims: ['seq', 'ack'],
    countsOn: true,
    believe: () => ({
      says: (s) => moved(s, s.flags & SYN || isRootless(s) ? 0 : -1, -1),
      reads: (s) => moved(s, s.flags & SYN || isRootless(s) ? 0 : 1, 1),
    }),
  }),
  mutant({
    id: 'fin-costs-nothing',
    claims: ['seq', 'ack'],
    countsOn: true,
    believe: () => ({
      says(s, tcb) {
        if (tcb === null || s.flags & SYN) return s;
        const ownFin = tcb.finQueued && s.seq === seqAdd(tcb.sndEnd, 1) ? -1 : 0;
        return moved(s, ownFin, tcb.finReceived && s.ack === tcb.rcvNxt ? -1 : 0);
      },
      reads(s, tcb) {
        if (tcb === null || s.flags & SYN) return s;
        const finSent = tcb.finQueued && tcb.sndNxt === seqAdd(tcb.sndEnd, 1);
        const peerFin = tcb.finReceived && seqGe(s.seq, seqAdd(tcb.rcvNxt, -1)) ? 1 : 0;
        return moved(s, s.flags & FIN ? 0 : peerFin, finSent && seqGe(s.ack, tcb.sndEnd) ? 1 : 0);
      },
    }),
  }),
  mutant({ id: 'pure-ack-costs-one', claims: ['seq', 'ack'], countsOn: true, believe: pureAckCostsOne }),
  mutant({
    id: 'ack-is-last-octet-received',
    claims: ['ack'],
    believe: () => ({ says: (s) => moved(s, 0, -1), reads: (s) => moved(s, 0, 1) }),
  }),
  mutant({
    id: 'seq-and-ack-swapped',
    claims: ['seq', 'ack'],
    believe: () => ({ says: swapped, reads: swapped }),
  }),
  mutant({
    id: 'ack-is-own-seq-plus-one',
    claims: ['ack'],
    believe: () => ({
      says: (s) => (s.flags & ACK ? { ...s, ack: seqAdd(s.seq, 1) } : s),
      reads: (s, tcb) =>
        s.flags & ACK && tcb !== null
          ? { ...s, ack: seqAdd(tcb.sndNxt, seqDiff(s.ack, seqAdd(s.seq, 1))) }
          : s,
    }),
  }),
  mutant({
    id: 'ack-is-seq-plus-one',
    claims: ['ack'],
    believe: () => acknowledgesAs((last) => seqAdd(last.seq, 1)),
  }),
  mutant({
    id: 'ack-is-length',
    claims: ['ack'],
    believe: () => acknowledgesAs((last, irs) => seqAdd(irs, segLen(last))),
  }),
  mutant({ id: 'fin-with-data-ignores-fin', claims: ['ack'], believe: finWithDataIgnoresFin }),
  mutant({
    id: 'same-isn-both-sides',
    claims: ['seq', 'ack'],
    countsOn: true,
    isn: (picked, heard) => heard ?? picked,
  }),
  mutant({
    id: 'retransmission-takes-new-numbers',
    claims: ['seq', 'ack'],
    countsOn: true,
    believe: alwaysNewNumbers,
  }),
] as const;

function swapped(s: Segment): Segment {
  return s.flags & ACK ? { ...s, seq: s.ack, ack: s.seq } : s;
}

function pureAckCostsOne(): Belief {
  let sent = 0;
  let received = 0;
  const firstSent = new Map<Seq, number>();
  return {
    hears(segment, wire) {
      if (segment.flags & RST) return;
      const shift = seqDiff(wire.seq, segment.seq) + (isPureAck(segment) ? 1 : 0);
      if (shift > received) received = shift;
    },
    says(s, _c, retransmission) {
      const shift = retransmission ? (firstSent.get(s.seq) ?? sent) : sent;
      if (segLen(s) > 0) firstSent.set(s.seq, shift);
      if (isPureAck(s)) sent += 1;
      return moved(s, isRootless(s) ? 0 : shift, received);
    },
    reads: (s) => moved(s, s.flags & SYN ? 0 : -received, -sent),
  };
}

/** Writes the acknowledgment of the last segment that was received in order as `rule` has it. */
function acknowledgesAs(rule: (last: Segment, irs: Seq) => Seq): Belief {
  let last: Segment | null = null;
  return {
    hears(segment) {
      if (
        segLen(segment) > 0 &&
        (last === null || segment.flags & SYN || seqGt(endOf(segment), endOf(last)))
      ) {
        last = segment;
      }
    },
    says(s, tcb) {
      const covers = last !== null && (s.flags & ACK) !== 0 && s.ack === endOf(last);
      return covers && last !== null && tcb !== null ? { ...s, ack: rule(last, tcb.irs) } : s;
    },
  };
}

function finWithDataIgnoresFin(): Belief {
  let together = false;
  return {
    hears(segment) {
      if (isFinWithData(segment)) together = true;
    },
    says: (s, tcb) => (together && tcb?.finReceived === true && s.ack === tcb.rcvNxt ? moved(s, 0, -1) : s),
  };
}

function alwaysNewNumbers(): Belief {
  let next: Seq | null = null;
  const own = new Ends();
  const far = new Ends();
  return {
    hears: (segment, wire) => far.note(segment, wire),
    says(s) {
      if (isRootless(s)) return s;
      const shift = next === null ? 0 : seqDiff(next, s.seq);
      const wire = moved(s, shift, s.flags & ACK ? seqDiff(far.written(s.ack), s.ack) : 0);
      next = endOf(wire);
      own.note(s, wire);
      return wire;
    },
    reads: (s) => (s.flags & ACK ? { ...s, ack: own.meant(s.ack) } : s),
  };
}
