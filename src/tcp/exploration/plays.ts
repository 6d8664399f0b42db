/** Plays worth exploring. */
import type { Play } from './world.ts';

/** The server listens, the client connects, both close whenever they like. */
export function handshakeAndClose(faults: number): Play {
  return {
    client: [{ act: 'connect' }, { act: 'close' }],
    server: [{ act: 'listen' }, { act: 'close' }],
    faults,
  };
}

/** The server listens, the client connects. */
export function handshake(faults: number): Play {
  return { client: [{ act: 'connect' }], server: [{ act: 'listen' }], faults };
}

/** Both connect at once, and both close whenever they like. */
export function simultaneousOpen(faults: number): Play {
  return {
    client: [{ act: 'connect' }, { act: 'close' }],
    server: [{ act: 'connect' }, { act: 'close' }],
    faults,
  };
}
