import type { Variables, Where } from '../../../src/conformance/index.ts';
import { CLIENT_ISN, SERVER_ISN, VARIABLES } from '../../../src/conformance/index.ts';
import type { HostId, ProfileName, Scenario, ScenarioStep } from '../../../src/tcp/index.ts';
import { SYN } from '../../../src/tcp/index.ts';
import type { Forged } from './script.ts';
import { accept, connect, forge, isns, listen, lose, recv, scenario, send, shutdown } from './script.ts';

/** How a state is reached, and what the connection's variables are then. */
export interface Reached extends Variables {
  readonly subject: HostId;
  /** Steps that lead there. */
  readonly steps: readonly ScenarioStep[];
  /** When the segment under test is forged, ms; it arrives 10 ms later. */
  readonly at: number;
}

/** 100 octets from the client and 60 from the server have gone through by 500 ms. */
const TRANSFER = [
  listen(0),
  connect(1),
  accept(50),
  send(100, 'client', 100),
  recv(140, 'server'),
  send(200, 'server', 60),
  recv(240, 'client'),
];

const SENT_50 = [lose(500), send(550, 'client', 50)];

type Way = Pick<Reached, 'subject' | 'steps' | 'at'>;
const opening = (subject: HostId, steps: readonly ScenarioStep[]): Way => ({
  subject,
  steps: [lose(0), ...steps],
  at: 20,
});
const transferred = (steps: readonly ScenarioStep[]): Way => ({
  subject: 'client',
  steps: [...TRANSFER, ...steps],
  at: 600,
});

/** The run that leads to each state. */
const WAYS: Readonly<Record<Where, Way>> = {
  CLOSED: opening('server', []),
  LISTEN: opening('server', [listen(0)]),
  'SYN-SENT': opening('client', [connect(1)]),
  'SYN-RECEIVED (passive open)': opening('server', [
    listen(0),
    forge(1, 'client', { flags: SYN, seq: CLIENT_ISN }),
  ]),
  'SYN-RECEIVED (active open)': opening('client', [
    connect(1),
    forge(2, 'server', { flags: SYN, seq: SERVER_ISN }),
  ]),
  ESTABLISHED: transferred(SENT_50),
  'FIN-WAIT-1': transferred([...SENT_50, shutdown(560, 'client')]),
  'FIN-WAIT-2': transferred([shutdown(300, 'client'), lose(500)]),
  'CLOSE-WAIT': transferred([shutdown(300, 'server'), ...SENT_50]),
  // The server's FIN comes through, the client's data, FIN and ACKs are lost.
  CLOSING: transferred([
    lose(500, { from: 'client' }),
    send(550, 'client', 50),
    shutdown(560, 'client'),
    shutdown(560, 'server'),
  ]),
  'LAST-ACK': transferred([shutdown(300, 'server'), ...SENT_50, shutdown(560, 'client')]),
  'TIME-WAIT': transferred([shutdown(300, 'client'), shutdown(400, 'server'), lose(500)]),
};

/** Returns how a state is reached. */
export function reached(where: Where): Reached {
  return { ...VARIABLES[where], ...WAYS[where] };
}

/** The scenario that leads to a state and then lets `forged` segments arrive, `gap` ms apart, and stops 60 ms after the last. */
export function arriving(
  where: Where,
  profile: ProfileName,
  forged: readonly Forged[],
  gap = 0,
  part: Partial<Scenario> = {},
): Scenario {
  const { subject, steps, at } = reached(where);
  const from = subject === 'client' ? 'server' : 'client';
  return scenario([...steps, ...forged.map((f, i) => forge(at + i * gap, from, f))], {
    profile,
    isns: isns([CLIENT_ISN], [SERVER_ISN]),
    until: (at + gap * (forged.length - 1) + 60) * 1000,
    ...part,
  });
}
