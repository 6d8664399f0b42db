import { flagsFromLetters, type SegmentOptions } from '../tcp/index.ts';
import { type SentSegment, segmentsToPcapng } from '../tcp/wire-format/index.ts';
import type { Capture } from './capture.ts';

type Recorded = Capture['segments'][number];

const micros = (seconds: number): number => Math.round(seconds * 1_000_000);

/** Returns the segments of a recording as they were on the wire, lost and forged ones included, from time 0 on. */
export function recordedSegments(capture: Capture): readonly SentSegment[] {
  // The first segment is 0 of a recording, but one may have been put on the wire before it.
  const zero = Math.min(0, ...capture.segments.map(({ t }) => t));
  return capture.segments.map((segment) => sent(segment, zero));
}

/** Returns a recording as a pcapng file: its segments on the wire, each with what became of it. */
export function recordedPcapng(capture: Capture): Uint8Array {
  const about = `Recording ${capture.name} of ${capture.kernel}; payload octets are not those sent`;
  const comments = new Map(capture.segments.map((segment) => [segment.i, commentOn(segment)]));
  return segmentsToPcapng(recordedSegments(capture), about, {
    comment: ({ index }) => comments.get(index) ?? '',
  });
}

function commentOn({ i, fate, injected }: Recorded): string {
  return [`#${i + 1}`, ...(injected ? ['forged'] : []), ...(fate === 'delivered' ? [] : [fate])].join(', ');
}

function sent(recorded: Recorded, zero: number): SentSegment {
  const { i, t, rx, from, sport, dport, seq, ack, flags, len, win, injected = false } = recorded;
  const arrivals = rx === null ? [] : [rx].flat();
  return {
    index: i,
    from,
    to: from === 'client' ? 'server' : 'client',
    segment: {
      sport,
      dport,
      seq,
      ack: ack ?? 0,
      flags: flagsFromLetters(flags),
      len,
      wnd: win,
      options: optionsOf(recorded),
    },
    sentAt: micros(t - zero),
    arrivals: arrivals.map((at) => micros(at - zero)),
    injected,
  };
}

function optionsOf({ opts }: Recorded): SegmentOptions | null {
  const { mss, ws, sack, ts, tfo, blocks } = opts;
  if (Object.keys(opts).length === 0) return null;
  return {
    ...(mss !== undefined && { mss }),
    ...(ws !== undefined && { windowScale: ws }),
    ...(sack && { sackPermitted: true }),
    ...(ts && { timestamps: { value: ts[0], echo: ts[1] } }),
    ...(tfo !== undefined && { fastOpen: tfo }),
    ...(blocks && { sackBlocks: blocks }),
  };
}
