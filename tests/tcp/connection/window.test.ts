import { describe, expect, it } from 'vitest';
import { type ProfileName, type Scenario, type ScenarioStep, simulate } from '../../../src/tcp/index.ts';
import { OPEN, recv, scenario, send, shutdown } from '../support/script.ts';

describe('the window', () => {
  const windows = (profile: ProfileName, steps: readonly ScenarioStep[], part: Partial<Scenario> = {}) =>
    simulate(scenario([...OPEN, ...steps], { profile, until: 3_000_000, ...part }), { seed: 1 })
      .segments.filter((s) => s.from === 'server' && s.sentAt >= 90_000)
      .map((s) => s.segment.wnd);
  const unscaled = { overrides: { client: { windowScale: null }, server: { windowScale: null } } };
  const bare = { windowScale: null, timestamps: false };
  const plain = { overrides: { client: bare, server: bare } };

  it.each<[string, ProfileName, readonly ScenarioStep[], Partial<Scenario>, readonly number[]]>([
    [
      'rfc9293: shrinks by what is unread',
      'rfc9293',
      [send(100, 'client', 100), send(200, 'client', 100)],
      {},
      [64_140, 64_040],
    ],
    [
      'linux without scaling: shrinks by what is unread',
      'linux',
      [send(100, 'client', 100), send(200, 'client', 100)],
      unscaled,
      [65_060, 64_960],
    ],
    [
      'linux without scaling: a FIN takes a buffer of its own until it is read',
      'linux',
      [send(100, 'client', 1136), recv(150, 'server'), shutdown(200, 'client'), send(300, 'server', 10)],
      plain,
      [63_104, 63_104, 63_104],
    ],
    [
      'linux without scaling: a FIN that is read takes none any more',
      'linux',
      [
        send(100, 'client', 1136),
        recv(150, 'server'),
        shutdown(200, 'client'),
        recv(280, 'server'),
        send(300, 'server', 10),
      ],
      plain,
      [63_104, 63_104, 63_616],
    ],
    [
      'linux without scaling: a FIN joins the text that waits to be read',
      'linux',
      [send(100, 'client', 1136), shutdown(101, 'client'), recv(150, 'server'), send(300, 'server', 10)],
      plain,
      [63_104, 63_616, 63_616],
    ],
    [
      'linux without scaling: a window that is all the buffer allows is not shortened by a FIN',
      'linux',
      [
        ...[100, 150].map((at) => send(at, 'client', 500)),
        send(200, 'client', 72),
        recv(250, 'server'),
        shutdown(300, 'client'),
      ],
      unscaled,
      [64_660, 64_160, 64_088, 64_088],
    ],
    ['linux: grows with full segments', 'linux', [send(100, 'client', 2896)], {}, [67, 70]],
    [
      'linux: stays with short ones',
      'linux',
      [send(100, 'client', 10), recv(150, 'server'), send(200, 'client', 10)],
      {},
      [64, 64],
    ],
  ])('%s', (_, profile, steps, part, expected) => {
    expect(windows(profile, steps, part)).toEqual(expected);
  });
});
