import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCapture, replay } from '../../../src/conformance/replay.ts';
import { ACK, FIN, LINUX, overridesOf, RST, type Scenario, SYN, simulate } from '../../../src/tcp/index.ts';
import { encodeSegment } from '../../../src/tcp/wire-format/index.ts';
import {
  accept,
  CLIENT_PORT,
  call,
  close,
  connect,
  forge,
  isns,
  listen,
  lose,
  recv,
  SERVER_PORT,
  scenario,
  send,
} from '../../tcp/support/script.ts';
import { readArguments } from './arguments.ts';
import type { SeenSegment } from './kernel.ts';
import { randomScenarios } from './random.ts';
import { linuxScenarios, loadScenario, whyNotOnKernel, withParams } from './scenarios.ts';
import { kernelRun, sysctlsOf } from './script.ts';
import { sideBySide } from './side-by-side.ts';
import { agreesInAnotherOrder, agreesWithoutHeaderPrediction } from './ties.ts';
import { toCapture } from './to-capture.ts';

const MICROS = 1_000_000;
const ADDRESSES = { source: Uint8Array.of(10, 0, 0, 1), destination: Uint8Array.of(10, 0, 0, 2) };

/** Has the model play the kernel: what a run of it gives, in the shape of what kernel.py prints. */
function asKernel(run: Scenario) {
  const { segments, calls, states, end } = simulate(run, { seed: 3 });
  const left = run.steps.map(({ action }, step) => ({ action, step }));
  return {
    name: run.name,
    end: end / MICROS,
    ticks: { length: 0.004, atStart: 1000.25 },
    segments: segments.map(({ segment, from, sentAt, arrivals, fate, injected }): SeenSegment => {
      const { sport, dport, seq, ack, flags, wnd, len } = segment;
      const header = Buffer.from(encodeSegment({ ...segment, len: 0 }, ADDRESSES)).toString('hex');
      const rx = arrivals.map((at) => at / MICROS);
      return {
        from,
        sport,
        dport,
        seq,
        ack,
        flags,
        window: wnd,
        len,
        header,
        t: sentAt / MICROS,
        rx,
        fate,
        injected,
      };
    }),
    calls: calls.flatMap(({ host, call, at, returnedAt, result, peer }) => {
      const place = left.findIndex(
        ({ action }) => 'call' in action && action.side === host && action.call.op === call,
      );
      const [made] = left.splice(place, 1);
      if (made === undefined || returnedAt === null || result === null) return [];
      return [
        {
          step: made.step,
          at: at / MICROS,
          returns: returnedAt / MICROS,
          result,
          ...(call === 'accept' && peer !== null ? { peer } : {}),
        },
      ];
    }),
    states: states.map(({ at, host, port, peer, from, to }) => ({
      t: at / MICROS,
      side: host,
      port,
      peer,
      from,
      to,
    })),
    wire: run.steps.flatMap(({ action }, step) => (action.side === 'wire' ? [{ step, at: 0 }] : [])),
  };
}

const closing = scenario(
  [
    lose(0, { from: 'client', all: FIN }, 1),
    listen(0),
    connect(1),
    accept(2),
    send(100, 'client', 5),
    recv(150, 'server', 100),
    close(400, 'client'),
    recv(500, 'server', 100),
    close(900, 'server'),
  ],
  { profile: 'linux', delay: 20_000, isns: isns([100], [900]), until: 3_000_000 },
);

const CAPTURES = join(import.meta.dirname, '..', '..', 'conformance', 'captures');
const listed = readFileSync(join(CAPTURES, 'header_prediction_memory.json'), 'utf8');

/** The same with an RST forged from the server, three octets above its ISN. */
const forging: Scenario = {
  ...closing,
  steps: [...closing.steps, forge(600, 'server', { flags: RST | ACK, seq: 903, ack: 106 })],
};

