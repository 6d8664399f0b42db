import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import { table } from '../support/quiet.ts';
import { connect, listen, PROFILE_NAMES, scenario, send } from '../support/script.ts';

describe.each(PROFILE_NAMES)('%s', (profile) => {
  const linux = profile === 'linux';
  describe('SEND (RFC 9293 3.10.2)', () => {
    table(
      'SEND of 10 octets',
      { op: 'send', socket: 'c', bytes: 10 },
      {
        CLOSED: ['EPIPE', 'CLOSED'],
        // Linux: send() returns when the connection is open; the RFC queues at once.
        'SYN-SENT': [linux ? null : 10, 'SYN-SENT'],
        'SYN-RECEIVED': [linux ? null : 10, 'SYN-RECEIVED'],
        ESTABLISHED: [10, 'ESTABLISHED', 'ACK seq 1 len 10 ack 1'],
        'FIN-WAIT-1': ['EPIPE', 'FIN-WAIT-1'],
        'FIN-WAIT-2': ['EPIPE', 'FIN-WAIT-2'],
        'CLOSE-WAIT': [10, 'CLOSE-WAIT', 'ACK seq 1 len 10 ack 2'],
        CLOSING: ['EPIPE', 'CLOSING'],
        'LAST-ACK': ['EPIPE', 'LAST-ACK'],
        'TIME-WAIT': ['EPIPE', 'TIME-WAIT'],
      },
      profile,
    );

    it('SYN-SENT: what SEND queued goes out with the third segment, on Linux after it', () => {
      const steps = [listen(0), connect(1), send(2, 'client', 10), send(3, 'client', 5)];
      const run = simulate(scenario(steps, { profile, until: 200_000 }), { seed: 1 });
      const sent = run.segments.filter((s) => s.from === 'client').map((s) => [s.rseq, s.segment.len]);
      const after = linux
        ? [
            [1, 0],
            [1, 10],
            [11, 5],
          ]
        : [[1, 15]];
      expect(sent.slice(0, 1 + after.length), print(run)).toEqual([[0, 0], ...after]);
    });
  });
});
