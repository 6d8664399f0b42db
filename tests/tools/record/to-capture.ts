/** Writes what the kernel did as a recording of the format seqack-capture/1. */
import { release } from 'node:os';
import type { Capture } from '../../../src/conformance/capture.ts';
import { ACK, flagLetters, RST, SYN } from '../../../src/tcp/index.ts';
import { decodeSegment } from '../../../src/tcp/wire-format/index.ts';
import type { KernelResult, KernelRun, KernelStep, SeenCall } from './kernel.ts';

/** How long a state may have been before it was seen, seconds: see LOOK_AFTER in kernel.py. */
const POLL = 0.004;

/** Ticks after which the slots of every level of the kernel's timer wheel that matters here repeat. */
const WHEEL = 8 ** 6;

type Result = Extract<KernelResult, { segments: unknown }>;
type Entry = Capture['script'][number];
type Isn = Capture['isn'][number];

/** Returns the recording of a run; times count from the first segment. */
export function toCapture(run: KernelRun, result: Result, title: string): Capture {
  const zero = result.segments[0]?.t ?? 0;
  const since = (t: number) => round(t - zero);
  const { isn, segments } = segmentsOf(result, since);
  const forged = result.segments.flatMap(({ injected }, index) => (injected ? [index] : []));
  const calls = new Map(result.calls.map((call) => [call.step, call]));
  const wire = new Map(result.wire.map(({ step, at }) => [step, at]));
  // Numbers of entries: a step that was never reached has none.
  const places = new Map<number, number>();
  const order = run.steps
    .map((step, index) => ({ step, index, at: calls.get(index)?.at ?? wire.get(index) }))
    .map((one) => ({ ...one, at: one.at ?? startOf(one.step, calls, wire) }))
    .filter((one): one is typeof one & { at: number } => one.at !== null)
    .sort((a, b) => a.at - b.at || a.index - b.index);
  order.forEach(({ index }, place) => {
    places.set(index, place);
  });
  const script = order.map(({ step, index, at }): Entry => {
    const after = step.after.map((before) => places.get(before) ?? -1);
    const call = calls.get(index);
    const returns = 'call' in step ? { returns: call === undefined ? null : since(call.returns) } : {};
    return { at: since(at), after, ...fieldsOf(step, call, run.delay, since, forged), ...returns };
  });
  const states = result.states.map((row) => ({ ...row, t: since(row.t) }));
  return {
    format: 'seqack-capture/1',
    name: run.name,
    title,
    concepts: [],
    kernel: `Linux ${release().replace(/-.*/, '')}`,
    delay: run.delay,
    poll: POLL,
    end: since(result.end),
    ticks: {
      length: result.ticks.length,
      atZero: round((result.ticks.atStart + zero / result.ticks.length) % WHEEL),
    },
    params: run.params,
    isn,
    script,
    segments,
    states,
    // What both sides, or several connections, send in the same instant has no order.
    expect: { segments: true, states: true, calls: true, segmentsPerSide: true, segmentsPerConnection: true },
    notes: [],
    ...(result.counters === undefined ? {} : { counters: result.counters }),
  };
}

function round(t: number): number {
  return Math.round(t * 1e6) / 1e6;
}

/**
 * Returns when a call was made that never returned: the moment its predecessors had, and its wait. What the wire does is
 * done at once, or not before the end of the run.
 */
function startOf(
  { after, wait, side }: KernelStep,
  calls: ReadonlyMap<number, SeenCall>,
  wire: ReadonlyMap<number, number>,
): number | null {
  if (side === 'wire') return null;
  const returned = after.map((before) => calls.get(before)?.returns ?? wire.get(before) ?? null);
  return returned.includes(null) ? null : Math.max(0, ...returned.map(Number)) + wait;
}

function fieldsOf(
  step: KernelStep,
  call: SeenCall | undefined,
  delay: number,
  since: (t: number) => number,
  forged: number[],
): Pick<Entry, 'side' | 'op'> & Record<string, unknown> {
  if ('filter' in step) {
    const { id, action, count, match, delay: extra } = step.filter;
    const { from, all, none, data, skip, rack } = match;
    return {
      side: 'wire',
      op: 'filter',
      id,
      action,
      count,
      ...(extra === undefined ? {} : { delay: delay + extra }),
      ...{ from, data, skip, rack },
      all: all === undefined ? undefined : flagLetters(all),
      none: none === undefined ? undefined : flagLetters(none),
      since: match.since === undefined ? undefined : since(match.since),
    };
  }
  if ('unfilter' in step) return { side: 'wire', op: 'unfilter', id: step.unfilter };
  if ('inject' in step) return { side: 'wire', op: 'inject', segment: forged.shift() };
  const limit = step.timeout === undefined ? {} : { timeout: step.timeout };
  return { side: step.side, ...argumentsOf(step.call, call), ...limit, result: call?.result ?? null };
}