describe('a recording', () => {
  it('of a kernel that does what the model does agrees with it', () => {
    const { differences, capture } = replay(
      toCapture(kernelRun(closing, 3_000_000), asKernel(closing), 'closing'),
    );
    expect(differences).toEqual([]);
    expect(capture.segments.some(({ fate, flags }) => fate === 'lost' && flags.includes('F'))).toBe(true);
  });

  it('of a kernel that numbers a segment otherwise does not', () => {
    const result = asKernel(closing);
    const segments = result.segments.map((s, i) => (i === 4 ? { ...s, ack: s.ack + 1 } : s));
    const { differences } = replay(
      toCapture(kernelRun(closing, 3_000_000), { ...result, segments }, 'closing'),
    );
    expect(differences.join()).toContain('segment');
  });
});

describe('parameters for the kernel', () => {
  it('are those that differ from the defaults, in the units of sysctl', () => {
    const set = { tcp_synack_retries: 2, tcp_fin_timeout: 5, tcp_keepalive_time: 60, tcp_early_retrans: 0 };
    expect(sysctlsOf({ ...LINUX, ...overridesOf(set) })).toMatchObject(set);
    expect(Object.keys(sysctlsOf(LINUX)).sort()).toEqual([
      'somaxconn',
      'tcp_max_syn_backlog',
      'tcp_max_tw_buckets',
    ]);
  });
});

describe('what a kernel cannot be set up for', () => {
  it('is named, and is little of the site', () => {
    expect(whyNotOnKernel({ ...closing, overrides: { client: { timeWait: 1 } } })).toMatch(/sets timeWait/);
    expect(whyNotOnKernel({ ...forging, isns: [] })).toMatch(/test forges segments without "isns"/);
    expect(whyNotOnKernel(loadScenario('work/syn-flood'))).toBeNull();
    expect(whyNotOnKernel(loadScenario('work/idle-nat'))).toMatch(/idle-nat has a wire that answers/);
    expect(whyNotOnKernel(loadScenario('time-wait/old-data'))).toBeNull();
    const left = linuxScenarios().filter((one) => whyNotOnKernel(one) !== null);
    expect(left.length).toBeLessThan(linuxScenarios().length / 10);
  });
});

describe('a forged segment', () => {
  it('has its numbers from the ISNs that the scenario gives its ports', () => {
    const [made] = kernelRun(forging, 3_000_000).steps.flatMap((step) =>
      'inject' in step ? [step.inject] : [],
    );
    expect(made).toMatchObject({ from: 'server', rseq: 3, rack: 6 });
    const other = { ...forging, isns: forging.isns?.map((one) => ({ ...one, port: 9 })) ?? [] };
    expect(() => kernelRun(other, 3_000_000)).toThrow(/test: a forged segment needs the ISNs of both/);
  });

  it('that is a SYN from a port of nobody needs none', () => {
    const syn = scenario([forge(0, 'client', { flags: SYN, seq: 77 })], { profile: 'linux' });
    expect(kernelRun(syn, 1000).steps).toMatchObject([{ inject: { rseq: 77, rack: 0 } }]);
  });
});

describe('random scripts', () => {
  it('are the same for the same seed, and run in the model', () => {
    const scripts = randomScenarios(50, 7);
    expect(randomScenarios(50, 7)).toEqual(scripts);
    expect(scripts.slice(48).map(({ name }) => name)).toEqual(['random/7-48', 'random/7-49']);
    for (const script of scripts) expect(simulate(script, { seed: 1 }).segments.length).toBeGreaterThan(0);
  });
});

