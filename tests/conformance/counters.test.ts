/** The model moves the counters of a host as a real kernel does: what `nstat` would print after recorded runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCapture, replay } from '../../src/conformance/replay.ts';
import { COUNTER_NAMES, countersOf } from '../../src/tcp/index.ts';

const FOLDER = join(import.meta.dirname, 'counters');
const recordings = readdirSync(FOLDER).map((file) =>
  readCapture(readFileSync(join(FOLDER, file), 'utf8'), file),
);
const HOSTS = ['client', 'server'] as const;

/** What a recording says of the counters that a run of the model tells; those that did not move are 0. */
const recorded = (recording: (typeof recordings)[number], host: (typeof HOSTS)[number]) =>
  Object.fromEntries(COUNTER_NAMES.map((name) => [name, recording.counters?.[host][name] ?? 0]));

describe('The model counts as a real kernel does', () => {
  test.each(recordings.map((recording) => [recording.name, recording] as const))('%s', (_, recording) => {
    const { run, differences } = replay(recording);
    expect(differences).toEqual([]);
    expect(recording.counters).toBeDefined();
    for (const host of HOSTS) expect(countersOf(run, host), host).toEqual(recorded(recording, host));
  });
});

test('Every counter moves in some recording', () => {
  expect(recordings.length).toBeGreaterThan(20);
  const moved = (name: string) =>
    recordings.some(({ counters }) => HOSTS.some((host) => (counters?.[host][name] ?? 0) > 0));
  expect(COUNTER_NAMES.filter((name) => !moved(name))).toEqual([]);
});
