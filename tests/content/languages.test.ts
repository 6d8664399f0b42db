import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/i18n/index.ts';
import { attributes, lessonsIn, readLesson } from './content-files.ts';

const english = lessonsIn('en');

/** What must be the same in every language: everything a lesson shows that is not words. */
const SHOWN: readonly (readonly [string, string])[] = [
  ['Exercise', 'id'],
  ['Run', 'id'],
  ['Compare', 'with'],
  ['Refute', 'id'],
  ['LessonLink', 'id'],
  ['Note', 'kind'],
  ['Sockets', 'at'],
  ['Counters', 'host'],
  ['Queues', 'at'],
  ['Header', 'segment'],
  ['States', 'host'],
  ['States', 'highlight'],
  ['Capture', 'as'],
  ['Timeline', 'host'],
  ['V', 'at'],
  ['Param', 'name'],
  ['Lit', 'source'],
];

test('there are lessons', () => {
  expect(english.length).toBeGreaterThan(0);
});

describe.each(LOCALES.filter((locale) => locale !== 'en'))('lessons in %s', (locale) => {
  const own = lessonsIn(locale);

  test('are the lessons of English, in the same order', () => {
    expect(own.map(({ path }) => path)).toEqual(english.map(({ path }) => path));
  });

  test.each(english.map((lesson) => [lesson.path, lesson] as const))(
    '%s shows the same things',
    (path, lesson) => {
      const translated = own.find((candidate) => candidate.path === path);
      expect(translated, `content/lessons/${locale}/${path}`).toBeDefined();
      for (const [component, attribute] of SHOWN) {
        const shown = (text: string) => {
          const found = attributes(text, component, attribute);
          // The order of values in a sentence is the language's own.
          return ['V', 'Param', 'Lit'].includes(component) ? found.sort() : found;
        };
        expect(shown(translated?.text ?? ''), `<${component} ${attribute}>`).toEqual(shown(lesson.text));
      }
    },
  );

  test.each(english.map((lesson) => [lesson.path, lesson] as const))(
    '%s promises the same',
    (path, lesson) => {
      const front = own.find((candidate) => candidate.path === path)?.front ?? {};
      expect(front['minutes']).toBe(lesson.front['minutes']);
      for (const list of ['objectives', 'sources']) {
        expect(front[list], list).toHaveLength([lesson.front[list]].flat().length);
      }
    },
  );

  test.each(english.map((lesson) => [lesson.path, lesson] as const))(
    '%s has the same sections',
    (path, lesson) => {
      const levels = (text: string) => [...text.matchAll(/^(#{2,4}) /gm)].map((match) => match[1]);
      const translated = own.find((candidate) => candidate.path === path);
      expect(levels(translated?.text ?? '')).toEqual(levels(lesson.text));
    },
  );
});

test('a lesson without front matter is told by name', () => {
  expect(() => readLesson('02-handshake/01-three-way.mdx', 'no front matter')).toThrow(/01-three-way.mdx/);
});

test('attributes are read in order, across line breaks', () => {
  const text = 'a <Exercise id="x/y" /> b <Exercise\n  id="z" /> <Exercises id="no" />';
  expect(attributes(text, 'Exercise', 'id')).toEqual(['x/y', 'z']);
});