function argumentsOf(
  made: Extract<KernelStep, { call: unknown }>['call'],
  call: SeenCall | undefined,
): { op: string } & Record<string, unknown> {
  switch (made.op) {
    case 'set-param': {
      const [[name, value] = ['', 0]] = Object.entries(made.params);
      return { op: 'set-param', name, value };
    }
    case 'set-option':
      return { op: made.op, socket: made.socket, name: made.option.name, value: made.option.value };
    case 'connect': {
      const chosen = { ephemeral: true, chosen: call?.chosen ?? null };
      const port = made.port === null || made.ephemeral ? chosen : { port: made.port };
      return { op: made.op, socket: made.socket, ...port, peer: made.peer };
    }
    case 'accept':
      return { op: made.op, socket: made.socket, new: made.as, peer: call?.peer };
    case 'send': {
      const { fastOpen, isn: _, ...plain } = made;
      return fastOpen === undefined ? plain : { ...plain, fastopen: true, ...fastOpen };
    }
    default: {
      const { isn: _, ...plain } = made;
      return plain;
    }
  }
}

/** Gives each segment its numbers relative to the ISN seen so far that lies nearest at or below them. */
function segmentsOf(
  { segments: seen, states }: Result,
  since: (t: number) => number,
): Pick<Capture, 'isn' | 'segments'> {
  const isns: Isn[] = [];
  const known = (side: string, port: number, peer: number) =>
    isns.filter((one) => one.side === side && one.port === port && one.peer === peer);
  const segments = seen.map((s, i) => {
    const { from, sport, dport, flags, seq, ack, len, injected } = s;
    const to = from === 'client' ? 'server' : 'client';
    const mine = known(from, sport, dport);
    const isForgedInto = injected && mine.length > 0 && isOpen(states, to, dport, sport, s.t);
    if (flags & SYN && !mine.some(({ isn }) => isn === seq) && !isForgedInto) {
      isns.push({
        side: from,
        port: sport,
        peer: dport,
        isn: seq,
        segment: i,
        ...(injected && { injected }),
      });
    }
    const ofNobody = seq === 0 && (flags & (RST | ACK)) === (RST | ACK);
    const [first, ...more] = s.rx.map(since);
    return {
      i,
      t: since(s.t),
      rx: first === undefined ? null : more.length === 0 ? first : [first, ...more],
      from,
      flags: flagLetters(flags),
      seq,
      ack: flags & ACK ? ack : null,
      rseq: ofNobody ? null : nearest(known(from, sport, dport), seq),
      rack: flags & ACK ? nearest(known(to, dport, sport), ack) : null,
      len,
      win: s.window,
      sport,
      dport,
      opts: optionsOf(s.header),
      fate: s.fate,
      ...(injected && { injected }),
    };
  });
  return { isn: isns, segments };
}

/** Tells whether a host had a connection to which a SYN is nothing new; the number of such a SYN is relative to it. */
function isOpen(states: Result['states'], side: string, port: number, peer: number, at: number): boolean {
  const last = states.findLast(
    (row) => row.side === side && row.port === port && row.peer === peer && row.t <= at,
  );
  return last !== undefined && last.to !== 'CLOSED';
}

function nearest(isns: readonly Isn[], number: number): number | null {
  const distances = isns.map(({ isn }) => (number - isn) | 0);
  const below = distances.filter((distance) => distance >= 0);
  if (below.length > 0) return Math.min(...below);
  return distances.length > 0 ? Math.max(...distances) : null;
}

/** Reads the options of a header, under the names of the recordings. */
function optionsOf(header: string): Record<string, unknown> {
  const decoded = decodeSegment(Buffer.from(header, 'hex'));
  if (!decoded.ok) return {};
  const options = decoded.segment.options;
  if (options === null) return {};
  const { mss, sackPermitted, timestamps, windowScale, fastOpen, sackBlocks } = options;
  return {
    ...(mss !== undefined && { mss }),
    ...(sackPermitted && { sack: true }),
    ...(timestamps && { ts: [timestamps.value, timestamps.echo] }),
    ...(windowScale !== undefined && { ws: windowScale }),
    ...(fastOpen !== undefined && { tfo: fastOpen }),
    ...(sackBlocks && { blocks: sackBlocks }),
  };
}
