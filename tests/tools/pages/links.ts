/** Where the links and files that pages name lead. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type PageTree, readPage, tagOf } from './document.ts';

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

/** Says which links of pages, and pictures that others show of them, lead to a page, file or place of the site that is not there. */
export function linkFaults({ root, base }: Site, pages: readonly PageTree[]): string[] {
  const trees = new Map(pages.map((page) => [page.path, page]));
  const known = new Map<string, string | null>();
  const look = (path: string, place: string): string | null => {
    const inside = `/${decodeURI(path.slice(base.length))}`;
    const file = join(root, inside, inside.endsWith('/') ? 'index.html' : '');
    if (!path.startsWith(base) || !existsSync(file) || !statSync(file).isFile())
      return 'there is no such file';
    if (place === '') return null;
    const tree = trees.get(inside) ?? readPage(inside, readFileSync(file, 'utf8'));
    return tree.byId.has(decodeURIComponent(place)) ? null : `nothing there has the id "${place}"`;
  };
  return pages.flatMap((page) =>
    page.elements.flatMap((element) => {
      const reference = element.attributes.get(LEADS[element.name] ?? '');
      const picture = element.attributes.get('property') === 'og:image';
      if (reference === undefined && !picture) return [];
      const address = reference ?? element.attributes.get('content') ?? '';
      const { origin, pathname, hash } = new URL(address, `http://site${base}${page.path.slice(1)}`);
      if (origin !== 'http://site' && !picture) return [];
      const fault = known.get(pathname + hash) ?? look(pathname, hash.slice(1));
      known.set(pathname + hash, fault);
      return fault === null ? [] : [`${page.path}: links: ${tagOf(element)} leads nowhere: ${fault}.`];
    }),
  );
}
