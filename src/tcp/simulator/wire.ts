/** The wire between the two hosts: its delay, its faults, and what it forges. */

import type { Effect } from '../connection/effects.ts';
import type { Segment } from '../segment.ts';
import type { Filter, Injection, Match, Rewrite } from './scenario.ts';
import type { Fate, HostId } from './transcript.ts';

/** What the wire does with one segment. */
export interface Delivery {
  readonly fate: Fate;
  /** When it arrives, µs; two entries when duplicated, none when lost. */
  readonly arrivals: readonly number[];
  /** What the wire writes over it; null when it travels as the host has sent it. */
  readonly rewrite: Rewrite | null;
}

/** What a step sends, or the wire forges. */
export type Sending = Omit<Extract<Effect, { readonly kind: 'send' }>, 'kind'>;

/** Where a segment that the wire forges goes: into a connection that is there, in which a SYN takes no ISN, or into none. */
export type Forgery = 'into-connection' | 'into-none';

interface ActiveFilter {
  readonly filter: Filter;
  left: number;
  skipped: number;
}

export class Wire {
  readonly #delay: number;
  #filters: ActiveFilter[] = [];
  /** Filters that were set and never acted, by id. */
  readonly #unused = new Set<string>();

  constructor(delay: number) {
    this.#delay = delay;
  }

  /** Sets a filter. */
  add(filter: Filter): void {
    this.#filters.push({ filter, left: filter.count ?? Number.POSITIVE_INFINITY, skipped: 0 });
    this.#unused.add(filter.id);
  }

  /** Takes a filter away. */
  remove(id: string): void {
    this.#filters = this.#filters.filter((f) => f.filter.id !== id);
  }

  /** Tells whether there are filters; without one every segment is delivered. */
  get hasFilters(): boolean {
    return this.#filters.length > 0;
  }

  /** Ids of the filters that matched nothing. */
  get unused(): readonly string[] {
    return [...this.#unused];
  }

  /** Returns how a segment sent at `now` is delivered that meets no fault. */
  undisturbed(now: number): Delivery {
    return { fate: 'delivered', arrivals: [now + this.#delay], rewrite: null };
  }

  /** Decides what becomes of a segment sent at `now`: the first filter that matches and has count left. */
  deliver(from: HostId, segment: Segment, rack: number | null, now: number): Delivery {
    let rewrite: Rewrite | null = null;
    for (const active of this.#filters) {
      if (active.left <= 0 || !matches(active.filter.match, from, segment, rack, now)) continue;
      if (active.skipped < (active.filter.match.skip ?? 0)) {
        active.skipped += 1;
        continue;
      }
      active.left -= 1;
      this.#unused.delete(active.filter.id);
      if (active.filter.action !== 'replace') return this.#disturbed(active.filter, rewrite, now);
      rewrite ??= active.filter.rewrite ?? {};
    }
    return { ...this.undisturbed(now), rewrite };
  }

  #disturbed(filter: Filter, rewrite: Rewrite | null, now: number): Delivery {
    switch (filter.action) {
      case 'lose':
        return { fate: 'lost', arrivals: [], rewrite };
      case 'duplicate':
        return { fate: 'duplicated', arrivals: [now + this.#delay, now + 2 * this.#delay], rewrite };
      case 'delay':
        return { fate: 'delayed', arrivals: [now + this.#delay + (filter.delay ?? 0)], rewrite };
      case 'replace':
        return { ...this.undisturbed(now), rewrite };
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
