/** Misconceptions about closing a connection and about TIME-WAIT. */

import type { Draft } from '../connection/draft.ts';
import { moveTo, startTimer } from '../connection/draft.ts';
import { sendAck } from '../connection/output.ts';
import type { Event } from '../connection/step.ts';
import type { Connection } from '../connection/tcb.ts';
import { enterTimeWait } from '../connection/time-wait.ts';
import type { Profile, ProfileOverrides } from '../profile/profile.ts';
import { ACK, FIN } from '../segment.ts';
import { dropEffects, dropTimer, endsIn } from './change.ts';
import type { Belief } from './mutant.ts';
import { mutant } from './mutant.ts';

const S = 1_000_000;

/** Overrides that hold under profile `linux` only. */
function onLinux(overrides: ProfileOverrides): (truth: Profile) => ProfileOverrides {
  return (truth) => (truth.name === 'linux' ? overrides : {});
}

/** Misconceptions about closing a connection and about TIME-WAIT. */
export const CLOSING = [
  mutant({
    id: 'first-fin-without-ack',
    claims: ['flags', 'ack'],
    believe: () => ({
      says: (s, c) =>
        s.flags & FIN && c !== null && !c.finReceived ? { ...s, flags: s.flags & ~ACK, ack: 0 } : s,
    }),
  }),
  mutant({ id: 'fin-closes-both-ways', claims: ['state', 'segments'], believe: finClosesBothWays }),
  mutant({
    id: 'passive-closer-waits',
    claims: ['state'],
    believe: () => waits(() => 'passive', false),
  }),
  mutant({
    id: 'client-always-waits',
    claims: ['state'],
    believe: () => waits((active) => (active ? 'self' : 'other'), true),
  }),
  mutant({
    id: 'one-time-wait-in-simultaneous-close',
    claims: ['state'],
    believe: () => ({
      after(d, was) {
        if (was.state === 'CLOSING' && d.c.state === 'TIME-WAIT' && !was.active)
          endsIn(d, was.state, 'CLOSED');
      },
    }),
  }),
  mutant({
    id: 'fin-wait-2-is-never-skipped',
    claims: ['state'],
    believe: () => ({ after: goThroughFinWait2, instead: leaveFinWait2 }),
  }),
  mutant({ id: 'out-of-order-fin-closes', claims: ['state'], believe: outOfOrderFinCloses }),
  mutant({ id: 'two-msl-from-first-fin', claims: ['time'], believe: twoMslFromFirstFin }),
  mutant({
    id: 'retransmitted-fin-does-not-restart',
    claims: ['time'],
    believe: () => ({
      after(d, was, event) {
        if (event.kind !== 'segment' || was.state !== 'TIME-WAIT' || d.c.state !== 'TIME-WAIT') return;
        dropTimer(d, 'time-wait');
        d.c.waitAt = was.waitAt;
      },
    }),
  }),
  mutant({
    id: 'time-wait-is-240-on-linux',
    claims: ['time'],
    profile: onLinux({ timeWait: 240 * S }),
  }),
  mutant({
    id: 'time-wait-is-120-on-linux',
    claims: ['time'],
    profile: onLinux({ timeWait: 120 * S }),
  }),
] as const;

/** The first FIN ends the whole connection: its receiver acknowledges it and is CLOSED, its sender waits for nothing more. */
function finClosesBothWays(): Belief {
  return {
    after(d, was) {
      if (was.state === 'ESTABLISHED' && d.c.state === 'CLOSE-WAIT') {
        if (d.c.ackScheduled) sendAck(d, 'ack/fin');
        endsIn(d, was.state, 'CLOSED');
      } else if (was.state === 'FIN-WAIT-1' && d.c.state === 'FIN-WAIT-2') {
        endsIn(d, was.state, 'TIME-WAIT');
      }
    },
  };
}

/** TIME-WAIT falls to the passive closer, or to this side or the other whoever closes first. */
function waits(who: (active: boolean) => 'passive' | 'self' | 'other', alsoSimultaneous: boolean): Belief {
  return {
    after(d, was, event) {
      const by = who(was.active);
      const { state } = d.c;
      if (was.state === 'LAST-ACK' && state === 'CLOSED' && d.because === 'ack/last-ack' && by !== 'other') {
        endsIn(d, was.state, 'TIME-WAIT');
      }
      const closing = was.state === 'CLOSING' && alsoSimultaneous;
      const first = closing || was.state === 'FIN-WAIT-1' || was.state === 'FIN-WAIT-2';
      if (event.kind === 'segment' && first && state === 'TIME-WAIT' && by !== 'self') {
        endsIn(d, was.state, 'CLOSED');
      }
    },
  };
}

/**
 * The ACK of a segment that carries ACK and FIN leads to FIN-WAIT-2, and only what follows in the same instant to
 * TIME-WAIT: a timer of no length parts the two, so that each has its own cause.
 */
function goThroughFinWait2(d: Draft, was: Connection): void {
  if (was.state !== 'FIN-WAIT-1' || d.c.state !== 'TIME-WAIT') return;
  dropEffects(d, (e) => e.kind === 'state' || e.kind === 'send');
  dropTimer(d, 'time-wait');
  d.c.state = was.state;
  moveTo(d, 'FIN-WAIT-2', 'belief/held');
  startTimer(d, 'fin-wait-2', 0);
}

function leaveFinWait2(d: Draft, event: Event): boolean {
  const parted = event.kind === 'timer' && event.timer === 'fin-wait-2' && d.c.finReceived;
  if (!parted) return false;
  d.c.waitAt = -1;
  sendAck(d, 'ack/fin');
  enterTimeWait(d, 'fin/fin-wait-2');
  return true;
}

/** A FIN counts when it arrives, also ahead of octets that are still missing; those are taken in afterwards. */
function outOfOrderFinCloses(): Belief {
  let early = false;
  return {
    before(d, event) {
      if (early && event.kind === 'segment' && d.c.state === 'CLOSE-WAIT') d.c.state = 'ESTABLISHED';
    },
    after(d, _was, event) {
      const { c } = d;
      if (event.kind !== 'segment') return;
      if (early) {
        if (c.state === 'ESTABLISHED') c.state = 'CLOSE-WAIT';
        else early = false;
        dropEffects(d, (e) => e.kind === 'state' && e.to === 'CLOSE-WAIT');
      } else if (c.state === 'ESTABLISHED' && c.outOfOrder.some((o) => o.fin)) {
        early = true;
        moveTo(d, 'CLOSE-WAIT', 'belief/held');
      }
    },
  };
}

/** 2 MSL is counted from the first FIN of the connection on, not from entering TIME-WAIT. */
function twoMslFromFirstFin(): Belief {
  let firstFin = -1;
  return {
    after(d, was) {
      const { c, p, now } = d;
      const fin = c.finReceived || d.effects.some((e) => e.kind === 'send' && e.segment.flags & FIN);
      if (firstFin < 0 && fin) firstFin = now;
      if (was.state === 'TIME-WAIT' || c.state !== 'TIME-WAIT') return;
      dropTimer(d, 'time-wait');
      startTimer(d, 'time-wait', Math.max(firstFin + p.timeWait - now, 1));
    },
  };
}
