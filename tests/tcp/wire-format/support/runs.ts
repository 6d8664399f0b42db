/** Runs to be exported: every scenario of the site, and recordings replayed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capture } from '../../../../src/conformance/capture.ts';
import { readCapture, replay } from '../../../../src/conformance/replay.ts';
import {
  type Action,
  type Call,
  type ProfileName,
  type Scenario,
  simulate,
  type Transcript,
} from '../../../../src/tcp/index.ts';
import { SCENARIOS, scenarioOf } from '../../../exercises/content.ts';

const CAPTURES = join(import.meta.dirname, '..', '..', '..', 'conformance', 'captures');

/** Reads a recording of the conformance tests. */
export function recording(name: string): Capture {
  return readCapture(readFileSync(join(CAPTURES, `${name}.json`), 'utf8'), name);
}

/** Replays a recording. */
export function replayed(name: string): Transcript {
  return replay(recording(name)).run;
}

/** Runs a scenario of the site. */
export function runOf(id: string, seed = 1): Transcript {
  return simulate(scenarioOf(id), { seed });
}

/** Recordings whose replays lose, repeat, forge and reuse, and have every sort of option. */
export const REPLAYED = [
  'client_fin_lost_3times',
  'close_with_data_in_flight',
  'data_lost_rto',
  'delayed_ack',
  'estab_data_beyond_window',
  'estab_dup_data',
  'estab_fin_out_of_order',
  'isn_wrap_data',
  'keepalive_fail',
  'last_ack_lost',
  'retries2_3',
  'simultaneous_open_synacks_lost',
  'syn_closed_port',
  'syn_duplicated',
  'tfo_cookie_then_data',
  'tw_new_syn_ts_higher_isn',
  'zero_window_probe',
] as const;

/** A script of one connection; each step is taken so many µs after all before it have returned. */
function script(name: string, profile: ProfileName, steps: readonly (readonly [number, Action])[]): Scenario {
  const before = (index: number): number[] => Array.from({ length: index }, (_, i) => i);
  return {
    name,
    profile,
    delay: 20_000,
    steps: steps.map(([wait, action], index) => ({ action, wait, after: before(index) })),
    until: 20_000_000,
  };
}

const client = (call: Call): Action => ({ side: 'client', call });
const server = (call: Call): Action => ({ side: 'server', call });
const OPEN: readonly (readonly [number, Action])[] = [
  [0, server({ op: 'listen', socket: 's0', port: 8080, backlog: 5 })],
  [0, client({ op: 'connect', socket: 'c0', port: 40001, peer: 8080 })],
  [0, server({ op: 'accept', socket: 's0', as: 's1' })],
];
const keepalive = (name: 'TCP_KEEPIDLE' | 'TCP_KEEPINTVL', value: number): [number, Action] => [
  0,
  client({ op: 'set-option', socket: 'c0', option: { name, value } }),
];

/** What neither the site nor the recordings have yet. */
const SCRIPTS: readonly Scenario[] = [
  script('a live peer answers keepalive', 'linux', [
    ...OPEN,
    [0, client({ op: 'set-option', socket: 'c0', option: { name: 'SO_KEEPALIVE', value: true } })],
    keepalive('TCP_KEEPIDLE', 5),
    keepalive('TCP_KEEPINTVL', 5),
    [1_000_000, client({ op: 'send', socket: 'c0', bytes: 10 })],
  ]),
  script('a closed window is probed with an octet', 'rfc9293', [
    ...OPEN,
    [0, client({ op: 'send', socket: 'c0', bytes: 70_000 })],
  ]),
  script('a segment overtakes another', 'rfc9293', [
    [
      0,
      {
        side: 'wire',
        filter: { id: 'late', action: 'delay', delay: 10_000, count: 1, match: { data: true } },
      },
    ],
    ...OPEN,
    [0, client({ op: 'send', socket: 'c0', bytes: 2920 })],
  ]),
  script('three repeated ACKs bring a segment at once', 'rfc9293', [
    [0, { side: 'wire', filter: { id: 'gone', action: 'lose', count: 1, match: { data: true } } }],
    ...OPEN,
    [0, client({ op: 'send', socket: 'c0', bytes: 10 * 1460 })],
  ]),
];

/** Every run, by name. */
export function everyRun(): readonly (readonly [name: string, run: Transcript])[] {
  return [
    ...SCENARIOS.map((id) => [id, runOf(id)] as const),
    ...REPLAYED.map((name) => [name, replayed(name)] as const),
    ...SCRIPTS.map((scenario) => [scenario.name, simulate(scenario, { seed: 1 })] as const),
  ];
}

/** Addresses that no other run has, so that many runs can stand in one file. */
export function addressesOf(run: number, ip: 4 | 6 = 4) {
  const host = (n: number): Uint8Array =>
    ip === 4
      ? Uint8Array.of(10, run >> 8, run & 0xff, n)
      : Uint8Array.of(0x20, 0x01, 0x0d, 0xb8, ...Array(8).fill(0), run >> 8, run & 0xff, 0, n);
  return { client: host(1), server: host(2) };
}
