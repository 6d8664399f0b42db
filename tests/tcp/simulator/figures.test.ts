import { describe, expect, it } from 'vitest';
import type { Scenario, State, Transcript } from '../../../src/tcp/index.ts';
import { ACK, FIN, PSH, RST, SYN, simulate } from '../../../src/tcp/index.ts';
import { written } from '../support/cell.ts';
import { print } from '../support/print.ts';
import {
  accept,
  CLIENT_PORT,
  call,
  close,
  connect,
  forge,
  hold,
  isns,
  listen,
  lose,
  recv,
  SERVER_PORT,
  scenario,
  send,
  shutdown,
} from '../support/script.ts';

/** What crosses the wire, as the figures write it: A is the client, B the server; PSH is left out. */
function wire(run: Transcript, from = 0, to = Number.POSITIVE_INFINITY): string[] {
  return run.segments
    .filter((s) => s.sentAt >= from * 1000 && s.sentAt < to * 1000)
    .map(
      (s) => `${s.from === 'client' ? 'A' : 'B'} ${written({ ...s.segment, flags: s.segment.flags & ~PSH })}`,
    );
}

/** The states one side goes through. */
function states(run: Transcript, host: 'client' | 'server', from = 0): State[] {
  const moves = run.states.filter((s) => s.host === host && s.peer !== null && s.at >= from * 1000);
  return moves.map((s) => s.to);
}

const run = (s: Scenario): Transcript => simulate(s, { seed: 1 });

/** A handshake whose next numbers are A 100 and B 300, as figures 9 to 13 begin. */
const OPEN_100_300 = [listen(0), connect(1), accept(50)];
const ISNS_99_299 = isns([99], [299]);

