import type { State } from '../../../tcp/connection/state.ts';
import type { MutantId } from '../../../tcp/misconceptions/index.ts';
import type { ProfileName } from '../../../tcp/profile/profile.ts';
import type { SysctlName } from '../../../tcp/profile/sysctl.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Fate, HostId, SegmentRecord } from '../../../tcp/simulator/transcript.ts';
import {
  type CellId,
  type CellKind,
  cellId,
  MOMENT_KINDS,
  type MomentId,
  type MomentKind,
} from '../../trace/cells.ts';
import type { Outcome } from '../../trace/outcome.ts';
import type { RunChoices } from '../../trace/vary-run.ts';

/** How SEQ and ACK are written. */
export type Numbers = 'relative' | 'absolute';

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

/** A moment that is asked for: a side's call returns, or a side leaves a state; see schema.ts. */
export interface MomentAsk {
  readonly side: HostId;
  readonly what: MomentSort;
  /** The call's or the state's name. */
  readonly name: string;
  /** Which of several, counted from 1. */
  readonly nth: number;
  readonly cells: readonly MomentKind[];
}

/** What happens at a moment: a call returns, or a connection leaves a state. */
export type MomentSort = 'returns' | 'leaves';

/** An exercise as `generate` takes it: the author's file with its scenario compiled and its words left out. */
export interface FillTraceSpec {
  /** Where it was written, for messages. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly numbers: Numbers;
  /** First and last segment shown, counted from 1; null shows all, and as the last the run's last. */
  readonly show: readonly [number, number | null] | null;
  readonly states: boolean;
  readonly ask: readonly Ask[];
  readonly moments: readonly MomentAsk[];
  /** A time is right when it is less than this off, µs. */
  readonly precision: number;
  /** What else a seed draws anew: the delay, parameters, how many segments are lost; null draws nothing. */
  readonly vary: RunChoices | null;
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

/** A parameter a variant sets, by its sysctl name and in its unit. */
export interface Param {
  readonly side: HostId;
  readonly name: SysctlName;
  readonly value: number;
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
  readonly moments: readonly Moment[];
  /** A time is right when it is less than this off, µs; null when times do not matter here. */
  readonly precision: number | null;
  /** The one-way delay this variant draws, µs; null when it is every variant's. */
  readonly delay: number | null;
  /** The parameters this variant draws. */
  readonly params: readonly Param[];
}

/** What a cell holds: a number, control bits, a time in µs, a state, or what a call returned. */
export type CellValue = number | State | Outcome;

/** What a learner filled in, read. */
export type FillTraceAnswer = Readonly<Record<CellId, CellValue>>;

/** Order in which the cells of one segment are read, reached by the tab key and graded: from left to right. */
export const READING_ORDER: readonly CellKind[] = ['client', 'sent', 'flags', 'seq', 'ack', 'len', 'server'];

/** What blanks are looked for in. */
type Drawn = Pick<FillTraceQuestion, 'rows' | 'moments'>;

/** Returns the segments and moments of a trace in the order in which they stand. */
export function inOrder({ rows, moments }: Drawn): (Row | Moment)[] {
  const under = (index: number) => moments.filter(({ below }) => below === index);
  return [...under(-1), ...rows.flatMap((row) => [row, ...under(row.index)])];
}

/** Tells a moment from a segment. */
export function isMoment(entry: Row | Moment): entry is Moment {
  return 'what' in entry;
}

/** Returns the ids of the blank cells in reading order. */
export function blanks(question: Drawn): CellId[] {
  return inOrder(question).flatMap((entry): CellId[] => {
    if (isMoment(entry)) {
      const { id, cells } = entry;
      return MOMENT_KINDS.filter((kind) => cells[kind] === null).map((kind): CellId => `${id}.${kind}`);
    }
    const { index, cells } = entry;
    return READING_ORDER.filter((kind) => cells[kind] === null).map((kind) => cellId(index, kind));
  });
}
