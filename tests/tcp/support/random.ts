import fc from 'fast-check';
import type { HostId, Match, ProfileName, Scenario, ScenarioStep } from '../../../src/tcp/index.ts';
import { ACK, FIN, SYN } from '../../../src/tcp/index.ts';
import {
  accept,
  close,
  connect,
  duplicate,
  hold,
  isns,
  listen,
  lose,
  recv,
  scenario,
  send,
  shutdown,
} from './script.ts';

const side = fc.constantFrom<HostId>('client', 'server');

/** A call in the middle of a connection, at any time. */
const middle: fc.Arbitrary<ScenarioStep> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 20, max: 3000 }), side, fc.integer({ min: 1, max: 9000 }))
    .map(([t, s, n]) => send(t, s, n)),
  fc
    .tuple(fc.integer({ min: 20, max: 6000 }), side, fc.integer({ min: 1, max: 9000 }))
    .map(([t, s, n]) => recv(t, s, n)),
  fc.tuple(fc.integer({ min: 20, max: 6000 }), side).map(([t, s]) => shutdown(t, s)),
  fc.tuple(fc.integer({ min: 20, max: 6000 }), side).map(([t, s]) => close(t, s)),
);

const match: fc.Arbitrary<Match> = fc
  .tuple(
    side,
    fc.constantFrom<Match>({}, { all: SYN }, { all: FIN }, { all: ACK }, { data: true }),
    fc.nat(4),
  )
  .map(([from, what, skip]) => ({ from, skip, ...what }));

const faultOf = (losses: number): fc.Arbitrary<ScenarioStep> =>
  fc.oneof(
    fc.tuple(match, fc.integer({ min: 1, max: losses })).map(([m, n]) => lose(0, m, n)),
    match.map((m) => duplicate(0, m)),
    fc.tuple(match, fc.integer({ min: 1, max: 400 })).map(([m, by]) => hold(0, m, by)),
  );

export const profileName = fc.constantFrom<ProfileName>('rfc9293', 'linux');
export const isn = fc.oneof(
  fc.nat(0xffff_ffff),
  fc.integer({ min: 0xffff_ff00, max: 0xffff_ffff }),
  fc.constant(0),
);
const window = fc.constantFrom(65535, 20_000, 3000, 500, 1);

interface Parts {
  readonly profile: ProfileName;
  readonly delay: number;
  readonly calls: readonly ScenarioStep[];
  readonly faults: readonly ScenarioStep[];
  readonly client: number;
  readonly server: number;
  readonly windows: readonly [number, number];
}

function built(p: Parts, rest: readonly ScenarioStep[], until: number | null): Scenario {
  return scenario([...p.faults, listen(0), connect(1), accept(10, 300_000), ...p.calls, ...rest], {
    profile: p.profile,
    delay: p.delay * 1000,
    isns: isns([p.client], [p.server]),
    overrides: { client: { receiveWindow: p.windows[0] }, server: { receiveWindow: p.windows[1] } },
    until,
  });
}

/** Counts the times of these steps from when both sides have the connection. */
function onceOpen(p: Parts, steps: readonly ScenarioStep[]): readonly ScenarioStep[] {
  const opened = p.faults.length + 1;
  return steps.map((step) => ({ ...step, after: [opened, opened + 1] }));
}

const parts = (
  faults: fc.Arbitrary<ScenarioStep[]>,
  calls: fc.Arbitrary<ScenarioStep[]>,
): fc.Arbitrary<Parts> =>
  fc.record({
    profile: profileName,
    delay: fc.integer({ min: 0, max: 120 }),
    calls,
    faults,
    client: isn,
    server: isn,
    windows: fc.tuple(window, window),
  });

/** Any calls at any time over any wire. */
export const anything: fc.Arbitrary<Scenario> = parts(
  fc.array(faultOf(3), { maxLength: 4 }),
  fc.array(middle, { maxLength: 8 }),
).map((p) => built(p, [], 400_000_000));

const sends = fc.array(
  fc
    .tuple(fc.integer({ min: 500, max: 2000 }), side, fc.integer({ min: 1, max: 6000 }))
    .map(([t, s, n]) => send(t, s, n)),
  { maxLength: 5 },
);

/** Reads that take all there is, one after the other, long enough for the smallest window. */
const reads = [0, 1].flatMap((i) =>
  Array.from({ length: 300 }, (_, n) => recv(600 + n * 200, i === 0 ? 'client' : 'server', 1_000_000, 150)),
);

/** Both sides send, read everything, and close after the last octet was sent. */
function orderly(faults: fc.Arbitrary<ScenarioStep[]>): fc.Arbitrary<Scenario> {
  const times = fc.tuple(fc.integer({ min: 2100, max: 2600 }), fc.integer({ min: 2100, max: 2600 }));
  return fc
    .tuple(
      parts(faults, sends).map((p) => ({
        ...p,
        windows: [Math.max(p.windows[0], 500), Math.max(p.windows[1], 500)] as const,
      })),
      times,
    )
    .map(([p, [a, b]]) => {
      const ends = onceOpen(p, [...reads, shutdown(a, 'client'), shutdown(b, 'server')]);
      return built({ ...p, calls: onceOpen(p, p.calls) }, ends, 2_000_000_000);
    });
}

export const lossFree = orderly(fc.constant([]));
/** Few enough losses in a row that nobody gives up. */
export const lossy = orderly(fc.array(faultOf(2), { maxLength: 2 }));
