import type { Tcb } from '../connection/tcb.ts';
import type { Segment } from '../segment.ts';
import { ACK, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import type { Hooks, Misconception } from './definition.ts';

interface HooksOfConnection {
  readonly hooks: Hooks;
  /** SEQ of the SYN that began the connection, from the peer and from this side, as far as seen. */
  synReceived: Seq | null;
  synSent: Seq | null;
}

/**
 * For every segment as one of two hosts wrote it, the true segment that it stands for. Two hosts that work by the same
 * misconception look it up here, and need not compute it from the wrong numbers. So both can work by any misconception,
 * even by one whose numbers no TCP could make sense of.
 */
export type TrueSegments = WeakMap<Segment, Segment>;

/** The hooks of a misconception on one host, made anew for each connection; segments are read and written through them. */
export class HooksByConnection {
  readonly misconception: Misconception;
  readonly #trueSegments: TrueSegments | null;
  readonly #known = new Map<number, HooksOfConnection>();

  /** `trueSegments` is null where the other side does not work by the misconception. */
  constructor(misconception: Misconception, trueSegments: TrueSegments | null) {
    this.misconception = misconception;
    this.#trueSegments = trueSegments;
  }

  /** Returns the hooks for a pair of ports. */
  get(key: number): Hooks {
    return this.#of(key).hooks;
  }

  /** Returns SEQ of the last SYN received for a pair of ports. */
  synReceived(key: number): Seq | null {
    return this.#known.get(key)?.synReceived ?? null;
  }

  /** Returns what a segment on the wire is taken for. */
  read(key: number, wire: Segment, tcb: Tcb | null): Segment {
    if (wire.flags & SYN) this.#readSyn(key, wire, tcb);
    const { hooks } = this.#of(key);
    const segment =
      this.#trueSegments === null
        ? (hooks.read?.(wire, tcb) ?? wire)
        : (this.#trueSegments.get(wire) ?? wire);
    hooks.received?.(segment, wire);
    return segment;
  }

  /** Returns a segment as it is put on the wire. */
  write(key: number, segment: Segment, tcb: Tcb | null, retransmission: boolean): Segment {
    const opens = (segment.flags & (SYN | ACK)) === SYN && !retransmission;
    if (opens && this.#known.get(key)?.synSent !== null) this.#known.delete(key);
    const own = this.#of(key);
    if (segment.flags & SYN) own.synSent = segment.seq;
    const wire = own.hooks.write?.(segment, tcb, retransmission) ?? segment;
    if (wire !== segment) this.#trueSegments?.set(wire, segment);
    return wire;
  }

  /** A SYN that begins another connection gets new hooks. */
  #readSyn(key: number, wire: Segment, tcb: Tcb | null): void {
    const known = this.#known.get(key);
    const another = known !== undefined && known.synReceived !== null && known.synReceived !== wire.seq;
    if (another && tcb === null) this.#known.delete(key);
    const own = this.#of(key);
    if (tcb === null || own.synReceived === null) own.synReceived = wire.seq;
  }

  #of(key: number): HooksOfConnection {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = { hooks: this.misconception.hooks?.() ?? {}, synReceived: null, synSent: null };
    this.#known.set(key, made);
    return made;
  }
}
