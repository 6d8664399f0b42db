import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import type { State } from './state.ts';
import type { TimerName } from './timer.ts';

/**
 * What a step asks of its host, as data. The connection never acts by itself:
 * the host and the simulator carry effects out, in order.
 */
export type Effect =
  /** Put a segment on the wire. `retransmission`: its sequence numbers were sent before. */
  | {
      readonly kind: 'send';
      readonly segment: Segment;
      readonly retransmission: boolean;
      readonly because: RuleId;
    }
  /** The connection changed its state. */
  | { readonly kind: 'state'; readonly from: State; readonly to: State; readonly because: RuleId }
  /** Start (or restart) a timer that is due at `at` µs. */
  | { readonly kind: 'start-timer'; readonly timer: TimerName; readonly at: number }
  | { readonly kind: 'stop-timer'; readonly timer: TimerName }
  /** The segment being processed is refused or ignored. */
  | { readonly kind: 'refuse'; readonly because: RuleId }
  /** Hand octets to the user. */
  | { readonly kind: 'deliver'; readonly octets: number };
