import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue, type Queued } from '../../../src/tcp/simulator/event-queue.ts';

interface Named extends Queued {
  readonly name: string;
}

const event = (at: number, name: string): Named => ({ at, name });

describe('the event queue', () => {
  it('gives what is due first, and what is due together in the order it was added', () => {
    const queue = new EventQueue<Named>();
    for (const added of [event(30, 'c'), event(10, 'a1'), event(20, 'b'), event(10, 'a2')]) queue.add(added);
    const taken = [queue.take(), queue.take(), queue.take(), queue.take()];
    expect(taken.map((one) => one?.name)).toEqual(['a1', 'a2', 'b', 'c']);
  });

  it('gives what is stacked before all else of its time, the one added last first, the highest stack before the others', () => {
    const queue = new EventQueue<Named>();
    queue.add(event(10, 'usual'));
    for (const [name, stack] of [
      ['1a', 1],
      ['2a', 2],
      ['1b', 1],
      ['2b', 2],
    ] as const)
      queue.add(event(10, name), stack);
    queue.add(event(5, 'sooner'));
    const taken = Array.from({ length: 6 }, () => queue.take()?.name);
    expect(taken).toEqual(['sooner', '2b', '2a', '1b', '1a', 'usual']);
  });

  it('is empty in the end: nothing is taken', () => {
    const queue = new EventQueue<Named>();
    queue.add(event(1, 'a'));
    expect([queue.take()?.name, queue.take(), queue.take()]).toEqual(['a', undefined, undefined]);
  });

  it('sorts any mix of adding and taking like a stable sort', () => {
    const steps = fc.array(fc.option(fc.nat(20), { nil: null }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (moves) => {
        const queue = new EventQueue<Named>();
        let waiting: Named[] = [];
        for (const [index, at] of [...moves, ...moves.map(() => null)].entries()) {
          if (at !== null) {
            const added = event(at, `${index}`);
            queue.add(added);
            waiting = [...waiting, added].sort((a, b) => a.at - b.at);
          } else {
            expect(queue.take()?.name).toBe(waiting.shift()?.name);
          }
        }
        expect(waiting).toEqual([]);
      }),
      { seed: 20_260_101, numRuns: 300 },
    );
  });
});
