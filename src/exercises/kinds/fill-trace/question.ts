import type { State } from '../../../tcp/connection/state.ts';
import type { MisconceptionId } from '../../../tcp/misconceptions/index.ts';
import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { HostId, SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import type { CellId, CellKind, CellValue, Numbers, TraceQuestion } from '../../trace/index.ts';
import type { MomentAsk, Param, Variable } from '../../trace/run/index.ts';

/** Which cells of segments are blank; see schema.ts. */
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
export interface FillTraceSpec extends Variable {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly numbers: Numbers;
  readonly states: boolean;
  readonly ask: readonly Ask[];
  readonly moments: readonly MomentAsk[];
  /** A time is right when it is less than this off, µs. */
  readonly precision: number;
  /** How many of the cells asked are blank in one variant; null for all. */
  readonly blanks: number | null;
  /** The misconceptions every variant tells apart. */
  readonly misconceptions: readonly MisconceptionId[];
}

/** One variant of a fill-trace exercise. It holds no answers; grading runs the model with scenario and seed again. */
export interface FillTraceQuestion extends TraceQuestion {
  readonly profile: ProfileName;
  /** Each side's state before the first segment shown; null when states do not matter here. */
  readonly start: Readonly<Record<HostId, State>> | null;
  /** The one-way delay this variant draws, µs; null when it is every variant's. */
  readonly delay: number | null;
  /** The parameters this variant draws. */
  readonly params: readonly Param[];
}

/** What a learner filled in, read. */
export type FillTraceAnswer = Readonly<Record<CellId, CellValue>>;
