import { describe, expect, it } from 'vitest';
import type { ProfileName, ScenarioStep, Segment, State, Transcript } from '../../../src/tcp/index.ts';
import { ACK, flagNames, SYN, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import type { Forged } from '../support/script.ts';
import { accept, connect, forge, isns, listen, lose, SERVER, scenario, shutdown } from '../support/script.ts';

/** The server closes first and is in TIME-WAIT with RCV.NXT = 102 and SND.NXT = 302 by 400 ms; it still listens. */
const SERVER_WAITS = [
  listen(0),
  connect(1),
  accept(50),
  shutdown(100, 'server'),
  shutdown(200, 'client'),
  lose(400),
];

function run(profile: ProfileName, steps: readonly ScenarioStep[], isn = isns([100], [300])): Transcript {
  return simulate(scenario([...SERVER_WAITS, ...steps], { profile, isns: isn, until: 600_000 }), { seed: 1 });
}

function syn(
  profile: ProfileName,
  s: Partial<Forged>,
): { state: State; answer: string | null; run: Transcript } {
  const t = run(profile, [forge(500, 'client', { flags: SYN, seq: 5000, ...s })], isns([100], [300, 70_000]));
  const answer = t.segments.find((x) => x.from === 'server' && x.sentAt >= 500_000)?.segment;
  return { state: stateAt(t, SERVER, t.end), answer: answer ? text(answer) : null, run: t };
}

const text = (s: Segment): string =>
  `${flagNames(s.flags)} seq ${s.seq}${s.flags & ACK ? ` ack ${s.ack}` : ''}`;

describe('TIME-WAIT: a new SYN for a port that listens', () => {
  it.each(['rfc9293', 'linux'] as const)(
    '%s: higher ISN, no timestamp → a new connection (MAY-2)',
    (profile) => {
      const seen = syn(profile, { seq: 5000 });
      expect([seen.state, seen.answer], print(seen.run)).toEqual([
        'SYN-RECEIVED',
        'SYN,ACK seq 70000 ack 5001',
      ]);
    },
  );

  it('rfc9293: lower ISN → dropped in silence (RFC 6191 2)', () => {
    const seen = syn('rfc9293', { seq: 50 });
    expect([seen.state, seen.answer], print(seen.run)).toEqual(['TIME-WAIT', null]);
  });

  it('linux: lower ISN, no timestamp → an ACK', () => {
    const seen = syn('linux', { seq: 50 });
    expect([seen.state, seen.answer], print(seen.run)).toEqual(['TIME-WAIT', 'ACK seq 302 ack 102']);
  });

  it('a SYN at RCV.NXT, one above the FIN: newer by RFC 6191 2, old on Linux', () => {
    const newer = syn('rfc9293', { seq: 102 });
    expect([newer.state, newer.answer], print(newer.run)).toEqual([
      'SYN-RECEIVED',
      'SYN,ACK seq 70000 ack 103',
    ]);
    const old = syn('linux', { seq: 102 });
    expect([old.state, old.answer], print(old.run)).toEqual(['TIME-WAIT', 'ACK seq 302 ack 102']);
    const atFin = syn('rfc9293', { seq: 101 });
    expect([atFin.state, atFin.answer], print(atFin.run)).toEqual(['TIME-WAIT', null]);
  });

  it('linux: a newer timestamp → a new connection even with a lower ISN (RFC 6191 2)', () => {
    const probe = run('linux', []);
    const last = probe.segments.findLast((s) => s.from === 'client')?.segment.options?.timestamps?.value ?? 0;
    const newer = syn('linux', { seq: 50, options: { timestamps: { value: last + 1000, echo: 0 } } });
    expect(newer.state, print(newer.run)).toBe('SYN-RECEIVED');
    const older = syn('linux', { seq: 5000, options: { timestamps: { value: last - 1000, echo: 0 } } });
    expect([older.state, older.answer], print(older.run)).toEqual(['TIME-WAIT', 'ACK seq 302 ack 102']);
    const equal = syn('linux', { seq: 5000, options: { timestamps: { value: last, echo: 0 } } });
    expect(equal.state, print(equal.run)).toBe('SYN-RECEIVED');
  });
});
