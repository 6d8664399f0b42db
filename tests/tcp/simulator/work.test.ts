import { describe, expect, it } from 'vitest';
import { run } from '../../../src/tcp/index.ts';
import { OPEN, scenario, send } from '../support/script.ts';

describe('a run that does not end', () => {
  const events = (steps: Parameters<typeof scenario>[0], part: Parameters<typeof scenario>[1] = {}) => {
    let segments = 0;
    const observer = { segment: () => (segments += 1) };
    const endless = () =>
      run(scenario(steps, { name: 'for/ever', until: null, ...part }), { seed: 1 }, observer);
    expect(endless).toThrow(
      /^for\/ever: the run does not end, or is too long: \d+ events by \d+ s; give it an "until", or an earlier one$/,
    );
    return segments;
  };

  it('is given up after 100,000 events, a few more for each step', () => {
    // The window stays shut, so that it is probed for ever.
    expect(events([...OPEN, send(100, 'client', 100_000)])).toBeLessThan(105_000);
  });

  it('is given up sooner where each event means more work', () => {
    const overrides = { client: { mss: 88 }, server: { receiveWindow: 2 ** 29, windowScale: 14 } };
    expect(events([...OPEN, send(100, 'client', 2 ** 29)], { profile: 'linux', overrides })).toBeLessThan(
      20_000,
    );
  });

  it('is told from a long one', () => {
    const long = scenario([...OPEN, send(100, 'client', 1_000_000)], { profile: 'linux', until: 60_000_000 });
    expect(() => run(long, { seed: 1 }, {})).not.toThrow();
  });
});
