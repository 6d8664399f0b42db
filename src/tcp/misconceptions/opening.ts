/** Misconceptions about opening a connection. */

import { answerReset } from '../connection/answers.ts';
import { establish } from '../connection/establish.ts';
import { transmit } from '../connection/output.ts';
import { closeNow, startTimer, stopRetransmitTimer } from '../connection/step-context.ts';
import { ACK, RST, SYN } from '../segment.ts';
import { seqAdd, seqGt, seqLe } from '../sequence.ts';
import { dropEffects } from './change.ts';
import { type Hooks, misconception } from './definition.ts';

const S = 1_000_000;

/** Misconceptions about opening a connection. */
export const OPENING = [
  misconception({
    id: 'third-ack-is-repeated',
    changes: ['segments'],
    hooks: thirdAckIsRepeated,
  }),
  misconception({ id: 'both-established-at-once', changes: ['state'], hooks: bothEstablishedAtOnce }),
  misconception({
    id: 'data-after-lost-third-ack-is-reset',
    changes: ['flags', 'ack', 'state'],
    hooks: () => ({
      insteadOfStep(ctx, event) {
        if (event.kind !== 'segment' || ctx.tcb.state !== 'SYN-RECEIVED' || ctx.tcb.active) return false;
        const { segment } = event;
        if (segment.len === 0 || segment.flags & (SYN | RST)) return false;
        answerReset(ctx, segment, 'misconception/applied');
        closeNow(ctx, 'misconception/applied');
        return true;
      },
    }),
  }),
  misconception({
    id: 'listen-ignores-stray-ack',
    changes: ['segments'],
    hooks: () => ({ ignores: (s, state) => state === 'LISTEN' && (s.flags & (ACK | RST)) === ACK }),
  }),
  misconception({
    id: 'stale-syn-ack-is-ignored',
    changes: ['segments'],
    hooks: () => ({
      ignores(s, state, tcb) {
        if (state !== 'SYN-SENT' || tcb === null || (s.flags & (ACK | RST)) !== ACK) return false;
        return seqLe(s.ack, tcb.iss) || seqGt(s.ack, tcb.sndNxt);
      },
    }),
  }),
  misconception({
    id: 'close-in-syn-sent-sends-rst',
    changes: ['segments'],
    hooks: () => ({
      afterStep(ctx, was, event) {
        const called = event.kind === 'close' || event.kind === 'shutdown-write' || event.kind === 'abort';
        if (called && was.state === 'SYN-SENT' && ctx.tcb.state === 'CLOSED')
          transmit(ctx, RST, ctx.tcb.sndNxt, 0, 'misconception/applied');
      },
    }),
  }),
  misconception({
    id: 'syn-rto-3-6-12',
    changes: ['time'],
    profile: () => ({ rtoInitial: 3 * S, synLinearTimeouts: 0 }),
  }),
] as const;

/**
 * The client watches over its third segment with a timer; the server, which waits for it, repeats nothing. As an ACK is
 * never acknowledged, the client can only guess: it repeats the segment once, unless something has come since.
 */
function thirdAckIsRepeated(): Hooks {
  let answered = false;
  return {
    received(segment) {
      answered = (segment.flags & SYN) === 0;
    },
    afterStep(ctx, was, event) {
      const { tcb, profile } = ctx;
      if (was.state === 'SYN-SENT' && tcb.state === 'ESTABLISHED' && tcb.flight.length === 0) {
        startTimer(ctx, 'retransmission', profile.rtoInitial);
      } else if (event.kind === 'timer' && event.timer === 'retransmission') {
        if (tcb.state === 'SYN-RECEIVED' && !tcb.active) dropEffects(ctx, (e) => e.kind === 'send');
        if (was.state !== 'ESTABLISHED' || !was.active || was.flight.length > 0 || answered) return;
        transmit(ctx, ACK, tcb.sndNxt, 0, 'misconception/applied', true);
      }
    },
  };
}

/** The server is ESTABLISHED at the moment the client sends the third segment, whatever becomes of that. */
function bothEstablishedAtOnce(): Hooks {
  return {
    afterStep(ctx, was, _event, reach) {
      if (was.state !== 'SYN-SENT' || ctx.tcb.state !== 'ESTABLISHED') return;
      reach((far) => {
        const { tcb } = far;
        if (tcb.state !== 'SYN-RECEIVED') return;
        stopRetransmitTimer(far);
        tcb.flight = [];
        tcb.sndUna = seqAdd(tcb.iss, 1);
        establish(
          far,
          {
            sport: tcb.peer,
            dport: tcb.port,
            seq: tcb.rcvNxt,
            ack: tcb.sndUna,
            flags: ACK,
            len: 0,
            wnd: Math.ceil(tcb.sndWnd / 2 ** tcb.sndScale),
            options: null,
          },
          'misconception/applied',
        );
      });
    },
  };
}
