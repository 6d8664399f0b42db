/** The pure step: a connection and an event give the next connection and the effects. */

import type { Profile } from '../profile/profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import { segmentArrives } from '../segment-arrives/segment-arrives.ts';
import { abort } from './abort.ts';
import { close, closeForReceiving, closeForSending, orphan } from './close.ts';
import type { Effect } from './effects.ts';
import type { Listening, RequestQueue } from './listening.ts';
import { isReadable, receive } from './receive.ts';
import { send } from './send.ts';
import type { StepContext } from './step-context.ts';
import { startTimer, stepContext } from './step-context.ts';
import type { Options, Tcb } from './tcb.ts';
import { timerDue } from './timeouts.ts';
import type { TimerName } from './timer.ts';

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
  readonly connection: Tcb;
  readonly effects: readonly Effect[];
  readonly because: RuleId;
  readonly result: StepContext['result'];
}

/**
 * Takes a connection one event further. Time (`now`, µs) and the profile are arguments; nothing else is read.
 *
 * @example step(connection, { kind: 'close', linger: false }, 1_000_000, LINUX).connection.state // 'FIN-WAIT-1'
 */
export function step(connection: Tcb, event: Event, now: number, profile: Profile): Step {
  const ctx = stepContext({ ...connection }, now, profile, 'sequence/acceptable');
  takeStep(ctx, event);
  return { connection: ctx.tcb, effects: ctx.effects, because: ctx.because, result: ctx.result };
}

/** Takes a step like {@link step}, but writes to the TCB of the context: for a host, which owns its connections. */
export function takeStep(ctx: StepContext, event: Event): void {
  ctx.result = handle(ctx, event);
}

function handle(ctx: StepContext, event: Event): Step['result'] {
  switch (event.kind) {
    case 'segment':
      segmentArrives(ctx, event.segment, event.listening);
      return null;
    case 'timer':
      timerDue(ctx, event.timer, event.queue);
      return null;
    case 'send':
      ctx.because = 'send/data';
      return send(ctx, event.octets, event.more);
    case 'receive':
      return isReadable(ctx.tcb) ? receive(ctx, event.max) : null;
    case 'shutdown-write':
      return closeForSending(ctx);
    case 'shutdown-read':
      return closeForReceiving(ctx);
    case 'close':
      return close(ctx, event.linger);
    case 'orphan':
      return orphan(ctx);
    case 'abort':
      abort(ctx, 'abort/call');
      return 'ok';
    case 'options':
      setOptions(ctx, event.options);
      return 'ok';
    default:
      return event satisfies never;
  }
}

function setOptions(ctx: StepContext, options: Options): void {
  const before = ctx.tcb.options.keepalive;
  ctx.tcb.options = options;
  const { keepalive } = options;
  const { state } = ctx.tcb;
  if (keepalive === null || state === 'SYN-SENT' || state === 'TIME-WAIT' || state === 'CLOSED') return;
  if (before === null) {
    // Switched on, it waits the whole time, however long the connection has been idle: Linux `tcp_set_keepalive`.
    startTimer(ctx, 'keepalive', keepalive.idle);
  } else if (keepalive.idle !== before.idle) {
    const idle = ctx.now - Math.max(ctx.tcb.receivedAt, ctx.tcb.dataReceivedAt);
    startTimer(ctx, 'keepalive', Math.max(keepalive.idle - idle, 0));
  }
}
