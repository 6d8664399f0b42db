import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkExercise } from './check.ts';
import { faultText } from './fault.ts';
import {
  forget,
  GOLDEN_SEEDS,
  goldenFaults,
  goldenText,
  keep,
  keptOf,
  orphans,
  readGolden,
} from './golden.ts';
import { readLibrary } from './library.ts';

const ID = 'handshake/three-way-numbers';
const library = readLibrary(join(import.meta.dirname, '..', '..', '..', 'content'));
const { variants } = checkExercise(library, ID, GOLDEN_SEEDS);
const kept = goldenText(variants);
const told = (text: string | null, now = variants): string =>
  goldenFaults(ID, now, text)
    .map((fault) => faultText(ID, fault))
    .join('\n');

it('a file holds what it was written from', () => {
  const sorted = (map: ReadonlyMap<number, readonly string[]>) =>
    [...map].map(([seed, lines]) => [seed, lines.toSorted()]);
  expect(sorted(readGolden(kept))).toEqual(sorted(variants));
  expect(told(kept)).toBe('');
});

it('it holds the numbers that are shown and those that are right, but no sentence', () => {
  expect(kept).toMatch(/^ {2}rows 1: .*SYN/m);
  expect(kept).toMatch(/^ {2}right: 2\.seq 0/m);
  expect(kept).not.toContain('Fill in');
});

it('a number that has moved is told with seed, what was, what is and what to do', () => {
  const text = told(kept.replaceAll('right: 2.seq 0', 'right: 2.seq 7'));
  expect(text).toContain(`content/exercises/${ID}.yaml: the variant was "right: 2.seq 7`);
  expect(text).toContain('and is "right: 2.seq 0');
  expect(text).toMatch(/\(seed (\d+); --only handshake\/three-way-numbers --seed \1 shows it again\)/);
  expect(text).toContain(`in others’ hands`);
  expect(text).toContain(`npm run exercises -- --renew ${ID}`);
});

it('a line more and a line less are told', () => {
  expect(told(`${kept}  rows 99: one\n`)).toContain('was "rows 99: one" and is "nothing there"');
  expect(told(kept.replace(/\n {2}rows 1:.*/, ''))).toContain('was "nothing there" and is "rows 1:');
});

it('an exercise without a file is told, and one whose file lacks a seed', () => {
  expect(told(null)).toContain(
    `its golden variants are not kept yet. Write tests/exercises/golden/${ID}.txt: npm`,
  );
  expect(told(kept.replace('seed 1\n', 'seed 2\n'))).toContain('its golden variants lack this seed (seed 1;');
});

it('one variant by a seed that is not kept has nothing to be compared with', () => {
  expect(told(kept, checkExercise(library, ID, [77]).variants)).toBe('');
});

it('files are written, found to be without an exercise, and removed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seqack-'));
  try {
    expect(keep(ID, variants, folder)).toBe(true);
    expect(keep(ID, variants, folder)).toBe(false);
    expect(keptOf(ID, folder)).toBe(kept);
    expect(orphans([ID], folder)).toEqual([]);
    expect(orphans(['close/other'], folder)).toEqual([ID]);
    forget(ID, folder);
    expect(keptOf(ID, folder)).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
