import type { Failure } from '../../../tcp/misconceptions/index.ts';
import { ACK } from '../../../tcp/segment.ts';
import { seqDiff } from '../../../tcp/sequence.ts';
import type { Scenario } from '../../../tcp/simulator/scenario.ts';
import type { Cause, HostId, SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import { type WhatIf, whatIf, whatIfSent } from '../../what-if/index.ts';
import { type Breach, breaches, type Trace } from './laws.ts';
import type { Spoil } from './spoilers.ts';

/** A trace with one fault in it. */
export interface Spoiled {
  readonly spoil: Spoil;
  readonly trace: Trace;
  /** What is impossible in it: laws broken by one segment, or by two where either can be blamed. */
  readonly breaches: readonly Breach[];
  /** What the other side made of the fault; null where the trace itself is wrong, or nobody noticed. */
  readonly failure: Failure | null;
  /** The run with the fault on the wire; null where the trace itself is wrong. */
  readonly outcome: WhatIf | null;
}

/** A run to be spoiled. */
export interface Run {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly isns: Readonly<Record<HostId, number>>;
  readonly truth: Transcript;
}

/**
 * Spoils a run, or returns null when a true TCP could have sent what comes out.
 *
 * A segment written wrong and one too many go over the wire, and what follows is what true hosts do with them: so no
 * other segment can be blamed. A segment left out or sent too early is a fault of the trace alone; every segment it
 * makes impossible is found by the laws.
 */
export function spoiled(run: Run, spoil: Spoil): Spoiled | null {
  const { scenario, seed, isns } = run;
  switch (spoil.spoiler) {
    case 'seq':
    case 'ack':
    case 'flags': {
      return onWire(spoil, whatIf(scenario, seed, spoil.segment, spoil.rewrite), isns);
    }
    case 'extra': {
      const record = run.truth.segments[spoil.segment];
      if (!record) return null;
      const ports = [record.segment.sport, record.segment.dport] as const;
      const place = { from: record.from, at: spoil.at, ports };
      return onWire(spoil, whatIfSent(scenario, seed, place, spoil.fields), isns);
    }
    case 'missing':
      return inTrace(
        spoil,
        renumbered(run.truth, (record) => (record.index === spoil.segment ? null : record)),
        isns,
      );
    case 'early':
      return inTrace(
        spoil,
        renumbered(run.truth, (record) =>
          record.index === spoil.segment ? moved(record, spoil.at) : record,
        ),
        isns,
      );
  }
}

function onWire(spoil: Spoil, outcome: WhatIf, isns: Run['isns']): Spoiled | null {
  const { transcript: trace, at, firstRefusal: failure } = outcome;
  const record = trace.segments[at];
  if (!record || isBelowIsn(record, isns)) return null;
  const broken = breaches(trace, isns).filter((breach) => breach.segment === at);
  return broken.length > 0 ? { spoil, trace, breaches: broken, failure, outcome } : null;
}

function inTrace(spoil: Spoil, trace: Trace, isns: Run['isns']): Spoiled | null {
  const broken = breaches(trace, isns);
  const blamed = new Set(broken.map(({ segment }) => segment));
  return blamed.size === 1 || blamed.size === 2
    ? { spoil, trace, breaches: broken, failure: null, outcome: null }
    : null;
}

/** A number just below an ISN would look negative in relative numbers. */
function isBelowIsn({ from, to, segment }: SegmentRecord, isns: Run['isns']): boolean {
  const acknowledges = (segment.flags & ACK) !== 0;
  return seqDiff(segment.seq, isns[from]) < 0 || (acknowledges && seqDiff(segment.ack, isns[to]) < 0);
}

function moved(record: SegmentRecord, at: number): SegmentRecord {
  const shift = at - record.sentAt;
  return { ...record, sentAt: at, arrivals: record.arrivals.map((arrival) => arrival + shift) };
}

/** Returns a run as a trace whose segments were changed or left out, in order of time and numbered anew. */
function renumbered(run: Transcript, change: (record: SegmentRecord) => SegmentRecord | null): Trace {
  const kept = run.segments
    .flatMap((record) => change(record) ?? [])
    .sort((a, b) => a.sentAt - b.sentAt || a.index - b.index);
  const places = new Map(kept.map((record, place) => [record.index, place]));
  return {
    segments: kept.map((record, index) => ({ ...record, index, cause: renamed(record.cause, places) })),
    refusals: run.refusals.flatMap((refusal) => {
      const segment = places.get(refusal.segment);
      return segment === undefined ? [] : [{ ...refusal, segment }];
    }),
  };
}

/** A cause that was left out of the trace is none that anybody can see. */
function renamed(cause: Cause, places: ReadonlyMap<number, number>): Cause {
  if (cause.kind !== 'segment') return cause;
  const index = places.get(cause.index);
  return index === undefined ? { kind: 'start' } : { kind: 'segment', index };
}
