import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from '../../../src/components/exercise/pack.ts';

it('a packed value comes back as it was, and needs no escapes for its quotes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(unpack(pack(plain))).toEqual(plain);
    }),
    { seed: 20261120 },
  );
  const rows = [
    { a: 1, b: { c: 'SYN,ACK' } },
    { a: 2, b: { c: '' } },
  ];
  expect(pack({ rows })).toBe("[{'rows':[{'a':0,'b':{'c':0}}]},[[[1,['SYN,ACK']],[2,['']]]]]");
});

it('a list whose records differ keeps their names', () => {
  const value = { list: [{ a: 1 }, { b: 2 }], mixed: [1, { a: 1 }], empty: [], text: `it's "so"` };
  expect(unpack(pack(value))).toEqual(value);
});
