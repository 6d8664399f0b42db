import { describe, expect, it } from 'vitest';
import { print } from '../support/print.ts';
import { outcome, table } from '../support/quiet.ts';
import { PROFILE_NAMES, recv, send } from '../support/script.ts';

describe.each(PROFILE_NAMES)('%s', (profile) => {
  describe('RECEIVE (RFC 9293 3.10.3)', () => {
    table(
      'RECEIVE with nothing there',
      { op: 'recv', socket: 'c', max: 100 },
      {
        CLOSED: ['ENOTCONN', 'CLOSED'],
        'SYN-SENT': [null, 'SYN-SENT'],
        'SYN-RECEIVED': [null, 'SYN-RECEIVED'],
        ESTABLISHED: [null, 'ESTABLISHED'],
        'FIN-WAIT-1': [null, 'FIN-WAIT-1'],
        'FIN-WAIT-2': [null, 'FIN-WAIT-2'],
        'CLOSE-WAIT': ['eof', 'CLOSE-WAIT'],
        CLOSING: ['eof', 'CLOSING'],
        'LAST-ACK': ['eof', 'LAST-ACK'],
        'TIME-WAIT': ['eof', 'TIME-WAIT'],
      },
      profile,
    );

    it.each(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)(
      '%s: RECEIVE gives the text at hand first, then the end',
      (state) => {
        const before = [send(100, 'server', 60), recv(400, 'client', 40), recv(401, 'client', 40)];
        const seen = outcome(state, { op: 'recv', socket: 'c', max: 40 }, profile, before);
        const results = seen.run.calls.filter((c) => c.call === 'recv').map((c) => c.result);
        expect(results, print(seen.run)).toEqual([40, 20, 'eof']);
      },
    );
  });
});
