/** Random scripts for kernel and model: what may be drawn. */
import fc from 'fast-check';
import {
  ACK,
  FIN,
  type HostId,
  type Match,
  PSH,
  RST,
  type SocketOption,
  SYN,
} from '../../../src/tcp/index.ts';

const MS = 1_000;

const side = fc.constantFrom<HostId>('client', 'server');
/** Milliseconds; never none: two things in one instant have an order of their own on each machine. */
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 3, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 61, max: 900 }) },
);

const option = fc.constantFrom<readonly SocketOption[]>(
  [{ name: 'SO_LINGER', value: { on: true, seconds: 0 } }],
  [{ name: 'SO_LINGER', value: { on: true, seconds: 1 } }],
  [
    { name: 'TCP_KEEPIDLE', value: 1 },
    { name: 'TCP_KEEPINTVL', value: 1 },
    { name: 'TCP_KEEPCNT', value: 2 },
    { name: 'SO_KEEPALIVE', value: true },
  ],
  [{ name: 'TCP_USER_TIMEOUT', value: 1500 }],
);

/** What one side's application does once the connection is open, one call after the other. */
const call = fc.oneof(
  {
    weight: 5,
    // One segment: of several, a recv() takes as many as have come by the time its process wakes up.
    arbitrary: fc.integer({ min: 1, max: 1400 }).map((bytes) => ({ op: 'send', bytes }) as const),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(65536, 65536, 65536, 100).map((max) => ({ op: 'recv', max }) as const),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('WR', 'RD').map((how) => ({ op: 'shutdown', how }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ op: 'close' } as const) },
  { weight: 1, arbitrary: fc.constant({ op: 'lose-state' } as const) },
  { weight: 1, arbitrary: fc.constant({ op: 'kill' } as const) },
  { weight: 2, arbitrary: option.map((options) => ({ op: 'set', options }) as const) },
);

const flags = fc.constantFrom(RST, RST | ACK, SYN, SYN | ACK, ACK, FIN | ACK, PSH | ACK, 0);
const near = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom(-100_000, -1000, 1000, 30_000, 70_000, 5_000_000),
);

const forged = fc.record({
  from: side,
  flags,
  seq: near,
  ack: near,
  len: fc.constantFrom(0, 0, 1, 100),
  wait: pause,
});

const match: fc.Arbitrary<Match> = fc
  .tuple(
    side,
    fc.constantFrom<Match>({}, { all: SYN }, { all: FIN }, { all: ACK, none: SYN | FIN }, { data: true }),
    fc.nat(3),
  )
  .map(([from, what, skip]) => ({ from, skip, ...what }));

const fault = fc.oneof(
  fc
    .tuple(match, fc.integer({ min: 1, max: 3 }))
    .map(([m, count]) => ({ action: 'lose', count, match: m }) as const),
  match.map((m) => ({ action: 'duplicate', count: 1, match: m }) as const),
  fc
    .tuple(match, fc.integer({ min: 1, max: 300 }))
    .map(([m, by]) => ({ action: 'delay', count: 1, delay: by * MS, match: m }) as const),
);

/**
 * Sysctls of one host. Not tcp_syncookies 2: the round trip of a connection by cookie is measured from a timestamp whose last
 * six bits hold options, so that it depends on the kernel's clock.
 */
const params = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Record<string, number>>({}) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Record<string, number>>(
      { tcp_timestamps: 0 },
      { tcp_sack: 0 },
      { tcp_window_scaling: 0 },
      { tcp_timestamps: 0, tcp_sack: 0, tcp_window_scaling: 0 },
      { tcp_fin_timeout: 2 },
      { tcp_syncookies: 0 },
      { tcp_abort_on_overflow: 1 },
      { tcp_syn_retries: 1, tcp_syn_linear_timeouts: 0, tcp_synack_retries: 1 },
      { tcp_retries2: 2, tcp_orphan_retries: 1 },
      { tcp_early_retrans: 0 },
      { tcp_tw_reuse: 1, tcp_rfc1337: 1 },
    ),
  },
);

/**
 * How the connection is opened: as usual; to a port where nobody listens; by both at once; among others for whom the
 * queues are too short; and once more from the same port after the first one is over.
 */
const opening = fc.oneof(
  { weight: 12, arbitrary: fc.constant('usual' as const) },
  { weight: 1, arbitrary: fc.constant('refused' as const) },
  { weight: 2, arbitrary: fc.constant('crossed' as const) },
  { weight: 2, arbitrary: fc.constant('crowded' as const) },
  { weight: 2, arbitrary: fc.constant('again' as const) },
);

/** Draws what a random script is made of. */
export const choices = fc.record({
  delay: fc.integer({ min: 3, max: 60 }),
  params: fc.record({ client: params, server: params }),
  opening,
  backlog: fc.constantFrom(0, 1, 4, 128),
  faults: fc.array(fault, { maxLength: 3 }),
  client: fc.array(fc.tuple(pause, call), { maxLength: 5 }),
  server: fc.array(fc.tuple(pause, call), { maxLength: 5 }),
  forged: fc.array(forged, { maxLength: 2 }),
  lateAccept: fc.boolean(),
  later: pause,
});

/** What a random script is made of. */
export type Choices = typeof choices extends fc.Arbitrary<infer C> ? C : never;
