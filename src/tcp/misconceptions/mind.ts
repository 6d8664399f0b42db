/** What one mutant host believes, per connection, and how two hosts of the same belief understand each other. */
import type { Tcb } from '../connection/tcb.ts';
import type { Segment } from '../segment.ts';
import { ACK, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import type { Belief, Mutant } from './mutant.ts';

interface Held {
  readonly belief: Belief;
  /** SEQ of the SYN that began the connection on either side, as far as seen. */
  heardSyn: Seq | null;
  saidSyn: Seq | null;
}

/**
 * What two hosts of the same belief have in common: for every segment one of them wrote, the true segment it stands
 * for. Reading it there, and not from the written numbers, lets any belief be lived consistently by both sides, even
 * one whose numbers no TCP could make sense of.
 */
export type Understanding = WeakMap<Segment, Segment>;

export class Mind {
  readonly mutant: Mutant;
  readonly #understanding: Understanding | null;
  readonly #held = new Map<number, Held>();

  /** `understanding` null: the other side does not share the belief. */
  constructor(mutant: Mutant, understanding: Understanding | null) {
    this.mutant = mutant;
    this.#understanding = understanding;
  }

  /** Returns the belief about a pair of ports. */
  about(key: number): Belief {
    return this.#about(key).belief;
  }

  /** Returns SEQ of the last SYN heard for a pair of ports. */
  heardSyn(key: number): Seq | null {
    return this.#held.get(key)?.heardSyn ?? null;
  }

  /** Returns what a segment on the wire is taken for. */
  hear(key: number, wire: Segment, tcb: Tcb | null): Segment {
    if (wire.flags & SYN) this.#hearSyn(key, wire, tcb);
    const { belief } = this.#about(key);
    const segment =
      this.#understanding === null
        ? (belief.reads?.(wire, tcb) ?? wire)
        : (this.#understanding.get(wire) ?? wire);
    belief.hears?.(segment, wire);
    return segment;
  }

  /** Returns a segment as it is put on the wire. */
  say(key: number, segment: Segment, tcb: Tcb | null, retransmission: boolean): Segment {
    const opens = (segment.flags & (SYN | ACK)) === SYN && !retransmission;
    if (opens && this.#held.get(key)?.saidSyn !== null) this.#held.delete(key);
    const held = this.#about(key);
    if (segment.flags & SYN) held.saidSyn = segment.seq;
    const wire = held.belief.says?.(segment, tcb, retransmission) ?? segment;
    if (wire !== segment) this.#understanding?.set(wire, segment);
    return wire;
  }

  /** A SYN that begins another connection makes the belief begin anew. */
  #hearSyn(key: number, wire: Segment, tcb: Tcb | null): void {
    const known = this.#held.get(key);
    const another = known !== undefined && known.heardSyn !== null && known.heardSyn !== wire.seq;
    if (another && tcb === null) this.#held.delete(key);
    const held = this.#about(key);
    if (tcb === null || held.heardSyn === null) held.heardSyn = wire.seq;
  }

  #about(key: number): Held {
    const known = this.#held.get(key);
    if (known !== undefined) return known;
    const held = { belief: this.mutant.believe?.() ?? {}, heardSyn: null, saidSyn: null };
    this.#held.set(key, held);
    return held;
  }
}
