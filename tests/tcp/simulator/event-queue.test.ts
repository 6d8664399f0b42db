import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../../src/tcp/simulator/event-queue.ts';

describe('the event queue', () => {
  it('gives what is due first, and what is due together in the order it was added', () => {
    const queue = new EventQueue<string>();
    queue.add(30, 'c');
    queue.add(10, 'a1');
    queue.add(20, 'b');
    queue.add(10, 'a2');
    expect([queue.size, queue.nextAt]).toEqual([4, 10]);
    expect([queue.take(), queue.take(), queue.take(), queue.take()]).toEqual(['a1', 'a2', 'b', 'c']);
  });

  it('is empty in the end: nothing is due, nothing is taken', () => {
    const queue = new EventQueue<number>();
    queue.add(1, 1);
    queue.take();
    expect([queue.size, queue.nextAt, queue.take()]).toEqual([0, Number.POSITIVE_INFINITY, undefined]);
  });

  it('sorts any mix of adding and taking like a stable sort', () => {
    const steps = fc.array(fc.option(fc.nat(20), { nil: null }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (moves) => {
        const queue = new EventQueue<number>();
        const waiting: { at: number; id: number }[] = [];
        moves.forEach((at, id) => {
          if (at !== null) {
            queue.add(at, id);
            waiting.push({ at, id });
            return;
          }
          const next = waiting.toSorted((a, b) => a.at - b.at || a.id - b.id)[0];
          expect(queue.nextAt).toBe(next?.at ?? Number.POSITIVE_INFINITY);
          expect(queue.take()).toBe(next?.id);
          if (next) waiting.splice(waiting.indexOf(next), 1);
        });
        expect(queue.size).toBe(waiting.length);
      }),
      { seed: 20_260_101, numRuns: 300 },
    );
  });
});
