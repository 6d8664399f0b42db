import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACK, type Segment, SYN } from '../../../src/tcp/index.ts';
import {
  decodePacket,
  decodeSegment,
  encodePacket,
  encodeSegment,
} from '../../../src/tcp/wire-format/index.ts';
import { addressPairs, RUNS, segments } from './support/arbitraries.ts';

const between = { source: Uint8Array.of(192, 0, 2, 1), destination: Uint8Array.of(192, 0, 2, 2) };
const plain: Segment = {
  sport: 40001,
  dport: 8080,
  seq: 100,
  ack: 0,
  flags: SYN,
  len: 0,
  wnd: 64240,
  options: null,
};
const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** A header of so many words with these option octets, checksum unset. */
function header(optionsHex: string, words = 5 + Math.ceil(optionsHex.length / 8)): Uint8Array {
  const fixed = `9c411f90 00000064 00000000 ${words.toString(16)}002faf0 00000000`.replaceAll(' ', '');
  return Uint8Array.from(
    Buffer.from(fixed + optionsHex.padEnd(Math.ceil(optionsHex.length / 8) * 8, '0'), 'hex'),
  );
}

const reasonOf = (octets: Uint8Array): string => {
  const decoded = decodeSegment(octets);
  return decoded.ok ? 'none' : decoded.reason;
};

describe('a segment as octets', () => {
  it('comes back as it was, alone and in an IPv4 or IPv6 packet', () => {
    fc.assert(
      fc.property(segments(), addressPairs, (segment, pair) => {
        expect(decodeSegment(encodeSegment(segment, pair), { addresses: pair })).toMatchObject({
          ok: true,
          segment,
          checked: true,
          ignored: [],
        });
        const packet = decodePacket(encodePacket(segment, pair));
        expect(packet).toMatchObject({ ok: true, segment, checked: true, addresses: pair });
      }),
      RUNS,
    );
  });

  it('has the fields of RFC 9293 section 3.1 in their places', () => {
    const segment = { ...plain, ack: 0x01020304, flags: SYN | ACK, len: 2 };
    const octets = hex(encodeSegment(segment, between));
    expect(octets.slice(0, 32)).toBe('9c411f9000000064010203045012faf0');
    expect(octets.slice(36)).toBe('00002e2e');
  });

  it.each([
    [
      'SYN of Linux',
      { mss: 1460, sackPermitted: true, timestamps: { value: 1, echo: 0 }, windowScale: 10 },
      '020405b40402080a00000001000000000103030a',
    ],
    [
      'SYN without timestamps',
      { mss: 1460, sackPermitted: true, windowScale: 10 },
      '020405b4010104020103030a',
    ],
    ['a Fast Open request', { mss: 1460, fastOpen: 'request' }, '020405b422020101'],
    ['a Fast Open cookie', { fastOpen: '4e20cadaa288ec5d' }, '220a4e20cadaa288ec5d0101'],
    [
      'a SACK block',
      { timestamps: { value: 1, echo: 2 }, sackBlocks: [[5, 6]] },
      '0101080a00000001000000020101050a0000000500000006',
    ],
  ] as const)('has the options of %s as Linux writes them', (_, options, octets) => {
    expect(hex(encodeSegment({ ...plain, options }, between)).slice(40)).toBe(octets);
  });

  it.each<[string, Partial<Segment>, RegExp]>([
    ['a port of 17 bits', { sport: 65536 }, /^the source port is 65536/],
    ['a negative SEQ', { seq: -1 }, /^SEQ is -1/],
    ['half an octet', { len: 0.5 }, /must be an integer/],
    ['an MSS of 17 bits', { options: { mss: 65536 } }, /^the MSS is 65536/],
    ['a TSval of 33 bits', { options: { timestamps: { value: 2 ** 32, echo: 0 } } }, /^TSval/],
    ['an odd cookie', { options: { fastOpen: '010203' } }, /even number of octets from 4 to 16, not 3/],
    ['a cookie that is no octets', { options: { fastOpen: 'cookie' } }, /not octets in hexadecimal/],
    ['five SACK blocks', { options: { sackBlocks: Array(5).fill([1, 2]) } }, /room for 40/],
  ])('is refused as the caller’s mistake with %s', (_, part, message) => {
    expect(() => encodeSegment({ ...plain, ...part }, between)).toThrow(message);
  });
});

