import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from './check.ts';

/** Reads a folder laid out as `content` is: the texts of its exercises and scenarios by id. */
export function readLibrary(content: string): Library {
  return { exercises: textsIn(join(content, 'exercises')), scenarios: textsIn(join(content, 'scenarios')) };
}

function textsIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  return new Map(
    files
      .map(
        (name) =>
          [
            name.replaceAll('\\', '/').replace(/\.yaml$/, ''),
            readFileSync(join(folder, name), 'utf8'),
          ] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
