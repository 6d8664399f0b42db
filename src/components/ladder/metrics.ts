import type { HostId } from '../../tcp/simulator/transcript.ts';
import type { LadderForm } from './geometry.ts';

/** The measures of a form, px. */
export interface Metrics {
  readonly form: LadderForm;
  readonly width: number;
  readonly lifelines: Readonly<Record<HostId, number>>;
  /** Font sizes. */
  readonly labelSize: number;
  readonly besideSize: number;
  readonly timeSize: number;
  readonly headSize: number;
  /** How far a segment sinks in one one-way delay. */
  readonly drop: number;
  /** How far gaps grow to keep lines out of other segments' words. */
  readonly ease: number;
  /** From the first thing that happens back to the top of the lifelines, and from the last to their end. */
  readonly lead: number;
  readonly tail: number;
  /** Right edge of the times. */
  readonly timeX: number;
  /** From a lifeline to its state's bar, and from the lifeline to the words beside it. */
  readonly bar: number;
  readonly beside: number;
  /** Width left for words outside each lifeline. */
  readonly margin: number;
}

const WIDE: Metrics = {
  form: 'wide',
  width: 760,
  lifelines: { client: 172, server: 648 },
  labelSize: 12.5,
  besideSize: 12,
  timeSize: 11.5,
  headSize: 14,
  drop: 48,
  ease: 160,
  lead: 30,
  tail: 34,
  timeX: 58,
  bar: 7,
  beside: 15,
  margin: 100,
};

const NARROW: Metrics = {
  form: 'narrow',
  width: 340,
  lifelines: { client: 90, server: 250 },
  labelSize: 10.5,
  besideSize: 10.5,
  timeSize: 10.5,
  headSize: 12.5,
  drop: 40,
  ease: 66,
  lead: 28,
  tail: 32,
  timeX: 80,
  bar: 4,
  beside: 10,
  margin: 80,
};

/** The height of a label with this many lines. */
export function linesHeight(count: number, size: number): number {
  return Math.ceil(count * size * 1.22);
}

/** The measures of each form. */
export const METRICS: Readonly<Record<LadderForm, Metrics>> = { wide: WIDE, narrow: NARROW };
