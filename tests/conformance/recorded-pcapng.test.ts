import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Capture, captureSchema, recordedPcapng } from '../../src/conformance/index.ts';
import { ACK, flagLetters } from '../../src/tcp/index.ts';
import { readCapture } from '../../src/tcp/wire-format/index.ts';
import { dissect } from '../tcp/wire-format/support/dissect.ts';
import { findTshark } from '../tools/tshark.ts';

const FOLDER = join(import.meta.dirname, 'captures');
const captures: Capture[] = readdirSync(FOLDER).map((file) =>
  captureSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
);
const tshark = findTshark();

/** Reads a file back as segments of a recording. */
function readBack(octets: Uint8Array) {
  const read = readCapture(octets);
  if (!read.ok) throw new Error(read.reason);
  return read.packets.map(({ tcp, time }) => {
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
    const letters = flagLetters(flags);
    return { sport, dport, seq, ack: flags & ACK ? ack : null, flags: letters, len, win: wnd, opts, time };
  });
}

describe('the pcapng of a recording', () => {
  it.each(captures)('$name holds every segment as it was recorded', (capture) => {
    const zero = Math.min(0, ...capture.segments.map(({ t }) => t));
    expect(readBack(recordedPcapng(capture))).toEqual(
      capture.segments.map(({ sport, dport, seq, ack, flags, len, win, opts, t }) => ({
        ...{ sport, dport, seq, ack, flags, len, win, opts },
        time: Math.round((t - zero) * 1e6),
      })),
    );
  });

  it.skipIf(tshark === null)('opens in Wireshark, with right checksums and comments', () => {
    const files = captures.map((capture) => recordedPcapng(capture));
    const packets = dissect(tshark!, Buffer.concat(files));
    expect(packets).toHaveLength(captures.reduce((sum, { segments }) => sum + segments.length, 0));
    expect(packets.filter(({ malformed, checksums }) => malformed || checksums.tcp !== '1')).toEqual([]);
    expect(packets[0]?.comment).toBe('#1');
  });
});
