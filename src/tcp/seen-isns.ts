/** The initial sequence numbers a run has seen, from which relative numbers are counted. */
import { keyOf } from './four-tuple.ts';
import type { Seq } from './sequence.ts';
import type { HostId } from './transcript.ts';

/** The ISNs both sides of a pair of ports have taken, in order. */
type Pair = Record<HostId, readonly Seq[]>;

const NONE: readonly Seq[] = [];

export class SeenIsns {
  readonly #pairs = new Map<number, Pair>();
  /** The pair looked at last: the next segment is mostly of the same connection. */
  #latestKey = 0;
  #latest: Pair | undefined;

  /** Notes the ISN a side takes for its port towards `peer`. */
  note(side: HostId, port: number, peer: number, isn: Seq): void {
    const pair = this.#pairOf(side, port, peer) ?? this.#add(side, port, peer);
    if (!pair[side].includes(isn)) pair[side] = [...pair[side], isn];
  }

  /** Returns a number relative to the ISN it belongs to: the one seen so far that lies nearest at or below it. */
  relative(side: HostId, port: number, peer: number, value: Seq): number | null {
    const pair = this.#pairOf(side, port, peer);
    const known = (side === 'client' ? pair?.client : pair?.server) ?? NONE;
    let best: number | null = null;
    let above: number | null = null;
    for (const isn of known) {
      const distance = (value - isn) | 0;
      if (known.length === 1) return distance;
      if (distance >= 0 && (best === null || distance < best)) best = distance;
      if (distance < 0 && (above === null || distance > above)) above = distance;
    }
    return best ?? above;
  }

  #pairOf(side: HostId, port: number, peer: number): Pair | undefined {
    const key = side === 'client' ? keyOf(port, peer) : keyOf(peer, port);
    if (this.#latest === undefined || key !== this.#latestKey) {
      this.#latestKey = key;
      this.#latest = this.#pairs.get(key);
    }
    return this.#latest;
  }

  #add(side: HostId, port: number, peer: number): Pair {
    this.#latest = { client: NONE, server: NONE };
    this.#latestKey = side === 'client' ? keyOf(port, peer) : keyOf(peer, port);
    this.#pairs.set(this.#latestKey, this.#latest);
    return this.#latest;
  }
}
