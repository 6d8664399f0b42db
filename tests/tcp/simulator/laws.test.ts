import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostId, Scenario, SegmentRecord, State, Transcript } from '../../../src/tcp/index.ts';
import {
  ACK,
  RST,
  SYN,
  segLen,
  seqAdd,
  seqDiff,
  seqGt,
  seqLt,
  simulate,
  stateAt,
} from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import { anything, isn, lossFree, lossy } from '../support/random.ts';
import { CLIENT_PORT, SERVER_PORT } from '../support/script.ts';

/** One seed for all the laws; fast-check prints it, with the counterexample, when one fails. */
const SEED = 9293;
const RUNS = { seed: SEED, numRuns: 250 };

/** Checks a law over scenarios; a failure prints the run. */
function law(
  scenarios: fc.Arbitrary<Scenario>,
  holds: (run: Transcript, s: Scenario) => void,
  numRuns = 250,
): void {
  fc.assert(
    fc.property(scenarios, fc.nat(1000), (s, seed) => {
      const run = simulate(s, { seed });
      try {
        holds(run, s);
      } catch (error) {
        throw new Error(`${String(error)}\n${print(run)}`);
      }
    }),
    { ...RUNS, numRuns },
  );
}

const other = (side: HostId): HostId => (side === 'client' ? 'server' : 'client');
const own = (run: Transcript): readonly SegmentRecord[] => run.segments.filter((s) => !s.injected);

describe('sequence arithmetic', () => {
  const far = fc.integer({ min: 1, max: 0x7fff_ffff });

  it('is a cyclic order: b follows a by less than half the space, so a precedes b, whatever the start', () => {
    fc.assert(
      fc.property(isn, far, (a, n) => {
        const b = seqAdd(a, n);
        expect([seqLt(a, b), seqGt(b, a), seqLt(b, a), seqDiff(b, a)]).toEqual([true, true, false, n]);
      }),
      RUNS,
    );
  });

  it('is transitive within half the space, and unmoved by a shift of all numbers', () => {
    const step = fc.integer({ min: 1, max: 0x3fff_ffff });
    fc.assert(
      fc.property(isn, step, step, isn, (a, m, n, shift) => {
        const b = seqAdd(a, m);
        const c = seqAdd(b, n);
        expect([seqLt(a, b), seqLt(b, c), seqLt(a, c)]).toEqual([true, true, true]);
        expect(seqDiff(seqAdd(c, shift), seqAdd(a, shift))).toBe(seqDiff(c, a));
      }),
      RUNS,
    );
  });
});

