/** Compares a simulated run with a recording: segments, times, chains of states, results of calls. */
import type { CallRecord, SegmentRecord, StateRecord, Transcript } from '../tcp/index.ts';
import { flagLetters } from '../tcp/index.ts';
import type { Capture } from './capture.ts';

/** A segment as both sides of the comparison can be written: what is compared, and when. */
interface Line {
  readonly key: string;
  readonly text: string;
  /** Seconds after the first segment. */
  readonly t: number;
  readonly side: string;
  /** For a delayed ACK of the simulated run: when it was caused. */
  readonly delayedSince: number | null;
}

const MICROS = 1_000_000;

/** Lower and upper bound of a recorded time against the simulated one: timers of a kernel run late, never early. */
const EARLY = 0.01;
const LATE = 0.06;
const SLACK = 0.03;
/** Longest delay of a delayed ACK, seconds. */
const DELAYED_ACK = 0.07;
/** Part of a recorded hop that is not in its `delay`, seconds at most. */
const HOP = 0.004;

/** Lists how a run differs from its recording; empty when it does not. */
export function differences(capture: Capture, run: Transcript): string[] {
  const zero = zeroOf(run);
  return [
    ...(capture.expect.segments ? compareSegments(capture, run, zero) : []),
    ...(capture.expect.states ? compareStates(capture, run, zero) : []),
    ...(capture.expect.calls ? compareCalls(capture, run) : []),
  ];
}

/** Returns the simulated time that a recording calls 0: the first segment, µs. */
export function zeroOf(run: Transcript): number {
  return run.segments[0]?.sentAt ?? 0;
}

function simulatedLine(s: SegmentRecord, run: Transcript, zero: number): Line {
  const flags = flagLetters(s.segment.flags).replace('P', '');
  const client = s.from === 'client' ? s.segment.sport : s.segment.dport;
  const fate = s.fate === 'lost' ? 'lost' : 'sent';
  const key = [s.from, flags, s.rseq, s.rack, s.segment.len, fate, client].join(' ');
  const t = (s.sentAt - zero) / MICROS;
  const isDelayed = s.cause.kind === 'timer' && run.timers[s.cause.index]?.timer === 'delayed-ack';
  const since = isDelayed && s.cause.kind === 'timer' ? (run.timers[s.cause.index]?.startedAt ?? 0) : null;
  return { key, text: key, t, side: s.from, delayedSince: since === null ? null : (since - zero) / MICROS };
}

function recordedLine(s: Capture['segments'][number]): Line {
  const client = s.from === 'client' ? s.sport : s.dport;
  const fate = s.fate === 'lost' ? 'lost' : 'sent';
  const key = [s.from, s.flags.replace('P', ''), s.rseq, s.rack, s.len, fate, client].join(' ');
  return { key, text: key, t: s.t, side: s.from, delayedSince: null };
}

function compareSegments(capture: Capture, run: Transcript, zero: number): string[] {
  const recorded = capture.segments.filter((s) => s.injected !== true).map(recordedLine);
  const simulated = run.segments.filter((s) => !s.injected).map((s) => simulatedLine(s, run, zero));
  if (capture.expect.segmentsPerSide !== true) return compareLines(recorded, simulated, '', capture.end);
  return ['client', 'server'].flatMap((side) =>
    compareLines(
      recorded.filter((l) => l.side === side),
      simulated.filter((l) => l.side === side),
      `${side} `,
      capture.end,
    ),
  );
}

function compareLines(
  recorded: readonly Line[],
  simulated: readonly Line[],
  of: string,
  end: number,
): string[] {
  for (let i = 0; i < Math.max(recorded.length, simulated.length); i += 1) {
    const kernel = recorded[i];
    const model = simulated[i];
    if (kernel === undefined && model !== undefined) {
      if (mayComeAfter(end, model.t)) return [];
      return [
        `${of}segment ${i}: the kernel sent nothing more, the model sent ${model.text} at ${model.t.toFixed(3)} s`,
      ];
    }
    if (model === undefined && kernel !== undefined) {
      return [
        `${of}segment ${i}: the kernel sent ${kernel.text} at ${kernel.t.toFixed(3)} s, the model nothing more`,
      ];
    }
    if (kernel === undefined || model === undefined) break;
    if (kernel.key !== model.key) return [`${of}segment ${i}: kernel ${kernel.text}, model ${model.text}`];
    if (!isTimely(kernel.t, model)) {
      return [
        `${of}segment ${i} (${model.text}): kernel at ${kernel.t.toFixed(3)} s, model at ${model.t.toFixed(3)} s`,
      ];
    }
  }
  return [];
}

function isTimely(kernel: number, model: Line): boolean {
  const from = model.delayedSince ?? model.t;
  const to = model.delayedSince === null ? model.t : Math.max(model.t, model.delayedSince + DELAYED_ACK);
  return kernel >= from * (1 - EARLY) - SLACK && kernel <= to * (1 + LATE) + SLACK;
}

/** Tells whether what the model does at `t` may have come after the recording ended: a kernel's timers run late. */
function mayComeAfter(end: number, t: number): boolean {
  return t * (1 + LATE) + SLACK >= end;
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
