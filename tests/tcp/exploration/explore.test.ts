import { describe, expect, test } from 'vitest';
import type { Exploration, Program, Transition } from '../../../src/tcp/exploration/index.ts';
import {
  explore,
  handshake,
  handshakeAndClose,
  simultaneousOpen,
} from '../../../src/tcp/exploration/index.ts';
import type { State } from '../../../src/tcp/index.ts';

/** A schedule in words: `client calls`, `deliver`, `server retransmission`. */
function words(schedule: readonly Transition[] | null): string[] | null {
  return (
    schedule?.map((transition) => {
      if (transition.kind === 'call') return `${transition.side} calls`;
      return transition.kind === 'timer' ? `${transition.side} ${transition.timer}` : transition.kind;
    }) ?? null
  );
}

const shows = (pairs: Exploration['pairs'], client: State, server: State): boolean =>
  pairs.some(([c, s]) => c === client && s === server);

describe('a handshake on a perfect wire, counted by hand', () => {
  // L: the server listens. C: the client connects. d: the segment in flight is delivered.
  //
  //  0 CLOSED CLOSED                    C → 2, L → 1
  //  1 CLOSED LISTEN                    C → 3
  //  2 SYN-SENT CLOSED, SYN             L → 3, d → 4
  //  3 SYN-SENT LISTEN, SYN             d → 5
  //  4 SYN-SENT CLOSED, RST             L → 8, d → 7
  //  5 SYN-SENT SYN-RECEIVED, SYN,ACK   d → 6
  //  6 ESTABLISHED SYN-RECEIVED, ACK    d → 10
  //  7 CLOSED CLOSED                    L → 9
  //  8 SYN-SENT LISTEN, RST             d → 9
  //  9 CLOSED LISTEN                    the end
  // 10 ESTABLISHED ESTABLISHED          the end
  //
  // 1 and 9 differ, 0 and 7 too: the client has yet to call in one. 2 + 1 + 2 + 1 + 2 + 1 + 1 + 1 + 1 = 12 arrows; 10 takes five.
  const found = explore(handshake(0));

  test('11 states, 12 transitions, depth 5', () => {
    expect([found.states, found.transitions, found.depth]).toEqual([11, 12, 5]);
  });

  test('it ends connected, or refused because the server listened too late', () => {
    expect(found.ends).toEqual([
      ['CLOSED', 'LISTEN'],
      ['ESTABLISHED', 'ESTABLISHED'],
    ]);
  });

  test('seven pairs of states are seen and the other 114 are not', () => {
    expect(found.pairs).toEqual([
      ['CLOSED', 'CLOSED'],
      ['SYN-SENT', 'CLOSED'],
      ['CLOSED', 'LISTEN'],
      ['SYN-SENT', 'LISTEN'],
      ['SYN-SENT', 'SYN-RECEIVED'],
      ['ESTABLISHED', 'SYN-RECEIVED'],
      ['ESTABLISHED', 'ESTABLISHED'],
    ]);
    expect(found.unreachable.length).toBe(121 - 7);
  });
});

