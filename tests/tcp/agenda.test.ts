import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda } from '../../src/tcp/agenda.ts';

describe('the agenda', () => {
  it('gives what is due first, and what is due together in the order it came', () => {
    const agenda = new Agenda<string>();
    agenda.add(30, 'c');
    agenda.add(10, 'a1');
    agenda.add(20, 'b');
    agenda.add(10, 'a2');
    expect([agenda.size, agenda.dueAt]).toEqual([4, 10]);
    expect([agenda.take(), agenda.take(), agenda.take(), agenda.take()]).toEqual(['a1', 'a2', 'b', 'c']);
  });

  it('is empty in the end: nothing is due, nothing is taken', () => {
    const agenda = new Agenda<number>();
    agenda.add(1, 1);
    agenda.take();
    expect([agenda.size, agenda.dueAt, agenda.take()]).toEqual([0, Number.POSITIVE_INFINITY, undefined]);
  });

  it('sorts any mix of putting in and taking out like a stable sort', () => {
    const steps = fc.array(fc.option(fc.nat(20), { nil: null }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (moves) => {
        const agenda = new Agenda<number>();
        const waiting: { time: number; id: number }[] = [];
        moves.forEach((time, id) => {
          if (time !== null) {
            agenda.add(time, id);
            waiting.push({ time, id });
            return;
          }
          const next = waiting.toSorted((a, b) => a.time - b.time || a.id - b.id)[0];
          expect(agenda.take()).toBe(next?.id);
          if (next) waiting.splice(waiting.indexOf(next), 1);
        });
        expect(agenda.size).toBe(waiting.length);
      }),
      { seed: 20_260_101, numRuns: 300 },
    );
  });
});
