/** The pure step: a connection and an event give the next connection and the effects. */

import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import type { Listening } from '../segment-arrives/syn-received.ts';
import { requestAdmits } from '../segment-arrives/syn-received.ts';
import { segmentArrivesSynSent } from '../segment-arrives/syn-sent.ts';
import { segmentArrivesSynchronized } from '../segment-arrives/synchronized.ts';
import { segmentArrivesOrphanedFinWait2, segmentArrivesTimeWait } from '../segment-arrives/time-wait.ts';
import type { TimerName } from '../simulator/transcript.ts';
import { abort } from './abort.ts';
import { close, closeForReceiving, closeForSending, orphan } from './close.ts';
import type { Draft, Mutable } from './draft.ts';
import { draftOf, refuse, startTimer } from './draft.ts';
import type { Effect } from './effects.ts';
import { isReadable, receive } from './receive.ts';
import { send } from './send.ts';
import type { Connection, Options } from './tcb.ts';
import type { RequestQueue } from './timeouts.ts';
import { timerDue } from './timeouts.ts';

/** Something that happens to a connection. Opening is a matter of the host, see open.ts. */
export type Event =
  | { readonly kind: 'segment'; readonly segment: Segment; readonly listening: Listening | null }
  | { readonly kind: 'timer'; readonly timer: TimerName; readonly queue: RequestQueue | null }
  | { readonly kind: 'send'; readonly octets: number; readonly more: boolean }
  | { readonly kind: 'receive'; readonly max: number }
  | { readonly kind: 'shutdown-write' }
  | { readonly kind: 'shutdown-read' }
  | { readonly kind: 'close'; readonly linger: boolean }
  | { readonly kind: 'orphan' }
  | { readonly kind: 'abort' }
  | { readonly kind: 'options'; readonly options: Options };

/** What a step gives. `result` is what the call returns, null for segments, timers and a call that has to wait. */
export interface Step {
  readonly connection: Connection;
  readonly effects: readonly Effect[];
  readonly because: RuleId;
  readonly result: Draft['result'];
}

/**
 * Takes a connection one event further. Time (`now`, µs) and the profile are arguments; nothing else is read.
 *
 * @example step(connection, { kind: 'close', linger: false }, 1_000_000, LINUX).connection.state // 'FIN-WAIT-1'
 */
export function step(connection: Connection, event: Event, now: number, profile: Profile): Step {
  return advance({ ...connection }, event, now, profile);
}

/** Takes a step like {@link step}, but writes to the connection it is given. For its only owner, the simulator's host. */
export function advance(connection: Mutable<Connection>, event: Event, now: number, profile: Profile): Step {
  const d = draftOf(connection, now, profile, 'sequence/acceptable');
  play(d, event);
  return { connection, effects: d.effects, because: d.because, result: d.result };
}

/** Takes a step on a draft that has just begun. */
export function play(d: Draft, event: Event): void {
  d.result = happen(d, event);
}

function happen(d: Draft, event: Event): Step['result'] {
  switch (event.kind) {
    case 'segment':
      segmentArrives(d, event.segment, event.listening);
      return null;
    case 'timer':
      timerDue(d, event.timer, event.queue);
      return null;
    case 'send':
      d.because = 'send/data';
      return send(d, event.octets, event.more);
    case 'receive':
      return isReadable(d.c) ? receive(d, event.max) : null;
    case 'shutdown-write':
      return closeForSending(d);
    case 'shutdown-read':
      return closeForReceiving(d);
    case 'close':
      return close(d, event.linger);
    case 'orphan':
      return orphan(d);
    case 'abort':
      abort(d, 'abort/call');
      return 'ok';
    case 'options':
      setOptions(d, event.options);
      return 'ok';
    default:
      return event satisfies never;
  }
}

/** SEGMENT ARRIVES: RFC 9293 section 3.10.7, by state. CLOSED and LISTEN belong to the host. */
function segmentArrives(d: Draft, segment: Segment, listening: Listening | null): void {
  switch (d.c.state) {
    case 'CLOSED':
    case 'LISTEN':
      refuse(d, 'closed/segment');
      return;
    case 'SYN-SENT':
      segmentArrivesSynSent(d, segment);
      return;
    case 'TIME-WAIT':
      segmentArrivesTimeWait(d, segment);
      return;
    case 'SYN-RECEIVED':
      if (listening === null || requestAdmits(d, segment, listening)) segmentArrivesSynchronized(d, segment);
      return;
    case 'FIN-WAIT-2':
      if (d.c.orphan && d.p.finTimeout !== null) segmentArrivesOrphanedFinWait2(d, segment);
      else segmentArrivesSynchronized(d, segment);
      return;
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
      segmentArrivesSynchronized(d, segment);
      return;
    default:
      d.c.state satisfies never;
  }
}

function setOptions(d: Draft, options: Options): void {
  const before = d.c.options.keepalive;
  d.c.options = options;
  const { keepalive } = options;
  if (keepalive === null || keepalive.idle === before?.idle || d.c.state === 'SYN-SENT') return;
  const idle = d.now - Math.max(d.c.receivedAt, d.c.dataReceivedAt);
  startTimer(d, 'keepalive', Math.max(keepalive.idle - idle, 0));
}
