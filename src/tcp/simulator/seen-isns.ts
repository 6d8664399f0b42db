/** The initial sequence numbers a run has seen, from which relative numbers are counted. */
import { keyOf } from '../host/four-tuple.ts';
import type { Seq } from '../sequence.ts';
import type { HostId } from './transcript.ts';

/** The ISNs both sides of a pair of ports have taken: the first one, NaN before there is one, and any others in order. */
interface Pair {
  client: Seq;
  server: Seq;
  moreOfClient: readonly Seq[];
  moreOfServer: readonly Seq[];
}

const NO_MORE: readonly Seq[] = [];

export class SeenIsns {
  readonly #pairs = new Map<number, Pair>();
  /** The pair looked at last: the next segment is mostly of the same connection. */
  #latestKey = 0;
  #latest: Pair | undefined;

  /** Notes the ISN a side takes for its port towards `peer`. */
  note(side: HostId, port: number, peer: number, isn: Seq): void {
    const pair = this.#pairOf(side, port, peer) ?? this.#add(side, port, peer);
    if (side === 'client') {
      if (Number.isNaN(pair.client)) pair.client = isn;
      else pair.moreOfClient = withIsn(pair.client, pair.moreOfClient, isn);
    } else {
      if (Number.isNaN(pair.server)) pair.server = isn;
      else pair.moreOfServer = withIsn(pair.server, pair.moreOfServer, isn);
    }
  }

  /** Returns a number relative to the ISN it belongs to: the one seen so far that lies nearest at or below it. */
  relative(side: HostId, port: number, peer: number, value: Seq): number | null {
    const pair = this.#pairOf(side, port, peer);
    if (pair === undefined) return null;
    const first = side === 'client' ? pair.client : pair.server;
    const more = side === 'client' ? pair.moreOfClient : pair.moreOfServer;
    if (Number.isNaN(first)) return null;
    return more.length === 0 ? (value - first) | 0 : nearest([first, ...more], value);
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
    this.#latest = { client: Number.NaN, server: Number.NaN, moreOfClient: NO_MORE, moreOfServer: NO_MORE };
    this.#latestKey = side === 'client' ? keyOf(port, peer) : keyOf(peer, port);
    this.#pairs.set(this.#latestKey, this.#latest);
    return this.#latest;
  }
}

function withIsn(first: Seq, more: readonly Seq[], isn: Seq): readonly Seq[] {
  return isn === first || more.includes(isn) ? more : [...more, isn];
}

function nearest(isns: readonly Seq[], value: Seq): number | null {
  let best: number | null = null;
  let above: number | null = null;
  for (const isn of isns) {
    const distance = (value - isn) | 0;
    if (distance >= 0 && (best === null || distance < best)) best = distance;
    if (distance < 0 && (above === null || distance > above)) above = distance;
  }
  return best ?? above;
}