describe('the figures of RFC 9293 under rfc9293', () => {
  it('figure 6: basic three-way handshake', () => {
    const t = run(
      scenario([listen(0), connect(1), accept(50), send(100, 'client', 10)], { isns: isns([100], [300]) }),
    );
    expect(wire(t).slice(0, 4), print(t)).toEqual([
      'A <SEQ=100><CTL=SYN>',
      'B <SEQ=300><ACK=101><CTL=SYN,ACK>',
      'A <SEQ=101><ACK=301><CTL=ACK>',
      'A <SEQ=101><ACK=301><DATA=10><CTL=ACK>',
    ]);
    expect(states(t, 'client')).toEqual(['SYN-SENT', 'ESTABLISHED']);
    expect(states(t, 'server')).toEqual(['SYN-RECEIVED', 'ESTABLISHED']);
    const established = t.states.filter((s) => s.to === 'ESTABLISHED').map((s) => [s.host, s.at]);
    expect(established).toEqual([
      ['client', 21_000],
      ['server', 31_000],
    ]);
  });

  it('figure 7: simultaneous connection synchronization, one connection, four segments', () => {
    const t = run(
      scenario(
        [connect(1), call(1, 'server', { op: 'connect', socket: 's', port: SERVER_PORT, peer: CLIENT_PORT })],
        { isns: isns([100], [300]) },
      ),
    );
    expect(wire(t), print(t)).toEqual([
      'A <SEQ=100><CTL=SYN>',
      'B <SEQ=300><CTL=SYN>',
      'B <SEQ=300><ACK=101><CTL=SYN,ACK>',
      'A <SEQ=100><ACK=301><CTL=SYN,ACK>',
    ]);
    const way = ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'];
    expect([states(t, 'client'), states(t, 'server')]).toEqual([way, way]);
    expect(t.calls.map((c) => c.result)).toEqual(['ok', 'ok']);
  });

  it('figure 8: recovery from an old duplicate SYN', () => {
    const t = run(
      scenario(
        [
          listen(0),
          hold(0, { from: 'client', all: SYN }, 30),
          connect(1),
          forge(2, 'client', { flags: SYN, seq: 90 }),
        ],
        { isns: isns([100], [300, 400]) },
      ),
    );
    expect(wire(t), print(t)).toEqual([
      'A <SEQ=100><CTL=SYN>',
      'A <SEQ=90><CTL=SYN>',
      'B <SEQ=300><ACK=91><CTL=SYN,ACK>',
      'A <SEQ=91><CTL=RST>',
      'B <SEQ=400><ACK=101><CTL=SYN,ACK>',
      'A <SEQ=101><ACK=401><CTL=ACK>',
    ]);
    expect(states(t, 'client')).toEqual(['SYN-SENT', 'ESTABLISHED']);
    // CLOSED here is the end of one request: the listener itself never leaves LISTEN.
    expect(states(t, 'server')).toEqual(['SYN-RECEIVED', 'CLOSED', 'SYN-RECEIVED', 'ESTABLISHED']);
    expect(t.states.filter((s) => s.peer === null).map((s) => s.to)).toEqual(['LISTEN']);
  });

  it('figure 9: half-open connection discovery', () => {
    const t = run(
      scenario(
        [
          ...OPEN_100_300,
          call(100, 'client', { op: 'lose-state', socket: 'c' }),
          call(200, 'client', { op: 'connect', socket: 'c2', port: CLIENT_PORT, peer: SERVER_PORT }),
        ],
        { isns: isns([99, 400], [299, 700]), until: 5_000_000 },
      ),
    );
    expect(wire(t, 200), print(t)).toEqual([
      'A <SEQ=400><CTL=SYN>',
      'B <SEQ=300><ACK=100><CTL=ACK>',
      'A <SEQ=100><CTL=RST>',
      'A <SEQ=400><CTL=SYN>',
      'B <SEQ=700><ACK=401><CTL=SYN,ACK>',
      'A <SEQ=401><ACK=701><CTL=ACK>',
    ]);
    expect(states(t, 'server', 200)).toEqual(['CLOSED', 'SYN-RECEIVED', 'ESTABLISHED']);
    expect(states(t, 'client', 200)).toEqual(['SYN-SENT', 'ESTABLISHED']);
  });

  it('figure 10: the active side causes the discovery of a half-open connection', () => {
    const t = run(
      scenario(
        [
          ...OPEN_100_300,
          call(100, 'client', { op: 'lose-state', socket: 'c' }),
          send(200, 'server', 10),
          recv(300, 'server'),
        ],
        { isns: ISNS_99_299 },
      ),
    );
    expect(wire(t, 200), print(t)).toEqual([
      'B <SEQ=300><ACK=100><DATA=10><CTL=ACK>',
      'A <SEQ=100><CTL=RST>',
    ]);
    expect(states(t, 'server', 200)).toEqual(['CLOSED']);
    expect(t.calls.at(-1)?.result, 'the user is told').toBe('ECONNRESET');
  });

  it('figure 11: an old duplicate SYN meets two passive sockets', () => {
    const t = run(
      scenario(
        [
          call(0, 'client', { op: 'listen', socket: 'l', port: CLIENT_PORT, backlog: 8 }),
          listen(0),
          forge(10, 'client', { flags: SYN, seq: 5000 }),
        ],
        { isns: isns([], [700]) },
      ),
    );
    expect(wire(t), print(t)).toEqual([
      'A <SEQ=5000><CTL=SYN>',
      'B <SEQ=700><ACK=5001><CTL=SYN,ACK>',
      'A <SEQ=5001><CTL=RST>',
    ]);
    expect(states(t, 'server')).toEqual(['SYN-RECEIVED', 'CLOSED']);
    expect(t.states.filter((s) => s.peer === null).map((s) => s.to)).toEqual(['LISTEN', 'LISTEN']);
  });

  it('figure 12: normal close', () => {
    const t = run(
      scenario([...OPEN_100_300, close(100, 'client'), recv(120, 'server'), close(150, 'server')], {
        isns: ISNS_99_299,
      }),
    );
    expect(wire(t, 100), print(t)).toEqual([
      'A <SEQ=100><ACK=300><CTL=FIN,ACK>',
      'B <SEQ=300><ACK=101><CTL=ACK>',
      'B <SEQ=300><ACK=101><CTL=FIN,ACK>',
      'A <SEQ=101><ACK=301><CTL=ACK>',
    ]);
    expect(states(t, 'client', 100)).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
    expect(states(t, 'server', 100)).toEqual(['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
    const [entered, left] = t.states.filter((s) => s.from === 'TIME-WAIT' || s.to === 'TIME-WAIT');
    expect((left?.at ?? 0) - (entered?.at ?? 0), '2 MSL').toBe(240_000_000);
  });

  it('figure 13: simultaneous close', () => {
    const t = run(
      scenario([...OPEN_100_300, close(100, 'client'), close(100, 'server')], { isns: ISNS_99_299 }),
    );
    expect(wire(t, 100), print(t)).toEqual([
      'A <SEQ=100><ACK=300><CTL=FIN,ACK>',
      'B <SEQ=300><ACK=100><CTL=FIN,ACK>',
      'B <SEQ=301><ACK=101><CTL=ACK>',
      'A <SEQ=101><ACK=301><CTL=ACK>',
    ]);
    const way = ['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'];
    expect([states(t, 'client', 100), states(t, 'server', 100)]).toEqual([way, way]);
  });
});

describe('beside the figures', () => {
  it('figure 7 under linux: six segments, both sides still ESTABLISHED on the SYN,ACK', () => {
    const t = run(
      scenario(
        [connect(1), call(1, 'server', { op: 'connect', socket: 's', port: SERVER_PORT, peer: CLIENT_PORT })],
        { profile: 'linux', isns: isns([100], [300]) },
      ),
    );
    expect(wire(t).slice(4), print(t)).toEqual([
      'A <SEQ=101><ACK=301><CTL=ACK>',
      'B <SEQ=301><ACK=101><CTL=ACK>',
    ]);
  });

  it('figure 5, note 2: FIN that acknowledges our FIN → TIME-WAIT without FIN-WAIT-2, three segments', () => {
    const t = run(
      scenario(
        [
          ...OPEN_100_300,
          lose(90, { from: 'server', all: ACK, none: FIN }, 1),
          shutdown(100, 'client'),
          shutdown(111, 'server'),
        ],
        { isns: ISNS_99_299 },
      ),
    );
    expect(states(t, 'client', 100), print(t)).toEqual(['FIN-WAIT-1', 'TIME-WAIT', 'CLOSED']);
  });

  it('an old SYN that opened nothing leaves no reset behind: a RST never answers a RST', () => {
    const t = run(scenario([forge(0, 'client', { flags: RST, seq: 7 })]));
    expect(wire(t), print(t)).toEqual(['A <SEQ=7><CTL=RST>']);
  });
});
