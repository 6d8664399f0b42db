import type { Transcript } from '../transcript.ts';
import type { CallRows } from './calls.ts';
import type { SegmentRows } from './segments.ts';
import type { StateRows } from './states.ts';
import type { TimerRows } from './timers.ts';

/** The lists of a transcript as they are written. */
export interface Rows {
  readonly segments: SegmentRows;
  readonly states: StateRows;
  readonly timers: TimerRows;
  readonly calls: CallRows;
}

/** What of a transcript is not in rows. */
export type Rest = Omit<Transcript, keyof Rows>;

/** Returns the transcript of a run. The lists of a long one are made when somebody first looks at them. */
export function transcriptOf(run: Rest, rows: Rows): Transcript {
  const { segments, states, timers, calls } = rows;
  const isShort = segments.isShort && states.isShort && timers.isShort && calls.isShort;
  return isShort ? shortRun(run, rows) : longRun(run, rows);
}

function shortRun(run: Rest, rows: Rows): Transcript {
  return {
    profile: run.profile,
    seed: run.seed,
    delay: run.delay,
    end: run.end,
    segments: rows.segments.records,
    states: rows.states.records,
    timers: rows.timers.records,
    calls: rows.calls.records,
    refusals: run.refusals,
    unusedFilters: run.unusedFilters,
  };
}

/** The lists are properties of its own, not of a class, so that copying, comparing and cloning a transcript find them. */
function longRun(run: Rest, rows: Rows): Transcript {
  return {
    profile: run.profile,
    seed: run.seed,
    delay: run.delay,
    end: run.end,
    get segments() {
      return rows.segments.records;
    },
    get states() {
      return rows.states.records;
    },
    get timers() {
      return rows.timers.records;
    },
    get calls() {
      return rows.calls.records;
    },
    refusals: run.refusals,
    unusedFilters: run.unusedFilters,
  };
}
