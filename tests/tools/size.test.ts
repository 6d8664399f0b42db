import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageLocale, pageType, table } from './budgets.ts';
import { heaviest, overBudget, weighSite, weightTable } from './size.ts';
import { fontsIn, listPages, openSite, weighPage } from './weigh.ts';

const root = mkdtempSync(join(tmpdir(), 'seqack-size-'));

/** Text that does not shrink: hexadecimal digests, in a comment so that scripts stay scripts. */
function noise(octets: number): string {
  let text = '';
  for (let i = 0; text.length < octets; i += 1) text += createHash('sha256').update(`${i}`).digest('base64');
  return `/*${text}*/`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const LESSON = `<!doctype html><html><head>
<link rel="stylesheet" href="/seqack/_astro/a.css"><link rel=icon href="/seqack/favicon.ico">
<link rel="preload" as="font" href="/seqack/_astro/fonts/g.woff2" crossorigin>
<link rel="modulepreload" href="/seqack/_astro/pre.js"><link rel="alternate" href="https://else.example/x">
<!-- <script src="/seqack/_astro/gone.js"></script> --><script>let theme = 'dark > light';</script>
<script type="application/ld+json">{"a":1}</script>
</head><body><img src="/seqack/pic.png"><img loading="lazy" src="/seqack/later.png">
<astro-island props="{&quot;a&quot;:&quot;>&quot;}" component-url="/seqack/_astro/island.js" renderer-url="/seqack/_astro/client.js"></astro-island>
</body></html>`;

beforeAll(() => {
  write('index.html', '<p>choose</p>');
  write('404.html', '<p>none</p>');
  write('en/index.html', '<p>home</p>');
  write('en/lessons/handshake/three-way/index.html', LESSON);
  write('_astro/a.css', '@import "./b.css"; @font-face { src: url(./f.woff2) } p { color: red }');
  write('_astro/b.css', 'q { color: blue }');
  write('_astro/f.woff2', 'f'.repeat(500));
  write('_astro/fonts/g.woff2', 'g'.repeat(200));
  write('_astro/pre.js', 'export const pre = 1;');
  write('_astro/island.js', 'import{s}from"./shared.js";import"./side.js";const m=()=>import("./model.js");');
  write('_astro/client.js', 'export*from"./shared.js";');
  write('_astro/shared.js', 'export const s = 1;');
  write('_astro/side.js', 'globalThis.x = 1;');
  write('_astro/model.js', noise(200_000));
  write('pic.png', 'p'.repeat(300));
});

afterAll(() => rmSync(root, { recursive: true }));

describe('weighing a page', () => {
  it('fetches what a first load fetches: sheets, preloads, islands and their static imports', () => {
    const weight = weighPage(openSite(root, '/seqack/'), '/en/lessons/handshake/three-way/');
    expect(weight.files).toEqual([
      '/_astro/a.css',
      '/_astro/b.css',
      '/_astro/client.js',
      '/_astro/f.woff2',
      '/_astro/fonts/g.woff2',
      '/_astro/island.js',
      '/_astro/pre.js',
      '/_astro/shared.js',
      '/_astro/side.js',
      '/pic.png',
    ]);
    expect(weight.html).toBe(gzipSync(LESSON).length);
    expect(weight.other, 'fonts are not a page’s').toBe(300);
    const inline = gzipSync("let theme = 'dark > light';").length;
    expect(weight.total).toBe(weight.html + weight.style + weight.script + weight.other - inline);
  });

  it('says which page asks for a file that is not there', () => {
    write('en/bad/index.html', '<script type="module" src="/seqack/_astro/gone.js"></script>');
    try {
      expect(() => weighSite(root, '/seqack/')).toThrow('/en/bad/ asks for /_astro/gone.js, which is not in');
    } finally {
      rmSync(join(root, 'en/bad'), { recursive: true });
    }
  });

  it('says which page leaves the base path', () => {
    expect(() => weighPage(openSite(root, '/other/'), '/en/lessons/handshake/three-way/')).toThrow(
      'outside /other/',
    );
  });

  it('lists pages without search and shows the heaviest of each type', () => {
    expect(listPages(root)).toEqual(['/', '/404.html', '/en/', '/en/lessons/handshake/three-way/']);
    expect(heaviest(weighSite(root, '/seqack/')).map(({ page }) => pageType(page))).toEqual([
      'language choice',
      '404',
      'home',
      'lesson',
    ]);
  });
});

describe('budgets', () => {
  it('hold for the small pages', () => {
    expect(overBudget(weighSite(root, '/seqack/'))).toEqual([]);
  });

  it('are passed by 27 KiB of JavaScript, and by 70 KiB of page', () => {
    write('_astro/big.js', noise(36_000));
    write('en/heavy/index.html', '<script type="module" src="/seqack/_astro/big.js"></script>');
    write('en/long/index.html', `<p>${noise(100_000)}</p>`);
    const over = overBudget(weighSite(root, '/seqack/'));
    expect(over).toHaveLength(2);
    expect(over[0]).toMatch(
      /^\/en\/heavy\/: JavaScript 2\d\.\d KiB, budget 25\.0 KiB\. It loads \/_astro\/big\.js\.$/,
    );
    expect(over[1]).toMatch(/^\/en\/long\/: first load 7\d\.\d KiB, budget 50\.0 KiB/);
  });

  it('hold for the fonts of the site together', () => {
    expect(fontsIn(root)).toBe(700);
    expect(overBudget([], 49_152)).toEqual([]);
    expect(overBudget([], 50_000)).toEqual(['The fonts of the site weigh 48.8 KiB, budget 48.0 KiB.']);
  });

  it('know page types and languages by path', () => {
    const paths = [
      '/',
      '/404.html',
      '/zh-cn/',
      '/en/lessons/',
      '/en/lessons/close/four-way/',
      '/en/progress/',
    ];
    expect(paths.map((path) => [pageType(path), pageLocale(path)])).toEqual([
      ['language choice', ''],
      ['404', ''],
      ['home', 'zh-cn'],
      ['lesson list', 'en'],
      ['lesson', 'en'],
      ['progress', 'en'],
    ]);
  });

  it('are laid out in columns', () => {
    expect(
      table([
        ['a', 'bb'],
        ['ccc', '1'],
      ]),
    ).toBe('a    bb\nccc   1');
    expect(weightTable([])).toContain('JavaScript');
  });
});
