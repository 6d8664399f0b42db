/** What would happen: the learner's own segment is played into the model's true peer, and the run goes on. */
import { ACK, type HostId, type Rewrite, type Scenario, type Segment, simulate } from '../../tcp/index.ts';
import type { Failure } from '../../tcp/misconceptions/first-failure.ts';
import type { Transcript } from '../../tcp/simulator/transcript.ts';
import { firstRefusal } from './first-refusal.ts';
import { putFirst } from './put-first.ts';

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
 * Runs a scenario with one segment replaced on the wire: the host goes on believing that it sent its own. Numbers are
 * absolute; fields left out stay as the host wrote them. `'nothing'` holds the segment back.
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
      : ({ ...rule, action: 'replace', rewrite: rewritten(replacement) } as const);
  const play = putFirst(scenario, [{ action: { side: 'wire', filter }, after: [], wait: 0 }]);
  const transcript = simulate(play, { seed });
  return { transcript, at, firstRefusal: firstRefusal(transcript, truth, at, 0) };
}

/**
 * Runs a scenario with one more segment, which a side sends at a time (µs) at which the true one says nothing.
 * Ports, window and timestamps are those of the segment before on the same side.
 */
export function whatIfSent(
  scenario: Scenario,
  seed: number,
  {
    from,
    at,
    ports,
  }: { readonly from: HostId; readonly at: number; readonly ports: readonly [number, number] },
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
    ...rewritten(fields),
  };
  const step = {
    action: { side: 'wire', inject: { from, segment } },
    after: [],
    wait: at,
  } as const;
  const transcript = simulate(putFirst(scenario, [step]), { seed });
  const own = transcript.segments.findIndex(
    (record, index) =>
      record.injected && record.from === from && record.sentAt === at && !truth.segments[index]?.injected,
  );
  return { transcript, at: own, firstRefusal: firstRefusal(transcript, truth, own, 1) };
}

/** Without the ACK bit the acknowledgment field means nothing, and is 0. RFC 9293 section 3.1. */
function rewritten(fields: Rewrite): Rewrite {
  return fields.flags === undefined || fields.flags & ACK ? fields : { ...fields, ack: 0 };
}
