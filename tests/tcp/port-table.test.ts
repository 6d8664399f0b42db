import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PortTable } from '../../src/tcp/port-table.ts';

it('keeps what a map would keep', () => {
  const port = fc.oneof(fc.integer({ min: 32_768, max: 32_900 }), fc.integer({ min: 0, max: 65_535 }));
  const moves = fc.array(fc.tuple(port, fc.option(fc.nat(), { nil: null })), { maxLength: 300 });
  fc.assert(
    fc.property(moves, port, (all, other) => {
      const table = new PortTable<number>();
      const map = new Map<number, number | null>();
      for (const [at, thing] of all) {
        expect(table.get(at)).toBe(map.get(at) ?? null);
        table.set(at, thing);
        map.set(at, thing);
      }
      for (const at of [...map.keys(), other]) expect(table.get(at)).toBe(map.get(at) ?? null);
    }),
    { seed: 20_261_120, numRuns: 200 },
  );
});
