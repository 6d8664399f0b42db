/** Weighs the pages of a built site from its files alone: what a first load fetches, each file after gzip. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImports } from './imports.ts';

/** What a first load of a page weighs, in octets after gzip. */
export interface Weight {
  /** Path in the site, without its base: `/en/lessons/`. */
  readonly page: string;
  readonly html: number;
  readonly style: number;
  /** Files and inline scripts. */
  readonly script: number;
  readonly other: number;
  /** Everything; inline scripts count once. */
  readonly total: number;
  /** What is fetched besides the page, as paths in the site. */
  readonly files: readonly string[];
}

/** A built site, with what was weighed before. */
export interface BuiltSite {
  readonly root: string;
  readonly base: string;
  readonly known: Map<string, { readonly size: number; readonly imports: readonly string[] }>;
}

/** Opens a built site. */
export function openSite(root: string, base: string): BuiltSite {
  return { root, base, known: new Map() };
}

/** Lists the pages of a built site as paths without its base. */
export function listPages(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${relative('.', file).split(sep).join('/')}`.replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

const FONT = /\.(woff2?|ttf|otf)$/;

/** What the fonts of a built site weigh, octets: they are fetched once for all pages, so no page counts them. */
export function fontsIn(root: string): number {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => FONT.test(file))
    .reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
}

/** Weighs one page; throws when it asks for a file that is not there. */
export function weighPage(site: BuiltSite, page: string): Weight {
  const file = join(site.root, page.endsWith('/') ? `${page}index.html` : page);
  const bytes = readFileSync(file);
  const html = bytes.toString('utf8').replace(/<!--[\s\S]*?-->/g, '');
  const files = new Set<string>();
  for (const reference of references(html)) fetchAll(site, page, reference, files);
  for (const module of exerciseModules(site, html)) fetchAll(site, page, site.base + module, files);
  const sizes = { style: 0, script: 0, other: 0 };
  for (const path of files) {
    if (!FONT.test(path)) sizes[sortOf(path)] += site.known.get(path)?.size ?? 0;
  }
  const zipped = gzipSync(bytes).length;
  return {
    page,
    html: zipped,
    ...sizes,
    script: sizes.script + inlineScript(html),
    total: zipped + sizes.style + sizes.script + sizes.other,
    files: [...files].sort(),
  };
}

/** What the scripts inside a page weigh; data in script elements does not count. */
export function inlineScript(html: string): number {
  const code = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !/\bsrc=|application\/(ld\+)?json/.test(attributes ?? ''))
    .map(([, , text]) => text ?? '')
    .join('\n');
  return code === '' ? 0 : gzipSync(code).length;
}

/** The addresses a browser fetches for a page by itself: sheets, scripts, preloads, islands, images. */
function references(html: string): string[] {
  const found: string[] = [];
  for (const [, name, text] of html.matchAll(
    /<(link|script|img|source|astro-island)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/g,
  )) {
    const attributes = readAttributes(text ?? '');
    const take = (...keys: string[]): void => {
      for (const key of keys) found.push(...[attributes.get(key) ?? ''].filter((value) => value !== ''));
    };
    if (name === 'script' || (name === 'img' && attributes.get('loading') !== 'lazy')) take('src');
    if (name === 'astro-island') take('component-url', 'renderer-url', 'before-hydration-url');
    const rel = attributes.get('rel')?.split(/\s+/) ?? [];
    if (name === 'link' && rel.some((word) => ['stylesheet', 'modulepreload', 'preload'].includes(word))) {
      take('href');
    }
  }
  return found;
}

/** Exercises near the screen fetch their form and the view of their kind, which only a script names. */
function exerciseModules(site: BuiltSite, html: string): string[] {
  const tags = html.match(/<[^>]* data-exercise="[^>]*>/g) ?? [];
  const kinds = new Set(tags.map((tag) => / data-kind="([\w-]+)"/.exec(tag)?.[1] ?? ''));
  if (kinds.size === 0) return [];
  const files = readdirSync(join(site.root, '_astro'));
  const views = [...kinds].map((kind) => kind.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase()));
  return ['Exercise', ...views].map((module) => {
    const built = new RegExp(`^${module}\\.[\\w-]+\\.js$`);
    const file = files.find((name) => built.test(name));
    if (file === undefined)
      throw new Error(`There is no module ${module}, which exercises of the page fetch.`);
    return `_astro/${file}`;
  });
}

function readAttributes(text: string): Map<string, string> {
  const pairs = text.matchAll(/([\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...pairs].map(([, name, a, b, c]) => [name ?? '', (a ?? b ?? c ?? '').replaceAll('&amp;', '&')]),
  );
}

/** Adds a file and all it brings along: static imports of modules, imports and faces of sheets. */
function fetchAll(site: BuiltSite, from: string, reference: string, files: Set<string>): void {
  const home = `http://site${site.base}`;
  const url = new URL(reference, `${home}${from.slice(1)}`);
  if (url.origin !== 'http://site') return;
  if (!url.href.startsWith(home)) throw new Error(`${from} asks for ${reference}, outside ${site.base}`);
  const path = `/${decodeURI(url.pathname.slice(site.base.length))}`;
  if (files.has(path)) return;
  const { imports } = read(site, from, path);
  files.add(path);
  for (const next of imports) fetchAll(site, path, next, files);
}

function read(site: BuiltSite, from: string, path: string): { size: number; imports: readonly string[] } {
  const before = site.known.get(path);
  if (before !== undefined) return before;
  const file = join(site.root, path);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new Error(`${from} asks for ${path}, which is not in ${site.root}.`);
  }
  const bytes = readFileSync(file);
  const text = sortOf(path) === 'other' ? null : bytes.toString('utf8');
  const seen = {
    size: isZipped(path) ? bytes.length : gzipSync(bytes).length,
    imports: importsOf(path, text),
  };
  site.known.set(path, seen);
  return seen;
}

function importsOf(path: string, text: string | null): string[] {
  if (text === null) return [];
  if (sortOf(path) === 'script') {
    return readImports(path, text).flatMap(({ specifier, late }) =>
      late || specifier === null ? [] : [specifier],
    );
  }
  const rules = text.matchAll(/@import\s+(?:url\()?["']?([^"')]+)|@font-face\s*{[^}]*?url\(["']?([^"')]+)/g);
  return [...rules].map(([, sheet, face]) => sheet ?? face ?? '').filter((url) => !url.startsWith('data:'));
}

function sortOf(path: string): 'style' | 'script' | 'other' {
  const extension = extname(path);
  if (extension === '.css') return 'style';
  return extension === '.js' || extension === '.mjs' ? 'script' : 'other';
}

function isZipped(path: string): boolean {
  return ['.png', '.jpg', '.webp', '.avif', '.gif', '.woff2', '.woff'].includes(extname(path));
}
