import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nearNames } from '../../src/exercises/authoring/near-names.ts';
import { LOCALES } from '../../src/i18n/index.ts';
import { attributes, idOf, idsIn, lessonsIn, readYaml } from './content-files.ts';

const FOLDERS = { Run: 'scenarios', Sequence: 'scenarios', Exercise: 'exercises', Term: 'glossary' } as const;
const ATTRIBUTES = { Run: 'id', Sequence: 'scenario', Exercise: 'id', Term: 'id' } as const;

const lessons = LOCALES.flatMap((locale) => lessonsIn(locale).map((lesson) => ({ locale, ...lesson })));

/** Lists the ids a text uses that no file has, each with the names its author may have meant. */
function dangling(text: string): string[] {
  return (['Run', 'Sequence', 'Exercise', 'Term'] as const).flatMap((component) => {
    const known = idsIn(FOLDERS[component]);
    return attributes(text, component, ATTRIBUTES[component])
      .filter((id) => !known.includes(id))
      .map(
        (id) =>
          `<${component} ${ATTRIBUTES[component]}="${id}">; near: ${nearNames(id, known, 3).join(', ')}`,
      );
  });
}

test.each(lessons.map(({ locale, path, text }) => [`${locale}/${path}`, text]))(
  '%s uses only what exists',
  (_, text) => {
    expect(dangling(text)).toEqual([]);
  },
);

test('an id that does not exist is found and its neighbours are named', () => {
  expect(dangling('<Term id="msss">x</Term> <Term id="mss">y</Term>')).toEqual([
    expect.stringContaining('<Term id="msss">; near: mss'),
  ]);
});

/** Lists the scenarios a file names, however deep: `scenario: id` and `scenarios: [id]`. */
function scenariosIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    if (key === 'scenario' || key === 'scenarios') return [value].flat().map(String);
    return scenariosIn(value);
  });
}

test.each(idsIn('exercises'))('exercise %s names scenarios that exist', (id) => {
  const known = idsIn('scenarios');
  for (const scenario of scenariosIn(readYaml(`exercises/${id}.yaml`)))
    expect(known, `near: ${nearNames(scenario, known, 3).join(', ')}`).toContain(scenario);
});

test('scenarios are found wherever a file names them', () => {
  const file = { scenario: 'a', options: [{ claim: { scenario: 'b' } }], scenarios: ['c', 'd'] };
  expect(scenariosIn(file)).toEqual(['a', 'b', 'c', 'd']);
});

describe('chapters', () => {
  const chapters = z
    .array(z.looseObject({ id: z.string() }))
    .parse(readYaml('lessons/chapters.yaml'))
    .map(({ id }) => id);

  test.each(lessons.map(({ locale, path }) => `${locale}/${path}`))('%s is in one', (path) => {
    expect(chapters).toContain(idOf(path).split('/')[1]);
  });

  test('are listed once', () => {
    expect(new Set(chapters).size).toBe(chapters.length);
  });
});

test('ids are unique once the ordering numbers are dropped', () => {
  for (const locale of LOCALES) {
    const ids = lessonsIn(locale).map(({ path }) => idOf(path));
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test.each(['recordings', 'socket-lists'] as const)(
  'every one of the %s has its words, and no other',
  (file) => {
    const folder = { recordings: 'captures', 'socket-lists': 'sockets' }[file];
    const recorded = readdirSync(new URL(`../conformance/${folder}`, import.meta.url));
    const told = Object.keys(z.record(z.string(), z.unknown()).parse(readYaml(`conformance/${file}.yaml`)));
    expect(told.map((name) => `${name}.json`).sort()).toEqual(recorded.sort());
  },
);
