import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, it } from 'vitest';
import * as model from '../../src/tcp/index.ts';
import * as wireFormat from '../../src/tcp/wire-format/index.ts';

const MODULES: Readonly<Record<string, object>> = {
  './index.ts': model,
  './wire-format/index.ts': wireFormat,
};

const readme = readFileSync(new URL('../../src/tcp/README.md', import.meta.url), 'utf8');
const calls = [...readme.matchAll(/```ts worked\n(.*?)```/gs)].map(([, code = '']) => code);

/** Returns what the calls import, by name; a name that its module does not export throws. */
function imported(): Readonly<Record<string, unknown>> {
  const lines = calls.flatMap((code) => [...code.matchAll(/^import \{ (.*) \} from '(.*)';$/gm)]);
  const entries = lines.flatMap(([, names = '', from = '']) =>
    names.split(', ').flatMap((name): [string, unknown][] => {
      if (name.startsWith('type ')) return [];
      const found = Object.entries(MODULES[from] ?? {}).find(([known]) => known === name);
      if (!found) throw new RangeError(`${from} exports no ${name}`);
      return [found];
    }),
  );
  return Object.fromEntries(entries);
}

it('the README’s worked calls do what it says of them', () => {
  expect(calls).toHaveLength(3);
  const names = imported();
  const said: unknown[][] = [];
  const code = stripTypeScriptTypes(calls.join('\n').replaceAll(/^import .*$/gm, ''));
  const run = new Function('console', ...Object.keys(names), `${code}\nreturn octets;`);
  const octets: unknown = run({ log: (...words: unknown[]) => said.push(words) }, ...Object.values(names));
  expect(said.slice(0, -2).map((words) => words.slice(0, 5).join(' '))).toEqual([
    'client SYN 0  delivered',
    'server SYN,ACK 0 1 delivered',
    'client ACK 1 1 delivered',
    'client FIN,ACK 1 1 lost',
    'client FIN,ACK 1 1 delivered',
    'server FIN,ACK 1 2 delivered',
    'client ACK 2 2 delivered',
  ]);
  expect(said.at(-2)).toEqual([['TIME-WAIT at 320000 µs', 'CLOSED at 1320000 µs']]);
  if (!(octets instanceof Uint8Array)) throw new Error('the third call makes no octets');
  expect(said.at(-1)).toEqual([octets.length]);
  const read = wireFormat.readCapture(octets);
  expect(read.ok && read.packets.length).toBe(6);
});
