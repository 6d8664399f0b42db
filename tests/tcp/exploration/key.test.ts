/** Worlds with the same key have the same future: the explorer may visit one of them and leave the others. */
import { expect, test } from 'vitest';
import { choicesOf } from '../../../src/tcp/exploration/choices.ts';
import { startOf } from '../../../src/tcp/exploration/explore.ts';
import type { Play, World } from '../../../src/tcp/exploration/index.ts';
import { explore, handshakeAndClose, simultaneousOpen } from '../../../src/tcp/exploration/index.ts';
import { keyOfWorld } from '../../../src/tcp/exploration/key.ts';
import { take } from '../../../src/tcp/exploration/take.ts';
import { step } from '../../../src/tcp/index.ts';

/** Where every choice leads from a world, as one string. */
function future(world: World, play: Play): string {
  return choicesOf(world, play)
    .map((choice) => `${JSON.stringify(choice)} ${keyOfWorld(take(world, choice, play, step).world)}`)
    .join('\n');
}

/** Walks a play by its keys and compares the future of every world that is met again with that of the first one. */
function walk(play: Play): { readonly first: number; readonly again: number; readonly differing: string[] } {
  const futures = new Map<string, string>();
  const differing: string[] = [];
  let again = 0;
  let layer = [startOf(play)];
  while (layer.length > 0) {
    const next: World[] = [];
    for (const world of layer) {
      const key = keyOfWorld(world);
      const own = future(world, play);
      const known = futures.get(key);
      if (known !== undefined) {
        again += 1;
        if (known !== own) differing.push(key);
        continue;
      }
      futures.set(key, own);
      for (const choice of choicesOf(world, play)) next.push(take(world, choice, play, step).world);
    }
    layer = next;
  }
  return { first: futures.size, again, differing };
}

const DATA: Play = {
  client: [{ act: 'connect' }, { act: 'send', octets: 10 }, { act: 'send', octets: 5 }, { act: 'close' }],
  server: [{ act: 'listen' }, { act: 'receive' }, { act: 'abort' }],
  faults: 1,
};

test.each<[string, Play]>([
  ['handshake and close, two faults', handshakeAndClose(2)],
  ['simultaneous open, no fault', simultaneousOpen(0)],
  ['data and an abort, one fault', DATA],
])('%s', (_name, play) => {
  const { first, again, differing } = walk(play);
  expect(differing).toEqual([]);
  expect(again).toBeGreaterThan(first);
  expect(first).toBe(explore(play).states);
});
