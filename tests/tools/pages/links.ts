/** Where the links and files that pages name lead. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type PageElement, type PageTree, readPage, tagOf } from './document.ts';

/** A built site on disk. */
export interface Site {
  readonly root: string;
  /** Path it lives under, with a slash at both ends. */
  readonly base: string;
}

/** The attributes by which pages name other pages and files. */
const LEADS: Readonly<Record<string, string>> = {
  a: 'href',
  img: 'src',
  link: 'href',
  script: 'src',
  source: 'src',
};

/** Says which links of pages, and pictures that others show of them, lead to what is not there, each once. */
export function linkFaults({ root, base }: Site, pages: readonly PageTree[]): string[] {
  const trees = new Map(pages.map((page) => [page.path, page]));
  const look = (path: string, place: string): string | null => {
    const inside = `/${decodeURI(path.slice(base.length))}`;
    const file = join(root, inside, inside.endsWith('/') ? 'index.html' : '');
    if (!path.startsWith(base) || !existsSync(file) || !statSync(file).isFile())
      return 'there is no such file';
    if (place === '') return null;
    const tree = trees.get(inside) ?? readPage(inside, readFileSync(file, 'utf8'));
    return tree.byId.has(decodeURIComponent(place)) ? null : `nothing there has the id "${place}"`;
  };
  const links = new Map<string, readonly [page: string, element: PageElement]>();
  for (const page of pages) {
    for (const element of page.elements) {
      const address = leadsTo(element, `http://site${base}${page.path.slice(1)}`);
      if (address !== null && !links.has(address)) links.set(address, [page.path, element]);
    }
  }
  return [...links].flatMap(([address, [page, element]]) => {
    const [path = '', place = ''] = address.split('#');
    const fault = look(path, place);
    return fault === null ? [] : [`${page}: links: ${tagOf(element)} leads nowhere: ${fault}.`];
  });
}

/** The path, and the place there, that an element of a page names on the site; null when it names none. */
function leadsTo({ name, attributes }: PageElement, page: string): string | null {
  const isPicture = attributes.get('property') === 'og:image';
  const reference = attributes.get(isPicture ? 'content' : (LEADS[name] ?? ''));
  if (reference === undefined) return null;
  const { origin, pathname, hash } = new URL(reference, page);
  return origin === 'http://site' || isPicture ? pathname + hash : null;
}
