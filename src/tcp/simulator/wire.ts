/** The wire between the two hosts: its delay, its faults, and what it forges. */

import type { Segment } from '../segment.ts';
import type { Filter, Injection, Match, Rewrite } from './scenario.ts';
import type { Fate, HostId } from './transcript.ts';

/** What the wire does with one segment. */
export interface Passage {
  readonly fate: Fate;
  /** When it arrives, µs after it was sent; two entries when duplicated, none when lost. */
  readonly delays: readonly number[];
  /** What the wire wrote over it; absent when it travels as the host sent it. */
  readonly rewrite?: Rewrite;
}

interface ActiveFilter {
  readonly filter: Filter;
  left: number;
  skipped: number;
}

export class Wire {
  readonly #delay: number;
  /** How a segment passes that meets no fault. */
  readonly straight: Passage;
  #filters: ActiveFilter[] = [];
  /** Filters that were set and never acted, by id. */
  readonly #unused = new Set<string>();

  constructor(delay: number) {
    this.#delay = delay;
    this.straight = { fate: 'delivered', delays: [delay] };
  }

  /** Sets a filter. */
  add(filter: Filter): void {
    this.#filters.push({ filter, left: filter.count ?? Number.POSITIVE_INFINITY, skipped: 0 });
    this.#unused.add(filter.id);
  }

  /** Takes a filter away. Returns whether there was one of that id. */
  remove(id: string): boolean {
    const kept = this.#filters.filter((f) => f.filter.id !== id);
    const found = kept.length < this.#filters.length;
    this.#filters = kept;
    return found;
  }

  /** Tells whether there are no filters, so that every segment passes. */
  get isClear(): boolean {
    return this.#filters.length === 0;
  }

  /** Ids of the filters that matched nothing. */
  get unused(): readonly string[] {
    return [...this.#unused];
  }

  /** Decides what becomes of a segment sent now: the first filter that matches and has count left. */
  pass(from: HostId, segment: Segment, rack: number | null, now: number): Passage {
    if (this.isClear) return this.straight;
    let rewrite: Rewrite | null = null;
    let passage = this.straight;
    for (const active of this.#filters) {
      if (active.left <= 0 || !matches(active.filter.match, from, segment, rack, now)) continue;
      if (active.skipped < (active.filter.match.skip ?? 0)) {
        active.skipped += 1;
        continue;
      }
      active.left -= 1;
      this.#unused.delete(active.filter.id);
      if (active.filter.action !== 'replace') {
        passage = this.#apply(active.filter);
        break;
      }
      rewrite ??= active.filter.rewrite ?? {};
    }
    return rewrite === null ? passage : { ...passage, rewrite };
  }

  #apply(filter: Filter): Passage {
    switch (filter.action) {
      case 'lose':
        return { fate: 'lost', delays: [] };
      case 'duplicate':
        return { fate: 'duplicated', delays: [this.#delay, 2 * this.#delay] };
      case 'delay':
        return { fate: 'delayed', delays: [this.#delay + (filter.delay ?? 0)] };
      case 'replace':
        return this.straight;
      default:
        return filter.action satisfies never;
    }
  }
}

function matches(m: Match, from: HostId, s: Segment, rack: number | null, now: number): boolean {
  if (m.from !== undefined && m.from !== from) return false;
  if (m.all !== undefined && (s.flags & m.all) !== m.all) return false;
  if (m.none !== undefined && (s.flags & m.none) !== 0) return false;
  if (m.data !== undefined && m.data !== s.len > 0) return false;
  if (m.rack !== undefined && m.rack !== rack) return false;
  return m.since === undefined || now > m.since;
}

/** Returns the segment an injection puts on the wire. */
export function forged(injection: Injection): Segment {
  return { ...injection.segment, options: injection.segment.options ?? null };
}
