import { keyOf } from '../host/four-tuple.ts';
import type { Seq } from '../sequence.ts';
import { seqDiff } from '../sequence.ts';
import type { HostId } from './transcript.ts';

/** A record of a segment that occupies sequence numbers. */
interface Sent {
  readonly seq: Seq;
  /** Index of the record. */
  readonly index: number;
}

/** What one side has sent to the other, from one port to another. */
interface Direction {
  /** The ISNs it has taken, in the order they were seen. */
  readonly isns: Seq[];
  readonly sent: Sent[];
}

/** The sequence numbers a run has used: relative numbers and retransmissions refer to earlier ones. */
export class NumberHistory {
  readonly #client = new Map<number, Direction>();
  readonly #server = new Map<number, Direction>();

  /** Notes the ISN a side takes for its port towards `peer`. */
  noteIsn(side: HostId, port: number, peer: number, isn: Seq): void {
    const { isns } = this.#direction(side, port, peer);
    if (!isns.includes(isn)) isns.push(isn);
  }

  /** Returns a number of a side relative to the ISN it belongs to: the one that lies nearest at or below it. */
  relative(side: HostId, port: number, peer: number, value: Seq): number | null {
    const isns = this.#known(side, port, peer)?.isns ?? [];
    let best: number | null = null;
    let above: number | null = null;
    for (const isn of isns) {
      const distance = seqDiff(value, isn);
      if (distance >= 0 && (best === null || distance < best)) best = distance;
      if (distance < 0 && (above === null || distance > above)) above = distance;
    }
    return best ?? above;
  }

  /** Notes the record of a segment that a side has sent and that occupies sequence numbers. */
  noteSent(side: HostId, port: number, peer: number, sent: Sent): void {
    this.#direction(side, port, peer).sent.push(sent);
  }

  /** Returns the index of the first record with a SEQ of a side, null when there is none. */
  firstSent(side: HostId, port: number, peer: number, seq: Seq): number | null {
    return this.#known(side, port, peer)?.sent.find((sent) => sent.seq === seq)?.index ?? null;
  }

  #known(side: HostId, port: number, peer: number): Direction | undefined {
    return (side === 'client' ? this.#client : this.#server).get(keyOf(port, peer));
  }

  #direction(side: HostId, port: number, peer: number): Direction {
    const known = this.#known(side, port, peer);
    if (known !== undefined) return known;
    const direction: Direction = { isns: [], sent: [] };
    (side === 'client' ? this.#client : this.#server).set(keyOf(port, peer), direction);
    return direction;
  }
}
