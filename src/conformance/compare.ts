/** Compares a simulated run with a recording: segments, chains of states, results of calls. */
import type { CallRecord, StateRecord, Transcript } from '../tcp/index.ts';
import type { Capture } from './capture.ts';
import {
  compareSegments,
  DELAYED_ACK,
  EARLY,
  LATE,
  MICROS,
  mayComeAfter,
  SLACK,
} from './compare-segments.ts';

/** Part of a recorded hop that is not in its `delay`, seconds at most. */
const HOP = 0.004;

/** How far a recorded time may be off: shares of the simulated time, and seconds. */
export const TOLERANCE = { early: EARLY, late: LATE, slack: SLACK, delayedAck: DELAYED_ACK } as const;

/** How a run compares with its recording. */
export interface Comparison {
  /** Empty when they agree. */
  readonly differences: readonly string[];
  /** What could not be compared, and why. */
  readonly notes: readonly string[];
}

/** Lists how a run differs from its recording; empty when it does not. */
export function differences(capture: Capture, run: Transcript): readonly string[] {
  return compare(capture, run).differences;
}

/** Compares a run with its recording. */
export function compare(capture: Capture, run: Transcript): Comparison {
  const zero = zeroOf(run);
  const notes: string[] = [];
  const found = [
    ...(capture.expect.segments ? compareSegments(capture, run, zero, notes) : []),
    ...(capture.expect.states ? compareStates(capture, run, zero) : []),
    ...(capture.expect.calls ? compareCalls(capture, run) : []),
  ];
  return { differences: found, notes };
}

/** Returns the simulated time that a recording calls 0: the first segment, µs. */
export function zeroOf(run: Transcript): number {
  return run.segments[0]?.sentAt ?? 0;
}

interface Change {
  readonly t: number;
  readonly from: string;
  readonly to: string;
}

function compareStates(capture: Capture, run: Transcript, zero: number): string[] {
  const recorded = chains(
    capture.states,
    (s) => s.side,
    (s) => s.t,
  );
  const simulated = chains(
    run.states,
    (s: StateRecord) => s.host,
    (s: StateRecord) => (s.at - zero) / MICROS,
  );
  const found: string[] = [];
  for (const key of new Set([...recorded.keys(), ...simulated.keys()])) {
    const end = (run.end - zero) / MICROS;
    const difference = compareChain(capture, recorded.get(key) ?? [], simulated.get(key) ?? [], end);
    if (difference !== null) found.push(`states of ${key}: ${difference}`);
  }
  return found;
}

function chains<R extends { port: number; peer: number | null; from: string; to: string }>(
  rows: readonly R[],
  side: (row: R) => string,
  time: (row: R) => number,
): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  for (const row of rows) {
    if (row.peer === null || row.from === row.to) continue;
    const key = `${side(row)} ${row.port}-${row.peer}`;
    const chain = found.get(key) ?? [];
    found.set(key, chain);
    chain.push({ t: time(row), from: row.from, to: row.to });
  }
  return found;
}

/** The states a connection was in, each with when it was entered and left. */
function visits(chain: readonly Change[], end: number): { state: string; from: number; to: number }[] {
  return chain.map((c, i) => ({ state: c.to, from: c.t, to: chain[i + 1]?.t ?? end }));
}

function compareChain(
  capture: Capture,
  recorded: readonly Change[],
  simulated: readonly Change[],
  end: number,
): string | null {
  const brief = Math.max(0.008, 3 * capture.poll);
  const gaps = capture.pollGaps ?? [];
  const kernel = visits(recorded, end);
  const model = visits(simulated, end);
  const text = (v: readonly { state: string }[]): string => v.map((x) => x.state).join(' ') || '(none)';
  const complaint = `kernel ${text(kernel)}, model ${text(model)}`;
  let k = 0;
  for (const visit of model) {
    const expected = kernel[k];
    if (expected !== undefined && expected.state === visit.state) {
      k += 1;
      continue;
    }
    const unseen =
      visit.to - visit.from < brief ||
      gaps.some(([, from, to]) => visit.from >= from - brief && visit.to <= to + brief);
    if (!unseen && !(k === kernel.length && mayComeAfter(end, visit.from))) return complaint;
  }
  if (k < kernel.length) return complaint;
  const last = model.at(-1)?.state;
  const lastFrom = model.at(-1)?.from ?? 0;
  const lastBrief = model.length > 0 && (end - lastFrom < brief || mayComeAfter(end, lastFrom));
  if (last !== kernel.at(-1)?.state && !lastBrief) return complaint;
  return compareStateTimes(kernel, model);
}

function compareStateTimes(
  kernel: readonly { state: string; from: number }[],
  model: readonly { state: string; from: number }[],
): string | null {
  let m = 0;
  for (const visit of kernel) {
    while (m < model.length && model[m]?.state !== visit.state) m += 1;
    const at = model[m]?.from ?? 0;
    m += 1;
    const late = at * (1 + LATE) + SLACK + DELAYED_ACK;
    if (visit.from < at * (1 - EARLY) - SLACK - HOP || visit.from > late) {
      return `${visit.state} entered by the kernel at ${visit.from.toFixed(3)} s, by the model at ${at.toFixed(3)} s`;
    }
  }
  return null;
}

function compareCalls(capture: Capture, run: Transcript): string[] {
  const script = capture.script.map((e, i) => ({ e, i })).filter(({ e }) => e.side !== 'wire');
  const byStep = callsByStep(capture, run);
  for (const { e, i } of script) {
    const call = byStep.get(i);
    const expected = e.result ?? null;
    const got = call?.result ?? null;
    if (e.op === 'kill' || e.op === 'lose-state' || e.op === 'set-param') continue;
    if (expected !== got)
      return [`script[${i}] ${e.side} ${e.op}(${String(e['socket'])}): kernel ${expected}, model ${got}`];
    const peer = e.op === 'accept' && expected === 'ok' ? e['peer'] : undefined;
    if (peer !== undefined && call?.peer !== peer) {
      return [
        `script[${i}] accept: kernel gave the connection of port ${String(peer)}, model that of ${call?.peer}`,
      ];
    }
  }
  return [];
}

/** Finds the call each script entry made: calls are issued once each, in an order of their own. */
function callsByStep(capture: Capture, run: Transcript): Map<number, CallRecord> {
  const left = [...run.calls];
  const found = new Map<number, CallRecord>();
  capture.script.forEach((e, i) => {
    if (e.side === 'wire') return;
    const socket = e.op === 'kill' ? undefined : e['socket'];
    const index = left.findIndex(
      (c) => c.host === e.side && c.call === e.op && (socket === undefined || c.socket === socket),
    );
    const call = left[index];
    if (call === undefined) return;
    left.splice(index, 1);
    found.set(i, call);
  });
  return found;
}
