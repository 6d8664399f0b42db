/** A static host: sirv's files, zipped, with what hosts of static sites add: `_headers`, a 404 page, a base path. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from '@polka/compression';
import { lookup } from 'mrmime';
import sirv from 'sirv';
import { headersFor, parseHeadersFile } from './headers-file.ts';

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

/** Makes a server for a built site; it sends what the site's `_headers` says. The caller lets it listen. */
export function createSite({ root, base }: SiteOptions): Server {
  const headersFile = join(root, '_headers');
  const rules = existsSync(headersFile) ? parseHeadersFile(readFileSync(headersFile, 'utf8')) : [];
  const setHeaders = (response: ServerResponse, path: string): void => {
    // Without a type browsers guess at one.
    if (/\.\w+$/.test(path) && lookup(path) === undefined)
      response.setHeader('content-type', 'application/octet-stream');
    response.setHeaders(headersFor(rules, path));
    response.setHeader('vary', 'accept-encoding');
  };
  // Files are looked for at every request: the site may be built anew meanwhile.
  const files = sirv(root, { dev: true, etag: true, extensions: ['html'], setHeaders });
  const zip = compression();
  return createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    const path = `/${pathname.slice(base.length)}`;
    const end = (status: number, headers: Record<string, string>, text = '') =>
      response.writeHead(status, headers).end(text);
    const missing = (): void => {
      setHeaders(response, path);
      const page = join(root, '404.html');
      const text = existsSync(page) ? readFileSync(page) : 'Not found.';
      response.writeHead(404, { 'content-type': 'text/html;charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') end(405, { allow: 'GET, HEAD' });
    else if (pathname === base.slice(0, -1)) end(301, { location: base + search });
    else if (!pathname.startsWith(base)) end(404, {}, `The site is served under ${base}\n`);
    else if (isFolder(root, path)) end(301, { location: `${pathname}/${search}` });
    else {
      request.url = path + search;
      zip(request, response, () => (isHidden(path) ? missing() : files(request, response, missing)));
    }
  });
}

/** Tells whether a path without a slash at its end leads to a folder with a page. */
function isFolder(root: string, path: string): boolean {
  return !path.endsWith('/') && existsSync(join(root, path, 'index.html'));
}

/** Tells whether a path leads to no file although one of that name is there. */
function isHidden(path: string): boolean {
  return path === '/_headers' || /\.\w+\/$/.test(path);
}
