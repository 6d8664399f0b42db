/** What a capture of a run holds: on the wire, where each segment is seen once, or on one of the hosts. */
import { RULES } from '../rules.ts';
import type { HostId, SegmentRecord, Transcript } from '../simulator/transcript.ts';
import { type Address, documentationV4, documentationV6, type Ends } from './address.ts';
import { encodePacket } from './packet.ts';
import { requireBits } from './require-bits.ts';

/** Where the capture is taken. `wire`: at each sender, lost and forged segments included. */
export type CapturePoint = 'wire' | HostId;

/** How a run becomes a capture. */
export interface ExportOptions {
  /** Default `wire`. A host captures what it sends when it sends it, and what arrives when it arrives. */
  readonly at?: CapturePoint | undefined;
  /** Default 4. Addresses are 192.0.2.1 and .2, or 2001:db8::1 and ::2: RFC 5737, RFC 3849. */
  readonly ip?: 4 | 6 | undefined;
  /** Other addresses, both 4 or both 16 octets long. */
  readonly addresses?: Readonly<Record<HostId, Address>> | undefined;
  /** When the run began, µs after 1970-01-01 00:00 UTC. Default 0: clock times are times of the run. */
  readonly epoch?: number | undefined;
  /** The comment on a packet, pcapng only. Default {@link commentOn}; an empty text is no comment. */
  readonly comment?: ((record: SegmentRecord) => string) | undefined;
}

/** One segment as a capture point sees it. */
export interface Sighting {
  readonly record: SegmentRecord;
  /** µs from the start of the run. */
  readonly at: number;
  /** From the host the capture is taken on, or to it; null on the wire. */
  readonly direction: 'in' | 'out' | null;
}

/** Returns what a capture point sees of a run, in order of time. */
export function sightings({ segments }: Transcript, point: CapturePoint = 'wire'): readonly Sighting[] {
  if (point === 'wire') return segments.map((record) => ({ record, at: record.sentAt, direction: null }));
  const seen = segments.flatMap((record): Sighting[] => {
    if (record.to === point) return record.arrivals.map((at) => ({ record, at, direction: 'in' }));
    // What the wire forged in this host's name never left it.
    return record.injected ? [] : [{ record, at: record.sentAt, direction: 'out' }];
  });
  // At one instant the earlier segment comes first: an arrival before what it brings about.
  return seen.sort((a, b) => a.at - b.at || a.record.index - b.record.index);
}

/** Whole numbers are exact up to so many bits. */
const EXACT_BITS = 53;
/** How many values the 16-bit identification of IPv4 has. RFC 791 section 3.1. */
const IDENTIFICATIONS = 2 ** 16;

/** One packet of a capture to be written. */
export interface Frame extends Sighting {
  /** The IP packet. */
  readonly packet: Uint8Array;
  /** µs after 1970-01-01 00:00 UTC. */
  readonly time: number;
}

/** Returns a run as the packets a capture point sees. A packet's IPv4 identification is its segment's index. */
export function framesOf(transcript: Transcript, options: ExportOptions = {}): readonly Frame[] {
  const { at, ip = 4, epoch = 0 } = options;
  const host = ip === 4 ? documentationV4 : documentationV6;
  const addresses = options.addresses ?? { client: host(1), server: host(2) };
  if (addresses.client.length !== addresses.server.length)
    throw new RangeError('the addresses of a capture are both IPv4 or both IPv6');
  return sightings(transcript, at).map((sighting) => {
    const { segment, from, to, index } = sighting.record;
    const ends: Ends = { source: addresses[from], destination: addresses[to] };
    const time = epoch + sighting.at;
    requireBits('the time of a packet, µs,', time, EXACT_BITS);
    return { ...sighting, packet: encodePacket(segment, ends, index % IDENTIFICATIONS), time };
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
