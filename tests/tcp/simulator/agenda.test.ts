import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda, Turns } from '../../../src/tcp/simulator/agenda.ts';

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

  it('gives back the number that was put in with a thing', () => {
    const agenda = new Agenda<string>();
    agenda.add(20, 'b', 7);
    agenda.add(10, 'a', 5);
    expect([agenda.take(), agenda.detail, agenda.take(), agenda.detail]).toEqual(['a', 5, 'b', 7]);
  });

  it('can be read with others as one, where they share their turns', () => {
    const items = fc.array(fc.tuple(fc.nat(2), fc.nat(9)), { maxLength: 60 });
    fc.assert(
      fc.property(items, (all) => {
        const turns = new Turns();
        const agendas = [0, 1, 2].map(() => new Agenda<number>(turns));
        all.forEach(([which, time], id) => {
          agendas[which]?.add(time, id);
        });
        const sorted = all.map(([, time], id) => ({ time, id })).toSorted((a, b) => a.time - b.time);
        const taken = all.map(() =>
          agendas.reduce((next, agenda) => (agenda.isBefore(next) ? agenda : next)).take(),
        );
        expect(taken).toEqual(sorted.map(({ id }) => id));
      }),
      { seed: 20_261_120, numRuns: 200 },
    );
  });
});