describe('handshake and close with two faults', () => {
  const found = explore(handshakeAndClose(2));
  console.log(`two faults: ${found.states} states, ${found.transitions} transitions, depth ${found.depth}`);

  test('no invariant is violated', () => {
    expect(found.violations).toEqual([]);
  });

  test('whatever is lost, both end in CLOSED, or the server is left listening', () => {
    expect([...found.ends].sort()).toEqual([
      ['CLOSED', 'CLOSED'],
      ['CLOSED', 'LISTEN'],
    ]);
  });

  test('(ESTABLISHED, SYN-RECEIVED) takes four transitions', () => {
    expect(words(found.scheduleTo('ESTABLISHED', 'SYN-RECEIVED'))).toEqual([
      'client calls',
      'server calls',
      'deliver',
      'deliver',
    ]);
  });

  test('(CLOSING, CLOSING) takes nine: five to open, two calls, and the two FINs that cross', () => {
    const schedule = words(found.scheduleTo('CLOSING', 'CLOSING'));
    expect(schedule?.length).toBe(9);
    expect(schedule?.filter((word) => word.endsWith('calls')).length).toBe(4);
  });

  test('(TIME-WAIT, TIME-WAIT) takes two more: the ACK of each FIN', () => {
    expect(found.scheduleTo('TIME-WAIT', 'TIME-WAIT')?.length).toBe(11);
  });

  test.each<[State, State]>([
    // Each side would have applied the other's FIN without having sent one.
    ['CLOSE-WAIT', 'CLOSE-WAIT'],
    ['LAST-ACK', 'LAST-ACK'],
    // The passive closer is the only one to leave before the other, and it leaves the other in TIME-WAIT.
    ['ESTABLISHED', 'CLOSED'],
    ['FIN-WAIT-2', 'CLOSED'],
    ['CLOSED', 'LAST-ACK'],
    ['FIN-WAIT-2', 'FIN-WAIT-2'],
  ])('(%s, %s) cannot be', (client, server) => {
    expect(found.scheduleTo(client, server)).toBeNull();
    expect(shows(found.unreachable, client, server)).toBe(true);
  });

  test('pairs seen and pairs not reachable are all 121', () => {
    const all = [...found.pairs, ...found.unreachable].map(([a, b]) => `${a} ${b}`);
    expect(new Set(all).size).toBe(121);
    expect(all.length).toBe(121);
  });
});

test('each fault more can only add states and pairs, never applyTransition any away', () => {
  const [none, one, two] = [0, 1, 2].map((faults) => explore(handshakeAndClose(faults)));
  const names = (e: Exploration | undefined) => e?.pairs.map(([a, b]) => `${a} ${b}`) ?? [];
  expect(none?.states).toBeLessThan(one?.states ?? 0);
  expect(one?.states).toBeLessThan(two?.states ?? 0);
  expect(names(one)).toEqual(expect.arrayContaining(names(none)));
  expect(names(two)).toEqual(expect.arrayContaining(names(one)));
});

describe('both sides open at once, one fault', () => {
  const found = explore(simultaneousOpen(1));

  test('no invariant is violated, and (SYN-RECEIVED, SYN-RECEIVED) is seen', () => {
    expect(found.violations).toEqual([]);
    expect(found.scheduleTo('SYN-RECEIVED', 'SYN-RECEIVED')?.length).toBe(4);
  });

  test('(CLOSE-WAIT, CLOSE-WAIT) cannot be here either', () => {
    expect(found.scheduleTo('CLOSE-WAIT', 'CLOSE-WAIT')).toBeNull();
  });
});

describe('a crash', () => {
  const program: Program = {
    client: [{ op: 'connect' }, { op: 'send', octets: 1 }],
    server: [{ op: 'listen' }, { op: 'crash' }],
    faults: 0,
  };

  test('leaves the connection half-open, which is no violation, until data meets a reset', () => {
    const found = explore(program);
    expect(found.violations).toEqual([]);
    expect(found.scheduleTo('ESTABLISHED', 'CLOSED')).not.toBeNull();
    expect(found.ends).toContainEqual(['CLOSED', 'CLOSED']);
  });
});

test('data comes in order through any order of arrival: the FIN is applied last', () => {
  const program: Program = {
    client: [{ op: 'connect' }, { op: 'send', octets: 10 }, { op: 'close' }],
    server: [{ op: 'listen' }, { op: 'receive-end' }, { op: 'receive' }, { op: 'close' }],
    faults: 1,
  };
  const found = explore(program);
  expect(found.violations).toEqual([]);
  expect([...found.ends].sort()).toEqual([
    ['CLOSED', 'CLOSED'],
    ['CLOSED', 'LISTEN'],
  ]);
});

test('a program that is too large is refused in a sentence', () => {
  expect(() => explore(handshakeAndClose(2), { limit: 1_000 })).toThrow(
    'the program has more than 1000 states; give it fewer faults',
  );
});
