import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ELEMENT_NODE, type ElementNode, type Node, parse, TEXT_NODE } from 'ultrahtml';
import { querySelector, querySelectorAll } from 'ultrahtml/selector';
import { KINDS, namesIn, type SearchEntry, type SearchIndex, type SearchSection } from './search-index.ts';
import { SYNONYMS } from './synonyms.ts';

/** What belongs to a lesson but is not its prose: figures, tables, exercises and what says where a statement is from. */
const SKIPPED = new Set([
  ...['table', 'figure', 'section', 'pre', 'script', 'style', 'svg', 'cite', 'noscript', 'template', 'nav'],
]);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Resolves the character references of HTML that the site's pages use. */
export function resolveReferences(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

/** Writes what the search can find, a file for each language, from the pages of a built site. */
export async function indexPages(site: string, locales: readonly string[]): Promise<void> {
  const found = await Promise.all(
    locales.map(async (locale) => {
      const files = await readdir(join(site, locale), { recursive: true });
      const pages = files.filter((file) => file.endsWith('index.html')).sort();
      const entries = pages.map(async (file) =>
        entriesOf(file.slice(0, -'index.html'.length), await readFile(join(site, locale, file), 'utf8')),
      );
      return { locale, entries: (await Promise.all(entries)).flat() };
    }),
  );
  const synonyms = synonymsOf(found.flatMap(({ entries }) => entries));
  for (const { locale, entries } of found) {
    const index: SearchIndex = { entries, synonyms };
    await writeFile(join(site, locale, 'search.json'), JSON.stringify(index));
  }
}

/** The table of synonyms, and for each term of the glossary its names and spellings in all languages. */
export function synonymsOf(entries: readonly SearchEntry[]): readonly (readonly string[])[] {
  const terms = Map.groupBy(
    entries.filter(({ kind }) => kind === 'term'),
    ({ path }) => path,
  );
  const groups = [...terms.values()].map((same) =>
    same.flatMap(({ title, also }) => [...namesIn(title), ...also]),
  );
  return [...SYNONYMS, ...groups.map((group) => [...new Set(group)])];
}

/** Lists what the search can find on a page, from what `layouts/Page.astro` says of it. */
export function entriesOf(path: string, html: string): readonly SearchEntry[] {
  const main = /<main((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/.exec(html);
  const attribute = (name: string): string =>
    resolveReferences(new RegExp(`\\s${name}="([^"]*)"`).exec(main?.[1] ?? '')?.[1] ?? '');
  const kind = KINDS.find((known) => known === attribute('data-search'));
  if (kind === undefined) return [];
  const [title, about] = [attribute('data-search-title'), attribute('data-search-about')];
  const page = { title, path, about, also: [], sections: [] };
  if (kind === 'exercise' || kind === 'page') return [{ ...page, kind }];
  const root = parse(html);
  if (kind === 'lesson') return [{ ...page, kind, sections: sectionsOf(querySelector(root, '.prose')) }];
  if (kind === 'question') return elements(root, '.question').map((each) => questionOf(each, path, about));
  return [{ ...page, kind: 'page' }, ...elements(root, '.glossary-term').map((each) => termOf(each, path))];
}

function termOf(element: ElementNode, path: string): SearchEntry {
  const [heading] = elements(element, 'h3');
  return {
    kind: 'term',
    title: textOf(heading),
    path: `${path}#${heading?.attributes['id'] ?? ''}`,
    about: textOf(elements(element, 'p')[0]),
    also: elements(element, '.glossary-spelling').map(textOf),
    sections: [],
  };
}

function questionOf(element: ElementNode, path: string, topic: string): SearchEntry {
  const [heading] = elements(element, 'h2');
  const answer = elements(element, '.question-short').map(textOf);
  return {
    kind: 'question',
    title: textOf(heading),
    path: `${path}#${heading?.attributes['id'] ?? ''}`,
    about: topic,
    also: elements(element, '.question-also span').map(textOf),
    sections: answer.map((text) => ({ id: '', title: '', text, table: '' })),
  };
}

/** Parts the prose of a lesson at its headings. */
function sectionsOf(prose: Node | undefined): SearchSection[] {
  const begin = (id: string, title: string) => ({ id, title, lines: [''].slice(1), cells: [''].slice(1) });
  const sections = [begin('', '')];
  for (const child of prose === undefined || !('children' in prose) ? [] : prose.children) {
    if (child.type !== ELEMENT_NODE) continue;
    if (/^h[23]$/.test(child.name)) sections.push(begin(child.attributes['id'] ?? '', textOf(child)));
    const section = sections.at(-1);
    section?.lines.push(...linesOf(child));
    if (child.name === 'table' || !isSkipped(child))
      section?.cells.push(...elements(child, 'td, th').map(textOf));
  }
  return sections
    .filter(({ title, lines }) => title !== '' || lines.length > 0)
    .map(({ id, title, lines, cells }) => ({ id, title, text: lines.join('\n'), table: cells.join('\n') }));
}

/** Lists the paragraphs and list items in an element, but those that are little more than links to other pages. */
function linesOf(element: ElementNode): string[] {
  if (isSkipped(element)) return [];
  if (!/^(?:p|li|dt|dd)$/.test(element.name)) {
    return element.children.flatMap((child) => (child.type === ELEMENT_NODE ? linesOf(child) : []));
  }
  const text = textOf(element);
  const linked = elements(element, 'a').map(textOf).join('').length;
  return text === '' || linked * 3 > text.length ? [] : [text];
}

function isSkipped({ name, attributes }: ElementNode): boolean {
  return SKIPPED.has(name) || 'popover' in attributes || attributes['class'] === 'note-kind';
}

function elements(node: Node, selector: string): ElementNode[] {
  return querySelectorAll(node, selector).filter((found) => found.type === ELEMENT_NODE);
}

/** The text of an element as a reader sees it, on one line. */
function textOf(node: Node | undefined): string {
  const read = (inner: Node): string => {
    if (inner.type === TEXT_NODE) return resolveReferences(inner.value);
    if (inner.type !== ELEMENT_NODE || isSkipped(inner)) return '';
    return inner.children.map(read).join('');
  };
  return node === undefined ? '' : read(node).replace(/\s+/g, ' ').trim();
}
