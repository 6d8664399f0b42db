import { type Scenario, segLen } from '../../../tcp/index.ts';
import { flagNames, RST } from '../../../tcp/segment.ts';
import type { HostId, SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import { drawVariant } from '../../diagnosis/index.ts';
import { chooseIsns, varySizes, withIsns } from '../../trace/run/index.ts';
import { type Choice, choicesAt, ownChoice } from './choices.ts';
import { ambiguityInAnswers } from './diagnose.ts';
import { follows, type Point, stateBefore } from './point.ts';
import type { CallRow, Happening, NextSegmentQuestion, NextSegmentSpec, Row } from './question.ts';
import { derivationOf, isnsOf, written } from './written.ts';

/**
 * Makes the variant of an exercise with this seed: runs the scenario with the sizes and ISNs the seed draws, and stops
 * it at the moment. What is shown is what the learner's side knows by then. What cannot tell the misconceptions apart
 * that the exercise claims to is drawn again.
 */
export function generate(spec: NextSegmentSpec, seed: number): NextSegmentQuestion {
  return drawVariant(
    seed,
    spec.name,
    (draw) => questionOf(spec, seed, drawn(spec, seed, draw)),
    ambiguityInAnswers,
  );
}

/**
 * Returns the scenario with the sizes and ISNs that `draw` gives, run with `seed`. A run that wraps does so just before
 * the moment.
 */
function drawn(spec: NextSegmentSpec, seed: number, draw: number): Scenario {
  const scenario = varySizes(spec, draw);
  const show = aroundMoment(ownChoice({ ...spec, scenario, seed }));
  const isns = chooseIsns({ ...spec, scenario, show }, draw);
  return withIsns(scenario, isns);
}

/** Returns the numbers, from 1, of the last segments before the answer, back to one that takes sequence numbers. */
function aroundMoment({ run, point, record }: Choice): readonly [number, number] | null {
  const { cause } = point;
  const past = run.segments.findLastIndex(({ sentAt }) => sentAt <= point.at);
  const last = cause.kind === 'segment' ? cause.index : record ? record.index - 1 : past;
  const first = run.segments
    .slice(0, last + 1)
    .findLastIndex(({ segment, rseq }) => segLen(segment) > 0 && rseq !== null);
  return first < 0 ? null : [first + 1, last + 1];
}

function questionOf(spec: NextSegmentSpec, seed: number, scenario: Scenario): NextSegmentQuestion {
  const { you, numbers, when, may } = spec;
  const choices = choicesAt({ scenario, seed, you, when, may });
  const [{ run, point }] = choices;
  const known = knownTo(run, you, point);
  const isns = {
    client: lastIsn(run, 'client', you, known, point, scenario),
    server: lastIsn(run, 'server', you, known, point, scenario),
  };
  check(spec, choices, known);
  return {
    profile: run.profile,
    seed,
    numbers,
    scenario,
    isns,
    you,
    when,
    may,
    misconceptions: spec.misconceptions,
    state: stateBefore(run, you, point),
    at: point.at,
    happening: happening(run, point),
    rows: known.map(({ record, at }) => row(record, at, spec)),
    calls: callsBy(run, you, point),
  };
}

interface Known {
  readonly record: SegmentRecord;
  /** When it was sent or arrived at the learner's side, µs. */
  readonly at: number;
}

/** Returns what tells whether the learner's side knows of a segment. */
function isAmong(known: readonly Known[]): (record: SegmentRecord) => boolean {
  return (record) => known.some((one) => one.record === record);
}

/** Lists what the learner's side has sent and received by the moment, in its own order. */
function knownTo(run: Transcript, you: HostId, point: Point): Known[] {
  const { cause } = point;
  const last = cause.kind === 'segment' ? cause.index : Number.POSITIVE_INFINITY;
  const own = run.segments.filter(
    (record) =>
      record.from === you &&
      !record.injected &&
      record.sentAt <= point.at &&
      !follows(run, record, you, point),
  );
  const arrived = run.segments
    .filter(({ to }) => to === you)
    .flatMap((record) => record.arrivals.map((at) => ({ record, at })))
    .filter(({ record, at }) => at < point.at || (at === point.at && record.index <= last));
  const isLast = ({ record, at }: Known): number => (record.index === last && at === point.at ? 1 : 0);
  return [...own.map((record) => ({ record, at: record.sentAt })), ...arrived].sort(
    (a, b) => isLast(a) - isLast(b) || a.at - b.at || a.record.index - b.record.index,
  );
}

/**
 * Returns the ISN of a side as the learner's knows it: its own, drawn before it is used; the other's once it is told.
 * A SYN that is still to be answered says nothing of the connection that is there.
 */
function lastIsn(
  run: Transcript,
  side: HostId,
  you: HostId,
  known: readonly Known[],
  point: Point,
  scenario: Scenario,
): number | null {
  const { cause } = point;
  const arriving = cause.kind === 'segment' ? run.segments[cause.index] : undefined;
  const isIn = isAmong(known);
  const last =
    isnsOf(run, side, (record) => record !== arriving && isIn(record)).at(-1) ??
    isnsOf(run, side, isIn).at(-1);
  if (last !== undefined || side !== you) return last ?? null;
  const used = run.segments.some((record) => follows(run, record, you, point) && record.rseq !== null);
  return used ? (scenario.isns?.find((choice) => choice.side === side)?.isn ?? null) : null;
}

/** Refuses what could not be answered from what is shown. */
function check(spec: NextSegmentSpec, choices: readonly Choice[], known: readonly Known[]): void {
  const { name, numbers } = spec;
  const isIn = isAmong(known);
  for (const { run, record } of choices) {
    for (const side of ['client', 'server'] as const) {
      if (numbers === 'relative' && isnsOf(run, side, isIn).length > 1)
        throw new RangeError(`${name}: the ${side} opens twice; ask for absolute numbers`);
    }
    if (!record) continue;
    for (const field of ['seq', 'ack'] as const) {
      if (written(record, numbers)[field] === null || derivationOf(run, record, field, numbers)) continue;
      if (field === 'seq' && record.segment.flags & RST) continue;
      throw new RangeError(`${name}: ${field} of the segment cannot be worked out from what is shown`);
    }
  }
}

function happening(run: Transcript, { cause }: Point): Happening {
  switch (cause.kind) {
    case 'segment':
      return { kind: 'segment' };
    case 'call':
      return { kind: 'call', call: run.calls[cause.index]?.call ?? '' };
    case 'timer':
      return { kind: 'timer', timer: run.timers[cause.index]?.timer ?? 'retransmission' };
  }
}

function row(record: SegmentRecord, at: number, { numbers }: NextSegmentSpec): Row {
  const { flags, seq, ack, len } = written(record, numbers);
  const cells = { flags: flagNames(flags).join(','), seq: `${seq}`, ack: `${ack ?? ''}`, len: `${len}` };
  return { index: record.index, from: record.from, at, cells };
}

/**
 * Lists the calls of the learner's application, with what they had returned when it happens. What a call returns because
 * of it comes after, and so does what the application calls then, unless that sends what is asked for.
 */
function callsBy(run: Transcript, you: HostId, { at, cause }: Point): CallRow[] {
  const sends = (index: number) =>
    run.segments.some(
      (record) => record.sentAt === at && record.cause.kind === 'call' && record.cause.index === index,
    );
  const isOwn = (index: number) => cause.kind === 'call' && cause.index === index;
  const last = cause.kind === 'call' ? cause.index : Number.POSITIVE_INFINITY;
  const own = run.calls.filter(
    (call) =>
      call.host === you &&
      call.index <= last &&
      (call.at < at || isOwn(call.index) || (call.at === at && sends(call.index))),
  );
  return own.map((call, i) => {
    const { returnedAt } = call;
    const isPast = returnedAt === at && own.slice(i).some((one) => one.at === at);
    const returned = returnedAt !== null && (returnedAt < at || isPast);
    return { call: call.call, at: call.at, result: returned ? call.result : null };
  });
}