describe('of every run', () => {
  it('no segment acknowledges what was not sent, and none says less than one before it', () => {
    law(anything, (run) => {
      const sent: Partial<Record<HostId, number>> = {};
      const acked: Partial<Record<HostId, number>> = {};
      for (const { from, segment: s } of own(run)) {
        if (s.flags & RST) continue;
        if (s.flags & ACK) {
          const limit = sent[other(from)];
          if (limit === undefined) throw new Error('an ACK before the other side sent anything');
          expect(seqDiff(s.ack, limit), 'ACK past SND.NXT of the other side').toBeLessThanOrEqual(0);
          const before = acked[from];
          if (before !== undefined)
            expect(seqDiff(s.ack, before), 'RCV.NXT went back').toBeGreaterThanOrEqual(0);
          acked[from] = s.ack;
        }
        const end = seqAdd(s.seq, segLen(s));
        const known = sent[from];
        if (known === undefined || seqGt(end, known)) sent[from] = end;
      }
    });
  });

  it('SND.UNA =< SND.NXT: nothing that was wholly acknowledged is sent again', () => {
    law(anything, (run) => {
      for (const { from, segment: s, sentAt, because } of own(run)) {
        if (s.flags & (SYN | RST) || segLen(s) === 0 || because === 'window/probe') continue;
        const received = own(run).filter(
          (r) =>
            r.from !== from &&
            r.segment.flags & ACK &&
            r.arrivals.some((at) => at < sentAt) &&
            !run.refusals.some((f) => f.host === from && f.segment === r.index),
        );
        const una = received.reduce(
          (m, r) => (seqGt(r.segment.ack, m) ? r.segment.ack : m),
          received[0]?.segment.ack ?? s.seq,
        );
        const last = seqAdd(s.seq, segLen(s));
        expect(seqDiff(last, una), 'wholly acknowledged and sent again').toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('the user never gets more octets than the other side was given', () => {
    law(anything, (run) => {
      for (const side of ['client', 'server'] as const) {
        expect(octets(run, side, 'recv')).toBeLessThanOrEqual(octets(run, other(side), 'send'));
      }
    });
  });

  it('the same seed gives the same transcript', () => {
    law(anything, (run, s) => expect(simulate(s, { seed: run.seed })).toEqual(run), 60);
  });

  it('every change of state is an edge of figure 5, or one of those the text adds', () => {
    law(anything, (run) => {
      for (const { from, to, because } of run.states) {
        const known = EDGES[from].includes(to) || (to === 'CLOSED' && from !== 'LISTEN');
        expect(known, `${from} → ${to} [${because}]`).toBe(true);
      }
    });
  });

  it('every time is a whole number of microseconds', () => {
    law(anything, ({ segments, states, timers, calls, refusals, end }) => {
      const times = [
        end,
        ...segments.flatMap(({ sentAt, arrivals }) => [sentAt, ...arrivals]),
        ...states.map(({ at }) => at),
        ...timers.flatMap(({ startedAt, dueAt, endedAt }) => [startedAt, dueAt, endedAt ?? 0]),
        ...calls.flatMap(({ at, returnedAt }) => [at, returnedAt ?? 0]),
        ...refusals.map(({ at }) => at),
      ];
      expect(times.filter((time) => !Number.isInteger(time))).toEqual([]);
    });
  });

  it('every record names a cause that is there and happened no later', () => {
    law(anything, (run) => {
      const at = (cause: Transcript['states'][number]['cause']): number => {
        switch (cause.kind) {
          case 'segment':
            return run.segments[cause.index]?.arrivals[0] ?? Number.NaN;
          case 'call':
            return run.calls[cause.index]?.at ?? Number.NaN;
          case 'timer':
            return run.timers[cause.index]?.endedAt ?? Number.NaN;
          case 'start':
            return 0;
          default:
            return cause satisfies never;
        }
      };
      for (const s of run.segments) expect(at(s.cause)).toBeLessThanOrEqual(s.sentAt);
      for (const s of run.states) expect(at(s.cause)).toBeLessThanOrEqual(s.at);
    });
  });

  it('shifting both ISNs shifts every number and changes nothing else', () => {
    fc.assert(
      fc.property(anything, isn, isn, (s, client, server) => {
        const shift = { client, server };
        const moved = (s.isns ?? []).map((i) => ({ ...i, isn: seqAdd(i.isn, shift[i.side]) }));
        const run = simulate(s, { seed: 1 });
        expect(relative(simulate({ ...s, isns: moved }, { seed: 1 })), print(run)).toEqual(relative(run));
      }),
      RUNS,
    );
  });
});

describe('of a run in which both sides close', () => {
  const ended = (run: Transcript): State[] =>
    (['client', 'server'] as const).map((host) => {
      const [port, peer] = host === 'client' ? [CLIENT_PORT, SERVER_PORT] : [SERVER_PORT, CLIENT_PORT];
      return stateAt(run, { host, port, peer }, run.end);
    });

  it('without loss: all octets arrive, one side at least passes TIME-WAIT, both end CLOSED, nobody resets', () => {
    law(
      lossFree,
      (run) => {
        expect(ended(run)).toEqual(['CLOSED', 'CLOSED']);
        expect(run.states.some((s) => s.to === 'TIME-WAIT')).toBe(true);
        expect(run.segments.filter((s) => s.segment.flags & RST)).toEqual([]);
        for (const side of ['client', 'server'] as const) {
          expect(octets(run, side, 'recv')).toBe(octets(run, other(side), 'send'));
        }
      },
      60,
    );
  });

  it('with a few losses, duplicates and delays: the same', () => {
    law(
      lossy,
      (run) => {
        expect(ended(run)).toEqual(['CLOSED', 'CLOSED']);
        for (const side of ['client', 'server'] as const) {
          expect(octets(run, side, 'recv')).toBe(octets(run, other(side), 'send'));
        }
      },
      120,
    );
  });
});

/** Octets a side's calls took or gave. */
function octets(run: Transcript, host: HostId, what: 'send' | 'recv'): number {
  const results = run.calls.filter((c) => c.host === host && c.call === what).map((c) => c.result);
  return results.reduce<number>((sum, r) => sum + (typeof r === 'number' ? r : 0), 0);
}

/** A transcript with its numbers relative to the ISNs: what must not depend on them. */
function relative(run: Transcript): unknown {
  return {
    ...run,
    segments: run.segments.map(({ segment: { seq, ack, options, ...rest }, ...record }) => {
      const blocks = options?.sackBlocks?.map(([left, right]) => seqDiff(right, left));
      return { ...record, ...rest, blocks };
    }),
  };
}

/** RFC 9293 figure 5 with its notes; `→ CLOSED` of resets, aborts and time-outs is added by the test. */
const EDGES: Readonly<Record<State, readonly State[]>> = {
  CLOSED: ['LISTEN', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
  LISTEN: ['CLOSED'],
  'SYN-SENT': ['SYN-RECEIVED', 'ESTABLISHED'],
  // Fast Open may take a FIN in SYN-RECEIVED: 3.10.7.4, eighth.
  'SYN-RECEIVED': ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT'],
  ESTABLISHED: ['FIN-WAIT-1', 'CLOSE-WAIT'],
  // Note 2: FIN-WAIT-1 may go to TIME-WAIT at once.
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSING', 'TIME-WAIT'],
  'FIN-WAIT-2': ['TIME-WAIT'],
  'CLOSE-WAIT': ['LAST-ACK'],
  CLOSING: ['TIME-WAIT'],
  'LAST-ACK': [],
  'TIME-WAIT': [],
};
