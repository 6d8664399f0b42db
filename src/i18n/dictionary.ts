import { en } from './en/index.ts';
import type { Locale } from './locale.ts';
import { zhCn } from './zh-cn/index.ts';

/** Every sentence of the interface, by namespace; English gives the shape and Chinese must fill it. */
export type Dictionary = typeof en;

const DICTIONARIES: Readonly<Record<Locale, Dictionary>> = { en, 'zh-cn': zhCn };

/**
 * Returns a language's dictionary. For the server only: an island is handed the namespaces it needs as props,
 * so that no page ships a language it does not show.
 */
export function dictionary(locale: Locale): Dictionary {
  return DICTIONARIES[locale];
}
