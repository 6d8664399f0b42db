import { SS_NAMES, type State } from './state.ts';

/** The programs that list sockets on Linux. */
export const SOCKET_TOOLS = ['ss', 'netstat'] as const;

/** A program that lists sockets. */
export type SocketTool = (typeof SOCKET_TOOLS)[number];

/** How each program prints each state. */
export const STATE_NAMES: Readonly<Record<SocketTool, Readonly<Record<State, string>>>> = {
  ss: SS_NAMES,
  netstat: {
    CLOSED: 'CLOSE',
    LISTEN: 'LISTEN',
    'SYN-SENT': 'SYN_SENT',
    'SYN-RECEIVED': 'SYN_RECV',
    ESTABLISHED: 'ESTABLISHED',
    'FIN-WAIT-1': 'FIN_WAIT1',
    'FIN-WAIT-2': 'FIN_WAIT2',
    'CLOSE-WAIT': 'CLOSE_WAIT',
    CLOSING: 'CLOSING',
    'LAST-ACK': 'LAST_ACK',
    'TIME-WAIT': 'TIME_WAIT',
  },
};

/** How the Linux kernel's source spells each state. A request of a listener, not yet a socket, is TCP_NEW_SYN_RECV. */
export const KERNEL_NAMES: Readonly<Record<State, string>> = {
  CLOSED: 'TCP_CLOSE',
  LISTEN: 'TCP_LISTEN',
  'SYN-SENT': 'TCP_SYN_SENT',
  'SYN-RECEIVED': 'TCP_SYN_RECV',
  ESTABLISHED: 'TCP_ESTABLISHED',
  'FIN-WAIT-1': 'TCP_FIN_WAIT1',
  'FIN-WAIT-2': 'TCP_FIN_WAIT2',
  'CLOSE-WAIT': 'TCP_CLOSE_WAIT',
  CLOSING: 'TCP_CLOSING',
  'LAST-ACK': 'TCP_LAST_ACK',
  'TIME-WAIT': 'TCP_TIME_WAIT',
};
