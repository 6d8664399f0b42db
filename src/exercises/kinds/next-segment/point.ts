/** Where a run is stopped: what happens to the learner's side, and what that side says to it. */

import type { State } from '../../../tcp/connection/state.ts';
import {
  type CallRecord,
  type Cause,
  type HostId,
  type SegmentRecord,
  sameCause,
  stateAt,
  type TimerName,
  type TimerRecord,
  type Transcript,
} from '../../../tcp/simulator/transcript.ts';
import { stateAround } from '../../trace/run/index.ts';
import type { When } from './question.ts';

/** The moment in a run. */
export interface Point {
  /** µs. */
  readonly at: number;
  readonly cause: Exclude<Cause, { readonly kind: 'start' }>;
  /** Local and remote port of the learner's side; null where none is known yet. */
  readonly ports: readonly [number, number] | null;
}

/** Finds the moment in a run. Throws an error that says what there is when it has none. */
export function findPoint(run: Transcript, you: HostId, when: When, name: string): Point {
  const point = seekPoint(run, you, when);
  if (point) return point;
  throw new RangeError(`${name}: ${missing(run, you, when)}`);
}

/** Finds the moment in a run, or null when it has none. */
export function seekPoint(run: Transcript, you: HostId, when: When): Point | null {
  if ('arrives' in when) return arrivalOf(you, run.segments[when.arrives - 1]);
  if ('calls' in when) {
    const call = callsNamed(run, you, when.calls)[when.nth - 1];
    return call
      ? { at: call.at, cause: { kind: 'call', index: call.index }, ports: portsOfCall(run, call) }
      : null;
  }
  const timer = expiriesOf(run, you, when.timer)[when.nth - 1];
  if (!timer || timer.endedAt === null) return null;
  const ports = timer.peer === null ? null : ([timer.port, timer.peer] as const);
  return { at: timer.endedAt, cause: { kind: 'timer', index: timer.index }, ports };
}

/** Returns the moment a segment arrives at a side, or null when it does not. */
export function arrivalOf(you: HostId, record: SegmentRecord | undefined): Point | null {
  const at = record?.arrivals[0];
  if (!record || record.to !== you || at === undefined) return null;
  const { segment } = record;
  return { at, cause: { kind: 'segment', index: record.index }, ports: [segment.dport, segment.sport] };
}

function callsNamed(run: Transcript, you: HostId, name: string): CallRecord[] {
  return run.calls.filter((call) => call.host === you && call.call === name);
}

function expiriesOf(run: Transcript, you: HostId, name: TimerName): TimerRecord[] {
  return run.timers.filter(
    ({ host, timer, outcome }) => host === you && timer === name && outcome === 'expired',
  );
}

function missing(run: Transcript, you: HostId, when: When): string {
  if ('calls' in when) {
    return `${you} calls ${when.calls} ${callsNamed(run, you, when.calls).length} times, not ${when.nth}`;
  }
  if ('timer' in when) {
    const times = expiriesOf(run, you, when.timer).length;
    return `the ${when.timer} timer of ${you} goes off ${times} times, not ${when.nth}`;
  }
  const arriving = run.segments.filter((other) => other.to === you && other.arrivals.length > 0);
  const known = arriving.map((other) => other.index + 1).join(', ') || 'none';
  return `segment ${when.arrives} does not arrive at ${you}; these do: ${known}`;
}

/** A call that blocks has no ports yet; the SYN it sends has. */
function portsOfCall(run: Transcript, call: CallRecord): readonly [number, number] | null {
  if (call.port !== null && call.peer !== null) return [call.port, call.peer];
  const sent = run.segments.find(({ cause }) => cause.kind === 'call' && cause.index === call.index)?.segment;
  return sent ? [sent.sport, sent.dport] : null;
}

/** Returns the state the learner's connection is in just before the moment. */
export function stateBefore(run: Transcript, you: HostId, point: Point): State {
  const { at, cause, ports } = point;
  const record = cause.kind === 'segment' ? run.segments[cause.index] : undefined;
  if (record) return orListen(run, you, point, stateAround(run, record, you).from);
  const own = run.states.filter(
    ({ host, port, peer }) => host === you && port === ports?.[0] && peer === ports?.[1],
  );
  const first = own.findIndex((change) => change.at === at && sameCause(change.cause, cause));
  const before = first < 0 ? own.filter((change) => change.at <= at) : own.slice(0, first);
  return before.at(-1)?.to ?? 'CLOSED';
}

/** Where a connection is no more, its port may still have a listener. */
function orListen(run: Transcript, you: HostId, { at, ports }: Point, state: State): State {
  if (state !== 'CLOSED' || !ports) return state;
  return stateAt(run, { host: you, port: ports[0], peer: null }, at, 'before');
}

/**
 * Returns what the learner's side says to it: the first segment it sends because of it, in the same instant or when the
 * ACK it owes has waited long enough. Null when that is nothing.
 */
export function answerAt(run: Transcript, you: HostId, point: Point): SegmentRecord | null {
  return run.segments.find((record) => record.from === you && follows(run, record, you, point)) ?? null;
}

/** Tells whether a segment of the learner's side is sent because of what happens. */
export function follows(run: Transcript, record: SegmentRecord, you: HostId, point: Point): boolean {
  const { cause, sentAt, injected } = record;
  if (injected || record.from !== you || sentAt < point.at) return false;
  if (sentAt === point.at) return sameCause(cause, point.cause) || isCallAt(run, cause, point);
  const timer = cause.kind === 'timer' ? run.timers[cause.index] : undefined;
  if (timer?.timer !== 'delayed-ack' || timer.startedAt > point.at) return false;
  const between = (at: number): boolean => at > point.at && at <= sentAt;
  const called = run.calls.some((call) => call.host === you && between(call.at));
  return !called && !run.segments.some(({ to, arrivals }) => to === you && arrivals.some(between));
}

/** Calls that return, or are made, in the same instant belong to it, unless they came before the moment's own call. */
function isCallAt({ calls }: Transcript, cause: Cause, point: Point): boolean {
  if (cause.kind !== 'call') return false;
  const call = calls[cause.index];
  if (!call || (call.at !== point.at && call.returnedAt !== point.at)) return false;
  return point.cause.kind !== 'call' || cause.index > point.cause.index;
}
