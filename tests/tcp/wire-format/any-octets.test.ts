import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCapture, toPcap, toPcapng } from '../../../src/tcp/wire-format/index.ts';
import { RUNS } from './support/arbitraries.ts';
import { iface, section } from './support/capture-files.ts';
import { replayed, runOf } from './support/runs.ts';

const MANY = { ...RUNS, numRuns: 2000 };

/** Reads octets and checks that what comes out is a capture or a sentence. */
function readable(file: Uint8Array): void {
  const before = Buffer.from(file);
  const got = readCapture(file);
  expect(before.equals(file)).toBe(true);
  expect(got.packets.reduce((sum, { octets }) => sum + octets.length, 0)).toBeLessThanOrEqual(file.length);
  for (const { tcp, time } of got.packets) {
    if (time !== null) expect(Number.isInteger(time)).toBe(true);
    if (!tcp.ok) expect(tcp.reason).toMatch(/^[A-Z].*\.$/);
  }
  if (!got.ok) expect(got.reason).toMatch(/^[A-Z].*\.$/);
}

const FILES = [runOf('handshake/lost-syn-ack'), replayed('tfo_cookie_then_data')].flatMap((run) => [
  toPcap(run),
  toPcap(run, { ip: 6 }),
  toPcapng(run),
  toPcapng(run, { at: 'client' }),
]);

describe('any octets', () => {
  it('are read or refused, without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), readable), MANY);
  });

  it('behind the start of a capture are read or refused', () => {
    const starts = [
      toPcap({ ...runOf('handshake/plain'), segments: [] }),
      Buffer.concat([section(true), iface(true, 101)]),
      Buffer.concat([section(false), iface(false, 1)]),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        readable(Buffer.concat([start, rest]));
      }),
      MANY,
    );
  });

  it('changed in a good capture are read or refused', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...FILES), changes, fc.nat(), (file, edits, cut) => {
        const changed = file.slice(0, cut % 2 === 0 ? file.length : cut % file.length);
        for (const [at, octet] of edits) if (changed.length > 0) changed[at % changed.length] = octet;
        readable(changed);
      }),
      MANY,
    );
  });

  it('of a good capture with a hole or a piece twice are read or refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.nat(),
        fc.nat(64),
        fc.boolean(),
        (file, place, size, twice) => {
          const at = place % file.length;
          const piece = file.subarray(at, at + size);
          const rest = file.subarray(twice ? at : at + size);
          readable(Buffer.concat([file.subarray(0, at), twice ? piece : new Uint8Array(0), rest]));
        },
      ),
      MANY,
    );
  });
});
