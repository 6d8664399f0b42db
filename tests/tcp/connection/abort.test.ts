import { describe, expect, it } from 'vitest';
import { flagNames, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import { LINGER_0, table } from '../support/quiet.ts';
import { CLIENT, close, OPEN, PROFILE_NAMES, scenario, send, shutdown } from '../support/script.ts';

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

  it('LAST-ACK with data that was never sent: Linux sends RST, the RFC nothing', () => {
    const steps = [
      ...OPEN,
      send(60, 'client', 200),
      shutdown(70, 'server'),
      shutdown(200, 'client'),
      LINGER_0,
      close(300, 'client'),
    ];
    const overrides = { server: { receiveWindow: 50, windowScale: null } };
    const run = simulate(scenario(steps, { profile, overrides, until: 400_000 }), { seed: 1 });
    expect(stateAt(run, CLIENT, 299_000), print(run)).toBe('LAST-ACK');
    expect(stateAt(run, CLIENT, run.end), print(run)).toBe('CLOSED');
    const resets = run.segments
      .filter((s) => s.sentAt === 300_000)
      .map((s) => flagNames(s.segment.flags).join());
    expect(resets, print(run)).toEqual(profile === 'linux' ? ['RST,ACK'] : []);
  });
});
