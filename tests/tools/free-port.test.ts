import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './free-port.ts';

test('a server can listen on the port found, and another is found while it does', async () => {
  const port = await freePort();
  const server = createServer().listen(port);
  await once(server, 'listening');
  expect(await freePort()).not.toBe(port);
  server.close();
  await once(server, 'close');
});
