/**
 * How records stand on a tape. The first number of each holds a mark in its upper bits, and ports or an index in the
 * lower 32. A mark is the kind of record in the low four bits, and above them what fits in bits.
 */

/** A segment: numbers ports, SEQ, ACK, length and window, relative SEQ and ACK, timestamps; name reason. */
export const SEGMENT = 1;
/** A change of state: number ports; names from, to, reason. */
export const STATE = 2;
/** A timer was started: numbers ports, when it is due; its name. */
export const TIMER_STARTED = 3;
/** A timer ended: number its index. */
export const TIMER_ENDED = 4;
/** A call was made: names socket, call. */
export const CALLED = 5;
/** A call returned: number its index; name result; and the number of its ports where it has any. */
export const RETURNED = 6;
/** The segment at hand was refused: name reason. */
export const REFUSED = 7;
/** What follows happens at another time or has another cause: numbers index of the cause, time. */
export const HAPPENING = 8;

export const KIND = 0xf;

/** On the server, not the client. */
export const SERVER = 1 << 4;
/** A place without a peer: a listener. */
export const NO_PEER = 1 << 5;
/** A place without ports. */
export const NOWHERE = 1 << 6;

/** A segment that `from` did not send; one that was sent before. */
export const INJECTED = 1 << 5;
export const REPEATED = 1 << 6;
/** Its options are timestamps and nothing else; if not, they are a name. */
export const STAMPED = 1 << 7;
/** Its passage is a name: it was lost, came late or came twice. */
export const TROUBLED = 1 << 8;
/** Where its control bits begin. */
export const FLAGS = 9;

/** Where the sort of cause of a happening begins, and the sorts by number. */
export const CAUSE = 4;
export const CAUSES = ['start', 'segment', 'call', 'timer'] as const;

/** Where the outcome of a timer begins, and the outcomes by number. */
export const OUTCOME = 4;
export const OUTCOMES = ['pending', 'expired', 'stopped', 'restarted'] as const;

/** A mark with 32 bits below it. */
const BELOW = 0x1_0000_0000;

/** Returns a mark and the 32 bits below it as one number. */
export function marked(mark: number, below: number): number {
  return mark * BELOW + (below >>> 0);
}

/** Returns the mark of a number. */
export function markOf(number: number): number {
  return Math.floor(number / BELOW);
}

/** Returns the 32 bits below a mark. */
export function belowMark(number: number): number {
  return number % BELOW;
}
