import type { Call, Scenario, Step } from '../../src/tcp/simulator/scenario.ts';
import type { HostId } from '../../src/tcp/simulator/transcript.ts';

const PORT = 80;
/** How long after the client's FIN the server closes, µs: long enough for an ACK of its own, so the close takes four segments. */
const SERVER_CLOSES_AFTER = 50_000;

/** A script in which so many connections stay open while so many others live from SYN to the end of TIME-WAIT. */
export function lifecycles(open: number, count: number): Scenario {
  const steps: Step[] = [];
  const add = (side: HostId, call: Call, after: readonly number[] = [], wait = 0): number =>
    steps.push({ action: { side, call }, after, wait }) - 1;
  let last = add('server', { op: 'listen', socket: 'listener', port: PORT, backlog: 128 });
  const connect = (client: string, server: string): number => {
    last = add('client', { op: 'connect', socket: client, port: null, peer: PORT }, [last]);
    last = add('server', { op: 'accept', socket: 'listener', as: server }, [last]);
    return last;
  };
  for (let i = 0; i < open; i += 1) connect(`client-open-${i}`, `server-open-${i}`);
  for (let i = 0; i < count; i += 1) {
    const [client, server] = [`client-${i}`, `server-${i}`];
    const accepted = connect(client, server);
    add('client', { op: 'close', socket: client }, [accepted]);
    const end = add('server', { op: 'recv', socket: server, max: 1 }, [accepted]);
    last = add('server', { op: 'close', socket: server }, [end], SERVER_CLOSES_AFTER);
  }
  return { name: 'bench', profile: 'linux', delay: 10_000, steps, until: null };
}
