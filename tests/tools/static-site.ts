/** A static host on node:http: what a CDN does with a folder of files, and nothing else. */
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type HeaderRule, headersFor, parseHeadersFile } from './headers-file.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pcap': 'application/vnd.tcpdump.pcap',
  '.pcapng': 'application/x-pcapng',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.zip': 'application/zip',
};

/** The media type of a file; Pagefind's own formats, and all others, are plain octets. */
export function contentType(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** What to serve and where. */
export interface SiteOptions {
  /** Folder of the built site. */
  readonly root: string;
  /** Path the site lives under, `/` or `/name/`. */
  readonly base: string;
}

/** A base path with a slash at both ends: `seqack`, `/seqack` and `/seqack/` are the same. */
export function normalBase(base: string | undefined): string {
  const inner = (base ?? '').replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/** What is found for a path of the site. */
export type Found =
  | { readonly kind: 'file'; readonly file: string; readonly status: 200 | 404 }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'none'; readonly status: 400 | 404; readonly why: string };

/** Finds the file for a request path; never leaves the root. */
export function lookUp({ root, base }: SiteOptions, path: string): Found {
  if (path === base.slice(0, -1)) return { kind: 'redirect', to: base };
  if (!path.startsWith(base)) return { kind: 'none', status: 404, why: `The site is served under ${base}` };
  const inner = decoded(path.slice(base.length));
  if (inner === null) return { kind: 'none', status: 400, why: 'The path cannot be decoded.' };
  const top = resolve(root);
  const wanted = resolve(top, `.${sep}${inner}`);
  const inside = wanted === top || wanted.startsWith(top + sep);
  if (inside && wanted !== join(top, '_headers')) {
    const kind = kindOf(wanted);
    if (kind === 'file' && !inner.endsWith('/')) return { kind: 'file', file: wanted, status: 200 };
    if (kind === 'folder' && kindOf(join(wanted, 'index.html')) === 'file') {
      const atFolder = inner === '' || inner.endsWith('/');
      if (!atFolder) return { kind: 'redirect', to: `${path}/` };
      return { kind: 'file', file: join(wanted, 'index.html'), status: 200 };
    }
  }
  const missing = join(top, '404.html');
  if (kindOf(missing) === 'file') return { kind: 'file', file: missing, status: 404 };
  return { kind: 'none', status: 404, why: 'Not found.' };
}

function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') || text.includes('\\') ? null : text;
  } catch {
    return null;
  }
}

function kindOf(path: string): 'file' | 'folder' | 'none' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return 'file';
  return stats?.isDirectory() === true ? 'folder' : 'none';
}

/** Makes a server for a built site; it sends what the site's `_headers` says. The caller lets it listen. */
export function createSite(options: SiteOptions): Server {
  const headersFile = join(options.root, '_headers');
  const rules = kindOf(headersFile) === 'file' ? parseHeadersFile(readFileSync(headersFile, 'utf8')) : [];
  return createServer((request, response) => answer(options, rules, request, response));
}

function answer(
  options: SiteOptions,
  rules: readonly HeaderRule[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const target = request.url ?? '/';
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  const found = lookUp(options, path);
  if (found.kind === 'redirect') {
    response.writeHead(301, { location: found.to + (query < 0 ? '' : target.slice(query)) }).end();
    return;
  }
  if (found.kind === 'none') {
    response.writeHead(found.status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${found.why}\n`);
    return;
  }
  response.setHeaders(headersFor(rules, `/${path.slice(options.base.length)}`));
  sendFile(found, request, response);
}

function sendFile(
  { file, status }: { readonly file: string; readonly status: number },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const type = contentType(file);
  const text = /^(text\/|application\/(json|xml|manifest)|image\/svg)/.test(type);
  const zipped = text && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const stats = statSync(file);
  const tag = `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}${zipped ? '-gz' : ''}"`;
  if (!response.hasHeader('content-type')) response.setHeader('content-type', type);
  response.setHeader('etag', tag);
  if (text) response.setHeader('vary', 'accept-encoding');
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-cache');
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const bytes = readFileSync(file);
  const body = zipped ? gzipSync(bytes) : bytes;
  if (zipped) response.setHeader('content-encoding', 'gzip');
  response.writeHead(status, { 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}
