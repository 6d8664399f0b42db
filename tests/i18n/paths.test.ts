import { describe, expect, test } from 'vitest';
import {
  assetPath,
  homePath,
  isLocale,
  lessonPath,
  lessonsPath,
  pathInLocale,
  progressPath,
  requireLocale,
} from '../../src/i18n/index.ts';

describe.each(['/', '/tcp/', '/a/b/'])('paths under %s', (base) => {
  test('begin with the base and end with a slash', () => {
    expect(homePath('en', base)).toBe(`${base}en/`);
    expect(lessonsPath('zh-cn', base)).toBe(`${base}zh-cn/lessons/`);
    expect(lessonPath('en', 'close/four-way', base)).toBe(`${base}en/lessons/close/four-way/`);
    expect(progressPath('zh-cn', base)).toBe(`${base}zh-cn/progress/`);
    expect(assetPath('/favicon.svg', base)).toBe(`${base}favicon.svg`);
  });

  test('the same page in another language keeps its place', () => {
    expect(pathInLocale(lessonPath('en', 'handshake/three-way', base), 'zh-cn', base)).toBe(
      lessonPath('zh-cn', 'handshake/three-way', base),
    );
    expect(pathInLocale(homePath('zh-cn', base), 'en', base)).toBe(homePath('en', base));
  });

  test('a page outside the languages leads to the home page', () => {
    expect(pathInLocale(`${base}404.html`, 'zh-cn', base)).toBe(homePath('zh-cn', base));
    expect(pathInLocale(base, 'en', base)).toBe(homePath('en', base));
  });
});

test('only the site’s languages are locales', () => {
  expect(['en', 'zh-cn', 'zh', 'EN', '', undefined].map((value) => isLocale(value))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(() => requireLocale('de')).toThrow(/"de".*en, zh-cn/);
});
