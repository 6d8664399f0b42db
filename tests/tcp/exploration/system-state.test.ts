/** System states with the same key have the same future: the explorer may visit one of them and leave the others. */
import { expect, test } from 'vitest';
import { applyTransition } from '../../../src/tcp/exploration/apply.ts';
import type { Program, SystemState } from '../../../src/tcp/exploration/index.ts';
import { explore, handshakeAndClose, simultaneousOpen } from '../../../src/tcp/exploration/index.ts';
import { initialState, keyOf } from '../../../src/tcp/exploration/system-state.ts';
import { transitionsFrom } from '../../../src/tcp/exploration/transitions.ts';
import { step } from '../../../src/tcp/index.ts';

/** Where every transition leads from a state: the states, and all of it as one string. */
function future(system: SystemState, program: Program) {
  const steps = transitionsFrom(system, program).map((transition) => ({
    transition,
    next: applyTransition(system, transition, program, step).system,
  }));
  const told = steps.map(({ transition, next }) => `${JSON.stringify(transition)} ${keyOf(next)}`).join('\n');
  return { next: steps.map(({ next }) => next), told };
}

/** Walks a program by its keys and compares the future of every state that is met again with that of the first one. */
function walk(program: Program): {
  readonly first: number;
  readonly again: number;
  readonly differing: string[];
} {
  const futures = new Map<string, string>();
  const differing: string[] = [];
  let again = 0;
  let layer = [initialState(program)];
  while (layer.length > 0) {
    const next: SystemState[] = [];
    for (const system of layer) {
      const key = keyOf(system);
      const own = future(system, program);
      const known = futures.get(key);
      if (known !== undefined) {
        again += 1;
        if (known !== own.told) differing.push(key);
        continue;
      }
      futures.set(key, own.told);
      next.push(...own.next);
    }
    layer = next;
  }
  return { first: futures.size, again, differing };
}

const DATA: Program = {
  client: [{ op: 'connect' }, { op: 'send', octets: 10 }, { op: 'send', octets: 5 }, { op: 'close' }],
  server: [{ op: 'listen' }, { op: 'receive' }, { op: 'abort' }],
  faults: 1,
};

test.each<[string, Program]>([
  ['handshake and close, two faults', handshakeAndClose(2)],
  ['simultaneous open, no fault', simultaneousOpen(0)],
  ['data and an abort, one fault', DATA],
])('%s', (_name, program) => {
  const { first, again, differing } = walk(program);
  expect(differing).toEqual([]);
  expect(again).toBeGreaterThan(first);
  expect(first).toBe(explore(program).states);
});
