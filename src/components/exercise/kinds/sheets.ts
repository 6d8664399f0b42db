import type { KindName } from '../../../exercises/registry.ts';

const FILES = import.meta.glob<string>('./*/*.css', {
  eager: true,
  import: 'default',
  query: '?url&no-inline',
});

/** Returns the address of a kind's own style sheet, which pages with an exercise of it link; null where it needs none. */
export function sheetOf(kind: KindName): string | null {
  return FILES[`./${kind}/${kind}.css`] ?? null;
}
