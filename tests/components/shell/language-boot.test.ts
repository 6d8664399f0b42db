/** The script in the head of the root page, with a browser made up around it. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const SCRIPT = readFileSync(
  new URL('../../../src/components/shell/language-boot.js', import.meta.url),
  'utf8',
);
const HOMES = [
  { dataset: { locale: 'en' }, hreflang: 'en', href: '/en/' },
  { dataset: { locale: 'zh-cn' }, hreflang: 'zh-CN', href: '/zh-cn/' },
];

/** Where the root leads a browser of these languages; `chosen` is what it remembers, null where storage is forbidden. */
function led(languages: readonly string[], chosen: string | undefined | null = undefined): string | null {
  let address: string | null = null;
  runInNewContext(SCRIPT, {
    document: { querySelectorAll: () => HOMES },
    navigator: { languages },
    location: {
      search: '?a=1',
      hash: '#b',
      replace: (to: string) => {
        address = to;
      },
    },
    localStorage: {
      getItem: () => {
        if (chosen === null) throw new Error('forbidden');
        return chosen ?? null;
      },
    },
  });
  return address;
}

it.each<[home: string, languages: readonly string[], chosen?: string | null]>([
  ['/zh-cn/', ['zh-CN']],
  ['/zh-cn/', ['zh-TW', 'en']],
  ['/zh-cn/', ['fr-FR', 'ZH-Hant']],
  ['/en/', ['en-GB', 'zh-CN']],
  ['/en/', ['fr-FR']],
  ['/en/', []],
  ['/zh-cn/', ['en-US'], 'zh-cn'],
  ['/en/', ['zh-CN'], 'en'],
  ['/zh-cn/', ['zh-CN'], 'klingon'],
  ['/zh-cn/', ['zh-CN'], null],
])('leads to %s a browser of %j that remembers %s', (home, languages, chosen) => {
  expect(led(languages, chosen)).toBe(`${home}?a=1#b`);
});
