/** Misconceptions about opening a connection. */
import { closeNow, startTimer, stopRetransmitTimer } from '../connection/draft.ts';
import { establish } from '../connection/establish.ts';
import { transmit } from '../connection/output.ts';
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
      instead(d, event) {
        if (event.kind !== 'segment' || d.c.state !== 'SYN-RECEIVED' || d.c.active) return false;
        const { segment } = event;
        if (segment.len === 0 || segment.flags & (SYN | RST)) return false;
        answerReset(d, segment, 'belief/held');
        closeNow(d, 'belief/held');
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
      ignores(s, state, c) {
        if (state !== 'SYN-SENT' || c === null || (s.flags & (ACK | RST)) !== ACK) return false;
        return seqLe(s.ack, c.iss) || seqGt(s.ack, c.sndNxt);
      },
    }),
  }),
  mutant({
    id: 'close-in-syn-sent-sends-rst',
    claims: ['segments'],
    believe: () => ({
      after(d, was, event) {
        const called = event.kind === 'close' || event.kind === 'shutdown-write' || event.kind === 'abort';
        if (called && was.state === 'SYN-SENT' && d.c.state === 'CLOSED')
          transmit(d, RST, d.c.sndNxt, 0, 'belief/held');
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
    after(d, was, event) {
      const { c, p } = d;
      if (was.state === 'SYN-SENT' && c.state === 'ESTABLISHED' && c.flight.length === 0) {
        startTimer(d, 'retransmission', p.rtoInitial);
      } else if (event.kind === 'timer' && event.timer === 'retransmission') {
        if (c.state === 'SYN-RECEIVED' && !c.active) dropEffects(d, (e) => e.kind === 'send');
        if (was.state !== 'ESTABLISHED' || !was.active || was.flight.length > 0 || answered) return;
        transmit(d, ACK, c.sndNxt, 0, 'belief/held', true);
      }
    },
  };
}

/** The server is ESTABLISHED at the moment the client sends the third segment, whatever becomes of that. */
function bothEstablishedAtOnce(): Belief {
  return {
    after(d, was, _event, reach) {
      if (was.state !== 'SYN-SENT' || d.c.state !== 'ESTABLISHED') return;
      reach((far) => {
        const { c } = far;
        if (c.state !== 'SYN-RECEIVED') return;
        stopRetransmitTimer(far);
        c.flight = [];
        c.sndUna = seqAdd(c.iss, 1);
        establish(
          far,
          {
            sport: c.peer,
            dport: c.port,
            seq: c.rcvNxt,
            ack: c.sndUna,
            flags: ACK,
            len: 0,
            wnd: Math.ceil(c.sndWnd / 2 ** c.sndScale),
            options: null,
          },
          'belief/held',
        );
      });
    },
  };
}
