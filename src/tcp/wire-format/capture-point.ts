/** What a capture of a run holds, taken on the wire, where each segment is seen once, or on one of the hosts. */
import { RULES } from '../rules.ts';
import type { HostId, SegmentRecord } from '../simulator/transcript.ts';
import { type Address, type AddressPair, documentationV4, documentationV6 } from './address.ts';
import { requireBits } from './octets.ts';
import { encodePacket } from './packet.ts';

/** Where the capture is taken. `wire`: at each sender, lost and forged segments included. */
export type CapturePoint = 'wire' | HostId;

/** What a capture needs of a segment; a recording of a real kernel has no more. */
export type SentSegment = Pick<
  SegmentRecord,
  'from' | 'to' | 'index' | 'segment' | 'sentAt' | 'arrivals' | 'injected'
>;

/** How a run becomes a capture. */
export interface ExportOptions<S extends SentSegment = SegmentRecord> {
  /** Default `wire`. A host captures what it sends when it sends it, and what arrives when it arrives. */
  readonly at?: CapturePoint | undefined;
  /** Default 4. Addresses are 192.0.2.1 and .2, or 2001:db8::1 and ::2: RFC 5737, RFC 3849. */
  readonly ip?: 4 | 6 | undefined;
  /** Other addresses, both 4 or both 16 octets long. */
  readonly addresses?: Readonly<Record<HostId, Address>> | undefined;
  /** When the run began, µs after 1970-01-01 00:00 UTC. Default 0: clock times are times of the run. */
  readonly epoch?: number | undefined;
  /** The comment on a packet, pcapng only. Default {@link commentOn}; an empty text is no comment. */
  readonly comment?: ((record: S) => string) | undefined;
}

/** One segment as a capture point sees it. */
export interface SeenSegment<S extends SentSegment = SegmentRecord> {
  readonly record: S;
  /** µs from the start of the run. */
  readonly at: number;
  /** From the host the capture is taken on, or to it; null on the wire. */
  readonly direction: 'in' | 'out' | null;
}

/** Returns what a capture point sees of a run, in order of time. */
export function segmentsSeen<S extends SentSegment = SegmentRecord>(
  { segments }: { readonly segments: readonly S[] },
  point: CapturePoint = 'wire',
): readonly SeenSegment<S>[] {
  if (point === 'wire') return segments.map((record) => ({ record, at: record.sentAt, direction: null }));
  const seen = segments.flatMap((record): SeenSegment<S>[] => {
    if (record.to === point) return record.arrivals.map((at) => ({ record, at, direction: 'in' }));
    // A segment forged in this host's name never left it.
    return record.injected ? [] : [{ record, at: record.sentAt, direction: 'out' }];
  });
  // At one instant the earlier segment comes first: an arrival before the answer to it.
  return seen.sort((a, b) => a.at - b.at || a.record.index - b.record.index);
}

/** JavaScript numbers hold integers of up to 53 bits exactly. */
const EXACT_BITS = 53;
/** How many values the 16-bit identification of IPv4 has. RFC 791 section 3.1. */
const IDENTIFICATIONS = 2 ** 16;

/** One packet of a capture to be written. */
export interface CapturePacket<S extends SentSegment = SegmentRecord> extends SeenSegment<S> {
  /** The IP packet. */
  readonly packet: Uint8Array;
  /** µs after 1970-01-01 00:00 UTC. */
  readonly time: number;
}

/** Returns a run as the packets a capture point sees. A packet's IPv4 identification is its segment's index. */
export function packetsOf<S extends SentSegment>(
  run: { readonly segments: readonly S[] },
  options: ExportOptions<S> = {},
): readonly CapturePacket<S>[] {
  const { at, ip = 4, epoch = 0 } = options;
  const host = ip === 4 ? documentationV4 : documentationV6;
  const addresses = options.addresses ?? { client: host(1), server: host(2) };
  if (addresses.client.length !== addresses.server.length)
    throw new RangeError('the addresses of a capture are both IPv4 or both IPv6');
  return segmentsSeen(run, at).map((seen) => {
    const { segment, from, to, index } = seen.record;
    const pair: AddressPair = { source: addresses[from], destination: addresses[to] };
    const time = epoch + seen.at;
    requireBits('the time of a packet, µs,', time, EXACT_BITS);
    return { ...seen, packet: encodePacket(segment, pair, index % IDENTIFICATIONS), time };
  });
}

/**
 * Returns a segment's number in the run, what became of it, and the rule by which it was sent.
 *
 * @example commentOn(record) // '#3, lost: retransmit/syn (RFC 6298 5.4; RFC 9293 3.8.3)'
 */
export function commentOn({ index, fate, injected, because }: SegmentRecord): string {
  const marks = [`#${index + 1}`, ...(injected ? ['forged'] : []), ...(fate === 'delivered' ? [] : [fate])];
  return `${marks.join(', ')}: ${because} (${RULES[because].source})`;
}
