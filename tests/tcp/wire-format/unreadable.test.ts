import { describe, expect, it } from 'vitest';
import { ACK } from '../../../src/tcp/index.ts';
import {
  documentationV4,
  encodePacket,
  LINK,
  readCapture,
  toPcap,
  toPcapng,
} from '../../../src/tcp/wire-format/index.ts';
import { MOST_PACKETS } from '../../../src/tcp/wire-format/link.ts';
import { block, enhanced, iface, pack, pcapFile, section } from './support/capture-files.ts';
import { runOf } from './support/runs.ts';

const MICROS = 0xa1b2c3d4;
const packet = encodePacket(
  { sport: 1, dport: 2, seq: 3, ack: 4, flags: ACK, len: 3, wnd: 5, options: null },
  { source: documentationV4(1), destination: documentationV4(2) },
);

const repeated = (octets: Uint8Array, times: number): Uint8Array => {
  const all = new Uint8Array(octets.length * times);
  for (let at = 0; at < all.length; at += octets.length) all.set(octets, at);
  return all;
};

const reasonOf = (file: Uint8Array): string => {
  const got = readCapture(file);
  return got.ok ? 'none' : got.reason;
};

describe('a file that cannot be read', () => {
  const start = [section(true), iface(true, LINK.raw)];
  const broken = (body: Uint8Array): Uint8Array => Buffer.concat([...start, body]);
  it.each<[string, Uint8Array, string | RegExp]>([
    ['nothing', new Uint8Array(0), 'The file is empty.'],
    [
      'a time that no number holds exactly',
      broken(enhanced(true, 0, 2n ** 53n, packet)),
      /^At octet \d+: a packet has a time of more than 2\^53 µs before or after 1970/,
    ],
    [
      'more packets than are read, of pcap',
      pcapFile(true, MICROS, LINK.raw, Array(MOST_PACKETS + 1).fill([0, 0, new Uint8Array(0)])),
      'The file has more than 100000 packets: cut it, for example with editcap.',
    ],
    [
      'more packets than are read, of pcapng',
      broken(repeated(enhanced(true, 0, 7n, new Uint8Array(0)), MOST_PACKETS + 1)),
      'The file has more than 100000 packets: cut it, for example with editcap.',
    ],
    [
      'more interfaces than a section may have',
      broken(repeated(iface(true, LINK.raw), 10_000)),
      /a section describes more than 10000 interfaces/,
    ],
    [
      'text',
      Buffer.from('Hello'),
      'This is neither a pcap nor a pcapng file: it begins with the octets 48656c6c.',
    ],
    [
      'one octet',
      Uint8Array.of(0xd4),
      'This is neither a pcap nor a pcapng file: it begins with the octets d4.',
    ],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), 'The file is packed with gzip: unpack it first.'],
    ['modified pcap', Uint8Array.of(0x34, 0xcd, 0xb2, 0xa1), /modified pcap file/],
    [
      'a pcap header cut short',
      pcapFile(true, MICROS, 1, []).subarray(0, 20),
      'The pcap file header is cut short: 20 of 24 octets.',
    ],
    [
      'pcap version 543',
      pack(true, [
        [4, MICROS],
        [2, 543],
        [2, 4],
        [8, 0],
        [8, 0],
      ]),
      'This is pcap version 543; version 2 is read here.',
    ],
    ['pcapng version 2', section(true, 2), /pcapng version 2; version 1/],
    [
      'no byte order',
      pack(true, [
        [4, 0x0a0d0d0a],
        [4, 28],
        [4, 0x12345678],
      ]),
      /no byte-order magic/,
    ],
    ['a section header cut short', section(true).subarray(0, 20), /section header is cut short: 20/],
    [
      'a block of length 0',
      broken(
        pack(true, [
          [4, 9],
          [4, 0],
          [4, 0],
        ]),
      ),
      /block says it is 0 octets long/,
    ],
    [
      'a block of length 13',
      broken(
        Buffer.concat([
          pack(true, [
            [4, 9],
            [4, 13],
          ]),
          Buffer.alloc(8),
        ]),
      ),
      /no multiple of 4/,
    ],
    [
      'a block beyond the end',
      broken(
        pack(true, [
          [4, 9],
          [4, 400],
          [4, 0],
        ]),
      ),
      /cut short in a block: 12 of 400/,
    ],
    [
      'two lengths',
      broken(
        pack(true, [
          [4, 9],
          [4, 12],
          [4, 16],
        ]),
      ),
      /12 octets long, and 16 at its end/,
    ],
    [
      'a packet without interface',
      broken(enhanced(true, 1, 0n, packet)),
      /names interface 1, but the section has described 1/,
    ],
    [
      'a packet longer than its block',
      broken(
        block(true, 6, [
          [4, 0],
          [8, 0],
          [4, 99],
          [4, 99],
        ]),
      ),
      /99 octets were kept of it; its block has 0/,
    ],
    ['a packet block too short', broken(block(true, 6, [[4, 0]])), /packet block is cut short: 4 of 20/],
    ['an interface block too short', broken(block(true, 1, [[4, 0]])), /interface block is cut short: 4/],
    [
      'an option beyond its block',
      broken(
        block(true, 1, [
          [8, 0],
          [2, 9],
          [2, 50],
        ]),
      ),
      /option 9 of an interface is longer/,
    ],
  ])('says so: %s', (_, file, reason) => {
    const got = reasonOf(file);
    if (typeof reason === 'string') expect(got).toBe(reason);
    else expect(got).toMatch(reason);
  });

  it('is read as far as it is whole, wherever it is cut', () => {
    const run = runOf('handshake/plain');
    for (const [write, header] of [
      [toPcap, 24],
      [toPcapng, toPcapng({ ...run, segments: [] }).length],
    ] as const) {
      const file = write(run);
      const ends = run.segments.map(
        (_, i) => write({ ...run, segments: run.segments.slice(0, i + 1) }).length,
      );
      for (let length = header; length < file.length; length += 1) {
        const got = readCapture(file.subarray(0, length));
        const whole = ends.filter((end) => end <= length).length;
        expect(got.packets).toHaveLength(whole);
        const between = length !== header && !ends.includes(length);
        expect(got.ok, `cut at ${length}`).toBe(!between);
        if (!got.ok) expect(got.reason).toMatch(/cut short/);
      }
    }
  });
});
