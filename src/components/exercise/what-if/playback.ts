import type { HostId, Transcript } from '../../../tcp/simulator/transcript.ts';
import type { LadderGeometry, Point } from '../../ladder/geometry.ts';
import { LOST_AT } from '../../ladder/shapes.ts';
import type { TableRow } from '../../ladder/table-rows.ts';

/** An instant of a run at which something happens, and what, in words. */
export interface Instant {
  /** µs. */
  readonly at: number;
  readonly lines: readonly string[];
}

/** Where a run stands that is played: at an instant, by number, or on the way to the next. */
export interface Playback {
  readonly place: number;
  readonly playing: boolean;
}

/** How long a run takes to be played from one instant to the next, ms: a long one goes faster. */
export function pace(count: number): number {
  return Math.min(900, Math.max(300, 14_000 / Math.max(1, count)));
}

/** Goes on for some milliseconds; stops at the last of `count` instants. */
export function advance({ place, playing }: Playback, ms: number, count: number): Playback {
  if (!playing) return { place, playing };
  const next = place + ms / pace(count);
  return next >= count - 1 ? { place: count - 1, playing: false } : { place: next, playing };
}

/** Goes to the next instant, or to the one before, and rests there. */
export function step({ place }: Playback, by: 1 | -1, count: number): Playback {
  const next = by === 1 ? Math.floor(place) + 1 : Math.ceil(place) - 1;
  return goTo(next, count);
}

/** Goes to an instant, and rests there. */
export function goTo(place: number, count: number): Playback {
  return { place: Math.min(count - 1, Math.max(0, place)), playing: false };
}

/** Plays on, from the beginning where all was played; or rests. */
export function toggle({ place, playing }: Playback, count: number): Playback {
  return { place: !playing && place >= count - 1 ? 0 : place, playing: !playing };
}

/** Returns the instants of a run told as a table, each with what happens then and the states it leaves. */
export function instantsOf(rows: readonly TableRow[], t: Readonly<Record<HostId, string>>): Instant[] {
  const instants = new Map<number, string[]>();
  for (const { at, event, changed, states } of rows) {
    if (at === null) continue;
    const line = [event, ...changed.map((host) => `${t[host]} → ${states[host]}`)].join(', ');
    instants.set(at, [...(instants.get(at) ?? []), line]);
  }
  return [...instants].map(([at, lines]) => ({ at, lines }));
}

/** Returns the height of each instant on a drawing, px: between two that are drawn, others stand by their time. */
export function heightsOf(
  ladder: LadderGeometry,
  { segments, states, delay }: Transcript,
  instants: readonly Instant[],
): number[] {
  const known = new Map<number, number>();
  const draw = (at: number | undefined, y: number) => {
    if (at !== undefined) known.set(at, Math.max(known.get(at) ?? 0, y));
  };
  for (const { index, start, ends, lost } of ladder.segments) {
    const record = segments[index];
    draw(record?.sentAt, start.y);
    for (const [nth, end] of ends.entries()) {
      draw(lost ? (record?.sentAt ?? 0) + delay * LOST_AT : record?.arrivals[nth], end.y);
    }
  }
  for (const { record, top } of ladder.states) if (record !== null) draw(states[record]?.at, top);
  const drawn = [...known].sort(([a], [b]) => a - b);
  let lowest = ladder.top;
  return instants.map(({ at }, i) => {
    const after = drawn.findIndex(([time]) => time >= at);
    const [time, y] = drawn[after] ?? [at, i === instants.length - 1 ? ladder.bottom : lowest];
    const [timeBefore, yBefore] = drawn[after - 1] ?? [0, ladder.top];
    const share = time === timeBefore ? 1 : (at - timeBefore) / (time - timeBefore);
    lowest = Math.max(lowest, yBefore + (y - yBefore) * share);
    return lowest;
  });
}

/** Returns the height a playback has come to. */
export function heightAt(heights: readonly number[], place: number): number {
  const from = heights[Math.floor(place)] ?? 0;
  const to = heights[Math.ceil(place)] ?? from;
  return from + (to - from) * (place - Math.floor(place));
}

/** A segment on its way. */
export interface Packet extends Point {
  readonly from: HostId;
  readonly lost: boolean;
}

/** Returns where the segments are that are on their way at a height. */
export function packetsAt({ segments }: LadderGeometry, y: number): Packet[] {
  return segments.flatMap(({ from, lost, start, ends }) =>
    ends
      .filter((end) => start.y < y && y < end.y)
      .map((end) => {
        const share = (y - start.y) / (end.y - start.y);
        return { x: start.x + (end.x - start.x) * share, y, from, lost };
      }),
  );
}
