/** Ties: what happens on two machines at almost the same moment comes in an order of chance. */
import fc from 'fast-check';
import type { Capture } from '../../../src/conformance/capture.ts';
import { differences } from '../../../src/conformance/compare.ts';
import { scenarioOf } from '../../../src/conformance/scenario-of.ts';
import {
  type HostId,
  type ProfileOverrides,
  type Scenario,
  type ScenarioStep,
  simulate,
} from '../../../src/tcp/index.ts';

/** How far apart two things may be for chance to decide, µs: how late a process, and how late the wire, may wake up. */
const WAKE = 400;
const HOP = 200;
/** Calls whose process sleeps until something comes, and takes what is there when it wakes up. */
const SLEEPERS: ReadonlySet<string> = new Set(['accept', 'recv']);
/** How many orders are tried, and how many segments of a run are delivered sooner or later in each. */
const TRIES = 384;
const SEGMENTS = 40;

/**
 * Tells whether a recording agrees with the model once every step of the script and every hop of the wire is moved by
 * less than a wake-up takes: which of a call, an arrival and a tick of the clock was first, and which of two round trips
 * took a microsecond more; once calls that slept find what was there when they returned; and once the timers of a host
 * go off a tick later, or those of one of its processors after the other's.
 */
export function agreesInAnotherOrder(capture: Capture): boolean {
  return agreesOnceMoved(capture, scenarioOf(capture));
}

/**
 * Tells whether a recording agrees once no text is taken by header prediction, which depends on memory that the model does
 * not count: see header_prediction_memory in tests/conformance/deviations.yaml.
 */
export function agreesWithoutHeaderPrediction(capture: Capture): boolean {
  const scenario = scenarioOf(capture);
  const { client, server } = scenario.overrides ?? {};
  const without = { headerPrediction: false };
  const overrides = { client: { ...client, ...without }, server: { ...server, ...without } };
  return agreesOnceMoved(capture, { ...scenario, overrides });
}

function agreesOnceMoved(capture: Capture, scenario: Scenario): boolean {
  if (differences(capture, simulate(scenario, { seed: 1 })).length === 0) return true;
  const { length } = scenario.steps;
  const tick = (capture.ticks?.length ?? 0) * 1e6;
  const processors = fc.record({
    timerLate: fc.constantFrom(0, 1, tick),
    lateConnections: fc.oneof(fc.constant(255), fc.nat(255)),
  });
  const late = fc.record({ client: processors, server: processors });
  const moves = fc.tuple(
    fc.array(fc.integer({ min: -WAKE, max: WAKE }), { minLength: length, maxLength: length }),
    fc.array(fc.nat(HOP), { minLength: SEGMENTS, maxLength: SEGMENTS }),
    late,
    fc.boolean(),
  );
  const slept = capture.script.map(sleepOf);
  return fc.sample(moves, { numRuns: TRIES, seed: 1 }).some(([waits, hops, ticks, sleeps]) => {
    const moments = sleeps ? waits.map((wait, i) => wait + (slept[i] ?? 0)) : waits;
    const run = simulate(later(moved(scenario, moments, hops), ticks), { seed: 1 });
    return differences(capture, run).length === 0;
  });
}

/** Returns how long the process of a call slept until it returned with something, µs. */
function sleepOf({ op, at, returns, result }: Capture['script'][number]): number {
  if (!SLEEPERS.has(op) || typeof returns !== 'number' || result === 'timeout') return 0;
  return Math.round((returns - at) * 1e6);
}

/** Has the timers of one processor of each host go off later. */
function later(scenario: Scenario, { client, server }: Readonly<Record<HostId, ProfileOverrides>>): Scenario {
  const { overrides } = scenario;
  return {
    ...scenario,
    overrides: {
      client: { ...overrides?.client, ...client },
      server: { ...overrides?.server, ...server },
    },
  };
}

/** Moves the steps of a scenario, and delivers its segments sooner or later, one after the other. */
function moved(scenario: Scenario, waits: readonly number[], hops: readonly number[]): Scenario {
  const steps = scenario.steps.map((step, i) =>
    'call' in step.action ? { ...step, wait: Math.max(step.wait + (waits[i] ?? 0), 0) } : step,
  );
  // They come last, so that a fault of the script goes first: of those that match, the first filter decides.
  const start = Math.max(0, ...steps.map(({ action, wait }) => ('filter' in action ? wait : 0)));
  const jitter = hops.map(
    (delay, n): ScenarioStep => ({
      action: { side: 'wire', filter: { id: `hop ${n}`, action: 'delay', delay, count: 1, match: {} } },
      after: [],
      wait: start,
    }),
  );
  return { ...scenario, delay: Math.max(scenario.delay - HOP / 2, 0), steps: [...steps, ...jitter] };
}
