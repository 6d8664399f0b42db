import { describe, expect, it } from 'vitest';
import type { ScenarioStep, Segment } from '../../../src/tcp/index.ts';
import { ACK, simulate, stateAt } from '../../../src/tcp/index.ts';
import { print } from '../support/print.ts';
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
} from '../support/script.ts';

describe('the edges of the window', () => {
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

  it('under linux nothing of a segment that a zero window refuses counts (tcp_validate_incoming)', () => {
    const fill = forge(200, 'server', { flags: ACK, seq: 301, ack: 101, len: 50 });
    const more = forge(210, 'server', { flags: ACK, seq: 351, ack: 111, len: 5 });
    const client = { receiveWindow: 50, windowScale: null, timestamps: false };
    const t = simulate(
      scenario([...OPEN, send(150, 'client', 10), fill, more], {
        profile: 'linux',
        overrides: { client },
        isns: isns([100], [300]),
        until: 1_000_000,
      }),
      { seed: 1 },
    );
    expect(
      t.refusals.map((r) => r.because),
      print(t),
    ).toContain('sequence/unacceptable');
    expect(
      t.segments.map((s) => s.because),
      print(t),
    ).toContain('retransmit/rto');
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

describe('a timestamp older than the latest (RFC 7323 5.3)', () => {
  const octetsRead = (profile: 'rfc9293' | 'linux', older: number) => {
    const overrides = { client: { timestamps: true }, server: { timestamps: true } };
    const part = { profile, overrides, isns: isns([100], [300]) };
    const opening = simulate(scenario([listen(0), connect(1), accept(50)], { ...part, until: 90_000 }), {
      seed: 1,
    });
    const latest = opening.segments.at(-1)?.segment.options?.timestamps ?? { value: 0, echo: 0 };
    const timestamps = { ...latest, value: latest.value - older };
    const text = forge(100, 'client', { flags: ACK, seq: 101, ack: 301, len: 5, options: { timestamps } });
    const steps = [listen(0), connect(1), accept(50), text, recv(200, 'server', 100, 50)];
    return simulate(scenario(steps, { ...part, until: 400_000 }), { seed: 1 }).calls.at(-1)?.result;
  };

  it('is forgiven 1 ms on Linux (TCP_PAWS_WINDOW), none by the RFC', () => {
    expect([0, 1, 2].map((older) => octetsRead('linux', older))).toEqual([5, 5, 'timeout']);
    expect([0, 1, 2].map((older) => octetsRead('rfc9293', older))).toEqual([5, 'timeout', 'timeout']);
  });
});

describe('an ACK with a timestamp older than the latest', () => {
  const overrides = { client: { timestamps: true }, server: { timestamps: true } };
  /** Text of the client, then of the server, so that the last segment is the client's ACK at 106. */
  const exchange = [listen(0), connect(1), accept(50), send(500, 'client', 5), send(1000, 'server', 5)];
  /** Whether the server answers an ACK that is forged a while later, `older` ms older than the last segment. */
  const isAnswered = (profile: 'rfc9293' | 'linux', seq: number, older: number, steps = exchange) => {
    const part = { profile, overrides, isns: isns([100], [300]), until: 2_500_000 };
    const opened = simulate(scenario(steps, part), { seed: 1 });
    const last = opened.segments.findLast(({ from }) => from === 'client')?.segment;
    const latest = last?.options?.timestamps ?? { value: 0, echo: 0 };
    const options = { timestamps: { ...latest, value: latest.value - older } };
    const ack = last?.ack ?? 0;
    const late = forge(2000, 'client', { flags: ACK, seq, ack, wnd: 1, options });
    const t = simulate(scenario([...steps, late], part), { seed: 1 });
    return t.segments.some(({ from, sentAt }) => from === 'server' && sentAt > 2_000_000);
  };

  it('is answered by RFC 7323 5.3 wherever it lies', () => {
    expect([105, 106, 107].map((seq) => isAnswered('rfc9293', seq, 50))).toEqual([true, true, true]);
  });

  it('is not answered by Linux left of RCV.NXT, nor where it says nothing new and is not older than 1.2 RTO', () => {
    expect([105, 106, 107].map((seq) => isAnswered('linux', seq, 50))).toEqual([false, false, true]);
    expect(isAnswered('linux', 106, 300), 'older').toBe(true);
    expect(isAnswered('linux', 106, 50, exchange.slice(0, -1)), 'the first after text').toBe(true);
  });
});

describe('text beside an ACK of nothing new (Linux header prediction)', () => {
  /** When the client sends more than the window of 50 octets takes, ms; text comes in between, under the window that is known. */
  const sentAt = (headerPrediction: boolean, ...between: ScenarioStep[]): number[] => {
    const small = forge(300, 'server', { flags: ACK, seq: 301, ack: 101, wnd: 50 });
    const steps = [listen(0), connect(1), accept(50), small, send(400, 'client', 100), ...between];
    const overrides = { client: { timestamps: false, windowScale: null, headerPrediction } };
    const part = { profile: 'linux', overrides, isns: isns([100], [300]), until: 900_000 } as const;
    const { segments } = simulate(scenario(steps, part), { seed: 1 });
    return segments.filter(({ because }) => because === 'send/data').map((s) => s.sentAt / 1000);
  };

  it('begins the wait for a larger window anew only where all checks are made', () => {
    const text = forge(450, 'server', { flags: ACK, seq: 301, ack: 101, len: 10, wnd: 50 });
    const [alone = 0] = sentAt(true);
    expect(alone).toBeGreaterThan(450);
    expect(sentAt(true, text)[0]).toBe(alone);
    expect(sentAt(false, text)[0]).toBeGreaterThan(alone);
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
