/** Where the run by a misconception differs from the true one. */

import type { State } from '../connection/state.ts';
import { ACK } from '../segment.ts';
import type { HostId, SegmentRecord, Transcript } from '../simulator/transcript.ts';
import { SIDES, stateAt } from '../simulator/transcript.ts';
import { align } from './align.ts';
import type { Cell } from './definition.ts';

/** One cell in which two runs differ. */
interface Difference {
  readonly cell: Cell;
  /** Index of the segment it stands at; null for a side's path through the states and for the end of TIME-WAIT. */
  readonly segment: number | null;
  readonly host: HostId | null;
}

/**
 * Lists every cell in which `run` differs from `truth`, segment by segment; then the sides' paths and TIME-WAIT.
 * Segments that only one run has are set aside first, so that one more or less shifts nothing else.
 */
function differences(truth: Transcript, run: Transcript): Difference[] {
  const found: Difference[] = [];
  for (const [a, b] of align(truth.segments, run.segments)) {
    if (a !== null && b !== null) found.push(...inSegment(a, b), ...inStates(truth, run, a, b));
    else found.push({ cell: 'segments', segment: b?.index ?? null, host: (b ?? a)?.from ?? null });
  }
  for (const host of SIDES) {
    if (path(truth, host) !== path(run, host)) found.push({ cell: 'state', segment: null, host });
    else if (endOfWait(truth, host) !== endOfWait(run, host))
      found.push({ cell: 'time', segment: null, host });
  }
  return found;
}

/** Returns the kinds of cells in which `run` differs from `truth`, each once. */
export function cellsThatDiffer(truth: Transcript, run: Transcript): Cell[] {
  return [...new Set(differences(truth, run).map(({ cell }) => cell))];
}

function inSegment(a: SegmentRecord, b: SegmentRecord): Difference[] {
  const at = (cell: Cell): Difference => ({ cell, segment: b.index, host: b.from });
  const ackOf = ({ segment }: SegmentRecord): number | null => (segment.flags & ACK ? segment.ack : null);
  return [
    ...(a.segment.seq === b.segment.seq ? [] : [at('seq')]),
    ...(ackOf(a) === ackOf(b) ? [] : [at('ack')]),
    ...(a.segment.flags === b.segment.flags ? [] : [at('flags')]),
    ...(a.segment.len === b.segment.len ? [] : [at('len')]),
    ...(a.sentAt === b.sentAt ? [] : [at('time')]),
  ];
}

/** The states of both sides when the segment has left and when it has arrived. */
function inStates(truth: Transcript, run: Transcript, a: SegmentRecord, b: SegmentRecord): Difference[] {
  const found: Difference[] = [];
  for (const host of SIDES) {
    const left = stateOf(truth, host, a, a.sentAt) === stateOf(run, host, b, b.sentAt);
    const [atA, atB] = [a.arrivals[0], b.arrivals[0]];
    const both = atA !== undefined && atB !== undefined;
    const arrived = !both || stateOf(truth, host, a, atA) === stateOf(run, host, b, atB);
    if (!left || !arrived) found.push({ cell: 'state', segment: b.index, host });
  }
  return found;
}

function stateOf(t: Transcript, host: HostId, { from, segment }: SegmentRecord, at: number): State {
  const port = host === from ? segment.sport : segment.dport;
  const peer = host === from ? segment.dport : segment.sport;
  return stateAt(t, { host, port, peer }, at);
}

function path(t: Transcript, host: HostId): string {
  return t.states
    .filter((s) => s.host === host && s.peer !== null)
    .map((s) => `${s.port} ${s.to}`)
    .join(', ');
}

function endOfWait(t: Transcript, host: HostId): number | null {
  return t.states.find((s) => s.host === host && s.from === 'TIME-WAIT')?.at ?? null;
}
