import type { Dictionary } from './dictionary.ts';
import type { Locale } from './locale.ts';

/** Names one part of the dictionary, and the file it stands in. */
export type Namespace = keyof Dictionary;

/**
 * Loads parts of a language's dictionary in a browser, so that a page ships only what it shows.
 *
 * @example const { rules } = await loadWords('zh-cn', 'rules');
 */
export async function loadWords<Name extends Namespace>(
  locale: Locale,
  ...namespaces: readonly Name[]
): Promise<Pick<Dictionary, Name>> {
  const files = import.meta.glob<Partial<Dictionary>>(['./*/*.ts', '!./*/index.ts']);
  const parts = await Promise.all(namespaces.map((name) => files[`./${locale}/${name}.ts`]?.()));
  return Object.assign({}, ...parts);
}
