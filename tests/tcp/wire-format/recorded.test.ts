import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACK, flagLetters } from '../../../src/tcp/index.ts';
import { encodeSegment, readCapture } from '../../../src/tcp/wire-format/index.ts';
import { recording } from './support/runs.ts';

/** Recordings of a real kernel, as the packets it sent. */
const RECORDED = ['client_fin_lost', 'estab_fin_out_of_order', 'tfo_cookie_then_data'];

const packetsOf = (name: string) => {
  const read = readCapture(readFileSync(join(import.meta.dirname, 'pcap', `${name}.pcap`)));
  if (!read.ok) throw new Error(read.reason);
  return read.packets;
};

/** Microseconds by which two writers of one time may differ when each rounds. */
const ROUNDING = 2;

describe.each(RECORDED)('the recorded packets of %s', (name) => {
  const packets = packetsOf(name);
  const { segments } = recording(name);

  it('are the segments its recording tells, each with a right checksum', () => {
    const read = packets.map(({ tcp }) => {
      if (!tcp.ok) throw new Error(tcp.reason);
      expect(tcp.checked).toBe(true);
      const { sport, dport, seq, ack, flags, len, wnd, options } = tcp.segment;
      const opts = {
        ...(options?.mss !== undefined && { mss: options.mss }),
        ...(options?.sackPermitted && { sack: true }),
        ...(options?.timestamps && { ts: [options.timestamps.value, options.timestamps.echo] }),
        ...(options?.windowScale !== undefined && { ws: options.windowScale }),
        ...(options?.fastOpen !== undefined && { tfo: options.fastOpen }),
        ...(options?.sackBlocks && { blocks: options.sackBlocks }),
      };
      return {
        sport,
        dport,
        seq,
        ack: flags & ACK ? ack : null,
        flags: flagLetters(flags),
        len,
        win: wnd,
        opts,
      };
    });
    expect(read).toEqual(
      segments.map(({ sport, dport, seq, ack, flags, len, win, opts }) => ({
        sport,
        dport,
        seq,
        ack,
        flags,
        len,
        win,
        opts,
      })),
    );
  });

  it('have its times', () => {
    const start = packets[0]?.time ?? 0;
    packets.forEach(({ time }, i) => {
      const recorded = segments[i]!.t * 1e6;
      expect(Math.abs((time ?? 0) - start - recorded), `packet ${i + 1}`).toBeLessThanOrEqual(ROUNDING);
    });
  });

  it('are written again octet by octet as the kernel wrote them', () => {
    const empty = packets.filter(({ tcp }) => tcp.ok && tcp.segment.len === 0);
    expect(empty.length).toBeGreaterThan(2);
    for (const { tcp, octets } of empty) {
      if (!tcp.ok) continue;
      const written = encodeSegment(tcp.segment, tcp.addresses);
      expect(Buffer.from(written).toString('hex')).toBe(
        Buffer.from(octets.subarray(octets.length - written.length)).toString('hex'),
      );
    }
  });
});
