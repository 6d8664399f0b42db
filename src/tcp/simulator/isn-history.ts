import { keyOf } from '../host/four-tuple.ts';
import { PortTable } from '../host/port-table.ts';
import type { Seq } from '../sequence.ts';
import { seqDiff } from '../sequence.ts';
import type { HostId } from './transcript.ts';

/** An ISN a side has taken between two ports, and those that either side took there before. */
interface TakenIsn {
  readonly side: HostId;
  readonly isn: Seq;
  readonly before: TakenIsn | null;
}

/** The ISNs taken in a run, by 4-tuple: relative numbers refer to them. */
export class IsnHistory {
  readonly #last = new PortTable<TakenIsn>();

  /** Notes an ISN that `side` takes between two ports, its own first. */
  add(side: HostId, port: number, peer: number, isn: Seq): void {
    if (this.relative(side, port, peer, isn) === 0) return;
    const key = keyAt(side, port, peer);
    this.#last.set(key, { side, isn, before: this.#last.get(key) ?? null });
  }

  /** Returns a number of `side` relative to the ISN it belongs to: the one that lies nearest at or below it. */
  relative(side: HostId, port: number, peer: number, value: Seq): number | null {
    let best: number | null = null;
    let above: number | null = null;
    let taken = this.#last.get(keyAt(side, port, peer)) ?? null;
    for (; taken !== null; taken = taken.before) {
      if (taken.side !== side) continue;
      const distance = seqDiff(value, taken.isn);
      if (distance >= 0 && (best === null || distance < best)) best = distance;
      if (distance < 0 && (above === null || distance > above)) above = distance;
    }
    return best ?? above;
  }
}

/** Both sides find a pair of ports under the same key. */
function keyAt(side: HostId, port: number, peer: number): number {
  return side === 'client' ? keyOf(port, peer) : keyOf(peer, port);
}
