import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { attributes, idOf, lessonsIn, readYaml } from './content-files.ts';

const kindOf = (exercise: string): string =>
  z.looseObject({ kind: z.string() }).parse(readYaml(`exercises/${exercise}.yaml`)).kind;

/** Counts the words of a lesson's prose: what stands in tags, code and tables is not read as prose. */
function words(text: string): number {
  const prose = text
    .replace(/<[^>]*>/gs, ' ')
    .replace(/```.*?```/gs, ' ')
    .replace(/^\|.*$/gm, ' ');
  return prose.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
}

describe.each(lessonsIn('en').map(({ path, text }) => [idOf(path), text]))('%s', (_, text) => {
  const exercises = attributes(text, 'Exercise', 'id');

  test('has exercises of more than one kind, three at least', () => {
    expect(exercises.length).toBeGreaterThanOrEqual(3);
    expect(new Set(exercises.map(kindOf)).size).toBeGreaterThan(1);
  });

  test('can be read in a quarter of an hour', () => {
    expect(words(text)).toBeGreaterThan(250);
    expect(words(text)).toBeLessThan(900);
  });
});

test('an exercise stands in one lesson', () => {
  const all = lessonsIn('en').flatMap(({ text }) => attributes(text, 'Exercise', 'id'));
  expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
});
