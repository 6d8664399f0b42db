/** What must hold in every state of every run. */

import { isSynchronized } from '../connection/state.ts';
import type { Tcb } from '../connection/tcb.ts';
import { ACK, RST } from '../segment.ts';
import { seqAdd, seqGt, seqLe } from '../sequence.ts';
import { otherSide, SIDES } from '../simulator/transcript.ts';
import type { Side, SystemState } from './system-state.ts';
import { stateOf } from './system-state.ts';

/** A statement about a state. */
export interface Invariant {
  readonly name: string;
  /** Returns what is wrong, or null. */
  readonly check: (system: SystemState) => string | null;
}

/** Tells, for each side that has a connection, what `check` finds wrong with it and the other side. */
function eachSide(check: (tcb: Tcb, side: Side, other: Side) => string | null): Invariant['check'] {
  return (system) => {
    for (const id of SIDES) {
      const side = system[id];
      const wrong = side.tcb === null ? null : check(side.tcb, side, system[otherSide(id)]);
      if (wrong !== null) return `${id}: ${wrong}`;
    }
    return null;
  };
}

/** The invariants of the true model. RFC 9293 sections 3.4, 3.5 and 3.6. */
export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'SND.UNA is not beyond SND.NXT',
    check: eachSide((tcb) =>
      seqLe(tcb.sndUna, tcb.sndNxt) ? null : `SND.UNA ${tcb.sndUna}, SND.NXT ${tcb.sndNxt}`,
    ),
  },
  {
    name: 'nothing is received that was not sent',
    check: eachSide((tcb, _side, { tcb: far }) => {
      if (far === null || tcb.irs !== far.iss || !seqGt(tcb.rcvNxt, far.sndNxt)) return null;
      return `RCV.NXT ${tcb.rcvNxt}, the other side's SND.NXT ${far.sndNxt}`;
    }),
  },
  {
    name: 'nothing is acknowledged that was not sent',
    check(system) {
      for (const { from, segment } of system.wire) {
        const far = system[otherSide(from)].tcb;
        if (far === null || (segment.flags & (ACK | RST)) !== ACK || !seqGt(segment.ack, far.sndNxt))
          continue;
        return `the ${from} acknowledges ${segment.ack}, SND.NXT of the other side is ${far.sndNxt}`;
      }
      return null;
    },
  },
  {
    name: 'two synchronized ends agree on both ISNs',
    check: eachSide((tcb, _side, { tcb: far }) => {
      if (far === null || !isSynchronized(tcb.state) || !isSynchronized(far.state)) return null;
      return tcb.irs === far.iss ? null : `IRS ${tcb.irs}, the other side's ISS ${far.iss}`;
    }),
  },
  {
    name: 'a FIN is received where it was sent',
    check: eachSide((tcb, _side, { tcb: far }) => {
      if (!tcb.finReceived || far === null || tcb.irs !== far.iss) return null;
      return far.finQueued && tcb.rcvNxt === seqAdd(far.sndEnd, 1)
        ? null
        : `a FIN was applied before ${tcb.rcvNxt}`;
    }),
  },
  {
    name: 'who was in CLOSE-WAIT is never in TIME-WAIT',
    check: eachSide((tcb, side) =>
      tcb.state === 'TIME-WAIT' && side.passive ? 'TIME-WAIT after CLOSE-WAIT' : null,
    ),
  },
  {
    name: 'a connection is half-open only after a crash or a reset',
    check(system) {
      for (const id of SIDES) {
        const other = system[otherSide(id)];
        if (system[id].ending !== 'close' || other.ending !== null) continue;
        const state = stateOf(other);
        if (isSynchronized(state) && state !== 'TIME-WAIT')
          return `${id} has closed, the other is in ${state}`;
      }
      return null;
    },
  },
];
