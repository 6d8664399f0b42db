/**
 * Serves a built site: `node tests/tools/serve.ts [folder]`, default `dist`.
 * Environment: PORT (default 4321), HOST (default this machine only), BASE_PATH (as the site was built).
 */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSite, normalBase, type SiteOptions } from './static-site.ts';

/** A site that is being served. */
export interface Serving {
  /** Where its first page is. */
  readonly url: string;
  close(): Promise<void>;
}

/** Where to listen. */
export interface Place {
  /** 0 lets the system choose one. */
  readonly port: number;
  /** Address to listen on; null is this machine only, by IPv4 and, where there is one, IPv6. */
  readonly host?: string | null;
}

/** Serves a built site until it is closed; throws a sentence when the folder is empty or the port is taken. */
export async function serve(options: SiteOptions, place: Place): Promise<Serving> {
  if (!existsSync(join(options.root, 'index.html'))) {
    throw new Error(`There is no built site in ${options.root}: run "npm run build" first.`);
  }
  const host = place.host ?? null;
  const first = createSite(options);
  const port = await listen(first, host ?? '127.0.0.1', place.port);
  const servers = [first];
  if (host === null) {
    const second = createSite(options);
    try {
      await listen(second, '::1', port);
      servers.push(second);
    } catch (error) {
      if (error instanceof PortTaken) {
        await close(first);
        throw error;
      }
      // A machine without IPv6: "localhost" is 127.0.0.1 there.
    }
  }
  return {
    url: `http://${host ?? 'localhost'}:${port}${options.base}`,
    close: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

class PortTaken extends Error {}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken: stop what listens there, or choose another with PORT=${port + 1}.`;
      reject(error.code === 'EADDRINUSE' ? new PortTaken(taken) : error);
    });
    server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A port as written in an environment variable; throws a sentence when it is none. */
export function readPort(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new Error(`PORT is "${text}", not a number from 0 to 65535.`);
  return port;
}

async function main(): Promise<void> {
  const root = process.argv[2] ?? 'dist';
  const base = normalBase(process.env['BASE_PATH']);
  const host = process.env['HOST'] ?? null;
  const serving = await serve({ root, base }, { port: readPort(process.env['PORT'], 4321), host });
  console.log(`Serving ${root} on ${serving.url} (Ctrl+C stops it)`);
  const stop = () => void serving.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
