import { describe, expect, it } from 'vitest';
import { ACK, type Segment } from '../../../src/tcp/index.ts';
import { encodePacket, LINK, readCapture } from '../../../src/tcp/wire-format/index.ts';
import { block, enhanced, iface, pack, padded, pcapFile, section } from './support/capture-files.ts';

const segment: Segment = { sport: 1, dport: 2, seq: 3, ack: 4, flags: ACK, len: 3, wnd: 5, options: null };
const packet = encodePacket(segment, {
  source: Uint8Array.of(192, 0, 2, 1),
  destination: Uint8Array.of(192, 0, 2, 2),
});
const six = encodePacket(segment, {
  source: new Uint8Array(16).fill(1),
  destination: new Uint8Array(16).fill(2),
});
const MICROS = 0xa1b2c3d4;
const NANOS = 0xa1b23c4d;
const ORDERS = [
  ['little', true],
  ['big', false],
] as const;

function read(...parts: Uint8Array[]) {
  return readCapture(Buffer.concat(parts));
}

describe.each(ORDERS)('a %s-endian file', (_, little) => {
  it('of pcap is read with times in microseconds or nanoseconds', () => {
    for (const [magic, fraction] of [
      [MICROS, 123_456],
      [NANOS, 123_456_789],
    ] as const) {
      const got = readCapture(pcapFile(little, magic, LINK.raw, [[1_767_225_600, fraction, packet]]));
      expect(got).toMatchObject({ ok: true, format: 'pcap' });
      expect(got.packets[0]).toMatchObject({ time: 1_767_225_600_123_456, originalLength: packet.length });
      expect(got.packets[0]?.tcp).toMatchObject({ ok: true, segment, checked: true });
    }
  });

  it('of pcapng is read with enhanced, simple and old packet blocks, and others passed over', () => {
    const got = read(
      section(little),
      block(little, 0x0bad, [padded(Uint8Array.of(1, 2, 3))]),
      iface(little, LINK.ethernet),
      iface(little, LINK.raw, 0, [[2, Buffer.from('if0')]]),
      enhanced(little, 1, 7n, packet),
      block(little, 2, [[2, 1], [2, 0], [4, 1], [4, 2], [4, packet.length], [4, packet.length], packet]),
      section(little),
      iface(little, LINK.raw, 42),
      block(little, 3, [[4, 1500], packet.subarray(0, 42)]),
    );
    expect(got).toMatchObject({ ok: true, format: 'pcapng' });
    expect(got.packets.map(({ time }) => time)).toEqual([7, 2 ** 32 + 2, null]);
    expect(got.packets[1]?.tcp).toMatchObject({ ok: true, segment, checked: true });
    expect(got.packets[2]).toMatchObject({ originalLength: 1500 });
    expect(got.packets[2]?.octets).toHaveLength(42);
    expect(got.packets[2]?.tcp).toMatchObject({ ok: true, segment, checked: false });
  });

  it.each<[string, number, readonly (readonly [number, Uint8Array])[], bigint, number]>([
    ['none named: microseconds', 0, [], 1_500_000n, 1_500_000],
    ['10^-9', 0, [[9, Uint8Array.of(9)]], 1_500_000_999n, 1_500_000],
    ['10^-3', 0, [[9, Uint8Array.of(3)]], 1_500n, 1_500_000],
    ['2^-10', 0, [[9, Uint8Array.of(0x80 | 10)]], 1_536n, 1_500_000],
    [
      'seconds after an offset',
      0,
      [
        [9, Uint8Array.of(0)],
        [14, pack(little, [[8, 1_767_225_600]])],
      ],
      2n,
      1_767_225_602_000_000,
    ],
    ['the latest that is exact', 0, [], 2n ** 53n - 1n, 2 ** 53 - 1],
    ['a negative offset', 0, [[14, pack(little, [[8, -1n]])]], 1_500_000n, 500_000],
  ])('has times by the resolution of the interface: %s', (_name, snap, options, ticks, micros) => {
    const got = read(
      section(little),
      iface(little, LINK.raw, snap, options),
      enhanced(little, 0, ticks, packet),
    );
    expect(got.packets.map(({ time }) => time)).toEqual([micros]);
  });
});

