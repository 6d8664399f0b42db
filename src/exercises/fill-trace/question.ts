import type { MutantId } from '../../tcp/mutants/index.ts';
import type { ProfileName } from '../../tcp/profile.ts';
import type { Scenario } from '../../tcp/scenario.ts';
import type { State } from '../../tcp/state.ts';
import type { Fate, HostId, SegmentRecord } from '../../tcp/transcript.ts';
import type { CellId, CellKind } from './cells.ts';

/** How SEQ and ACK are written. */
export type Numbers = 'relative' | 'absolute';

/** Which cells are blank; see schema.ts. */
export interface Ask {
  readonly segment?: number | undefined;
  readonly segments?: 'all' | readonly number[] | undefined;
  readonly from?: HostId | undefined;
  readonly cells: readonly CellKind[];
  /** Whether a cell shown further down may give these away; see give-away.ts. */
  readonly givenAway?: boolean | undefined;
}

/** Tells whether an ask is about this kind of cell of this segment. */
export function isNamed(ask: Ask, record: Pick<SegmentRecord, 'from' | 'index'>, kind: CellKind): boolean {
  if (!ask.cells.includes(kind) || (ask.from !== undefined && ask.from !== record.from)) return false;
  return ask.segments === 'all' || segmentsNamed(ask).includes(record.index + 1);
}

/** Returns the numbers of the segments an ask names one by one. */
export function segmentsNamed(ask: Ask): readonly number[] {
  if (ask.segment !== undefined) return [ask.segment];
  return ask.segments === undefined || ask.segments === 'all' ? [] : ask.segments;
}

/** An exercise as `generate` takes it: the author's file with its scenario compiled and its words left out. */
export interface FillTraceSpec {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly numbers: Numbers;
  /** First and last segment shown, counted from 1; null shows all. */
  readonly show: readonly [number, number] | null;
  readonly states: boolean;
  readonly ask: readonly Ask[];
  /** How many of the cells asked are blank in one variant; null for all. */
  readonly blanks: number | null;
  /** Least and most octets of each send, drawn anew for each variant; null keeps the scenario's. */
  readonly octets: readonly [number, number] | null;
  readonly wrap: 'sometimes' | 'always' | 'never';
  /** The misconceptions every variant tells apart. */
  readonly tells: readonly MutantId[];
}

/** One segment of the trace. A cell is its given text, `''` where the segment has none, or null when it is blank. */
export interface Row {
  /** Index of the segment in the run, from 0. */
  readonly index: number;
  readonly from: HostId;
  readonly to: HostId;
  /** µs. */
  readonly sentAt: number;
  /** µs; null when it is lost. */
  readonly arrivesAt: number | null;
  readonly fate: Fate;
  /** Index of the segment this one repeats. */
  readonly repeats: number | null;
  readonly cells: Readonly<Record<CellKind, string | null>>;
}

/** One variant of a fill-trace exercise. It holds no answers; grading runs the model with scenario and seed again. */
export interface FillTraceQuestion {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly numbers: Numbers;
  /** The scenario with this variant's ISNs. */
  readonly scenario: Scenario;
  /** The ISNs, which are always told. */
  readonly isns: Readonly<Record<HostId, number>>;
  /** The misconceptions it tells apart. */
  readonly tells: readonly MutantId[];
  /** Each side's state before the first segment shown; null when states do not matter here. */
  readonly start: Readonly<Record<HostId, State>> | null;
  readonly rows: readonly Row[];
}

/** What a learner filled in, read: numbers for seq, ack and len, control bits for flags, a state for a state. */
export type FillTraceAnswer = Readonly<Record<CellId, number | State>>;

/** Order in which the cells of one segment are read, reached by the tab key and graded: from left to right. */
export const READING_ORDER: readonly CellKind[] = ['client', 'flags', 'seq', 'ack', 'len', 'server'];

/** Returns the ids of the blank cells in reading order. */
export function blanks(question: Pick<FillTraceQuestion, 'rows'>): CellId[] {
  return question.rows.flatMap((row) =>
    READING_ORDER.filter((kind) => row.cells[kind] === null).map(
      (kind): CellId => `${row.index + 1}.${kind}`,
    ),
  );
}
