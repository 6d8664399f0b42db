/** Refuses scenarios that make no sense: calls on sockets that do not exist, ports taken twice, faults that match nothing. */
import { LINUX, PROFILES, type ProfileOverrides } from '../profile/profile.ts';
import type { Call, Scenario, Step } from './scenario.ts';
import type { HostId } from './transcript.ts';

/** A scenario that makes no sense. The message names the scenario, the step and what would be valid. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** What a socket is by the time the script reaches a step. */
type Role = 'new' | 'listener' | 'connection';

type Sockets = Map<string, Role>;

const SIDES: readonly HostId[] = ['client', 'server'];

const CALLS = {
  'set-option': true,
  bind: true,
  listen: true,
  connect: true,
  accept: true,
  send: true,
  recv: true,
  shutdown: true,
  close: true,
  'lose-state': true,
  kill: true,
  'set-param': true,
} as const satisfies Record<Call['op'], true>;

/** The parameters that can be overridden: not whose profile it is. */
const PARAMETERS = Object.keys(LINUX).filter((name) => name !== 'name');

/** Lists what of a scenario cannot be, one sentence each; values out of range are left to scenario-ranges.ts. */
export function structureProblems(scenario: Scenario): string[] {
  const problems: string[] = [];
  if (!Object.hasOwn(PROFILES, scenario.profile))
    problems.push(
      `${scenario.name}: there is no profile "${scenario.profile}"; there are: ${Object.keys(PROFILES).join(', ')}.`,
    );
  for (const side of SIDES) {
    const problem = overridesProblem(scenario.overrides?.[side] ?? {});
    if (problem !== null) problems.push(`${scenario.name}: the overrides of the ${side} ${problem}`);
  }
  const sockets: Record<HostId, Sockets> = { client: new Map(), server: new Map() };
  const ports: Record<HostId, Map<number, string>> = { client: new Map(), server: new Map() };
  const filters = filterIds(scenario);
  scenario.steps.forEach((step, index) => {
    const at = `${scenario.name}: step ${index + 1}`;
    problems.push(...orderProblems(scenario, step, index).map((p) => `${at} ${p}`));
    const { action } = step;
    if ('call' in action) {
      const { side, call } = action;
      if (!SIDES.includes(side)) {
        problems.push(`${at} is a call of "${side}"; calls are made by: ${SIDES.join(', ')}.`);
        return;
      }
      const problem = callProblem(call, sockets[side], ports[side]);
      if (problem !== null) problems.push(`${at} (${side} ${call.op}) ${problem}`);
    }
    if ('unfilter' in action && !filters.includes(action.unfilter)) {
      const known = filters.join(', ') || 'none';
      problems.push(
        `${at} takes away the fault "${action.unfilter}", which no step sets; there are: ${known}.`,
      );
    }
  });
  return problems;
}

/** Returns what is wrong with overrides, null when nothing is. Values are not looked at. */
function overridesProblem(overrides: ProfileOverrides): string | null {
  for (const name of Object.keys(overrides)) {
    if (PARAMETERS.includes(name)) continue;
    const sysctl = name.startsWith('tcp_') ? ` A sysctl: overridesOf({ ${name}: … }) says what it sets.` : '';
    return `name "${name}", which is no parameter; there are: ${PARAMETERS.join(', ')}.${sysctl}`;
  }
  return null;
}

function filterIds({ steps }: Scenario): string[] {
  return steps.flatMap(({ action }) => ('filter' in action ? [action.filter.id] : []));
}

function orderProblems(scenario: Scenario, step: Step, index: number): string[] {
  const found: string[] = [];
  for (const before of step.after) {
    if (before === index) found.push('waits for itself; name an earlier step.');
    else if (scenario.steps[before] === undefined) {
      found.push(`waits for step ${before + 1}; there are ${scenario.steps.length} steps.`);
    } else if (before > index && !('filter' in step.action)) {
      found.push(`waits for step ${before + 1}, which comes later; name an earlier step.`);
    }
  }
  return found;
}

/** Returns what is wrong with a call, null when nothing is, and notes what it makes of its socket. */
function callProblem(call: Call, sockets: Sockets, ports: Map<number, string>): string | null {
  if (!Object.hasOwn(CALLS, call.op)) return `is no call; there are: ${Object.keys(CALLS).join(', ')}.`;
  switch (call.op) {
    case 'set-param': {
      const problem = overridesProblem(call.overrides);
      return problem === null ? null : `has overrides that ${problem}`;
    }
    case 'kill': {
      const missing = call.sockets.find((s) => !sockets.has(s));
      return missing === undefined ? null : unknownSocket(missing, sockets);
    }
    case 'set-option':
      if (!sockets.has(call.socket)) sockets.set(call.socket, 'new');
      return null;
    case 'bind':
      return open(call.socket, 'new', call.port, sockets, ports);
    case 'listen':
      return open(call.socket, 'listener', call.port, sockets, ports);
    case 'connect':
      return open(call.socket, 'connection', call.port, sockets, ports);
    case 'accept':
      if (sockets.get(call.socket) !== 'listener') return wantsListener(call.socket, sockets);
      sockets.set(call.as, 'connection');
      return null;
    case 'send':
      if (call.fastOpen !== undefined && !sockets.has(call.socket)) {
        return open(call.socket, 'connection', call.fastOpen.port, sockets, ports);
      }
      return wantsConnection(call.socket, sockets);
    case 'recv':
    case 'shutdown':
    case 'lose-state':
      return wantsConnection(call.socket, sockets);
    case 'close':
      return sockets.has(call.socket) ? null : unknownSocket(call.socket, sockets);
    default:
      return call satisfies never;
  }
}

function open(
  socket: string,
  role: Role,
  port: number | null,
  sockets: Sockets,
  ports: Map<number, string>,
): string | null {
  const known = sockets.get(socket);
  if (known !== undefined && known !== 'new') {
    return `uses the socket "${socket}", which is a ${known} already; give it a new name.`;
  }
  const listening = port === null ? undefined : ports.get(port);
  if (role === 'listener' && listening !== undefined && port !== null) {
    return `listens on port ${port}, where "${listening}" listens; choose another port.`;
  }
  if (role === 'listener' && port !== null) ports.set(port, socket);
  sockets.set(socket, role);
  return null;
}

function names(sockets: Sockets, role?: Role): string {
  const known = [...sockets].filter(([, r]) => role === undefined || r === role).map(([name]) => name);
  return known.length > 0 ? known.join(', ') : 'none';
}

function unknownSocket(socket: string, sockets: Sockets): string {
  return `uses the socket "${socket}", which does not exist; this side has: ${names(sockets)}.`;
}

function wantsListener(socket: string, sockets: Sockets): string {
  return `needs a listener, and "${socket}" is none; listeners on this side: ${names(sockets, 'listener')}.`;
}

function wantsConnection(socket: string, sockets: Sockets): string | null {
  const role = sockets.get(socket);
  if (role === 'connection') return null;
  if (role === undefined) return unknownSocket(socket, sockets);
  return `needs a connection, and "${socket}" is ${role === 'new' ? 'not connected' : 'a listener'}; connections on this side: ${names(sockets, 'connection')}.`;
}
