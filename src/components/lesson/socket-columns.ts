/** How `ss` and `netstat` lay out their lists: shared by lessons and by the exercises that ask for a cell. */
import type { SocketTool } from '../../tcp/connection/state-names.ts';
import type { HostId } from '../../tcp/simulator/transcript.ts';

/** What a cell of a list holds; `local` and `peer` are the ports. */
export type SocketColumn = 'state' | 'recv-q' | 'send-q' | 'local' | 'peer';

/** A column: its name, the rest of the name for wide screens, and what it holds; null for the protocol. */
export type PrintedColumn = readonly [name: string, wide: string, column: SocketColumn | null];

const STATE: PrintedColumn = ['State', '', 'state'];
const RECV_Q: PrintedColumn = ['Recv-Q', '', 'recv-q'];
const SEND_Q: PrintedColumn = ['Send-Q', '', 'send-q'];

/** The columns of each program, in its order. */
export const PRINTED_COLUMNS: Readonly<Record<SocketTool, readonly PrintedColumn[]>> = {
  ss: [STATE, RECV_Q, SEND_Q, ['Local', 'Address:Port', 'local'], ['Peer', 'Address:Port', 'peer']],
  netstat: [
    ['Proto', '', null],
    RECV_Q,
    SEND_Q,
    ['Local', 'Address', 'local'],
    ['Foreign', 'Address', 'peer'],
    STATE,
  ],
};

/** What is typed to see the list. */
export const SOCKET_COMMANDS: Readonly<Record<SocketTool, string>> = {
  ss: 'ss -tan',
  netstat: 'netstat -ant',
};

/** The addresses of the hosts of every run. RFC 5737. */
export const HOST_ADDRESSES: Readonly<Record<HostId, string>> = { client: '192.0.2.1', server: '192.0.2.2' };

/** Returns the address that stands before a port in a line. */
export function addressBefore(host: HostId, listens: boolean, column: 'local' | 'peer'): string {
  const other = host === 'client' ? 'server' : 'client';
  return listens ? '0.0.0.0' : HOST_ADDRESSES[column === 'local' ? host : other];
}
