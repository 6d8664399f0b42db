import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFor, parseHeadersFile } from './headers-file.ts';
import { readPort, type Serving, serve } from './serve.ts';
import { normalBase } from './static-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'seqack-serve-'));
const root = join(folder, 'dist');
let site: Serving;
let based: Serving;

/** Sends a path exactly as written; `fetch` would tidy it up. */
function get(
  where: Serving,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  const { port } = new URL(where.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

beforeAll(async () => {
  mkdirSync(join(root, 'en', 'lessons'), { recursive: true });
  mkdirSync(join(root, '_astro'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), '<p>first</p>');
  writeFileSync(join(root, '404.html'), '<p>nothing here</p>');
  writeFileSync(join(root, 'en', 'index.html'), '<p>home</p>');
  for (const name of ['a.wasm', 'a.unknown', 'run.pcapng', 'a.js', 'a.svg', 'a b.txt']) {
    writeFileSync(join(root, '_astro', name), 'x'.repeat(2000));
  }
  writeFileSync(
    join(root, '_headers'),
    '# all\n/*\n  X-Content-Type-Options: nosniff\n\n/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n/*.pcapng\n  Content-Type: application/x-own\n',
  );
  site = await serve({ root, base: '/' }, { port: 0 });
  based = await serve({ root, base: '/seqack/' }, { port: 0 });
});

afterAll(async () => {
  await Promise.all([site?.close(), based?.close()]);
  rmSync(folder, { recursive: true });
});

describe('serving files', () => {
  it('serves the first page and folders with a slash', async () => {
    expect((await get(site, '/')).body.toString()).toBe('<p>first</p>');
    expect((await get(site, '/en/')).body.toString()).toBe('<p>home</p>');
    expect((await get(site, '/en/?seed=4')).status).toBe(200);
  });

  it('redirects a folder without a slash and keeps the query', async () => {
    const { status, headers } = await get(site, '/en?seed=4');
    expect([status, headers.location]).toEqual([301, '/en/?seed=4']);
  });

  it.each([
    ['a.wasm', 'application/wasm'],
    ['a.unknown', 'application/octet-stream'],
    ['a.js', 'text/javascript'],
    ['a.svg', 'image/svg+xml'],
    ['a%20b.txt', 'text/plain'],
  ])('gives %s the type %s', async (name, type) => {
    const { status, headers } = await get(site, `/_astro/${name}`);
    expect([status, headers['content-type']]).toEqual([200, type]);
  });

  it('answers with 404.html and status 404 where nothing is', async () => {
    for (const path of ['/nothing', '/en/lessons/', '/index.html/', '/_headers']) {
      const { status, headers, body } = await get(site, path);
      expect([path, status, headers['content-type'], body.toString()]).toEqual([
        path,
        404,
        'text/html;charset=utf-8',
        '<p>nothing here</p>',
      ]);
    }
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/en/..%5c..%5c..%5csecret.txt'])(
    'does not leave its folder for %s',
    async (path) => {
      const { status, body } = await get(site, path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body.toString()).not.toContain('secret');
    },
  );

  it('answers 404 to a path that cannot be decoded and 405 to a POST', async () => {
    expect((await get(site, '/%E0%A4%A')).status).toBe(404);
    expect((await get(site, '/a%00b')).status).toBe(404);
    expect((await get(site, '/', {}, 'POST')).status).toBe(405);
  });

  it('sends no body for HEAD, but its length', async () => {
    const { status, headers, body } = await get(site, '/', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '12', 0]);
  });

  it('zips text when asked, and octets never', async () => {
    const zip = { 'accept-encoding': 'gzip, br' };
    const text = await get(site, '/_astro/a.js', zip);
    expect(text.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(text.body).toString()).toBe('x'.repeat(2000));
    expect(text.headers.vary).toBe('accept-encoding');
    expect((await get(site, '/_astro/a.wasm', zip)).headers['content-encoding']).toBeUndefined();
  });

  it('answers 304 to the tag it gave', async () => {
    const { headers } = await get(site, '/en/');
    expect((await get(site, '/en/', { 'if-none-match': String(headers.etag) })).status).toBe(304);
  });
});

describe('_headers', () => {
  it('are sent with pages, assets and 404s', async () => {
    expect((await get(site, '/en/')).headers['x-content-type-options']).toBe('nosniff');
    expect((await get(site, '/nothing')).headers['x-content-type-options']).toBe('nosniff');
    expect((await get(site, '/_astro/a.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await get(site, '/en/')).headers['cache-control']).toBe('no-cache');
  });

  it('say the type of a file where they name one', async () => {
    expect((await get(site, '/_astro/run.pcapng')).headers['content-type']).toBe('application/x-own');
  });

  it('are looked up below the base path', async () => {
    expect((await get(based, '/seqack/_astro/a.js')).headers['cache-control']).toContain('immutable');
  });

  it('join the values of all rules that match', () => {
    const rules = parseHeadersFile('/*\n  A: 1\n/x/:id\n  a: 2\n  B: 3\n');
    expect([...headersFor(rules, '/x/5')]).toEqual([
      ['a', '1, 2'],
      ['b', '3'],
    ]);
    expect([...headersFor(rules, '/x/5/6')]).toEqual([['a', '1']]);
  });

  it('name the line that is neither path nor header', () => {
    expect(() => parseHeadersFile('/*\nA: 1\n')).toThrow('_headers line 2: "A: 1"');
  });
});

describe('base path, port and folder', () => {
  it('serves the site under its base path only', async () => {
    expect((await get(based, '/seqack/en/')).status).toBe(200);
    expect((await get(based, '/seqack')).headers.location).toBe('/seqack/');
    expect((await get(based, '/en/')).status).toBe(404);
    expect(['seqack', '/seqack', '/seqack/', '', undefined, '/'].map(normalBase)).toEqual([
      '/seqack/',
      '/seqack/',
      '/seqack/',
      '/',
      '/',
      '/',
    ]);
  });

  it('says when the port is taken', async () => {
    const port = Number(new URL(site.url).port);
    await expect(serve({ root, base: '/' }, { port })).rejects.toThrow(`Port ${port} is taken`);
  });

  it('says when nothing was built', async () => {
    await expect(serve({ root: join(folder, 'empty'), base: '/' }, { port: 0 })).rejects.toThrow(
      'run "npm run build" first',
    );
  });

  it('reads a port', () => {
    expect([readPort(undefined, 4321), readPort('8080', 1)]).toEqual([4321, 8080]);
    expect(() => readPort('80a', 1)).toThrow('PORT is "80a"');
    expect(() => readPort('70000', 1)).toThrow('PORT is "70000"');
  });
});
