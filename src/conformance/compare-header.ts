/**
 * Compares what a segment's header says beside SEQ, ACK, length and the other flags: PSH, window and options. Clocks of
 * timestamps begin anywhere and Fast Open cookies are secret: of those it compares what can be equal.
 */
import type { SegmentRecord, Transcript } from '../tcp/index.ts';
import { ACK, hasFlags, PSH, SYN, seqDiff } from '../tcp/index.ts';
import type { Capture } from './capture.ts';

type Side = 'client' | 'server';

/** One segment as both sides of the comparison can be written. */
interface Raw {
  readonly from: Side;
  /** The client's port and the server's. */
  readonly ports: string;
  /** Seconds. */
  readonly t: number;
  readonly syn: boolean;
  readonly hasAck: boolean;
  readonly push: boolean;
  readonly ack: number;
  readonly window: number;
  readonly mss: number | undefined;
  readonly scale: number | undefined;
  readonly sack: boolean;
  readonly stamps: readonly [number, number] | undefined;
  readonly fastOpen: string | undefined;
  readonly blocks: readonly (readonly [number, number])[];
}

/** What of a header is compared. */
export interface Header {
  /** Each field as text, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The segments of the peer that carried the timestamp echoed, by their number among the peer's own. */
  readonly echoes: readonly number[];
  readonly clock: Clock | null;
}

/** How a timestamp advances, ms. */
interface Clock {
  /** Since the first of its side and ports. */
  readonly advanced: number;
  /** Time since that first one. */
  readonly elapsed: number;
  /** How far these two may differ. */
  readonly tolerance: number;
}

/** A timestamp and when it was sent, seconds. */
interface Instant {
  readonly t: number;
  readonly value: number;
}

/**
 * How far a timestamp may be off the clock, ms: a tick of its own, and what lies between it and the wire. That of a SYN,ACK
 * may be a cookie, whose low six bits hold options.
 */
const CLOCK = 6;
const COOKIE = 64;

/** Returns the segments of a recording, each with its header. */
export function recordedHeaders({ segments }: Capture): [Capture['segments'][number], Header][] {
  return withHeaders(segments, recordedRaw);
}

/** Returns the segments of a run, each with its header. */
export function simulatedHeaders({ segments }: Transcript): [SegmentRecord, Header][] {
  return withHeaders(segments, simulatedRaw);
}

function recordedRaw(s: Capture['segments'][number]): Raw {
  const { mss, ws, sack, ts, tfo, blocks } = s.opts;
  return {
    from: s.from,
    ports: s.from === 'client' ? `${s.sport}-${s.dport}` : `${s.dport}-${s.sport}`,
    t: s.t,
    syn: s.flags.includes('S'),
    hasAck: s.flags.includes('A'),
    push: s.flags.includes('P'),
    ack: s.ack ?? 0,
    window: s.win,
    mss,
    scale: ws,
    sack: sack === true,
    stamps: ts,
    fastOpen: tfo,
    blocks: blocks ?? [],
  };
}

function simulatedRaw({ from, segment, sentAt }: SegmentRecord): Raw {
  const { sport, dport, ack, wnd, options } = segment;
  const stamps = options?.timestamps;
  return {
    from,
    ports: from === 'client' ? `${sport}-${dport}` : `${dport}-${sport}`,
    t: sentAt / 1_000_000,
    syn: hasFlags(segment, SYN),
    hasAck: hasFlags(segment, ACK),
    push: hasFlags(segment, PSH),
    ack,
    window: wnd,
    mss: options?.mss,
    scale: options?.windowScale,
    sack: options?.sackPermitted === true,
    stamps: stamps === undefined ? undefined : [stamps.value, stamps.echo],
    fastOpen: options?.fastOpen,
    blocks: options?.sackBlocks ?? [],
  };
}

function withHeaders<S>(segments: readonly S[], rawOf: (segment: S) => Raw): [S, Header][] {
  const scales = new Map<string, number>();
  const clocks = new Map<string, Instant>();
  const before: Raw[] = [];
  return segments.map((segment) => {
    const raw = rawOf(segment);
    const own = `${raw.from} ${raw.ports}`;
    if (raw.syn && raw.scale !== undefined) scales.set(own, raw.scale);
    const bothScale = !raw.syn && scales.has(`${raw.from === 'client' ? 'server' : 'client'} ${raw.ports}`);
    const header = {
      fields: fieldsOf(raw, bothScale ? (scales.get(own) ?? 0) : 0),
      echoes: raw.stamps ? carriers(before, raw, raw.stamps[1]) : [],
      clock: raw.stamps ? clockOf(raw, raw.stamps[0], clocks) : null,
    };
    before.push(raw);
    return [segment, header];
  });
}

function fieldsOf(raw: Raw, scale: number): Header['fields'] {
  const edges = (block: readonly number[]) => block.map((edge) => seqDiff(edge, raw.ack)).join('-');
  const echo = raw.stamps?.[1] === 0 ? 'without an echo' : 'with an echo';
  return {
    PSH: raw.push ? 'set' : 'not set',
    window: String(raw.window),
    'window in octets': String(raw.window << scale),
    MSS: String(raw.mss ?? 'none'),
    'window scale': String(raw.scale ?? 'none'),
    'SACK-permitted': raw.sack ? 'there' : 'none',
    'SACK blocks': raw.blocks.map(edges).join(' ') || 'none',
    timestamps: raw.stamps === undefined ? 'none' : echo,
    'Fast Open': fastOpenText(raw.fastOpen),
  };
}

/** Compares a timestamp with the first of its side and ports. SYN,ACKs have one of their own: see {@link COOKIE}. */
function clockOf(raw: Raw, value: number, clocks: Map<string, Instant>): Clock {
  const isSynAck = raw.syn && raw.hasAck;
  const name = `${raw.from} ${raw.ports}${isSynAck ? ' SYN,ACK' : ''}`;
  const first = clocks.get(name) ?? { t: raw.t, value };
  clocks.set(name, first);
  const tolerance = isSynAck ? CLOCK + COOKIE : CLOCK;
  return { advanced: seqDiff(value, first.value), elapsed: (raw.t - first.t) * 1000, tolerance };
}

function fastOpenText(option: string | undefined): string {
  if (option === undefined) return 'none';
  return option === 'request' ? 'a request' : `a cookie of ${option.length / 2} octets`;
}

/** Finds the segments of the peer that carried a timestamp. */
function carriers(before: readonly Raw[], { from, ports }: Raw, echo: number): number[] {
  const ofPeer = before.filter((other) => other.from !== from && other.ports === ports);
  return ofPeer.flatMap(({ stamps }, n) => (stamps?.[0] === echo ? [n] : []));
}

/** Lists how two headers of the same segment differ. */
export function headerDifferences(kernel: Header, model: Header): string[] {
  const found: string[] = [];
  for (const [name, text] of Object.entries(kernel.fields)) {
    const other = model.fields[name];
    if (text !== other) found.push(`${name}: kernel ${text}, model ${other}`);
  }
  const sameEcho = kernel.echoes.length === 0 || kernel.echoes.some((n) => model.echoes.includes(n));
  if (!sameEcho) found.push(`timestamp echo: kernel that of ${kernel.echoes}, model of ${model.echoes}`);
  for (const [who, { clock }] of Object.entries({ kernel, model })) {
    if (clock === null || Math.abs(clock.advanced - clock.elapsed) <= clock.tolerance) continue;
    const elapsed = Math.round(clock.elapsed);
    found.push(`timestamp: that of the ${who} advanced by ${clock.advanced} ms in ${elapsed} ms`);
  }
  return found;
}
