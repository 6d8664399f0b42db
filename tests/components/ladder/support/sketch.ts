import type { State } from '../../../../src/tcp/connection/state.ts';
import type { RuleId } from '../../../../src/tcp/rules.ts';
import { ACK, flagsFromLetters, hasFlags } from '../../../../src/tcp/segment.ts';
import { seqAdd } from '../../../../src/tcp/sequence.ts';
import type {
  CallRecord,
  HostId,
  SegmentRecord,
  StateRecord,
  TimerRecord,
  Transcript,
} from '../../../../src/tcp/simulator/transcript.ts';

const BECAUSE: RuleId = 'open/active';
const PORTS = { client: 40000, server: 80 } as const;
const ISN = { client: 4294967000, server: 3141592653 } as const;

/** A segment in few words; times in ms. `call` and `after` name its cause. */
export interface SketchedSegment {
  readonly from: HostId;
  readonly flags: string;
  readonly at: number;
  readonly seq: number;
  readonly ack?: number;
  readonly len?: number;
  /** Arrival times, ms; default: one delay later. */
  readonly arrives?: readonly number[];
  readonly again?: number;
  readonly forged?: boolean;
  readonly delayed?: boolean;
  readonly timer?: number;
  readonly call?: number;
  readonly after?: number;
}

/** A transcript drawn by hand, for layouts that no run of the model gives. */
export interface Sketch {
  readonly delay: number;
  readonly segments: readonly SketchedSegment[];
  readonly states?: readonly {
    readonly host: HostId;
    readonly at: number;
    readonly to: State;
    readonly after?: number;
    readonly call?: number;
  }[];
  readonly calls?: readonly {
    readonly host: HostId;
    readonly call: string;
    readonly at: number;
    readonly back?: number;
    readonly result?: CallRecord['result'];
  }[];
  readonly timers?: readonly Pick<TimerRecord, 'host' | 'timer' | 'startedAt' | 'dueAt'>[];
}

const us = (ms: number) => Math.round(ms * 1000);

/** Makes a transcript out of a sketch. */
export function transcriptOf(sketch: Sketch): Transcript {
  const segments = sketch.segments.map((s, index): SegmentRecord => {
    const to: HostId = s.from === 'client' ? 'server' : 'client';
    const flags = flagsFromLetters(s.flags);
    const acks = hasFlags({ flags } as never, ACK);
    const arrivals = (s.arrives ?? [s.at + sketch.delay]).map(us);
    return {
      index,
      from: s.from,
      to,
      segment: {
        sport: PORTS[s.from],
        dport: PORTS[to],
        seq: seqAdd(ISN[s.from], s.seq),
        ack: acks ? seqAdd(ISN[to], s.ack ?? 0) : 0,
        flags,
        len: s.len ?? 0,
        wnd: 65535,
        options: null,
      },
      sentAt: us(s.at),
      arrivals,
      fate:
        arrivals.length === 0
          ? 'lost'
          : arrivals.length > 1
            ? 'duplicated'
            : s.delayed
              ? 'delayed'
              : 'delivered',
      injected: s.forged ?? false,
      retransmits: s.again === undefined ? null : s.again - 1,
      rseq: s.seq,
      rack: acks ? (s.ack ?? 0) : null,
      cause:
        s.timer !== undefined
          ? { kind: 'timer', index: s.timer }
          : s.call !== undefined
            ? { kind: 'call', index: s.call }
            : s.after !== undefined
              ? { kind: 'segment', index: s.after - 1 }
              : { kind: 'start' },
      because: BECAUSE,
    };
  });
  const now: Record<HostId, State> = { client: 'CLOSED', server: 'CLOSED' };
  const states = (sketch.states ?? []).map((s, index): StateRecord => {
    const from = now[s.host];
    now[s.host] = s.to;
    return {
      index,
      at: us(s.at),
      host: s.host,
      port: PORTS[s.host],
      peer: s.to === 'LISTEN' ? null : s.host === 'client' ? PORTS.server : PORTS.client,
      from,
      to: s.to,
      cause:
        s.after !== undefined
          ? { kind: 'segment', index: s.after - 1 }
          : s.call !== undefined
            ? { kind: 'call', index: s.call }
            : { kind: 'start' },
      because: BECAUSE,
    };
  });
  const calls = (sketch.calls ?? []).map(
    (c, index): CallRecord => ({
      index,
      host: c.host,
      socket: c.host === 'client' ? 'c0' : 's1',
      call: c.call,
      at: us(c.at),
      returnedAt: us(c.back ?? c.at),
      result: c.result ?? 'ok',
      port: PORTS[c.host],
      peer: null,
    }),
  );
  const timers = (sketch.timers ?? []).map(
    (t, index): TimerRecord => ({
      ...t,
      startedAt: us(t.startedAt),
      dueAt: us(t.dueAt),
      endedAt: us(t.dueAt),
      outcome: 'expired',
      index,
      port: PORTS[t.host],
      peer: null,
    }),
  );
  const times = [
    ...segments.flatMap((s) => [s.sentAt, ...s.arrivals]),
    ...states.map((s) => s.at),
    ...calls.map((c) => c.returnedAt ?? c.at),
  ];
  return {
    profile: 'linux',
    seed: 1,
    delay: us(sketch.delay),
    end: Math.max(0, ...times),
    segments,
    states,
    timers,
    calls,
    refusals: [],
    unusedFilters: [],
  };
}
