/** One choice taken: the next world, and what was done on the way. */

import { resetFor } from '../connection/answers.ts';
import type { Effect } from '../connection/effects.ts';
import type { Opening } from '../connection/open.ts';
import { openActive, openPassive } from '../connection/open.ts';
import { isSynchronized } from '../connection/state.ts';
import type { Event, Step } from '../connection/step.ts';
import type { Tcb } from '../connection/tcb.ts';
import { DEFAULT_OPTIONS } from '../connection/tcb.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { ACK, RST, SYN } from '../segment.ts';
import type { HostId } from '../simulator/transcript.ts';
import { costOf, nextAct } from './choices.ts';
import { flying, keyed } from './key.ts';
import type { Act, Choice, Ending, Flying, Play, Side, World } from './world.ts';
import { CLOCKLESS, ISNS, otherOf, PORTS } from './world.ts';

/** The model explored: `step`, or a mutant's. */
export type Model = (tcb: Tcb, event: Event, now: number, profile: Profile) => Step;

/** What a choice led to. */
export interface Taken {
  readonly world: World;
  /** The side something happened to; null when only the wire acted. */
  readonly side: HostId | null;
  readonly effects: readonly Effect[];
}

type Outcome = readonly [Side, readonly Effect[]];

const NOTHING: readonly Effect[] = [];

/** Takes a choice. Pure: the same world and choice give the same next world. */
export function take(world: World, choice: Choice, play: Play, model: Model): Taken {
  const faults = world.faults - costOf(world, choice);
  switch (choice.kind) {
    case 'lose':
      return {
        world: { ...world, faults, wire: without(world.wire, choice.segment) },
        side: null,
        effects: NOTHING,
      };
    case 'duplicate': {
      const twin = world.wire[choice.segment];
      const wire = twin === undefined ? world.wire : sorted([...world.wire, twin]);
      return { world: { ...world, faults, wire }, side: null, effects: NOTHING };
    }
    case 'deliver': {
      const one = world.wire[choice.segment];
      if (one === undefined)
        throw new Error(`no segment ${choice.segment} in flight; there are ${world.wire.length}`);
      const side = otherOf(one.from);
      const before = { ...world, wire: without(world.wire, choice.segment) };
      return after(before, side, arrive(world[side], side, one.segment, model), faults);
    }
    case 'timer': {
      const { c: tcb } = world[choice.side];
      if (tcb === null)
        throw new Error(`the ${choice.side} has no connection whose ${choice.timer} timer could run`);
      const event: Event = { kind: 'timer', timer: choice.timer, queue: null };
      return after(world, choice.side, happen(world[choice.side], tcb, event, model), faults);
    }
    case 'call': {
      const act = nextAct(world, play, choice.side);
      if (act === undefined) throw new Error(`the ${choice.side} has made all its calls`);
      const [side, effects] = call(world[choice.side], choice.side, act, model);
      return after(world, choice.side, [keyed({ ...side, calls: side.calls + 1 }), effects], faults);
    }
    default:
      return choice satisfies never;
  }
}

function after(world: World, id: HostId, [side, effects]: Outcome, faults: number): Taken {
  const sent: Flying[] = [];
  for (const effect of effects) if (effect.kind === 'send') sent.push(flying(id, effect.segment));
  const wire = sent.length === 0 ? world.wire : sorted([...world.wire, ...sent]);
  const next =
    id === 'client' ? { ...world, client: side, wire, faults } : { ...world, server: side, wire, faults };
  return { world: next, side: id, effects };
}

/** SEGMENT ARRIVES: RFC 9293 section 3.10.7, with CLOSED and LISTEN. */
function arrive(side: Side, id: HostId, s: Segment, model: Model): Outcome {
  if (side.c !== null) return happen(side, side.c, { kind: 'segment', segment: s, listening: null }, model);
  if (!side.listening) return [side, answer(s, 'closed/reset', 'closed/rst')];
  if (s.flags & RST) return [side, [{ kind: 'refuse', because: 'listen/rst' }]];
  if (s.flags & ACK) return [side, answer(s, 'listen/ack', 'listen/rst')];
  if ((s.flags & SYN) === 0) return [side, [{ kind: 'refuse', because: 'listen/no-syn' }]];
  const ctx = openPassive(openingOf(side, id), s, CLOCKLESS, 0, null);
  return [keyed({ ...side, c: ctx.tcb, listening: false, opened: side.opened + 1 }), ctx.effects];
}

function answer(s: Segment, because: RuleId, ifReset: RuleId): readonly Effect[] {
  const reset = resetFor(s);
  if (reset === null) return [{ kind: 'refuse', because: ifReset }];
  return [{ kind: 'send', segment: reset, retransmission: false, because }];
}

function openingOf(side: Side, id: HostId): Opening {
  const iss = ISNS[id] + 1_000_000 * side.opened;
  const peer = PORTS[otherOf(id)];
  return { port: PORTS[id], peer, iss, options: DEFAULT_OPTIONS, tsOffset: 0 };
}

function call(side: Side, id: HostId, act: Act, model: Model): Outcome {
  if (act.act === 'listen') return [{ ...side, listening: true }, NOTHING];
  if (act.act === 'connect') {
    const ctx = openActive(openingOf(side, id), CLOCKLESS, 0, null);
    return [{ ...side, c: ctx.tcb, opened: side.opened + 1 }, ctx.effects];
  }
  const { c: tcb } = side;
  if (act.act === 'crash') {
    const lost = {
      ...side,
      c: null,
      listening: false,
      ending: tcb === null ? side.ending : ('crash' as const),
    };
    if (tcb === null) return [lost, NOTHING];
    return [lost, [{ kind: 'state', from: tcb.state, to: 'CLOSED', because: 'crash/lost' }]];
  }
  if (tcb === null) return [{ ...side, listening: false }, NOTHING];
  return happen(side, tcb, eventOf(act), model);
}

function eventOf(act: Exclude<Act, { act: 'listen' | 'connect' | 'crash' }>): Event {
  switch (act.act) {
    case 'send':
      return { kind: 'send', octets: act.octets, more: false };
    case 'receive':
    case 'receive-end':
      return { kind: 'receive', max: 65_535 };
    case 'close':
    case 'cancel':
      return { kind: 'close', linger: false };
    case 'abort':
      return { kind: 'abort' };
    default:
      return act satisfies never;
  }
}

function happen(side: Side, before: Tcb, event: Event, model: Model): Outcome {
  const { connection: tcb, effects } = model(before, event, 0, CLOCKLESS);
  const passive = side.passive || effects.some((e) => e.kind === 'state' && e.to === 'CLOSE-WAIT');
  if (tcb.state !== 'CLOSED') return [keyed({ ...side, c: tcb, passive }), effects];
  const refused = before.state === 'SYN-RECEIVED' && !before.active && event.kind === 'segment';
  const ending = isSynchronized(before.state) ? endingOf(effects) : side.ending;
  return [keyed({ ...side, c: null, listening: refused, passive, ending }), effects];
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

function without(wire: readonly Flying[], index: number): readonly Flying[] {
  return wire.toSpliced(index, 1);
}

function sorted(wire: Flying[]): readonly Flying[] {
  return wire.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
