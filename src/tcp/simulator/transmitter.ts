import type { Connection } from '../host/connection.ts';
import type { Segment } from '../segment.ts';
import { SYN } from '../segment.ts';
import type { EventQueue, Queued } from './event-queue.ts';
import type { Recorder } from './recorder.ts';
import type { Fate, HostId, SegmentRecord } from './transcript.ts';
import { otherSide } from './transcript.ts';
import { type Forgery, rejection, type Sending, type Wire } from './wire.ts';

/** A segment arrives at the host it is for. */
export interface Arrival extends Queued {
  readonly kind: 'arrival';
  readonly record: SegmentRecord;
}

/** Puts segments on the wire: those the hosts send, and those the wire forges. Each is recorded and, if not lost, arrives. */
export class Transmitter {
  readonly #wire: Wire;
  readonly #eventQueue: Pick<EventQueue<Arrival>, 'add'>;
  readonly #recorder: Recorder;
  readonly #intended: ((segment: Segment) => Segment) | undefined;

  /** `intended` returns the true segment behind one that a host writes in its own way: see RunOptions. */
  constructor(
    wire: Wire,
    eventQueue: Pick<EventQueue<Arrival>, 'add'>,
    recorder: Recorder,
    intended: ((segment: Segment) => Segment) | undefined,
  ) {
    this.#wire = wire;
    this.#eventQueue = eventQueue;
    this.#recorder = recorder;
    this.#intended = intended;
  }

  /** Sends a segment for a host, which the wire may disturb; `connection` is null for what no connection sends. */
  send(from: HostId, connection: Connection | null, sending: Sending, now: number): void {
    const { segment } = sending;
    const intended = this.#intended?.(segment) ?? segment;
    if (intended === segment && !this.#wire.hasFilters) {
      this.#put(from, connection, sending, 'delivered', [this.#wire.arrivalOf(now)], null, now);
      return;
    }
    const { sport, dport, seq, ack } = intended;
    const { isns } = this.#recorder;
    if (segment.flags & SYN) isns.add(from, sport, dport, seq);
    const rack = isns.relative(otherSide(from), dport, sport, ack);
    const { fate, arrivals, rewrite, rejected } = this.#wire.deliver(from, intended, rack, now);
    if (rewrite === null) {
      this.#put(from, connection, sending, fate, arrivals, null, now);
      if (rejected) this.forge(otherSide(from), rejection(segment), connection !== null, now);
      return;
    }
    const rewritten: Sending = {
      segment: { ...segment, ...rewrite },
      retransmission: sending.retransmission,
      because: 'wire/replaced',
    };
    const forgery = this.#isKnown(from, segment) ? 'into-connection' : 'into-none';
    this.#put(from, connection, rewritten, fate, arrivals, forgery, now);
  }

  /** Sends a segment that the wire forges; `meetsConnection` tells whether the other host has a connection of these ports. */
  forge(from: HostId, segment: Segment, meetsConnection: boolean, now: number): void {
    const forgery = meetsConnection && this.#isKnown(from, segment) ? 'into-connection' : 'into-none';
    const sending: Sending = { segment, retransmission: false, because: 'wire/forged' };
    this.#put(from, null, sending, 'delivered', [this.#wire.arrivalOf(now)], forgery, now);
  }

  /** Tells whether `from` has taken an ISN between the ports of a segment. */
  #isKnown(from: HostId, { sport, dport, seq }: Segment): boolean {
    return this.#recorder.isns.relative(from, sport, dport, seq) !== null;
  }

  #put(
    from: HostId,
    connection: Connection | null,
    sending: Sending,
    fate: Fate,
    arrivals: readonly number[],
    forgery: Forgery | null,
    now: number,
  ): void {
    const record = this.#recorder.segment(from, connection, sending, now, fate, arrivals, forgery);
    for (const at of arrivals) this.#eventQueue.add({ kind: 'arrival', at, record });
  }
}
