/** Random segments and addresses for property tests. */
import fc from 'fast-check';
import type { Segment, SegmentOptions } from '../../../../src/tcp/index.ts';
import type { AddressPair } from '../../../../src/tcp/wire-format/index.ts';

/** How many cases a property is tried on, and the seed they come from; fast-check prints it with a counterexample. */
export const RUNS = { numRuns: 300, seed: 20261120 };

const bits = (n: number): fc.Arbitrary<number> => fc.nat(2 ** n - 1);

const cookie = fc
  .integer({ min: 2, max: 8 })
  .chain((pairs) => fc.uint8Array({ minLength: 2 * pairs, maxLength: 2 * pairs }))
  .map((octets) => Buffer.from(octets).toString('hex'));
const timestamps = fc.record({ value: bits(32), echo: bits(32) });
const blocks = (most: number): fc.Arbitrary<[number, number][]> =>
  fc.array(fc.tuple(bits(32), bits(32)), { minLength: 1, maxLength: most });

/** The sets of options that fit a header together, as TCPs send them. */
const options: fc.Arbitrary<SegmentOptions | null> = fc.oneof(
  fc.constant(null),
  fc
    .record(
      {
        mss: bits(16),
        windowScale: bits(8),
        sackPermitted: fc.constant(true as const),
        timestamps,
        fastOpen: fc.oneof(fc.constant('request'), cookie),
      },
      { requiredKeys: [] },
    )
    .map((some) => (Object.keys(some).length === 0 ? null : some)),
  timestamps.map((ts) => ({ timestamps: ts })),
  fc.record({ timestamps, sackBlocks: blocks(3) }),
  fc.record({ sackBlocks: blocks(4) }),
);

/** Any segment with at most so many octets of data. */
export function segments(most = 1500): fc.Arbitrary<Segment> {
  return fc.record({
    sport: bits(16),
    dport: bits(16),
    seq: bits(32),
    ack: bits(32),
    flags: bits(8),
    len: fc.nat(most),
    wnd: bits(16),
    options,
  });
}

const address = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

/** Two addresses of the same version. */
export const addressPairs: fc.Arbitrary<AddressPair> = fc
  .constantFrom(4, 16)
  .chain((length) => fc.record({ source: address(length), destination: address(length) }));
