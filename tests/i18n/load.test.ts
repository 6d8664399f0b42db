import { expect, test } from 'vitest';
import { dictionary, LOCALES } from '../../src/i18n/index.ts';
import { loadWords, type Namespace } from '../../src/i18n/load.ts';

test.each(LOCALES)('every namespace of %s can be loaded by its name', async (locale) => {
  const whole = dictionary(locale);
  for (const name of Object.keys(whole) as Namespace[]) {
    expect(await loadWords(locale, name)).toEqual({ [name]: whole[name] });
  }
  expect(await loadWords(locale, 'rules', 'shell')).toEqual({ rules: whole.rules, shell: whole.shell });
});
