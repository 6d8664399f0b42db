import type { HostId, ProfileName, Scenario, ScenarioStep, State } from '../../../src/tcp/index.ts';
import { ACK, FIN, RST, SYN } from '../../../src/tcp/index.ts';
import type { Forged } from './script.ts';
import { accept, connect, forge, isns, listen, lose, recv, scenario, send, shutdown } from './script.ts';

/** A state of the matrix; SYN-RECEIVED comes in two, by how the connection was opened. */
export type Where =
  | Exclude<State, 'SYN-RECEIVED'>
  | 'SYN-RECEIVED (passive open)'
  | 'SYN-RECEIVED (active open)';

/** ISNs of the client and the server in every run of the matrix. */
export const CLIENT_ISN = 1_000_000;
export const SERVER_ISN = 2_000_000;

/** How a state is reached, and what the connection's variables are then. */
export interface Reached {
  readonly state: State;
  readonly subject: HostId;
  /** Steps that lead there. */
  readonly steps: readonly ScenarioStep[];
  /** When the segment under test is forged, ms; it arrives 10 ms later. */
  readonly at: number;
  /** Variables of RFC 9293 section 3.3.1 at that time. */
  readonly iss: number;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly irs: number;
  readonly rcvNxt: number;
  /** An acknowledgment of some, not all, of what is outstanding. */
  readonly partial: number | null;
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
const UNA = CLIENT_ISN + 101;
const RCV = SERVER_ISN + 61;

type Variables = Partial<Pick<Reached, 'sndUna' | 'sndNxt' | 'rcvNxt' | 'partial'>>;

function transferred(state: State, steps: readonly ScenarioStep[], v: Variables): Reached {
  const variables = {
    iss: CLIENT_ISN,
    sndUna: UNA,
    sndNxt: UNA,
    irs: SERVER_ISN,
    rcvNxt: RCV,
    partial: null,
  };
  return { state, subject: 'client', steps: [...TRANSFER, ...steps], at: 600, ...variables, ...v };
}

const SENT_50 = [lose(500), send(550, 'client', 50)];

const OPENING = { at: 20, sndUna: CLIENT_ISN, sndNxt: CLIENT_ISN + 1, partial: null } as const;

/** Every state: the run that leads to it. */
export const REACHED: Readonly<Record<Where, Reached>> = {
  CLOSED: {
    ...OPENING,
    state: 'CLOSED',
    subject: 'server',
    steps: [lose(0)],
    iss: 0,
    sndUna: 0,
    sndNxt: 0,
    irs: 0,
    rcvNxt: 0,
  },
  LISTEN: {
    ...OPENING,
    state: 'LISTEN',
    subject: 'server',
    steps: [lose(0), listen(0)],
    iss: SERVER_ISN,
    sndUna: 0,
    sndNxt: 0,
    irs: 0,
    rcvNxt: 0,
  },
  'SYN-SENT': {
    ...OPENING,
    state: 'SYN-SENT',
    subject: 'client',
    steps: [lose(0), connect(1)],
    iss: CLIENT_ISN,
    irs: SERVER_ISN,
    rcvNxt: SERVER_ISN + 1,
  },
  'SYN-RECEIVED (passive open)': {
    ...OPENING,
    state: 'SYN-RECEIVED',
    subject: 'server',
    steps: [lose(0), listen(0), forge(1, 'client', { flags: SYN, seq: CLIENT_ISN })],
    iss: SERVER_ISN,
    sndUna: SERVER_ISN,
    sndNxt: SERVER_ISN + 1,
    irs: CLIENT_ISN,
    rcvNxt: CLIENT_ISN + 1,
  },
  'SYN-RECEIVED (active open)': {
    ...OPENING,
    state: 'SYN-RECEIVED',
    subject: 'client',
    steps: [lose(0), connect(1), forge(2, 'server', { flags: SYN, seq: SERVER_ISN })],
    iss: CLIENT_ISN,
    irs: SERVER_ISN,
    rcvNxt: SERVER_ISN + 1,
  },
  ESTABLISHED: transferred('ESTABLISHED', SENT_50, { sndNxt: UNA + 50, partial: UNA + 20 }),
  'FIN-WAIT-1': transferred('FIN-WAIT-1', [...SENT_50, shutdown(560, 'client')], {
    sndNxt: UNA + 51,
    partial: UNA + 50,
  }),
  'FIN-WAIT-2': transferred('FIN-WAIT-2', [shutdown(300, 'client'), lose(500)], {
    sndUna: UNA + 1,
    sndNxt: UNA + 1,
  }),
  'CLOSE-WAIT': transferred('CLOSE-WAIT', [shutdown(300, 'server'), ...SENT_50], {
    sndNxt: UNA + 50,
    partial: UNA + 20,
    rcvNxt: RCV + 1,
  }),
  // The server's FIN comes through, the client's data, FIN and ACKs are lost.
  CLOSING: transferred(
    'CLOSING',
    [
      lose(500, { from: 'client' }),
      send(550, 'client', 50),
      shutdown(560, 'client'),
      shutdown(560, 'server'),
    ],
    { sndNxt: UNA + 51, partial: UNA + 50, rcvNxt: RCV + 1 },
  ),
  'LAST-ACK': transferred('LAST-ACK', [shutdown(300, 'server'), ...SENT_50, shutdown(560, 'client')], {
    sndNxt: UNA + 51,
    partial: UNA + 50,
    rcvNxt: RCV + 1,
  }),
  'TIME-WAIT': transferred('TIME-WAIT', [shutdown(300, 'client'), shutdown(400, 'server'), lose(500)], {
    sndUna: UNA + 1,
    sndNxt: UNA + 1,
    rcvNxt: RCV + 1,
  }),
};

/** The scenario that leads to a state and then lets `forged` segments arrive, `gap` ms apart, and stops 60 ms after the last. */
export function arriving(
  where: Where,
  profile: ProfileName,
  forged: readonly Forged[],
  gap = 0,
  part: Partial<Scenario> = {},
): Scenario {
  const { subject, steps, at } = REACHED[where];
  const from = subject === 'client' ? 'server' : 'client';
  return scenario([...steps, ...forged.map((f, i) => forge(at + i * gap, from, f))], {
    profile,
    isns: isns([CLIENT_ISN], [SERVER_ISN]),
    until: (at + gap * (forged.length - 1) + 60) * 1000,
    ...part,
  });
}

/** Columns of the matrix: the segments, by name. Ten octets of text where there is any. */
export const KINDS = {
  SYN: { flags: SYN, len: 0 },
  'SYN,ACK': { flags: SYN | ACK, len: 0 },
  ACK: { flags: ACK, len: 0 },
  data: { flags: ACK, len: 10 },
  FIN: { flags: FIN | ACK, len: 0 },
  'data+FIN': { flags: FIN | ACK, len: 10 },
  RST: { flags: RST, len: 0 },
  'RST,ACK': { flags: RST | ACK, len: 0 },
  'no flags': { flags: 0, len: 0 },
  'text without ACK': { flags: 0, len: 10 },
  'FIN without ACK': { flags: FIN, len: 0 },
} as const;
export type Kind = keyof typeof KINDS;

/** Where SEG.SEQ lies. `overlap` begins before RCV.NXT and ends after it; `spill` begins in the window and ends beyond. */
export type Place = 'exact' | 'ahead' | 'left' | 'right' | 'overlap' | 'spill' | 'IRS';

/** What SEG.ACK acknowledges; `before ISS` is older than all that was sent, `too old` than MAX.SND.WND too. */
export type AckSort =
  | 'good'
  | 'partial'
  | 'duplicate'
  | 'old'
  | 'before ISS'
  | 'too old'
  | 'unsent'
  | 'no ACK';
