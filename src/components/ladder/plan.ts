import type { Transcript } from '../../tcp/simulator/transcript.ts';
import type { LadderRequest } from './geometry.ts';
import { METRICS, type Metrics } from './metrics.ts';
import { type Moments, momentsOf } from './moments.ts';
import { type Selection, select } from './selection.ts';

/** Everything about a ladder but how far apart its stations are. */
export interface Plan {
  readonly transcript: Transcript;
  readonly request: LadderRequest;
  readonly selection: Selection;
  readonly moments: Moments;
  readonly metrics: Metrics;
}

/** Returns what a ladder shows and in which order. */
export function planLadder(transcript: Transcript, request: LadderRequest): Plan {
  const selection = select(transcript, request.from, request.to);
  return {
    transcript,
    request,
    selection,
    moments: momentsOf(selection, transcript.delay),
    metrics: METRICS[request.form],
  };
}
