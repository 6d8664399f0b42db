import { scenarioProblems } from '../../../tcp/simulator/check-scenario.ts';
import type { Call, IsnChoice, Scenario, Step } from '../../../tcp/simulator/scenario.ts';
import type { HostId } from '../../../tcp/simulator/transcript.ts';
import { describeIssues } from '../author-errors.ts';
import { microseconds } from '../duration.ts';
import type { CallName, ScriptStep } from './calls.ts';
import { compileFault } from './faults.ts';
import { compileOverrides } from './overrides.ts';
import { type ScenarioFile, scenarioSchema } from './schema.ts';

/** The server's port when a script names none. */
const SERVER_PORT = 8080;
/** The port of the client's socket `c0` when a script names none; `c1` has the next one. */
const FIRST_CLIENT_PORT = 40001;
const RECEIVE_ALL = 65536;

/**
 * Returns the model's scenario for what stands in an author's file. Throws an error that names the file, the step and
 * what would be valid when the file does not say one.
 *
 * @example readScenario(parse(text), 'handshake/plain')
 */
export function readScenario(data: unknown, name: string): Scenario {
  const checked = scenarioSchema.safeParse(data);
  if (!checked.success) throw new Error(describeIssues(`Scenario ${name}`, checked.error.issues));
  return compileScenario(checked.data, name);
}

/** Returns the model's scenario for a file that the schema has read. Throws when its steps cannot be. */
export function compileScenario(file: ScenarioFile, name: string): Scenario {
  const faults = file.faults ?? [];
  const labels = stepLabels(file, faults.length, name);
  const at = (label: string, where: string): number => {
    const index = labels.get(label);
    if (index !== undefined) return index;
    const known = [...labels.keys()].join(', ') || 'none; give the step an "id"';
    throw new Error(
      `Scenario ${name}: ${where} waits for "${label}", which no step is called. Known: ${known}.`,
    );
  };
  const wire = faults.map(
    (fault, i): Step => ({
      action: { side: 'wire', filter: compileFault(fault, `f${i}`) },
      after: fault.after === undefined ? [] : [at(fault.after, `fault ${i + 1}`)],
      wait: 0,
    }),
  );
  const steps = file.script.map((step, i): Step => {
    const own = faults.length + i;
    const after = [step.after ?? []].flat().filter((label) => label !== 'start');
    const previous = step.after === undefined && i > 0 ? [own - 1] : [];
    return {
      action: compileAction(step, file.script.slice(0, i)),
      after: [...previous, ...after.map((label) => at(label, `script step ${i + 1}`))],
      wait: step.wait === undefined ? 0 : time(step.wait),
    };
  });
  const scenario: Scenario = {
    name,
    profile: file.profile,
    ...(file.overrides ? { overrides: overridesOf(file.overrides) } : {}),
    delay: time(file.delay),
    steps: [...wire, ...steps],
    ...(file.isns ? { isns: isnsOf(file.isns) } : {}),
    until: file.until === undefined ? null : time(file.until),
  };
  const [problem] = scenarioProblems(scenario);
  if (problem !== undefined) throw new Error(`Scenario ${asWritten(problem, faults.length)}`);
  return scenario;
}

/** Counts the steps a sentence names as their author does: the faults, which come first in the model, apart. */
function asWritten(problem: string, faults: number): string {
  return problem.replace(/\bstep (\d+)/g, (_, step) =>
    Number(step) > faults ? `script step ${Number(step) - faults}` : `fault ${step}`,
  );
}

function time(text: string): number {
  return microseconds(text) ?? 0;
}

function stepLabels(file: ScenarioFile, offset: number, name: string): Map<string, number> {
  const labels = new Map<string, number>();
  file.script.forEach((step, i) => {
    if (step.id === undefined) return;
    if (labels.has(step.id) || step.id === 'start') {
      throw new Error(`Scenario ${name}: script step ${i + 1} has the id "${step.id}", which is taken.`);
    }
    labels.set(step.id, offset + i);
  });
  return labels;
}

function compileAction(step: ScriptStep, before: readonly ScriptStep[]): Step['action'] {
  const side: HostId = step.client ? 'client' : 'server';
  const name = step.client ?? step.server ?? 'close';
  const call = compileCall(name, side, step, before);
  return step.timeout === undefined ? { side, call } : { side, call, timeout: time(step.timeout) };
}

function compileCall(op: CallName, side: HostId, step: ScriptStep, before: readonly ScriptStep[]): Call {
  const listens = op === 'listen' || op === 'accept';
  const socket = step.socket ?? (side === 'client' ? 'c0' : listens ? 's0' : 's1');
  const port = step.port === 'ephemeral' ? null : step.port;
  switch (op) {
    case 'set-option':
      if (!step.option) throw new Error('set-option needs "option"');
      return { op, socket, option: step.option };
    case 'bind':
      return { op, socket, port: port ?? defaultPort(side, socket) };
    case 'listen':
      return { op, socket, port: port ?? SERVER_PORT, backlog: step.backlog ?? 128 };
    case 'connect':
      return {
        op,
        socket,
        port: port === undefined ? defaultPort(side, socket) : port,
        peer: step.peer ?? (side === 'client' ? SERVER_PORT : FIRST_CLIENT_PORT),
      };
    case 'accept': {
      const earlier = before.filter((other) => other.server === 'accept').length;
      return { op, socket, as: step.as ?? `s${earlier + 1}` };
    }
    case 'send': {
      const sent = { op, socket, bytes: step.bytes ?? 0 } as const;
      return step.more ? { ...sent, more: true } : sent;
    }
    case 'recv':
      return { op, socket, max: step.max ?? RECEIVE_ALL };
    case 'shutdown':
      return { op, socket, how: step.how ?? 'WR' };
    case 'close':
    case 'lose-state':
      return { op, socket };
    case 'kill':
      return { op, sockets: step.sockets ?? [socket] };
  }
}

function defaultPort(side: HostId, socket: string): number {
  if (side === 'server') return SERVER_PORT;
  const number = Number(/\d+$/.exec(socket)?.[0] ?? 0);
  return FIRST_CLIENT_PORT + number;
}

function overridesOf(overrides: NonNullable<ScenarioFile['overrides']>): NonNullable<Scenario['overrides']> {
  return {
    ...(overrides.client ? { client: compileOverrides(overrides.client) } : {}),
    ...(overrides.server ? { server: compileOverrides(overrides.server) } : {}),
  };
}

function isnsOf(isns: NonNullable<ScenarioFile['isns']>): IsnChoice[] {
  const sides = [
    ['client', isns.client],
    ['server', isns.server],
  ] as const;
  return sides.flatMap(([side, isn]) => (isn === undefined ? [] : [{ side, port: null, peer: null, isn }]));
}
