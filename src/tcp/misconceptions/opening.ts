/** Misconceptions about opening a connection. */

import { establish } from '../connection/establish.ts';
import { transmit } from '../connection/output.ts';
import { closeNow, startTimer, stopRetransmitTimer } from '../connection/step-context.ts';
import { ACK, RST, SYN } from '../segment.ts';
import { answerReset } from '../segment-arrives/answers.ts';
import { seqAdd, seqGt, seqLe } from '../sequence.ts';
import { dropEffects } from './change.ts';
import type { Belief } from './mutant.ts';
import { mutant } from './mutant.ts';

const S = 1_000_000;

/** Misconceptions about opening a connection. */
export const OPENING = [
  mutant({
    id: 'third-ack-is-repeated',
    claims: ['segments'],
    believe: thirdAckIsRepeated,
  }),
  mutant({ id: 'both-established-at-once', claims: ['state'], believe: bothEstablishedAtOnce }),
  mutant({
    id: 'data-after-lost-third-ack-is-reset',
    claims: ['flags', 'ack', 'state'],
    believe: () => ({
      instead(ctx, event) {
        if (event.kind !== 'segment' || ctx.tcb.state !== 'SYN-RECEIVED' || ctx.tcb.active) return false;
        const { segment } = event;
        if (segment.len === 0 || segment.flags & (SYN | RST)) return false;
        answerReset(ctx, segment, 'belief/held');
        closeNow(ctx, 'belief/held');
        return true;
      },
    }),
  }),
  mutant({
    id: 'listen-ignores-stray-ack',
    claims: ['segments'],
    believe: () => ({ ignores: (s, state) => state === 'LISTEN' && (s.flags & (ACK | RST)) === ACK }),
  }),
  mutant({
    id: 'stale-syn-ack-is-ignored',
    claims: ['segments'],
    believe: () => ({
      ignores(s, state, tcb) {
        if (state !== 'SYN-SENT' || tcb === null || (s.flags & (ACK | RST)) !== ACK) return false;
        return seqLe(s.ack, tcb.iss) || seqGt(s.ack, tcb.sndNxt);
      },
    }),
  }),
  mutant({
    id: 'close-in-syn-sent-sends-rst',
    claims: ['segments'],
    believe: () => ({
      after(ctx, was, event) {
        const called = event.kind === 'close' || event.kind === 'shutdown-write' || event.kind === 'abort';
        if (called && was.state === 'SYN-SENT' && ctx.tcb.state === 'CLOSED')
          transmit(ctx, RST, ctx.tcb.sndNxt, 0, 'belief/held');
      },
    }),
  }),
  mutant({
    id: 'syn-rto-3-6-12',
    claims: ['time'],
    profile: () => ({ rtoInitial: 3 * S, synLinearTimeouts: 0 }),
  }),
] as const;

/**
 * The client watches over its third segment with a timer; the server, which waits for it, repeats nothing. As an ACK is
 * never acknowledged, the client can only guess: it repeats the segment once, unless something has come since.
 */
function thirdAckIsRepeated(): Belief {
  let answered = false;
  return {
    hears(segment) {
      answered = (segment.flags & SYN) === 0;
    },
    after(ctx, was, event) {
      const { tcb, profile } = ctx;
      if (was.state === 'SYN-SENT' && tcb.state === 'ESTABLISHED' && tcb.flight.length === 0) {
        startTimer(ctx, 'retransmission', profile.rtoInitial);
      } else if (event.kind === 'timer' && event.timer === 'retransmission') {
        if (tcb.state === 'SYN-RECEIVED' && !tcb.active) dropEffects(ctx, (e) => e.kind === 'send');
        if (was.state !== 'ESTABLISHED' || !was.active || was.flight.length > 0 || answered) return;
        transmit(ctx, ACK, tcb.sndNxt, 0, 'belief/held', true);
      }
    },
  };
}

/** The server is ESTABLISHED at the moment the client sends the third segment, whatever becomes of that. */
function bothEstablishedAtOnce(): Belief {
  return {
    after(ctx, was, _event, reach) {
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
          'belief/held',
        );
      });
    },
  };
}
