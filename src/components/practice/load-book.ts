import { assetPath } from '../../i18n/paths.ts';
import type { Book, BookEntry } from '../../progress/drill/index.ts';

/** Loads what a drill has to know of every exercise. The site wrote the file when it was built. */
export async function loadBook(): Promise<Book> {
  const source = assetPath('practice.json');
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  const entries: readonly BookEntry[] = await response.json();
  return new Map(entries.map((entry) => [entry.id, entry]));
}