describe('what came at almost the same moment', () => {
  const result = asKernel(closing);
  const captured = (change: Partial<typeof result>) =>
    toCapture(kernelRun(closing, 3_000_000), { ...result, ...change }, 'closing');

  it('may come in another order', () => {
    // The client closes when the FIN of the server arrives, 300 µs sooner than in the model.
    const sooner = result.calls.map((call) => ({ ...call, at: call.at - 0.0003 }));
    expect(agreesInAnotherOrder(captured({ calls: sooner }))).toBe(true);
  });

  it('may come before a call that slept wakes up', () => {
    // The second connection's ACK comes 100 µs after the first one's, when accept() has been told and has not yet run.
    const two = (accepts: number) =>
      scenario(
        [
          listen(0, 0),
          accept(accepts),
          connect(1),
          call(1.1, 'client', { op: 'connect', socket: 'c2', port: CLIENT_PORT + 1, peer: SERVER_PORT }),
        ],
        { profile: 'linux', delay: 20_000, until: 900_000 },
      );
    const kernel = asKernel(two(61.3));
    const calls = kernel.calls.map((one) => ('peer' in one ? { ...one, at: 0.005 } : one));
    const capture = toCapture(kernelRun(two(5), 900_000), { ...kernel, calls }, 'two');
    expect(replay(capture).differences).not.toEqual([]);
    expect(agreesInAnotherOrder(capture)).toBe(true);
  });

  it('excuses no other number and no other time', () => {
    const other = result.segments.map((s, i) => (i === 4 ? { ...s, ack: s.ack + 1 } : s));
    expect(agreesInAnotherOrder(captured({ segments: other }))).toBe(false);
    const late = result.segments.map((s, i) => (i === 9 ? { ...s, t: s.t + 0.3 } : s));
    expect(agreesInAnotherOrder(captured({ segments: late }))).toBe(false);
  });

  it('shows what differs beside each other, with a mark', () => {
    const other = result.segments.map((s, i) => (i === 4 ? { ...s, ack: s.ack + 1 } : s));
    const marks = (segments: typeof other) =>
      sideBySide(replay(captured({ segments }))).map(([mark]) => mark);
    expect(marks(result.segments)).not.toContain('!');
    expect(marks(other).filter((mark) => mark === '!')).toHaveLength(1);
  });
});

describe('a recording that is listed for header prediction', () => {
  it('agrees without it and not with it', () => {
    const { differences, capture } = replay(readCapture(listed, 'header_prediction_memory'));
    expect(differences).not.toEqual([]);
    expect(agreesInAnotherOrder(capture)).toBe(false);
    expect(agreesWithoutHeaderPrediction(capture)).toBe(true);
  });
});

describe('what the command is asked', () => {
  it('is read, with usual values for what is left out', () => {
    expect(readArguments(['handshake/plain'])).toMatchObject({ jobs: 16, longest: 200, out: 'recordings' });
    expect(readArguments(['--random', '30'])).toMatchObject({ random: 30, seed: 1, jobs: 96, out: null });
    expect(readArguments(['--only', '0', '--seed', '3'])).toMatchObject({ random: 1, seed: 3, only: 0 });
    expect([readArguments([]), readArguments(['--all', '--help'])]).toEqual([null, null]);
  });

  it.each([
    [['--random', 'many'], /--random takes a whole number from 1/],
    [['--only', 'x'], /--only takes a whole number from 0/],
    [['--random', '3', '--seed', '0'], /--seed takes a whole number/],
    [['--all', '--jobs', '1e3'], /--jobs takes a whole number from 1 to 500, not "1e3"/],
    [['--all', '--seed', '3'], /--seed goes with --random/],
    [['--al'], /Unknown option/],
  ])('is refused in a sentence: %j', (argv, sentence) => {
    expect(() => readArguments(argv)).toThrow(sentence);
  });

  it('names near scenarios, and what --set takes', () => {
    expect(() => loadScenario('handshake/plian')).toThrow(/no scenario "handshake\/plian".*handshake\/plain/);
    expect(() => withParams(closing, ['tcp_sack'])).toThrow(/--set takes NAME=VALUE/);
    expect(withParams(closing, ['server.tcp_sack=0']).overrides).toEqual({ server: { sack: false } });
  });
});
