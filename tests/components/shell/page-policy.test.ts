import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { keepOwnHashes } from '../../../src/components/shell/page-policy.ts';

const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
const page = (policy: string): string =>
  `<meta http-equiv="content-security-policy" content="${policy}"><style>p{}</style>` +
  '<script src="/a.js"></script><script>\nf("页")</script><script type="module">g()</script>';

test('a page allows its own inline scripts and styles, and none of other pages', () => {
  const [script, module, style] = [hash('\nf("页")'), hash('g()'), hash('p{}')];
  const before = `script-src 'self' ${hash('other()')} ${script} ${module}; style-src 'self' ${hash('')} ${style};`;
  const after = `script-src 'self' ${script} ${module}; style-src 'self' ${style};`;
  expect(keepOwnHashes(page(before))).toBe(page(after));
});