describe('a file of several sections', () => {
  it('may change its byte order, and numbers interfaces anew', () => {
    const got = read(
      section(true),
      iface(true, LINK.raw),
      enhanced(true, 0, 1n, packet),
      section(false),
      iface(false, LINK.raw),
      enhanced(false, 0, 2n, packet),
    );
    expect(got.packets.map(({ time, tcp }) => [time, tcp.ok])).toEqual([
      [1, true],
      [2, true],
    ]);
  });
});

describe('a frame', () => {
  const mac = Buffer.alloc(12);
  it.each<[string, number, Uint8Array]>([
    ['raw IPv4', LINK.raw, packet],
    ['raw IPv6', LINK.raw, six],
    ['raw IP as BSD numbers it', 12, packet],
    ['IPv4', LINK.ipv4, packet],
    ['IPv6', LINK.ipv6, six],
    ['Ethernet', LINK.ethernet, Buffer.concat([mac, Uint8Array.of(8, 0), packet])],
    ['Ethernet with IPv6', LINK.ethernet, Buffer.concat([mac, Uint8Array.of(0x86, 0xdd), six])],
    [
      'Ethernet with two VLAN tags',
      LINK.ethernet,
      Buffer.concat([mac, Uint8Array.of(0x88, 0xa8, 0, 1, 0x81, 0, 0, 2, 8, 0), packet]),
    ],
    ['a loopback', LINK.null, Buffer.concat([Uint8Array.of(2, 0, 0, 0), packet])],
    ['a loopback of OpenBSD', LINK.loop, Buffer.concat([Uint8Array.of(0, 0, 0, 24), six])],
    ['Linux cooked', LINK.linuxCooked, Buffer.concat([Buffer.alloc(14), Uint8Array.of(8, 0), packet])],
    ['Linux cooked 2', LINK.linuxCooked2, Buffer.concat([Uint8Array.of(8, 0), Buffer.alloc(18), packet])],
  ])('of %s is read down to its segment', (_, linkType, frame) => {
    const [got] = readCapture(pcapFile(true, MICROS, linkType, [[0, 0, frame]])).packets;
    expect(got?.tcp).toMatchObject({ ok: true, segment, checked: true });
  });

  it.each<[string, number, Uint8Array, string]>([
    [
      'ARP',
      LINK.ethernet,
      Buffer.concat([mac, Uint8Array.of(8, 6), Buffer.alloc(28)]),
      'EtherType 0x0806, not IP',
    ],
    ['Wi-Fi', 105, packet, 'Link type 105 is not one of those read here'],
    ['13 octets', LINK.ethernet, Buffer.alloc(13), 'cut short: 13 of 14 octets'],
    ['a lone VLAN tag', LINK.ethernet, Buffer.concat([mac, Uint8Array.of(0x81, 0)]), 'cut short: 14 of 18'],
    ['nothing', LINK.raw, new Uint8Array(0), 'The packet is empty.'],
  ])('of %s says why it has no segment, and the others are read', (_, linkType, frame, reason) => {
    const good = Buffer.concat([mac, Uint8Array.of(8, 0), packet]);
    const got = readCapture(
      pcapFile(true, MICROS, linkType, [
        [0, 0, frame],
        [0, 1, good],
      ]),
    );
    expect(got.ok).toBe(true);
    expect(got.packets).toHaveLength(2);
    expect(got.packets[0]?.tcp).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('with a checksum its network card was to fill in is refused, or read when told to', () => {
    const offloaded = packet.slice();
    offloaded.set([0, 0], 36);
    const file = pcapFile(true, MICROS, LINK.raw, [[0, 0, offloaded]]);
    expect(readCapture(file).packets[0]?.tcp).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^The TCP checksum is 0x0000; over .* comes to 0x/),
    });
    const got = readCapture(file, { checksums: 'ignore' }).packets[0]?.tcp;
    expect(got).toMatchObject({ ok: true, segment, checked: false });
  });
});
