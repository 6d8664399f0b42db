import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/tcp/index.ts';
import {
  addressText,
  type CapturedPacket,
  commentOn,
  documentationV6,
  readCapture,
  segmentsSeen,
  toPcap,
  toPcapng,
} from '../../../src/tcp/wire-format/index.ts';
import { everyRun, replayed, runOf } from './support/runs.ts';

function packetsOf(file: Uint8Array): readonly CapturedPacket[] {
  const read = readCapture(file);
  if (!read.ok) throw new Error(read.reason);
  return read.packets;
}

const segmentsOf = (file: Uint8Array) =>
  packetsOf(file).map(({ tcp }) => (tcp.ok ? tcp.segment : tcp.reason));

describe.each(everyRun())('the run of %s', (_, run) => {
  it.each([
    ['pcap', toPcap],
    ['pcapng', toPcapng],
  ] as const)(
    'comes back from %s segment by segment with its times, over IPv4 and IPv6',
    (_format, write) => {
      for (const at of ['wire', 'client', 'server'] as const) {
        for (const ip of [4, 6] as const) {
          const read = packetsOf(write(run, { at, ip }));
          const seen = segmentsSeen(run, at);
          expect(read.map(({ tcp }) => (tcp.ok ? tcp.segment : tcp.reason))).toEqual(
            seen.map(({ record }) => record.segment),
          );
          expect(read.map(({ time }) => time)).toEqual(seen.map(({ at: time }) => time));
          expect(read.every(({ tcp }) => tcp.ok && tcp.checked)).toBe(true);
        }
      }
    },
  );
});

describe('a capture on the wire', () => {
  const run = runOf('handshake/lost-syn-ack');

  it('has every segment once, lost ones when they were sent', () => {
    const lost = run.segments.find(({ fate }) => fate === 'lost')!;
    expect(lost.arrivals).toEqual([]);
    expect(segmentsOf(toPcapng(run))).toEqual(run.segments.map(({ segment }) => segment));
    expect(packetsOf(toPcapng(run))[lost.index]!.time).toBe(lost.sentAt);
  });

  it('lies between the addresses of the documentation, or those given', () => {
    const between = (options: Parameters<typeof toPcapng>[1]): (string | null)[] =>
      packetsOf(toPcapng(run, options))
        .slice(0, 2)
        .map(({ tcp }) =>
          tcp.ok ? `${addressText(tcp.addresses.source)} > ${addressText(tcp.addresses.destination)}` : null,
        );
    expect(between({})).toEqual(['192.0.2.1 > 192.0.2.2', '192.0.2.2 > 192.0.2.1']);
    expect(between({ ip: 6 })).toEqual(['2001:db8::1 > 2001:db8::2', '2001:db8::2 > 2001:db8::1']);
    const addresses = {
      client: documentationV6(0xfffe),
      server: Uint8Array.from({ length: 16 }, (_, i) => i),
    };
    expect(between({ addresses })[0]).toBe('2001:db8::fffe > 1:203:405:607:809:a0b:c0d:e0f');
    expect(() => toPcapng(run, { addresses: { ...addresses, client: new Uint8Array(4) } })).toThrow(
      'both IPv4',
    );
  });

  it('begins at the time it is told', () => {
    const epoch = Date.UTC(2026, 0, 1) * 1000;
    for (const write of [toPcap, toPcapng]) {
      const times = packetsOf(write(run, { epoch })).map(({ time }) => (time ?? 0) - epoch);
      expect(times).toEqual(run.segments.map(({ sentAt }) => sentAt));
    }
  });

  it.each([
    [toPcap, -1, /^the time of a packet, µs, is -1;/],
    [toPcapng, 0.5, /must be an integer/],
    [toPcap, 2 ** 32 * 1e6, /^the time of a packet, seconds, is 4294967296;/],
  ] as const)('cannot begin at a time no file can hold', (write, epoch, message) => {
    expect(() => write(run, { epoch })).toThrow(message);
  });

  it('says the same for the same run', () => {
    expect(toPcapng(runOf('handshake/lost-syn-ack'))).toEqual(toPcapng(run));
  });
});

describe('a capture on a host', () => {
  it('has what the host sent when it sent it, and what arrived when it arrived', () => {
    const run = runOf('handshake/lost-syn-ack');
    const lost = run.segments.find(({ fate }) => fate === 'lost')!;
    expect(lost.from).toBe('server');
    const seen = (host: 'client' | 'server') => segmentsSeen(run, host).map(({ record }) => record.index);
    expect(seen('server')).toContain(lost.index);
    expect(seen('client')).not.toContain(lost.index);
    const [syn] = run.segments;
    const first = { record: syn, at: syn!.arrivals[0], direction: 'in' };
    expect(segmentsSeen(run, 'server')[0]).toEqual(first);
    expect(segmentsSeen(run, 'client')[0]).toEqual({ record: syn, at: syn!.sentAt, direction: 'out' });
  });

  it('has a duplicated segment twice at its receiver and once at its sender', () => {
    const run = replayed('syn_duplicated');
    const twice = run.segments.find(({ fate }) => fate === 'duplicated')!;
    const times = (host: 'client' | 'server') =>
      segmentsSeen(run, host)
        .filter(({ record }) => record === twice)
        .map(({ at }) => at);
    expect(times(twice.to)).toEqual(twice.arrivals);
    expect(times(twice.from)).toEqual([twice.sentAt]);
  });

  it('has a forged segment only where it arrives', () => {
    const run = replayed('estab_dup_data');
    const forged = run.segments.find(({ injected }) => injected)!;
    const seen = (host: 'client' | 'server') =>
      segmentsSeen(run, host).some(({ record }) => record === forged);
    expect([seen(forged.from), seen(forged.to)]).toEqual([false, true]);
  });

  it('is in order of time, an arrival before what it brings about', () => {
    for (const [, run] of everyRun()) {
      for (const host of ['client', 'server'] as const) {
        const seen = segmentsSeen(run, host);
        const times = seen.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        for (const { record } of seen.filter(({ direction }) => direction === 'out')) {
          const { cause } = record;
          if (cause.kind !== 'segment') continue;
          const place = (index: number): number => seen.findIndex((one) => one.record.index === index);
          expect(place(cause.index)).toBeLessThan(place(record.index));
        }
      }
    }
  });
});

describe('the comment on a packet', () => {
  it('names the segment, its fate, its rule and the source of the rule', () => {
    const lost = runOf('handshake/lost-syn-ack').segments.find(({ fate }) => fate === 'lost')!;
    expect(commentOn(lost)).toBe(`#${lost.index + 1}, lost: listen/syn (${RULES['listen/syn'].source})`);
    const forged = replayed('estab_dup_data').segments.find(({ injected }) => injected)!;
    expect(commentOn(forged)).toBe(`#${forged.index + 1}, forged: wire/forged (the scenario)`);
  });

  it('is written as UTF-8 when it is given in other words, and left out when empty', () => {
    const run = runOf('handshake/plain');
    const words = 'é 第三次 𝛿 \ud800';
    const text = Buffer.from(toPcapng(run, { comment: () => words })).toString('latin1');
    expect(text.split(Buffer.from(words).toString('latin1'))).toHaveLength(run.segments.length + 1);
    const without = Buffer.from(toPcapng(run, { comment: () => '' }));
    expect(without.includes('open/active')).toBe(false);
    expect(segmentsOf(without)).toHaveLength(run.segments.length);
  });
});
