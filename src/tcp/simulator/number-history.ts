import { keyOf } from '../host/four-tuple.ts';
import type { Seq } from '../sequence.ts';
import { seqDiff } from '../sequence.ts';
import type { HostId } from './transcript.ts';

/** A record of a segment that occupies sequence numbers, and the one before it. */
interface Sent {
  readonly seq: Seq;
  /** Index of the record. */
  readonly index: number;
  readonly before: Sent | null;
}

/** The sequence numbers one side has used between two ports. */
class UsedNumbers {
  /** Its ISNs, in the order they were seen. */
  #isns: readonly Seq[] = [];
  #lastSent: Sent | null = null;

  /** Notes an ISN. */
  addIsn(isn: Seq): void {
    if (this.#isns.length === 0) this.#isns = [isn];
    else if (!this.#isns.includes(isn)) this.#isns = [...this.#isns, isn];
  }

  /** Returns a number relative to the ISN it belongs to: the one that lies nearest at or below it. */
  relative(value: Seq): number | null {
    let best: number | null = null;
    let above: number | null = null;
    for (const isn of this.#isns) {
      const distance = seqDiff(value, isn);
      if (distance >= 0 && (best === null || distance < best)) best = distance;
      if (distance < 0 && (above === null || distance > above)) above = distance;
    }
    return best ?? above;
  }

  /** Notes the record of a segment that occupies sequence numbers. */
  addSent(seq: Seq, index: number): void {
    this.#lastSent = { seq, index, before: this.#lastSent };
  }

  /** Returns the index of the first record with a SEQ, null when there is none. */
  firstSent(seq: Seq): number | null {
    let first: number | null = null;
    for (let sent = this.#lastSent; sent !== null; sent = sent.before) {
      if (sent.seq === seq) first = sent.index;
    }
    return first;
  }
}

/** What both sides have used between a port of the client and one of the server. */
type PairNumbers = Readonly<Record<HostId, UsedNumbers>>;

/** The sequence numbers a run has used, by 4-tuple: relative numbers and retransmissions refer to them. */
export class NumberHistory {
  readonly #pairs = new Map<number, PairNumbers>();

  /** Returns what both sides have used between a port of `side` and one of its peer. */
  between(side: HostId, port: number, peer: number): PairNumbers {
    const key = side === 'client' ? keyOf(port, peer) : keyOf(peer, port);
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const pair = { client: new UsedNumbers(), server: new UsedNumbers() };
    this.#pairs.set(key, pair);
    return pair;
  }
}
