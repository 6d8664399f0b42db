import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Lists the exercise files of a kind as ids with their parsed text. */
export function filesOf(kind: string): (readonly [string, unknown])[] {
  const cwd = new URL(`${kind}/files/`, import.meta.url).pathname;
  return globSync('**/*.yaml', { cwd })
    .sort()
    .map((path) => [path.replace(/\.yaml$/, ''), parse(readFileSync(cwd + path, 'utf8'))] as const);
}

/** The unit sentences of the site, as it writes them. */
export const UNITS = {
  en: { second: '{n} s', millisecond: '{n} ms' },
  'zh-cn': { second: '{n} 秒', millisecond: '{n} 毫秒' },
} as const;
