import { describe, expect, it } from 'vitest';
import type { CallRecord, Observer, SegmentRecord, TimerRecord } from '../../../src/tcp/index.ts';
import { run, simulate } from '../../../src/tcp/index.ts';
import { accept, close, connect, listen, recv, scenario } from '../support/script.ts';

const LIFE = scenario([
  listen(0),
  connect(1),
  accept(50),
  recv(60, 'server'),
  close(100, 'client'),
  close(200, 'server'),
]);

describe('an observer of a run', () => {
  it('is handed every record that simulate() keeps, the same objects in the same order', () => {
    const seen: Record<keyof Observer, unknown[]> = {
      segment: [],
      state: [],
      timer: [],
      call: [],
      refusal: [],
    };
    const observer: Observer = {
      segment: (record) => seen.segment.push(record),
      state: (record) => seen.state.push(record),
      timer: (record) => seen.timer.push(record),
      call: (record) => seen.call.push(record),
      refusal: (record) => seen.refusal.push(record),
    };
    const summary = run(LIFE, { seed: 3 }, observer);
    const { segments, states, timers, calls, refusals, ...rest } = simulate(LIFE, { seed: 3 });
    expect(seen).toEqual({ segment: segments, state: states, timer: timers, call: calls, refusal: refusals });
    expect(summary).toEqual(rest);
  });

  it('is handed a record when the thing begins; how it ends is filled in later', () => {
    const calls: CallRecord[] = [];
    const timers: TimerRecord[] = [];
    const atFirst: unknown[] = [];
    const segments: SegmentRecord[] = [];
    run(
      LIFE,
      { seed: 3 },
      {
        segment: (record) => {
          segments.push(record);
          expect(record.arrivals).not.toEqual([]);
        },
        call: (record) => {
          calls.push(record);
          atFirst.push(record.result);
        },
        timer: (record) => {
          timers.push(record);
          atFirst.push(record.endedAt);
        },
      },
    );
    expect(new Set(atFirst)).toEqual(new Set([null]));
    expect(calls.map(({ result }) => result)).toEqual(['ok', 'ok', 'ok', 'eof', 'ok', 'ok']);
    expect(timers.every(({ endedAt, outcome }) => endedAt !== null && outcome !== 'pending')).toBe(true);
  });

  it('may look at one sort of record only, and keep nothing', () => {
    let ended = 0;
    run(LIFE, { seed: 3 }, { state: ({ to }) => (ended += to === 'CLOSED' ? 1 : 0) });
    expect(ended).toBe(2);
  });
});

describe('the script of a run', () => {
  it('may grow between two runs', () => {
    const steps = [...LIFE.steps];
    const once = simulate({ ...LIFE, steps }, { seed: 3 }).calls.length;
    steps.push(listen(300));
    expect(simulate({ ...LIFE, steps }, { seed: 3 }).calls).toHaveLength(once + 1);
  });
});
