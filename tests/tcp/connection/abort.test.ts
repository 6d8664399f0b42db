import { describe } from 'vitest';
import { LINGER_0, table } from '../support/quiet.ts';
import { PROFILE_NAMES } from '../support/script.ts';

describe.each(PROFILE_NAMES)('%s', (profile) => {
  describe('ABORT: close() with SO_LINGER 0 (RFC 9293 3.10.5)', () => {
    const rst = (seq: number, ack: number): string =>
      profile === 'linux' ? `RST,ACK seq ${seq} ack ${ack}` : `RST seq ${seq}`;
    table(
      'ABORT',
      { op: 'close', socket: 'c' },
      {
        CLOSED: ['ok', 'CLOSED'],
        'SYN-SENT': ['ok', 'CLOSED'],
        'SYN-RECEIVED': ['ok', 'CLOSED', rst(1, 1)],
        ESTABLISHED: ['ok', 'CLOSED', rst(1, 1)],
        'FIN-WAIT-1': ['ok', 'CLOSED', rst(2, 1)],
        'FIN-WAIT-2': ['ok', 'CLOSED', rst(2, 1)],
        'CLOSE-WAIT': ['ok', 'CLOSED', rst(1, 2)],
        CLOSING: ['ok', 'CLOSED'],
        'LAST-ACK': ['ok', 'CLOSED'],
        // Of the socket API: the process no longer holds what is in TIME-WAIT.
        'TIME-WAIT': ['ok', 'TIME-WAIT'],
      },
      profile,
      [LINGER_0],
    );
  });
});
