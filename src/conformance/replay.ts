/** Replays one recording and says how it went; and writes a simulated run in the recordings' own format. */
import type { Transcript } from '../tcp/index.ts';
import { flagLetters, simulate } from '../tcp/index.ts';
import type { Capture } from './capture.ts';
import { captureSchema } from './capture.ts';
import { compare, zeroOf } from './compare.ts';
import { scenarioOf } from './scenario-of.ts';

/** How a replay went. */
export interface Replay {
  readonly name: string;
  readonly capture: Capture;
  readonly run: Transcript;
  readonly differences: readonly string[];
  /** What could not be compared, and why. */
  readonly notes: readonly string[];
}

/** A file that does not claim to be a recording. */
export class ForeignFile extends Error {}

/** Reads a recording; throws a sentence when it is none ({@link ForeignFile}) or a broken one. */
export function readCapture(text: string, file: string): Capture {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ForeignFile(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const claimed = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  if (claimed !== 'seqack-capture/1') {
    throw new ForeignFile(`its format is ${JSON.stringify(claimed) ?? 'not given'}, not "seqack-capture/1"`);
  }
  const parsed = captureSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.path.join('.') || 'the file';
  throw new Error(`${file} is not a seqack-capture/1 recording: ${where}: ${first?.message ?? 'unreadable'}`);
}

/** Replays a recording under profile `linux` and compares. */
export function replay(capture: Capture): Replay {
  const run = simulate(scenarioOf(capture), { seed: 1 });
  return { name: capture.name, capture, run, ...compare(capture, run) };
}

const seconds = (micros: number, zero: number): number => (micros - zero) / 1e6;

/** Returns a run in the format of the recordings: segments, states, and the script with its results. */
export function inCaptureFormat({ capture, run }: Replay): object {
  const zero = zeroOf(run);
  const calls = [...run.calls];
  return {
    format: capture.format,
    name: capture.name,
    title: capture.title,
    concepts: capture.concepts,
    kernel: 'seqack model, profile linux',
    delay: capture.delay,
    poll: capture.poll,
    end: seconds(run.end, zero),
    params: capture.params,
    isn: capture.isn,
    script: capture.script.map((entry) => {
      if (entry.side === 'wire') return entry;
      const socket = entry.op === 'kill' ? undefined : entry['socket'];
      const at = calls.findIndex(
        (c) => c.host === entry.side && c.call === entry.op && (socket === undefined || c.socket === socket),
      );
      const [call] = at < 0 ? [] : calls.splice(at, 1);
      if (call === undefined) return { ...entry, result: null, returns: null };
      const returns = call.returnedAt === null ? null : seconds(call.returnedAt, zero);
      const peer = entry.op === 'accept' && call.result === 'ok' ? { peer: call.peer } : {};
      return { ...entry, ...peer, at: seconds(call.at, zero), result: call.result, returns };
    }),
    segments: run.segments.map((s) => ({
      i: s.index,
      t: seconds(s.sentAt, zero),
      rx: received(s.arrivals.map((at) => seconds(at, zero))),
      from: s.from,
      flags: flagLetters(s.segment.flags),
      seq: s.segment.seq,
      ack: flagLetters(s.segment.flags).includes('A') ? s.segment.ack : null,
      rseq: s.rseq,
      rack: s.rack,
      len: s.segment.len,
      win: s.segment.wnd,
      sport: s.segment.sport,
      dport: s.segment.dport,
      opts: optionsOf(s.segment.options),
      fate: s.fate,
      ...(s.injected && { injected: true }),
      because: s.because,
    })),
    states: run.states.map((s) => ({
      t: seconds(s.at, zero),
      side: s.host,
      port: s.port,
      peer: s.peer,
      from: s.from,
      to: s.to,
      because: s.because,
    })),
    expect: capture.expect,
    notes: capture.notes,
  };
}

function received(arrivals: readonly number[]): number | readonly number[] | null {
  const [first] = arrivals;
  return first === undefined ? null : arrivals.length === 1 ? first : arrivals;
}

function optionsOf(o: Transcript['segments'][number]['segment']['options']): object {
  if (o === null) return {};
  return {
    ...(o.mss !== undefined && { mss: o.mss }),
    ...(o.sackPermitted === true && { sack: true }),
    ...(o.timestamps !== undefined && { ts: [o.timestamps.value, o.timestamps.echo] }),
    ...(o.windowScale !== undefined && { ws: o.windowScale }),
    ...(o.fastOpen !== undefined && { tfo: o.fastOpen }),
    ...(o.sackBlocks !== undefined && { blocks: o.sackBlocks }),
  };
}

/** Returns both sides of a replay as text, for reading by eye. */
export function bothTranscripts({ capture, run }: Replay): string {
  const zero = zeroOf(run);
  const line = (
    t: number,
    from: string,
    flags: string,
    seq: unknown,
    ack: unknown,
    len: number,
    more: string,
  ): string =>
    `    ${t.toFixed(4).padStart(10)}  ${from}  ${flags.padEnd(3)} seq=${seq} ack=${ack} len=${len} ${more}`;
  const kernel = capture.segments.map((s) =>
    line(s.t, s.from, s.flags, s.rseq, s.rack, s.len, `${s.fate}${s.injected ? ' forged' : ''}`),
  );
  const model = run.segments.map((s) => {
    const flags = flagLetters(s.segment.flags);
    const what = `${s.fate}${s.injected ? ' forged' : ''} (${s.because})`;
    return line(seconds(s.sentAt, zero), s.from, flags, s.rseq, s.rack, s.segment.len, what);
  });
  const states = run.states
    .filter((s) => s.peer !== null)
    .map(
      (s) =>
        `    ${seconds(s.at, zero).toFixed(4).padStart(10)}  ${s.host} ${s.port}-${s.peer} ${s.from} -> ${s.to} (${s.because})`,
    );
  const kernelStates = capture.states
    .filter((s) => s.peer !== null)
    .map((s) => `    ${s.t.toFixed(4).padStart(10)}  ${s.side} ${s.port}-${s.peer} ${s.from} -> ${s.to}`);
  return ['  kernel', ...kernel, ...kernelStates, '  model', ...model, ...states].join('\n');
}
