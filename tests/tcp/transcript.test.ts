/** Long runs keep their records as rows; nobody who reads a transcript may notice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segment, SegmentOptions } from '../../src/tcp/index.ts';
import { simulate } from '../../src/tcp/index.ts';
import { CallRows } from '../../src/tcp/records/calls.ts';
import { causeOf, START } from '../../src/tcp/records/cause.ts';
import { noTimers } from '../../src/tcp/records/place.ts';
import { SegmentRows } from '../../src/tcp/records/segments.ts';
import { StateRows } from '../../src/tcp/records/states.ts';
import { TimerRows } from '../../src/tcp/records/timers.ts';
import { lifecycles } from '../tools/bench-model.ts';

const RUNS = { seed: 20_261_120, numRuns: 60 };

/** As many records as are kept as objects; what comes after them are rows. */
const KEPT = 1024;

const u32 = fc.nat(0xffff_ffff);
const port = fc.integer({ min: 1, max: 65_535 });
const time = fc.integer({ min: 0, max: 2 ** 45 });
const maybe = <T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(what, { nil: null });
const host = fc.constantFrom('client' as const, 'server' as const);
const cause = fc.oneof(
  fc.constant(START),
  fc
    .tuple(fc.constantFrom('segment' as const, 'call' as const, 'timer' as const), fc.nat(5_000_000))
    .map(([kind, index]) => causeOf(kind, index)),
);

const stamps = fc.record({ value: u32, echo: u32 });

const options: fc.Arbitrary<SegmentOptions> = fc.record(
  {
    mss: port,
    windowScale: fc.nat(14),
    sackPermitted: fc.constant(true as const),
    timestamps: stamps,
    fastOpen: fc.constantFrom('request', '00aa'),
    sackBlocks: fc.constant([[1, 2]] as const),
  },
  { requiredKeys: [] },
);

const segment: fc.Arbitrary<Segment> = fc.record({
  sport: port,
  dport: port,
  seq: u32,
  ack: u32,
  flags: fc.nat(255),
  len: fc.nat(100_000),
  wnd: fc.nat(65_535),
  options: maybe(fc.oneof(options, fc.record({ timestamps: stamps }))),
});

const passage = fc.oneof(
  fc.constant({ fate: 'lost' as const, delays: [] }),
  fc
    .tuple(fc.constantFrom('delivered' as const, 'delayed' as const), fc.nat(2 ** 31))
    .map(([fate, delay]) => ({
      fate,
      delays: [delay],
    })),
  fc.constant({ fate: 'duplicated' as const, delays: [10, 20] }),
);

/** Writes the same once as objects and once as rows, and expects to read the same. */
function sameInRows<R extends { readonly records: readonly { readonly index: number }[] }, T>(
  make: () => R,
  filler: T,
  written: readonly T[],
  write: (rows: R, what: T) => void,
): void {
  const [kept, rowed] = [make(), make()];
  for (let i = 0; i < KEPT; i += 1) write(rowed, filler);
  for (const what of written) {
    write(kept, what);
    write(rowed, what);
  }
  const read = rowed.records.slice(KEPT).map((record) => ({ ...record, index: record.index - KEPT }));
  // Cloned, so that both are made of plain objects whatever made them.
  expect(structuredClone(read)).toStrictEqual(structuredClone(kept.records));
}

