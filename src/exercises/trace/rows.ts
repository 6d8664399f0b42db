/** A trace as it is drawn and asked about: segments and moments with their cells, some of them blank. */
import type { MisconceptionId } from '../../tcp/misconceptions/index.ts';
import type { Scenario } from '../../tcp/simulator/scenario.ts';
import type { Fate, HostId } from '../../tcp/simulator/transcript.ts';
import { type CellId, type CellKind, cellId, MOMENT_KINDS, type MomentId, type MomentKind } from './cells.ts';

/** How SEQ and ACK are written. */
export type Numbers = 'relative' | 'absolute';

/** One segment of the trace. A cell is its given text, `''` where the segment has none, or null when it is blank. */
export interface Row {
  /** Index of the segment in the run, from 0. */
  readonly index: number;
  readonly from: HostId;
  readonly to: HostId;
  /** µs; null when that is asked. */
  readonly sentAt: number | null;
  /** µs; null when it is lost, and when its sending is asked. */
  readonly arrivesAt: number | null;
  /** When it arrives a second time, µs; null when it does not. */
  readonly againAt: number | null;
  readonly fate: Fate;
  /** Index of the segment this one repeats. */
  readonly repeats: number | null;
  /** A given `sent` is `''`: it stands in `sentAt`. */
  readonly cells: Readonly<Record<CellKind, string | null>>;
}

/** What happens at a moment: a call returns, or a connection leaves a state. */
export type MomentSort = 'returns' | 'leaves';

/** A moment of the trace that is no segment, with its cells as those of a row. */
export interface Moment {
  readonly id: MomentId;
  readonly side: HostId;
  readonly what: MomentSort;
  /** The call's or the state's name. */
  readonly name: string;
  /** Index of the segment shown it stands below; -1: above the first. */
  readonly below: number;
  /** µs; null when that is asked. */
  readonly at: number | null;
  /** A given `time` is `''`: it stands in `at`. */
  readonly cells: Readonly<Record<MomentKind, string | null>>;
}

/** What stands in a trace: its segments, and its moments between them. */
export interface TraceRows {
  readonly rows: readonly Row[];
  readonly moments: readonly Moment[];
}

/** A trace with blank cells. It holds no answers: its run is made again from scenario and seed. */
export interface TraceQuestion extends TraceRows {
  readonly seed: number;
  readonly numbers: Numbers;
  /** The scenario with this variant's sizes, ISNs and parameters. */
  readonly scenario: Scenario;
  /** The ISNs, which are always told. */
  readonly isns: Readonly<Record<HostId, number>>;
  /** The misconceptions it tells apart. */
  readonly misconceptions: readonly MisconceptionId[];
  /** A time is right when it is less than this off, µs; null when times do not matter here. */
  readonly precision: number | null;
}

/** Order in which the cells of one segment are read, reached by the tab key and graded: from left to right. */
export const READING_ORDER: readonly CellKind[] = ['client', 'sent', 'flags', 'seq', 'ack', 'len', 'server'];

/** Returns the segments and moments of a trace in the order in which they stand. */
export function inOrder({ rows, moments }: TraceRows): (Row | Moment)[] {
  const under = (index: number) => moments.filter(({ below }) => below === index);
  return [...under(-1), ...rows.flatMap((row) => [row, ...under(row.index)])];
}

/** Tells a moment from a segment. */
export function isMoment(entry: Row | Moment): entry is Moment {
  return 'what' in entry;
}

/** Returns the ids of the blank cells in reading order. */
export function blanks(trace: TraceRows): CellId[] {
  return inOrder(trace).flatMap((entry): CellId[] => {
    if (isMoment(entry)) {
      const { id, cells } = entry;
      return MOMENT_KINDS.filter((kind) => cells[kind] === null).map((kind): CellId => `${id}.${kind}`);
    }
    const { index, cells } = entry;
    return READING_ORDER.filter((kind) => cells[kind] === null).map((kind) => cellId(index, kind));
  });
}
