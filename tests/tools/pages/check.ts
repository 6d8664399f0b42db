/** The stage "pages" of `npm test`: what must hold of every page of the built site, told from its files alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalBase } from '../static-site.ts';
import { listPages } from '../weigh.ts';
import { type PageTree, readPage } from './document.ts';
import { linkFaults } from './links.ts';
import { faultsOf } from './rules.ts';

const fileOf = (page: string): string => (page.endsWith('/') ? `${page}index.html` : page);

/** Reads pages of a built site: every one, or those named. */
export function readSite(root: string, pages: readonly string[] = listPages(root)): PageTree[] {
  return pages.map((page) => readPage(page, readFileSync(join(root, fileOf(page)), 'utf8')));
}

/** What every copy of the site has to carry the licence of. */
const LICENSED = ['seqack', 'preact', 'nanostores', 'zod'];

function licenceFaults(root: string): string[] {
  const text = readFileSync(join(root, 'licenses.txt'), 'utf8');
  const hasFonts = readdirSync(root, { recursive: true }).some((file) => String(file).endsWith('.woff2'));
  return [...LICENSED, ...(hasFonts ? ['SIL OPEN FONT LICENSE'] : [])]
    .filter((name) => !text.includes(name))
    .map((name) => `licenses.txt: nothing is said of ${name}`);
}

function main(): void {
  const root = process.argv[2] ?? 'dist';
  const pages = readSite(root);
  const site = { root, base: normalBase(process.env['BASE_PATH']) };
  const faults = [...pages.flatMap(faultsOf), ...linkFaults(site, pages), ...licenceFaults(root)];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  console.log(`${pages.length} pages hold.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
