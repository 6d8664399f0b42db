import { describe, expect, it } from 'vitest';
import type { ProfileName, ScenarioStep } from '../../../src/tcp/index.ts';
import { RST, simulate } from '../../../src/tcp/index.ts';
import { accept, connect, forge, isns, listen, lose, scenario } from '../support/script.ts';

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