describe('decoding', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'The TCP header is cut short: 0 of at least 20 octets.'],
    ['19 octets', header('').subarray(0, 19), 'The TCP header is cut short: 19 of at least 20 octets.'],
    ['data offset 4', header('', 4), 'The data offset is 4; a TCP header has at least 5 words.'],
    [
      'data offset 15 without options',
      header('', 15),
      'The data offset says the TCP header has 60 octets, but there are 20.',
    ],
    ['an option of length 0', header('0800'), 'Option timestamps has length 0; the least is 2.'],
    ['an unknown option of length 1', header('fd01'), 'Option kind 253 has length 1; the least is 2.'],
    ['an MSS of 3 octets', header('020305'), 'Option MSS has length 3; it must be 4.'],
    [
      'timestamps beyond the header',
      header('080a00000001'),
      'Option timestamps has length 10, but the header ends after 8.',
    ],
    [
      'a SACK option without blocks',
      header('0502'),
      'Option SACK has length 2; it must be 2 and 8 for each block.',
    ],
    ['a kind without length', header('01010102'), 'Option kind 2 ends before its length octet.'],
  ])('refuses %s', (_, octets, reason) => {
    expect(reasonOf(octets)).toBe(reason);
  });

  it('refuses a wrong checksum and names the right one', () => {
    const right = encodeSegment(plain, between);
    const wrong = right.slice();
    wrong[16] = right[16]! ^ 0x80;
    const decoded = decodeSegment(wrong, { addresses: between });
    expect(decoded).toMatchObject({ ok: false });
    expect(decoded.ok ? '' : decoded.reason).toContain(`comes to 0x${hex(right.subarray(16, 18))}.`);
  });

  it('notices any one changed bit when it knows the addresses', () => {
    fc.assert(
      fc.property(segments(64), addressPairs, fc.nat(), fc.nat(7), (segment, pair, place, bit) => {
        const octets = encodeSegment(segment, pair);
        const at = place % octets.length;
        octets[at] = octets[at]! ^ (1 << bit);
        expect(decodeSegment(octets, { addresses: pair }).ok).toBe(false);
      }),
      RUNS,
    );
  });

  it('passes over options it does not know and cookies of a wrong length, and stops at the end of the list', () => {
    const decoded = decodeSegment(header('fe04f989 220301 01 020405b4 00020304'.replaceAll(' ', '')));
    expect(decoded).toMatchObject({ ok: true, segment: { options: { mss: 1460 } } });
    const ignored = decoded.ok ? decoded.ignored.map(({ kind, data }) => [kind, hex(data)]) : [];
    expect(ignored).toEqual([
      [254, 'f989'],
      [34, '01'],
    ]);
  });

  it('counts the payload by the packet when not all of it was captured, and leaves the checksum alone', () => {
    const packet = encodePacket({ ...plain, len: 1000 }, between).subarray(0, 60);
    expect(decodePacket(packet)).toMatchObject({ ok: true, segment: { len: 1000 }, checked: false });
  });

  it('does not take the padding of a short Ethernet frame for data', () => {
    const packet = Uint8Array.of(...encodePacket(plain, between), 0, 0, 0, 0, 0, 0);
    expect(decodePacket(packet)).toMatchObject({ ok: true, segment: { len: 0 }, checked: true });
  });

  it.each<[string, (packet: Uint8Array) => void, string]>([
    ['UDP', (p) => p.set([17], 9), 'The IPv4 protocol is 17, not 6 (TCP).'],
    ['a fragment', (p) => p.set([0x20, 0x00], 6), 'The packet is a fragment of an IPv4 datagram.'],
    ['IP version 5', (p) => p.set([0x55], 0), 'The IP version is 5; it must be 4 or 6.'],
    [
      'an IPv4 header of 16 octets',
      (p) => p.set([0x44], 0),
      'The IPv4 header length is 16 octets; the least is 20.',
    ],
    [
      'a total length of 19',
      (p) => p.set([0, 19], 2),
      'The IPv4 total length is 19 octets, less than its header of 20.',
    ],
  ])('refuses %s', (_, spoil, reason) => {
    const packet = encodePacket(plain, between);
    spoil(packet);
    expect(decodePacket(packet, { checksums: 'ignore' })).toEqual({ ok: false, reason });
  });

  it('refuses a wrong IPv4 header checksum, or leaves it alone when told to', () => {
    const packet = encodePacket(plain, between);
    packet[8] = 1;
    expect(decodePacket(packet)).toEqual({ ok: false, reason: 'The IPv4 header checksum is wrong.' });
    expect(decodePacket(packet, { checksums: 'ignore' })).toMatchObject({ ok: true, segment: plain });
  });

  it('goes past IPv6 extension headers, and no further than the packet', () => {
    const six = { source: new Uint8Array(16).fill(1), destination: new Uint8Array(16).fill(2) };
    const packet = encodePacket(plain, six);
    const extended = Uint8Array.of(...packet.subarray(0, 40), 6, 0, 1, 4, 0, 0, 0, 0, ...packet.subarray(40));
    extended[5] = packet[5]! + 8;
    extended[6] = 0;
    expect(decodePacket(extended)).toMatchObject({ ok: true, segment: plain, checked: true });
    extended[41] = 255;
    expect(decodePacket(extended)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('longer than'),
    });
    expect(decodePacket(extended.subarray(0, 41))).toMatchObject({ ok: false });
  });

  it('decodes or refuses any octets, without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(0x45, 0x60, null), (octets, first) => {
        if (first !== null && octets.length > 0) octets[0] = first;
        for (const decoded of [
          decodeSegment(octets),
          decodePacket(octets),
          decodePacket(octets, { checksums: 'ignore' }),
        ]) {
          if (decoded.ok) expect(decoded.segment.len).toBeGreaterThanOrEqual(0);
          else expect(decoded.reason).toMatch(/^[A-Z].*\.$/);
        }
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });
});
