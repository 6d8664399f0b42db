import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentFaults } from '../../../src/exercises/authoring/check-content.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
// The days and minutes of a path through the course are a plan's, not a connection's.
const paths = globSync('content/**/*.{mdx,yaml}', { cwd: ROOT }).filter(
  (path) => !path.endsWith('/paths.yaml'),
);
const files = paths.map((path) => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8'),
}));

it('the texts of the site type no number, and say the same numbers in both languages', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(contentFaults(files)).toEqual([]);
});

it('a lesson is compared with the English one', () => {
  const lesson = (locale: string, text: string) => ({
    path: `content/lessons/${locale}/a/b.mdx`,
    text: `---\ntitle: T\n---\n\n${text}\n`,
  });
  expect(contentFaults([lesson('zh-cn', '自 6.4 起'), lesson('en', 'since 6.5')])).toEqual([
    expect.stringContaining('content/lessons/zh-cn/a/b.mdx:1: section: the numbers differ: only en has 6.5;'),
  ]);
});
