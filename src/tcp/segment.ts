import type { Seq } from './sequence.ts';

/** Control bits: RFC 9293 section 3.1, with the values they have in the header's flags octet. */
export const FIN = 0x01;
export const SYN = 0x02;
export const RST = 0x04;
export const PSH = 0x08;
export const ACK = 0x10;
export const URG = 0x20;
export const ECE = 0x40;
export const CWR = 0x80;

/** Names one control bit. */
export type FlagName = 'SYN' | 'FIN' | 'RST' | 'PSH' | 'ACK' | 'URG' | 'ECE' | 'CWR';

/** Every control bit in the order this project writes them. */
export const FLAGS: readonly (readonly [FlagName, number, string])[] = [
  ['SYN', SYN, 'S'],
  ['FIN', FIN, 'F'],
  ['RST', RST, 'R'],
  ['PSH', PSH, 'P'],
  ['ACK', ACK, 'A'],
  ['URG', URG, 'U'],
  ['ECE', ECE, 'E'],
  ['CWR', CWR, 'C'],
];

/** Option values a segment carries. RFC 9293 3.2, RFC 7323 (scale, timestamps), RFC 2018, RFC 7413. */
export interface SegmentOptions {
  /** Maximum segment size, octets; on SYN segments. */
  readonly mss?: number;
  /** Window scale shift count; on SYN segments. */
  readonly windowScale?: number;
  /** SACK-permitted; on SYN segments. */
  readonly sackPermitted?: true;
  /** TSval and TSecr, in ticks of the sender's timestamp clock (1 ms). */
  readonly timestamps?: { readonly value: number; readonly echo: number };
  /** TCP Fast Open: a request for a cookie, or the cookie in hexadecimal. */
  readonly fastOpen?: string;
  /** SACK blocks, absolute [left edge, right edge). */
  readonly sackBlocks?: readonly (readonly [Seq, Seq])[];
}

/** The `fastOpen` value of a segment that asks for a cookie. */
export const FAST_OPEN_REQUEST = 'request';

/** Most octets of data for which an IPv4 packet has room: 65535 less two headers without options. RFC 791 section 3.1. */
export const MOST_DATA = 65_535 - 20 - 20;

/** One TCP segment: the fields of RFC 9293 section 3.1. Payload octets are counted, not kept. */
export interface Segment {
  /** Source port. */
  readonly sport: number;
  /** Destination port. */
  readonly dport: number;
  /** SEG.SEQ. */
  readonly seq: Seq;
  /** SEG.ACK; 0 and without meaning when the ACK bit is off. */
  readonly ack: Seq;
  /** Control bits, see {@link FLAGS}. */
  readonly flags: number;
  /** Octets of data, without SYN and FIN. */
  readonly len: number;
  /** The window field as sent, before scaling. */
  readonly wnd: number;
  /** Options, or null when there are none. */
  readonly options: SegmentOptions | null;
}

/** Tells whether all the bits of `mask` are set. */
export function hasFlags(segment: Segment, mask: number): boolean {
  return (segment.flags & mask) === mask;
}

/** Returns SEG.LEN: data octets, plus one for SYN and one for FIN. RFC 9293 section 3.4. */
export function segLen(segment: Segment): number {
  return segment.len + ((segment.flags >> 1) & 1) + (segment.flags & 1);
}

/**
 * Returns the names of the control bits that are set, in the order of {@link FLAGS}.
 *
 * @example flagNames(SYN | ACK) // ['SYN', 'ACK']
 */
export function flagNames(flags: number): FlagName[] {
  return FLAGS.filter(([, bit]) => flags & bit).map(([name]) => name);
}

/** Returns the control bits as letters in the order S F R P A U E C, as captures write them. */
export function flagLetters(flags: number): string {
  return FLAGS.map(([, bit, letter]) => (flags & bit ? letter : '')).join('');
}

/** Returns the control bits named by letters (`'SA'`); unknown letters throw. */
export function flagsFromLetters(letters: string): number {
  let flags = 0;
  for (const letter of letters) {
    const entry = FLAGS.find(([, , l]) => l === letter);
    if (!entry) throw new RangeError(`unknown TCP flag letter "${letter}"; known: SFRPAUEC`);
    flags |= entry[1];
  }
  return flags;
}
