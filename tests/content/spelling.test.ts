import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const FILES = [
  ...globSync('content/**/*.{yaml,mdx}', { cwd: ROOT }),
  ...globSync('src/i18n/en/*.ts', { cwd: ROOT }),
].filter((path) => !path.includes('lessons/zh-cn'));

/** Words that are misspelled, or spelled in another way than everywhere else, with how they are written here. */
const WRONG: readonly (readonly [RegExp, string])[] = [
  [/\backnowledgement/i, 'acknowledgment'],
  [/\bretransmited\b/i, 'retransmitted'],
  [/\brecieve/i, 'receive'],
  [/\boccured\b|\boccuring\b/i, 'occurred'],
  [/\bseperat/i, 'separate'],
  [/\bsynchronis/i, 'synchronize'],
  [/\ba (?:RST|RTO|MSS|ACK|ISN)\b/, 'an'],
  [/\ban (?:SYN|FIN|TCP|UDP)\b/, 'a'],
  [/\bthe the\b|\bof of\b|\bto to\b|\bis is\b|\ba a\b/i, 'one word once'],
  [/\bsocket's are\b|\bit's own\b/i, 'its'],
  [/\b(?:simply|basically)\b/i, 'nothing'],
];

test.each(WRONG)('%s is nowhere: %s', (wrong) => {
  const found = FILES.flatMap((path) =>
    readFileSync(ROOT + path, 'utf8')
      .split('\n')
      .flatMap((line, i) => (wrong.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
