/** What an event does to one side: a segment that arrives, a call, a timer. */

import { resetFor } from '../connection/answers.ts';
import type { Effect } from '../connection/effects.ts';
import { type Opening, openActive, openPassive } from '../connection/open.ts';
import { isSynchronized } from '../connection/state.ts';
import type { Event, Step } from '../connection/step.ts';
import { DEFAULT_OPTIONS, type Tcb } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import { ACK, RST, type Segment, SYN } from '../segment.ts';

import type { HostId } from '../simulator/transcript.ts';
import { otherSide } from '../simulator/transcript.ts';
import type { Call } from './program.ts';
import { CLOCKLESS, type Ending, ISNS, keyed, PORTS, type Side } from './system-state.ts';

/** The step function explored: the model's `step`, or a mutant's. */
export type StepFunction = (tcb: Tcb, event: Event, now: number, profile: Profile) => Step;

/** A side after an event, and the effects of its step. */
export type Outcome = readonly [Side, readonly Effect[]];

const NOTHING: readonly Effect[] = [];

/** SEGMENT ARRIVES: RFC 9293 section 3.10.7, with CLOSED and LISTEN. */
export function arrive(side: Side, id: HostId, s: Segment, model: StepFunction): Outcome {
  if (side.tcb !== null)
    return stepSide(side, side.tcb, { kind: 'segment', segment: s, listening: null }, model);
  if (!side.listening) return [side, answer(s, 'closed/reset', 'closed/rst')];
  if (s.flags & RST) return [side, [{ kind: 'refuse', because: 'listen/rst' }]];
  if (s.flags & ACK) return [side, answer(s, 'listen/ack', 'listen/rst')];
  if ((s.flags & SYN) === 0) return [side, [{ kind: 'refuse', because: 'listen/no-syn' }]];
  const ctx = openPassive(openingOf(side, id), s, CLOCKLESS, 0, null);
  return [keyed({ ...side, tcb: ctx.tcb, listening: false, opened: side.opened + 1 }), ctx.effects];
}

function answer(s: Segment, because: RuleId, ifReset: RuleId): readonly Effect[] {
  const reset = resetFor(s);
  if (reset === null) return [{ kind: 'refuse', because: ifReset }];
  return [{ kind: 'send', segment: reset, retransmission: false, because }];
}

function openingOf(side: Side, id: HostId): Opening {
  const iss = ISNS[id] + 1_000_000 * side.opened;
  const peer = PORTS[otherSide(id)];
  return { port: PORTS[id], peer, iss, options: DEFAULT_OPTIONS, tsOffset: 0 };
}

/** Makes a call on a side. */
export function makeCall(side: Side, id: HostId, call: Call, model: StepFunction): Outcome {
  if (call.op === 'listen') return [{ ...side, listening: true }, NOTHING];
  if (call.op === 'connect') {
    const ctx = openActive(openingOf(side, id), CLOCKLESS, 0, null);
    return [{ ...side, tcb: ctx.tcb, opened: side.opened + 1 }, ctx.effects];
  }
  const { tcb } = side;
  if (call.op === 'crash') {
    const lost = {
      ...side,
      tcb: null,
      listening: false,
      ending: tcb === null ? side.ending : ('crash' as const),
    };
    if (tcb === null) return [lost, NOTHING];
    return [lost, [{ kind: 'state', from: tcb.state, to: 'CLOSED', because: 'crash/lost' }]];
  }
  if (tcb === null) return [{ ...side, listening: false }, NOTHING];
  return stepSide(side, tcb, eventOf(call), model);
}

function eventOf(call: Exclude<Call, { op: 'listen' | 'connect' | 'crash' }>): Event {
  switch (call.op) {
    case 'send':
      return { kind: 'send', octets: call.octets, more: false };
    case 'receive':
    case 'receive-end':
      return { kind: 'receive', max: 65_535 };
    case 'close':
    case 'cancel':
      return { kind: 'close', linger: false };
    case 'abort':
      return { kind: 'abort' };
    default:
      return call satisfies never;
  }
}

/** Makes a step of a side that has a connection. */
export function stepSide(side: Side, before: Tcb, event: Event, model: StepFunction): Outcome {
  const { connection: tcb, effects } = model(before, event, 0, CLOCKLESS);
  const passive = side.passive || effects.some((e) => e.kind === 'state' && e.to === 'CLOSE-WAIT');
  if (tcb.state !== 'CLOSED') return [keyed({ ...side, tcb, passive }), effects];
  const refused = before.state === 'SYN-RECEIVED' && !before.active && event.kind === 'segment';
  const ending = isSynchronized(before.state) ? endingOf(effects) : side.ending;
  return [keyed({ ...side, tcb: null, listening: refused, passive, ending }), effects];
}

/** The two ways a connection closes of itself; a mutant's own count as such. */
const CLOSES: ReadonlySet<RuleId> = new Set<RuleId>([
  'ack/last-ack',
  'timeout/time-wait',
  'misconception/applied',
]);

function endingOf(effects: readonly Effect[]): Ending {
  const last = effects.findLast((e) => e.kind === 'state');
  return last !== undefined && CLOSES.has(last.because) ? 'close' : 'reset';
}
