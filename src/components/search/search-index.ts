/** What the search can find, in the order its results are shown. */
export const KINDS = ['lesson', 'term', 'question', 'exercise', 'page'] as const;

/** Names a kind of result. */
export type SearchKind = (typeof KINDS)[number];

/** A part of a lesson below a heading. */
export interface SearchSection {
  /** The heading's id; empty for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  /** Its paragraphs and list items, a line each. */
  readonly text: string;
  /** What its tables say: found, but not shown, since their cells run together are no sentence. */
  readonly table: string;
}

/** Something the search can find. */
export interface SearchEntry {
  readonly kind: SearchKind;
  readonly title: string;
  /** Its address below that of the language: `lessons/handshake/three-way/`. */
  readonly path: string;
  /** One sentence that is shown with it: a lesson's summary, a term's definition, the topic of a question. */
  readonly about: string;
  /** Other spellings and wordings: searched like the title, not shown. */
  readonly also: readonly string[];
  /** What is searched last; only a lesson's is shown, the answer to a question never. */
  readonly sections: readonly SearchSection[];
}

/** All that can be found in one language: the file `search.json` below the language's address. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  /** Words and spellings that mean the same, in both languages. */
  readonly synonyms: readonly (readonly string[])[];
}

/** The names in a title, which a comma or brackets part: `ISN（初始序号）`, `RST, and the errors a program sees`. */
export function namesIn(title: string): readonly string[] {
  return title
    .split(/[（(）)，]|, /)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Loads the index; throws when the file cannot be fetched or is another. */
export async function loadIndex(address: string): Promise<SearchIndex> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const index: SearchIndex = await response.json();
  if (!Array.isArray(index.entries) || !Array.isArray(index.synonyms))
    throw new Error(`${address}: no index`);
  return index;
}
