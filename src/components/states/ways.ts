import { STATES, type State } from '../../tcp/connection/state.ts';
import { type StateRecord, sameCause, type Transcript } from '../../tcp/simulator/transcript.ts';
import { drawnAs } from './steps.ts';
import { ARROW_IDS, type ArrowId, arrowOf, type OtherWay } from './transitions.ts';

/** A run with the name of its scenario. */
export interface NamedRun {
  readonly id: string;
  readonly transcript: Transcript;
}

/** The first change of a run that goes a way. */
export interface WayTaken extends NamedRun {
  readonly record: StateRecord;
}

/** A way from one state to another: an arrow, or a change that has none. */
export interface Way {
  /** The arrow's name, or `STATE/way`. */
  readonly key: string;
  readonly from: State;
  readonly to: State;
  readonly arrow: ArrowId | null;
  readonly otherWay: OtherWay | null;
  /** The run that shows it; null when none does. */
  readonly taken: WayTaken | null;
}

/** Returns every arrow, and after them every other way that one of the runs goes, each with the first run that does. */
export function waysOf(runs: readonly NamedRun[]): Way[] {
  const ways = new Map<string, Way>(
    ARROW_IDS.map((id) => {
      const { from, to } = arrowOf(id);
      return [id, { key: id, from, to, arrow: id, otherWay: null, taken: null }];
    }),
  );
  for (const run of runs) {
    for (const record of run.transcript.states) {
      const { arrow, otherWay } = drawnAs(record);
      const key = arrow ?? `${record.from}/${otherWay}`;
      const way = ways.get(key) ?? { key, from: record.from, to: record.to, arrow, otherWay, taken: null };
      if (way.taken === null) ways.set(key, { ...way, taken: { ...run, record } });
    }
  }
  const rank = ({ arrow, from }: Way) => (arrow ? -1 : STATES.indexOf(from));
  return [...ways.values()].sort((a, b) => rank(a) - rank(b));
}

/** Returns the numbers of the segments that show a change: those of its cause, with one before and one after. */
export function segmentsAround({ record, transcript }: WayTaken): {
  readonly from: number;
  readonly to: number;
} {
  const { segments } = transcript;
  const { cause, at } = record;
  const own = segments.filter(
    (segment) =>
      sameCause(segment.cause, cause) || (cause.kind === 'segment' && cause.index === segment.index),
  );
  const before = segments.findLast(({ sentAt }) => sentAt <= at) ?? segments[0];
  const shown = (own.length > 0 ? own : [before]).map((segment) => (segment?.index ?? 0) + 1);
  return {
    from: Math.max(1, Math.min(...shown) - 1),
    to: Math.min(segments.length, Math.max(...shown) + 1),
  };
}
