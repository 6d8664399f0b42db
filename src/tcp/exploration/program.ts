/** What the two applications do in an exploration. */

/**
 * A call of an application. All but `cancel` and `crash` wait until the connection is open; `receive` waits for data,
 * `receive-end` for the peer's FIN. `cancel` is close() at any time, `crash` loses the TCB and sends nothing.
 */
export type Call =
  | { readonly op: 'listen' }
  | { readonly op: 'connect' }
  | { readonly op: 'send'; readonly octets: number }
  | { readonly op: 'receive' }
  | { readonly op: 'receive-end' }
  | { readonly op: 'close' }
  | { readonly op: 'cancel' }
  | { readonly op: 'abort' }
  | { readonly op: 'crash' };

/** What the two applications do, each in its own order; the explorer mixes them in every way. */
export interface Program {
  readonly client: readonly Call[];
  readonly server: readonly Call[];
  /** How often the wire may lose or duplicate a segment or be so slow that a retransmission timer goes off. */
  readonly faults: number;
}

/** The server listens, the client connects, both close whenever they like. */
export function handshakeAndClose(faults: number): Program {
  return {
    client: [{ op: 'connect' }, { op: 'close' }],
    server: [{ op: 'listen' }, { op: 'close' }],
    faults,
  };
}

/** The server listens, the client connects. */
export function handshake(faults: number): Program {
  return { client: [{ op: 'connect' }], server: [{ op: 'listen' }], faults };
}

/** Both connect at once, and both close whenever they like. */
export function simultaneousOpen(faults: number): Program {
  return {
    client: [{ op: 'connect' }, { op: 'close' }],
    server: [{ op: 'connect' }, { op: 'close' }],
    faults,
  };
}
