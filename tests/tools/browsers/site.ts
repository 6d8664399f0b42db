/** The built site as the story visits it: it notes what goes wrong in a page, and can fail to send a file. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createSite, type SiteOptions } from '../static-site.ts';

/** Where a page keeps what went wrong, in its session storage. */
export const PROBLEMS = 'smoke.problems';

/** The address of the script that notes it. */
const WATCH = '/smoke-watch.js';

/** Stands in the head before the policy, so that it hears of all that follows. */
function watch(key: string): void {
  const note = (problem: string): void => {
    const noted: string[] = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    sessionStorage.setItem(key, JSON.stringify([...noted, `${problem} (${location.pathname})`]));
  };
  addEventListener('error', (event) => note(event.message));
  addEventListener('unhandledrejection', ({ reason }) => note(`unhandled: ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    note(`policy: ${violatedDirective} ${blockedURI}`),
  );
}

/** A site that is being served for one browser. */
export interface SmokeSite {
  readonly url: string;
  /** Lets the next request for a file fail whose path has these words in it. */
  failOnce(words: string): void;
  close(): void;
}

/** Serves a built site on a free port. */
export async function serveForSmoke(options: SiteOptions): Promise<SmokeSite> {
  const inner = createSite(options);
  let failing: string | null = null;
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const page = join(options.root, pathname.slice(options.base.length), 'index.html');
    if (failing !== null && pathname.includes(failing)) {
      failing = null;
      response.writeHead(503).end();
    } else if (pathname === WATCH) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(`(${watch})('${PROBLEMS}')`);
    } else if (pathname.endsWith('/') && existsSync(page)) {
      response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' });
      response.end(readFileSync(page, 'utf8').replace(/<head[^>]*>/, `$&<script src="${WATCH}"></script>`));
    } else inner.emit('request', request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${options.base}`,
    failOnce: (words) => {
      failing = words;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
