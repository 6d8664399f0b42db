import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closedTcb } from '../../../src/tcp/connection/new-tcb.ts';
import { DEFAULT_OPTIONS } from '../../../src/tcp/connection/tcb.ts';
import { ConnectionTable } from '../../../src/tcp/host/connection-table.ts';
import type { Entry } from '../../../src/tcp/host/entry.ts';
import { NOBODY } from '../../../src/tcp/host/entry.ts';
import { keyOf } from '../../../src/tcp/host/four-tuple.ts';
import { PROFILES } from '../../../src/tcp/profile/profile.ts';

function entryOf(port: number, peer: number): Entry {
  return {
    key: keyOf(port, peer),
    connection: closedTcb(port, peer, 0, DEFAULT_OPTIONS, PROFILES.linux, 0),
    listener: null,
    early: false,
    queued: false,
    holder: null,
    waiting: NOBODY,
    host: 'client',
    port,
    peer,
    next: null,
  };
}

it('a table of connections finds what a Map finds, however they come and go', () => {
  const port = fc.constantFrom(1, 2, 3, 80, 0x8000, 0xffff);
  const moves = fc.array(fc.tuple(port, port, fc.boolean()), { maxLength: 120 });
  fc.assert(
    fc.property(moves, (all) => {
      const table = new ConnectionTable();
      const known = new Map<number, Entry>();
      for (const [local, peer, comes] of all) {
        const entry = known.get(keyOf(local, peer)) ?? entryOf(local, peer);
        expect(table.get(entry.key)).toBe(known.get(entry.key) ?? null);
        expect(table.size).toBe(known.size);
        if (comes && !known.has(entry.key)) {
          known.set(entry.key, entry);
          table.add(entry);
        } else if (!comes) {
          expect(table.remove(entry)).toBe(known.delete(entry.key));
        }
        expect(new Set(table)).toEqual(new Set(known.values()));
      }
    }),
    { seed: 20_261_120, numRuns: 200 },
  );
});
