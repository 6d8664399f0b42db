import type { Scenario, ScenarioStep } from '../../../tcp/index.ts';

/** Ports servers are often met on. */
const SERVER_PORTS = [22, 80, 443, 3306, 5432, 6379, 8080, 8443, 9092] as const;
/** Linux' default range for ephemeral ports: ip_local_port_range. */
const EPHEMERAL = { least: 32_768, most: 60_999 } as const;
const MOST_OCTETS = 1400;

/** Returns a scenario with ports, ISNs and sizes drawn anew; what happens in it stays the same. */
export function varied(scenario: Scenario, next: () => number): Scenario {
  const ports = drawnPorts(scenario, next);
  const isns = (['client', 'server'] as const).map((side) => ({ side, port: null, peer: null, isn: next() }));
  const steps = scenario.steps.map((step): ScenarioStep => {
    const { action } = step;
    if (action.side === 'wire') return step;
    const { call } = action;
    switch (call.op) {
      case 'listen':
      case 'bind':
        return { ...step, action: { ...action, call: { ...call, port: ports(call.port) } } };
      case 'connect': {
        const port = call.port === null ? null : ports(call.port);
        return { ...step, action: { ...action, call: { ...call, port, peer: ports(call.peer) } } };
      }
      case 'send':
        return { ...step, action: { ...action, call: { ...call, bytes: 1 + (next() % MOST_OCTETS) } } };
      default:
        return step;
    }
  });
  return { ...scenario, isns, steps };
}

/** Returns a map from a scenario's ports to new ones: those listened on to a server's, the others to ephemeral ones. */
function drawnPorts({ steps }: Scenario, next: () => number): (port: number) => number {
  const server = SERVER_PORTS[next() % SERVER_PORTS.length] ?? SERVER_PORTS[0];
  const shift = next();
  const room = EPHEMERAL.most - EPHEMERAL.least + 1;
  const listened = new Set(
    steps.flatMap(({ action }) =>
      action.side !== 'wire' && action.call.op === 'connect' && action.side === 'client'
        ? [action.call.peer]
        : [],
    ),
  );
  const known = [...listened];
  return (port) =>
    listened.has(port) ? server + known.indexOf(port) : EPHEMERAL.least + ((port + shift) % room);
}
