import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSegment, internetChecksum, pseudoHeader } from '../../../src/tcp/wire-format/index.ts';
import { addressPairs, RUNS, segments } from './support/arbitraries.ts';

/**
 * The same sum by another road: a one's complement sum of 16-bit words is the whole as one large number modulo 65535,
 * with 65535 for the zero of anything that is not all zeros.
 */
function sumByDivision(octets: Uint8Array): number {
  const even = octets.length % 2 === 0 ? octets : Uint8Array.of(...octets, 0);
  const number = BigInt(`0x0${Buffer.from(even).toString('hex')}`);
  const rest = Number(number % 0xffffn);
  return rest === 0 && number !== 0n ? 0xffff : rest;
}

describe('the Internet checksum', () => {
  it('is that of the example in RFC 1071 section 3', () => {
    const example = Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7);
    expect(internetChecksum(example)).toBe(~0xddf2 & 0xffff);
  });

  it('is the complement of the number the octets spell modulo 65535', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (octets) => {
        expect(internetChecksum(octets)).toBe(~sumByDivision(octets) & 0xffff);
      }),
      RUNS,
    );
  });

  it('stays right when the sum carries many times', () => {
    const octets = new Uint8Array(65_535).fill(0xff);
    expect(internetChecksum(octets)).toBe(~sumByDivision(octets) & 0xffff);
  });
});

describe('the pseudo-header', () => {
  it('of IPv4 is addresses, zero, protocol and TCP length: RFC 9293 section 3.1', () => {
    const pseudo = pseudoHeader(
      { source: Uint8Array.of(192, 0, 2, 1), destination: Uint8Array.of(192, 0, 2, 2) },
      0x1234,
    );
    expect(Buffer.from(pseudo).toString('hex')).toBe('c0000201c000020200061234');
  });

  it('of IPv6 is addresses, 32-bit length, zeros and next header: RFC 8200 section 8.1', () => {
    const pseudo = pseudoHeader(
      { source: new Uint8Array(16).fill(1), destination: new Uint8Array(16).fill(2) },
      0x1234,
    );
    expect(Buffer.from(pseudo).toString('hex')).toBe(`${'01'.repeat(16)}${'02'.repeat(16)}0000123400000006`);
  });
});

describe('the checksum of an encoded segment', () => {
  it('makes pseudo-header and segment sum to 65535, over IPv4 and IPv6', () => {
    fc.assert(
      fc.property(segments(), addressPairs, (segment, between) => {
        const octets = encodeSegment(segment, between);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(octets.length);
        const { source, destination } = between;
        const all = Buffer.concat([source, destination, length, Uint8Array.of(0, 0, 0, 6), octets]);
        expect(sumByDivision(all)).toBe(0xffff);
      }),
      RUNS,
    );
  });
});
