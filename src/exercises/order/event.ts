import type { RuleId } from '../../tcp/rules.ts';
import type { Cause, Transcript } from '../../tcp/simulator/transcript.ts';

/**
 * Names one event of a run by the transcript's own indices: `send 3`, `arrival 3.0` (the second arrival of a
 * duplicate is `3.1`), `state 2`, `call 4`, `return 4`, and `expiry 5` for a timer that goes off.
 */
export type EventId =
  | `${'send' | 'state' | 'call' | 'return' | 'expiry'} ${number}`
  | `arrival ${number}.${number}`;

/**
 * Why one event comes before another. The sentences are in the `orderSegments` dictionary.
 *
 * - `travels`: a segment arrives after it is sent.
 * - `answers`: the second is done because the segment has arrived.
 * - `expires`: the second is done because the timer has gone off.
 * - `calls`: the second is done by the call.
 * - `within`: the call returns after it has done the first.
 * - `returns`: a call returns after it is made.
 * - `unblocks`: the call can return only after the first.
 * - `program`: the application makes the second call after the first has returned.
 * - `acknowledges`: the ACK field counts what that arrival brought.
 * - `not-yet`: the ACK field does not count what that arrival brings, so the segment left before.
 * - `seq`: the SEQ field counts on from the first, RFC 9293 section 3.4.
 * - `repeats`: a retransmission follows what it repeats.
 * - `runs`: the timer was started by the first.
 * - `chain`: the connection leaves a state after it has entered it.
 * - `along`: the segment that arrives was sent at the moment of the change of state, by the same event.
 * - `in-state`: the second happens in a state that begins with the first.
 * - `on-entry`: the second happens in a state on entering which the first is sent.
 */
export const WHYS = [
  'travels',
  'answers',
  'expires',
  'calls',
  'within',
  'returns',
  'unblocks',
  'program',
  'acknowledges',
  'not-yet',
  'seq',
  'repeats',
  'runs',
  'chain',
  'along',
  'in-state',
  'on-entry',
] as const;

/** Why one event comes before another. */
export type Why = (typeof WHYS)[number];

/** One event that cannot come after another. */
export interface Edge {
  readonly before: EventId;
  readonly after: EventId;
  readonly why: Why;
  /** The model's rule, where the model gave one. */
  readonly because: RuleId | null;
}

/** Returns the event a cause stands for, given when (µs) its effect happened; null for the start of the run. */
export function eventOf(run: Transcript, cause: Cause, at: number): EventId | null {
  switch (cause.kind) {
    case 'start':
      return null;
    case 'timer':
      return `expiry ${cause.index}`;
    case 'segment': {
      const arrival = run.segments[cause.index]?.arrivals.indexOf(at) ?? -1;
      return arrival < 0 ? null : `arrival ${cause.index}.${arrival}`;
    }
    case 'call':
      return run.calls[cause.index]?.at === at ? `call ${cause.index}` : `return ${cause.index}`;
  }
}

/** Returns when an event happened, µs. Throws when the run has no such event. */
export function timeOf(run: Transcript, event: EventId): number {
  const [kind, number = ''] = event.split(' ');
  const [index = -1, copy = 0] = number.split('.').map(Number);
  const times: Readonly<Record<string, number | null | undefined>> = {
    send: run.segments[index]?.sentAt,
    arrival: run.segments[index]?.arrivals[copy],
    state: run.states[index]?.at,
    call: run.calls[index]?.at,
    return: run.calls[index]?.returnedAt,
    expiry: run.timers[index]?.endedAt,
  };
  const at = times[kind ?? ''];
  if (typeof at !== 'number') throw new RangeError(`the run has no event "${event}"`);
  return at;
}
