import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ciede2000, contrast, difference, VISION } from './colour.ts';

const sheet = (name: string): string =>
  readFileSync(new URL(`../../src/styles/${name}`, import.meta.url), 'utf8');
const tokens = [
  ...sheet('tokens.css').matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g),
];
const THEMES = {
  light: new Map(tokens.map(([, name, light]) => [name!, light!])),
  dark: new Map(tokens.map(([, name, , dark]) => [name!, dark!])),
};

const TEXT = [
  'ink',
  'ink-soft',
  'accent',
  'client',
  'server',
  'lost',
  'retransmitted',
  'right',
  'wrong',
  'follows',
];

/** Pairs that tell two things apart wherever they stand together, and how far apart they are for every eye. */
const APART: readonly (readonly [string, string, number])[] = [
  ['client', 'server', 15],
  ['right', 'wrong', 15],
  ['right', 'follows', 15],
  ['wrong', 'follows', 15],
  ['lost', 'retransmitted', 15],
  ['lost', 'client', 10],
  ['lost', 'server', 10],
  ['retransmitted', 'client', 10],
  ['retransmitted', 'server', 10],
];

test('contrast is WCAG’s', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

// From the test data of G. Sharma, W. Wu and E. N. Dalal, “The CIEDE2000 Color-Difference Formula”, 2005.
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const)('the difference of %j and %j is %f', (a, b, apart) => {
  expect(ciede2000(a, b)).toBeCloseTo(apart, 4);
});

describe.each(Object.entries(THEMES))('theme %s', (_, theme) => {
  test.each(TEXT)('--%s is readable as text on both papers', (name) => {
    for (const paper of ['paper', 'paper-sunk']) {
      expect(contrast(theme.get(name)!, theme.get(paper)!), `on --${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(['border', 'focus'])('--%s is visible as the edge of a control', (name) => {
    for (const paper of ['paper', 'paper-sunk']) {
      expect(contrast(theme.get(name)!, theme.get(paper)!), `on --${paper}`).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(APART)('--%s and --%s are %d apart for every eye', (a, b, least) => {
    for (const [name, eye] of Object.entries(VISION)) {
      expect(difference(theme.get(a)!, theme.get(b)!, eye), name).toBeGreaterThanOrEqual(least);
    }
  });
});

test('the bars of the browser have the colour of the paper', () => {
  const layout = readFileSync(new URL('../../src/layouts/Base.astro', import.meta.url), 'utf8');
  for (const [name, theme] of Object.entries(THEMES)) {
    expect(layout).toContain(`content="${theme.get('paper')}" media="(prefers-color-scheme: ${name})"`);
  }
});

/** Where colours are typed: for screens, and for paper. */
const PALETTES = ['styles/tokens.css', 'styles/print.css'];

test('no other style sheet types a colour', () => {
  const cwd = join(import.meta.dirname, '..', '..', 'src');
  const sheets = globSync('**/*.css', { cwd }).filter((path) => !PALETTES.includes(path));
  expect(sheets.length).toBeGreaterThan(30);
  for (const path of sheets) {
    // What lies behind a dialog inherits no token in older browsers.
    const rules = readFileSync(join(cwd, path), 'utf8').replace(/[^{}]*::backdrop \{[^}]*\}/g, '');
    expect(
      rules.match(/:[^;{}]*(?:#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\()/gi),
      path,
    ).toBeNull();
  }
});
