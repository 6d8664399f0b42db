import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sheet = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

/** Reads the colours a rule sets. */
function colours(selector: string): Map<string, string> {
  const rule = sheet.slice(sheet.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map([...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]));
}

/** Returns WCAG 2's relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Returns WCAG 2's contrast ratio of two colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const THEMES = { light: colours(':root'), dark: colours(":root[data-theme='dark']") };
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

test('contrast is WCAG’s', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(Object.entries(THEMES))('theme %s', (_, theme) => {
  test.each(TEXT)('--%s is readable as text on both papers', (name) => {
    for (const paper of ['paper', 'paper-sunk']) {
      expect(contrast(theme.get(name)!, theme.get(paper)!), `on --${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(['border', 'focus'])('--%s is visible as the edge of a control', (name) => {
    expect(contrast(theme.get(name)!, theme.get('paper')!)).toBeGreaterThanOrEqual(3);
  });

  test('sets every colour that has a meaning', () => {
    expect([...theme.keys()].sort()).toEqual([...THEMES.light.keys()].sort());
  });
});

test('the dark theme is the same whether chosen or preferred by the system', () => {
  expect(colours(':root:not([data-theme])')).toEqual(THEMES.dark);
});
