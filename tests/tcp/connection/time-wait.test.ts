import { describe, expect, it } from 'vitest';
import type { ProfileName, ScenarioStep, Segment, State, Transcript } from '../../../src/tcp/index.ts';
import { ACK, flagNames, RST, SYN, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
import type { Forged } from '../support/script.ts';
import {
  accept,
  CLIENT_PORT,
  connect,
  forge,
  isns,
  listen,
  lose,
  recv,
  SERVER_PORT,
  scenario,
  send,
  shutdown,
} from '../support/script.ts';

/** The server closes first and is in TIME-WAIT with RCV.NXT = 102 and SND.NXT = 302 by 400 ms; it still listens. */
const SERVER_WAITS = [
  listen(0),
  connect(1),
  accept(50),
  shutdown(100, 'server'),
  shutdown(200, 'client'),
  lose(400),
];
const SERVER = { host: 'server', port: SERVER_PORT, peer: CLIENT_PORT } as const;

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

describe('answers to invalid segments are limited (RFC 5961 7)', () => {
  const OPEN = [listen(0), connect(1), accept(50), lose(100)];
  const flood = Array.from({ length: 30 }, (_, i) => forge(200 + i * 10, 'server', { flags: RST, seq: 400 }));
  const answers = (profile: ProfileName, steps: readonly ScenarioStep[]): number[] => {
    const t = simulate(
      scenario([...OPEN, ...steps], { profile, isns: isns([100], [300]), until: 9_000_000 }),
      {
        seed: 1,
      },
    );
    return t.segments.filter((s) => s.because === 'rst/challenge').map((s) => s.sentAt);
  };

  it('rfc9293: 10 in 5 s, then again', () => {
    expect(answers('rfc9293', flood).length).toBe(10);
    expect(answers('rfc9293', [...flood, forge(6000, 'server', { flags: RST, seq: 400 })]).length).toBe(11);
  });

  it('linux: one in 500 ms (tcp_invalid_ratelimit)', () => {
    expect(answers('linux', flood)).toEqual([210_000]);
    expect(answers('linux', [...flood, forge(710, 'server', { flags: RST, seq: 400 })])).toEqual([
      210_000, 720_000,
    ]);
  });
});

describe('the edges of the window under rfc9293', () => {
  const small = { overrides: { client: { receiveWindow: 50 } }, isns: isns([100], [300]) };
  const OPEN = [listen(0), connect(1), accept(50), lose(100)];

  it('text and FIN that reach beyond the window are cut off (3.10.7.4, first)', () => {
    const long = forge(200, 'server', { flags: ACK | 1, seq: 301, ack: 101, len: 80 });
    const t = simulate(scenario([...OPEN, long, recv(300, 'client')], { ...small, until: 400_000 }), {
      seed: 1,
    });
    const answer = t.segments.find((s) => s.sentAt === 210_000);
    expect([answer?.segment.ack, answer?.segment.wnd], print(t)).toEqual([351, 0]);
    expect(t.calls.at(-1)?.result).toBe(50);
    expect(stateAt(t, { host: 'client', port: CLIENT_PORT, peer: SERVER_PORT }, t.end)).toBe('ESTABLISHED');
  });

  it('a zero window refuses text, but takes the ACK that comes with it (3.10.7.4, first)', () => {
    const fill = forge(200, 'server', { flags: ACK, seq: 301, ack: 101, len: 50 });
    const more = forge(300, 'server', { flags: ACK, seq: 351, ack: 111, len: 5 });
    const t = simulate(
      scenario([...OPEN, send(150, 'client', 10), fill, more], { ...small, until: 5_000_000 }),
      {
        seed: 1,
      },
    );
    const answer = t.segments.find((s) => s.sentAt === 310_000);
    expect([answer?.segment.seq, answer?.segment.ack], print(t)).toEqual([111, 351]);
    expect(t.segments.filter((s) => s.because === 'retransmit/rto')).toEqual([]);
  });

  it('after the FIN, text that begins before RCV.NXT and ends behind it is not delivered', () => {
    const fin = forge(200, 'server', { flags: ACK | 1, seq: 301, ack: 101, len: 10 });
    const across = forge(300, 'server', { flags: ACK, seq: 306, ack: 101, len: 20 });
    const t = simulate(
      scenario([...OPEN, fin, across, recv(400, 'client'), recv(401, 'client')], {
        isns: isns([100], [300]),
        until: 500_000,
      }),
      { seed: 1 },
    );
    expect(
      t.calls.slice(-2).map((c) => c.result),
      print(t),
    ).toEqual([10, 'eof']);
  });
});

describe.each(['rfc9293', 'linux'] as const)('%s: the send window', (profile) => {
  const steps = [listen(0), connect(1), accept(50), send(100, 'client', 100), recv(150, 'server'), lose(200)];
  const sentAfter = (ack: number): Segment[] => {
    const shut = forge(300, 'server', { flags: ACK, seq: 310, ack, wnd: 0 });
    const t = simulate(
      scenario([...steps, shut, send(400, 'client', 10)], {
        profile,
        isns: isns([100], [300]),
        until: 410_000,
      }),
      { seed: 1 },
    );
    return t.segments.filter((s) => s.from === 'client' && s.sentAt >= 400_000).map((s) => s.segment);
  };

  it('is set by an ACK of SND.UNA, not by an older one (3.10.7.4, fifth)', () => {
    expect(sentAfter(201), 'SEG.ACK = SND.UNA shuts it').toEqual([]);
    expect(
      sentAfter(171).map((s) => s.len),
      'SEG.ACK < SND.UNA changes nothing',
    ).toEqual([10]);
  });
});
