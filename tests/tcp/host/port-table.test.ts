import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../../../src/tcp/host/four-tuple.ts';
import { PortTable } from '../../../src/tcp/host/port-table.ts';

/** Few ports, so that keys come again; some of them a power of two apart, so that they share buckets. */
const port = fc.constantFrom(0, 1, 80, 81, 4_096, 32_768, 32_769, 65_535);
const key = fc.oneof(
  port,
  fc.tuple(port, port).map(([local, peer]) => keyOf(local, peer)),
);
const move = fc.oneof(
  fc.record({ op: fc.constant('set' as const), key, value: fc.nat(9) }),
  fc.record({ op: fc.constant('delete' as const), key }),
);

describe('the table by ports', () => {
  it('holds what a Map holds, whatever is put in and taken out', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 120 }), (moves) => {
        const table = new PortTable<number>();
        const map = new Map<number, number>();
        for (const one of moves) {
          if (one.op === 'set') {
            table.set(one.key, one.value);
            map.set(one.key, one.value);
          } else {
            table.delete(one.key);
            map.delete(one.key);
          }
          expect(table.get(one.key)).toBe(map.get(one.key));
        }
        expect([...table.values()].sort()).toEqual([...map.values()].sort());
        for (const [known, value] of map) expect(table.get(known)).toBe(value);
      }),
      { seed: 20_261_122, numRuns: 300 },
    );
  });

  it('keeps every connection of a port range that has been used up', () => {
    const table = new PortTable<number>();
    for (let local = 32_768; local < 61_000; local += 1) table.set(keyOf(local, 80), local);
    for (let local = 32_768; local < 61_000; local += 2) table.delete(keyOf(local, 80));
    const left = [...table.values()];
    expect(left).toHaveLength(14_116);
    expect(left.every((local) => local % 2 === 1 && table.get(keyOf(local, 80)) === local)).toBe(true);
  });
});
