import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '..', '..', 'src');
const read = (pattern: string): string[] =>
  globSync(pattern, { cwd: SRC }).map((path) => readFileSync(join(SRC, path), 'utf8'));

/** What writes classes: `from-client` stands there whole, or as `from-${side}`. */
const written = new Set(read('**/*.{ts,tsx,astro}').flatMap((text) => text.match(/[\w-]+(?:\$\{)?/g) ?? []));
const isWritten = (name: string): boolean =>
  written.has(name) || written.has(`${name.slice(0, name.lastIndexOf('-') + 1)}\${`);

test('every class that a style sheet names is written somewhere', () => {
  const selectors = read('**/*.css').flatMap(
    (sheet) => sheet.replace(/\/\*.*?\*\//gs, '').match(/[^{};]+(?=\{)/g) ?? [],
  );
  const named = new Set(selectors.flatMap((selector) => selector.match(/(?<=\.)[a-z][\w-]*/gi) ?? []));
  expect(named.size).toBeGreaterThan(300);
  expect([...named].filter((name) => !isWritten(name))).toEqual([]);
});
