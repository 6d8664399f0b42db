import { expect, test } from 'vitest';
import { LOCALES } from '../../src/i18n/index.ts';
import { idsIn, readYaml } from './content-files.ts';

/** Two exercises of one title cannot be told apart in a list, nor as regions of a lesson. */
test.each(LOCALES)('no two exercises have the same title in %s', (locale) => {
  const titles = idsIn('exercises').map(
    (id) => (readYaml(`exercises/${id}.yaml`) as { title: Record<string, string> }).title[locale],
  );
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});
