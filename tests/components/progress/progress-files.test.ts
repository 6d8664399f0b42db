import { describe, expect, it } from 'vitest';
import { importedText } from '../../../src/components/progress/progress-files.ts';
import { dictionary, LOCALES } from '../../../src/i18n/index.ts';
import type { Imported } from '../../../src/progress/index.ts';

const outcomes: readonly Imported[] = [
  { ok: true, exercises: 31, lessons: 7, invalid: 0, stored: true },
  { ok: true, exercises: 31, lessons: 7, invalid: 5, stored: true },
  { ok: true, exercises: 31, lessons: 7, invalid: 0, stored: false },
  { ok: false, reason: 'not-json' },
  { ok: false, reason: 'not-progress' },
  { ok: false, reason: 'newer-version' },
];

describe.each(LOCALES)('what came of an import, in %s', (locale) => {
  const t = dictionary(locale).progress;
  const said = outcomes.map((outcome) => importedText(t, outcome, 'mine.json'));

  it('is said differently each time, with the numbers or the file', () => {
    expect(new Set(said).size).toBe(outcomes.length);
    for (const text of said.slice(0, 3)) expect(text).toMatch(/31.*7/);
    expect(said[1]).toContain('5');
    for (const text of said.slice(3)) expect(text).toContain('mine.json');
    for (const text of said) expect(text).not.toMatch(/[{}]/);
  });
});
