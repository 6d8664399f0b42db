/** What would happen: the learner's own segment is sent to a correct TCP, and the run goes on. */

import {
  ACK,
  type HostId,
  type Rewrite,
  type Scenario,
  type ScenarioStep,
  type Segment,
  simulate,
  type Transcript,
} from '../../tcp/index.ts';
import { type Failure, failures } from '../../tcp/misconceptions/index.ts';
import { seqAdd, seqDiff } from '../../tcp/sequence.ts';
import type { Numbers } from '../trace/index.ts';
import { isInOtherStyle } from '../trace/run/index.ts';

/** A run with the learner's segment in it. */
export interface WhatIf {
  readonly transcript: Transcript;
  /** Index of the learner's segment in that run; with `'nothing'`, of the one that was held back. */
  readonly at: number;
  /** The first thing that goes wrong and does not in the true run; null when nobody notices. */
  readonly firstRefusal: Failure | null;
}

/** The fields of a segment that a learner decides on. */
export type Fields = Pick<Segment, 'seq' | 'ack' | 'flags' | 'len'>;

/**
 * Runs a scenario with one segment replaced on the wire; its sender acts as if it had sent its own. Numbers are
 * absolute; fields left out stay as the sender wrote them. `'nothing'` holds the segment back.
 *
 * @param at Index of the segment in the true run, from 0.
 * @example whatIf(scenario, 7, 2, { ack: 0 }).firstRefusal?.because // 'ack/syn-received-bad'
 */
export function whatIf(
  scenario: Scenario,
  seed: number,
  at: number,
  replacement: Rewrite | 'nothing',
): WhatIf {
  const truth = simulate(scenario, { seed });
  const replaced = truth.segments[at];
  if (!replaced || replaced.injected) {
    throw new RangeError(
      `${scenario.name}: no host sends segment ${at + 1}; the run with seed ${seed} has ${truth.segments.length}`,
    );
  }
  const skip = truth.segments.slice(0, at).filter((record) => !record.injected).length;
  const rule = { id: 'what-if', count: 1, match: { skip } } as const;
  const filter =
    replacement === 'nothing'
      ? ({ ...rule, action: 'lose' } as const)
      : ({ ...rule, action: 'replace', rewrite: withoutStrayAck(replacement) } as const);
  const changed = putFirst(scenario, [{ action: { side: 'wire', filter }, after: [], wait: 0 }]);
  const transcript = simulate(changed, { seed });
  return { transcript, at, firstRefusal: firstRefusal(transcript, truth, at, 0) };
}

/** A segment that no host sends: who sends it when (µs) between which ports, its own first. */
export interface ExtraSegment {
  readonly from: HostId;
  readonly at: number;
  readonly ports: readonly [number, number];
}

/**
 * Runs a scenario with one more segment, sent at a time at which the true sender says nothing. Window and timestamps
 * are those of the segment before it on the same side.
 */
export function whatIfSent(
  scenario: Scenario,
  seed: number,
  { from, at, ports }: ExtraSegment,
  fields: Fields,
): WhatIf {
  const truth = simulate(scenario, { seed });
  const [sport, dport] = ports;
  const before = truth.segments.findLast(
    ({ injected, sentAt, segment, ...record }) =>
      !injected && record.from === from && sentAt <= at && segment.sport === sport && segment.dport === dport,
  )?.segment;
  const timestamps = before?.options?.timestamps;
  const segment = {
    sport,
    dport,
    wnd: before?.wnd ?? 0,
    options: timestamps ? { timestamps } : null,
    ...fields,
    ...withoutStrayAck(fields),
  };
  const step = { action: { side: 'wire', inject: { from, segment } }, after: [], wait: at } as const;
  const transcript = simulate(putFirst(scenario, [step]), { seed });
  const own = transcript.segments.findIndex(
    (record, index) =>
      record.injected && record.from === from && record.sentAt === at && !truth.segments[index]?.injected,
  );
  return { transcript, at: own, firstRefusal: firstRefusal(transcript, truth, own, 1) };
}

/** Without the ACK bit the acknowledgment field means nothing, and is 0. RFC 9293 section 3.1. */
function withoutStrayAck(fields: Rewrite): Rewrite {
  return fields.flags === undefined || fields.flags & ACK ? fields : { ...fields, ack: 0 };
}

/**
 * Returns a scenario with steps put in front of its own, so that they are taken first among those of the same instant
 * and their filters decide first.
 */
export function putFirst(scenario: Scenario, steps: readonly ScenarioStep[]): Scenario {
  const own = scenario.steps.map((step) => ({
    ...step,
    after: step.after.map((index) => index + steps.length),
  }));
  return { ...scenario, steps: [...steps, ...own] };
}

/**
 * Returns a learner's SEQ or ACK as the 32-bit field holds it. A relative number counts from `isn`, unless it
 * was meant as an absolute one by what is right.
 *
 * @example numberOnWire(1, 'relative', 0xffff_ffff, null) // 0
 */
export function numberOnWire(given: number, numbers: Numbers, isn: number, absolute: number | null): number {
  if (numbers === 'absolute') return given;
  const isAbsolute = absolute !== null && isInOtherStyle(given, seqDiff(absolute, isn), absolute);
  return isAbsolute ? given : seqAdd(isn, given);
}

/**
 * Returns the first thing that goes wrong in a run and not in the true one: a segment that is refused, answered by a
 * reset or a challenge ACK, or sent again.
 *
 * @param at Index of the learner's segment, which stands for the host's own where that is sent again.
 * @param added How many segments at that place the true run does not have.
 */
function firstRefusal(run: Transcript, truth: Transcript, at: number, added: 0 | 1): Failure | null {
  const known = new Set(failures(truth).map((failure) => keyOf(failure, failure.segment)));
  const found = failures(run).find((failure) => {
    const { segment } = failure;
    const isAdded = added === 1 && segment === at;
    return isAdded || !known.has(keyOf(failure, segment > at ? segment - added : segment));
  });
  return found ? { ...found, segment: repeatedSegment(run, found, at) } : null;
}

/** A retransmission of what never reached the wire repeats the segment that the learner's took the place of. */
function repeatedSegment({ segments }: Transcript, { kind, segment }: Failure, at: number): number {
  const again = segments[segment]?.because.startsWith('retransmit/') ?? false;
  return kind === 'sent-again' && again && segment > at ? at : segment;
}

function keyOf({ host, kind, because }: Failure, segment: number): string {
  return `${segment} ${host} ${kind} ${because}`;
}