describe('a record beyond the first thousand reads as one of them', () => {
  it('segment', () => {
    const one = fc.record({ segment, from: host, time, passage, injected: fc.boolean(), cause });
    const all = fc.tuple(one, maybe(fc.integer()), maybe(fc.integer()), maybe(fc.nat(5_000_000)));
    fc.assert(
      fc.property(all, fc.array(all, { minLength: 1, maxLength: 20 }), (filler, written) => {
        sameInRows(
          () => new SegmentRows(),
          filler,
          written,
          (rows, [s, rseq, rack, first]) =>
            rows.add(
              s.segment,
              s.from,
              s.time,
              s.passage,
              s.injected,
              'send/data',
              s.cause,
              rseq,
              rack,
              first,
            ),
        );
      }),
      RUNS,
    );
  });

  it('change of state', () => {
    const state = fc.constantFrom('CLOSED' as const, 'SYN-SENT' as const, 'TIME-WAIT' as const);
    const one = fc.record({ host, port, peer: maybe(port), time, from: state, to: state, cause });
    fc.assert(
      fc.property(one, fc.array(one, { minLength: 1, maxLength: 20 }), (filler, written) => {
        sameInRows(
          () => new StateRows(),
          filler,
          written,
          (rows, s) => rows.add({ ...s, running: [] }, s.time, s.from, s.to, s.cause, 'open/active'),
        );
      }),
      RUNS,
    );
  });

  it('timer: one that runs, one that is restarted, one that ends', () => {
    const name = fc.constantFrom('retransmission' as const, 'keepalive' as const, 'time-wait' as const);
    const outcome = fc.constantFrom('expired' as const, 'stopped' as const);
    const one = fc.record({
      host,
      port,
      peer: maybe(port),
      time,
      name,
      again: fc.boolean(),
      end: maybe(outcome),
    });
    fc.assert(
      fc.property(one, fc.array(one, { minLength: 1, maxLength: 20 }), (filler, written) => {
        sameInRows(
          () => new TimerRows(),
          { ...filler, again: false },
          written.map((what) => ({ ...what })),
          (rows, { name: timer, time: at, again, end, ...place }) => {
            const where = { ...place, running: noTimers() };
            rows.start(where, timer, at, at + 5);
            if (again) rows.start(where, timer, at + 1, at + 9);
            if (end !== null) rows.end(where, timer, at + 2, end);
          },
        );
      }),
      RUNS,
    );
  });

  it('call: one that blocks, one that returns', () => {
    const result = fc.constantFrom('ok' as const, 'eof' as const, 'ECONNRESET' as const, 0, 70_000);
    const one = fc.record({
      host,
      time,
      name: fc.string(),
      result: maybe(result),
      port: maybe(port),
      peer: maybe(port),
    });
    fc.assert(
      fc.property(one, fc.array(one, { minLength: 1, maxLength: 20 }), (filler, written) => {
        sameInRows(
          () => new CallRows(),
          filler,
          written,
          (rows, c) => {
            const index = rows.add(c.host, c.name, 'recv', c.time);
            if (c.result !== null) rows.returned(index, c.time + 1, c.result, c.port, c.peer);
          },
        );
      }),
      RUNS,
    );
  });
});

describe('the transcript of a long run', () => {
  const long = simulate(lifecycles(0, 1200), { seed: 1 });

  it('has its lists as own properties: copies and clones have them too', () => {
    expect(Object.keys(long)).toEqual(Object.keys(simulate(lifecycles(0, 1), { seed: 1 })));
    const [copy, clone] = [{ ...long }, structuredClone(long)];
    expect(copy.segments).toBe(long.segments);
    expect(clone).toEqual(copy);
  });

  it('goes on after its first thousand records as it began: each life of a connection has the same events', () => {
    expect(long.segments).toHaveLength(1200 * 7);
    const life = (n: number) => {
      const port = (long.segments[0]?.segment.sport ?? 0) + n;
      const own = long.segments.filter(({ segment: { sport, dport } }) => sport === port || dport === port);
      return own.map((r) => `${r.from} ${r.segment.flags} ${r.rseq} ${r.rack} ${r.because}`);
    };
    expect(life(0)).toHaveLength(7);
    expect([life(146), life(147), life(1199)]).toEqual([life(0), life(0), life(0)]);
    expect(long.timers.filter(({ outcome }) => outcome === 'pending')).toEqual([]);
    expect(long.calls.filter(({ returnedAt }) => returnedAt === null)).toEqual([]);
    expect(long.states.map(({ index }) => index)).toEqual(long.states.map((_, index) => index));
  });
});
