/** The wire between the two hosts: its delay, its faults, and what it forges. */

import type { Effect } from '../connection/effects.ts';
import { ACK, FIN, RST, type Segment, SYN } from '../segment.ts';
import { seqAdd } from '../sequence.ts';
import type { Filter, Injection, Match, Rewrite } from './scenario.ts';
import type { Fate, HostId } from './transcript.ts';

/** What the wire does with one segment. */
export interface Delivery {
  readonly fate: Fate;
  /** When it arrives, µs; two entries when duplicated, none when lost. */
  readonly arrivals: readonly number[];
  /** What the wire writes over it; null when it travels as the host has sent it. */
  readonly rewrite: Rewrite | null;
  /** Whether it is lost to a middlebox that answers it with an RST. */
  readonly rejected: boolean;
}

/** What a step sends, or the wire forges. */
export type Sending = Omit<Extract<Effect, { readonly kind: 'send' }>, 'kind'>;

/** Where a segment that the wire forges goes: into a connection that is there, in which a SYN takes no ISN, or into none. */
export type Forgery = 'into-connection' | 'into-none';

interface ActiveFilter {
  readonly filter: Filter;
  left: number;
  skipped: number;
  /** When something last passed between two ports, µs, by the ports; null once they are forgotten. */
  readonly lastPassed: Map<number, number | null>;
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
    this.#filters.push({
      filter,
      left: filter.count ?? Number.POSITIVE_INFINITY,
      skipped: 0,
      lastPassed: new Map(),
    });
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

  /** Returns when a segment sent at `now` arrives that meets no fault, µs. */
  arrivalOf(now: number): number {
    return now + this.#delay;
  }

  /** Decides what becomes of a segment sent at `now`: the first filter that matches and has count left. */
  deliver(from: HostId, segment: Segment, rack: number | null, now: number): Delivery {
    let rewrite: Rewrite | null = null;
    for (const active of this.#filters) {
      if (!isForgotten(active, from, segment, now)) continue;
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
    return this.#undisturbed(rewrite, now);
  }

  #undisturbed(rewrite: Rewrite | null, now: number): Delivery {
    return { fate: 'delivered', arrivals: [this.arrivalOf(now)], rewrite, rejected: false };
  }

  #disturbed(filter: Filter, rewrite: Rewrite | null, now: number): Delivery {
    switch (filter.action) {
      case 'lose':
        return { fate: 'lost', arrivals: [], rewrite, rejected: false };
      case 'reject':
        return { fate: 'lost', arrivals: [], rewrite, rejected: true };
      case 'duplicate': {
        const arrivals = [this.arrivalOf(now), now + 2 * this.#delay];
        return { fate: 'duplicated', arrivals, rewrite, rejected: false };
      }
      case 'delay': {
        const arrivals = [this.arrivalOf(now) + (filter.delay ?? 0)];
        return { fate: 'delayed', arrivals, rewrite, rejected: false };
      }
      case 'replace':
        return this.#undisturbed(rewrite, now);
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

/** Tells whether a filter has forgotten the ports of a segment, and notes that one passes where it has not. */
function isForgotten({ filter, lastPassed }: ActiveFilter, from: HostId, s: Segment, now: number): boolean {
  const { idle } = filter.match;
  if (idle === undefined) return true;
  const ports = from === 'client' ? s.sport * 65_536 + s.dport : s.dport * 65_536 + s.sport;
  const last = lastPassed.get(ports);
  const opens = (s.flags & SYN) !== 0;
  const forgotten = !opens && (last === null || (last !== undefined && now - last >= idle));
  lastPassed.set(ports, forgotten ? null : now);
  return forgotten;
}

/** Returns the RST by which a middlebox answers a segment in the name of the host it was for. RFC 9293 section 3.10.7.1. */
export function rejection({ sport, dport, seq, ack, flags, len }: Segment): Segment {
  const ends = { sport: dport, dport: sport, wnd: 0, len: 0, options: null };
  if (flags & ACK) return { ...ends, seq: ack, ack: 0, flags: RST };
  const counted = len + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0);
  return { ...ends, seq: 0, ack: seqAdd(seq, counted), flags: RST | ACK };
}

/** Returns the segment an injection puts on the wire. */
export function forged(injection: Injection): Segment {
  return { ...injection.segment, options: injection.segment.options ?? null };
}
