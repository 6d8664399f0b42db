/** The exercise kind read-sockets: what has happened, the lists of sockets, and what their numbers count. */
export const readSockets = {
  happened: 'What has happened',
  columnTime: 'Begins',
  columnClient: 'Port',
  columnEvent: 'Call or segment',
  columnEnd: 'Returns\u00a0/ arrives',
  notYet: 'not yet',
  nowOne: 'At t = {time}, with everything up to that moment done, one host prints:',
  nowBoth: 'At t = {time}, with everything up to that moment done, each host prints:',

  line: 'Line',
  columns: {
    state: 'state',
    'recv-q': 'Recv-Q',
    'send-q': 'Send-Q',
    local: 'local port',
    peer: 'peer port',
  },
  cellLabel: '{host}, line {n}: {column}',

  entered: 'The state of this line was entered at t = {time}.',
  isState: '{state} since t = {time}.',
  isPort: 'The connection from port {port}: {state} since t = {time}.',

  withControl: '{bytes} + 1 ({control}) = {value}.',
  accepted: '{queued} queued − {taken} taken by accept() = {value}.',

  slipOtherQueue: 'That is the number of the line’s other queue.',
  slipNext: 'That is RCV.NXT itself. The SYN took the first sequence number; the data begins after it.',
  slipWithoutFin: 'That is the data alone. The FIN counts one more.',
  slipWithoutSyn: 'The SYN has not been acknowledged, and it counts one.',
  notYetIn: 'This line has not been in that state so far.',
  leftAt: 'This line left that state at t = {time}.',
  notRead: 'not read',
  notFilled: 'empty',
  problemRange: 'Out of range. A queue holds no less than 0, and a port is at most 65535.',
  problemQueue: 'Not a number. Example: 1001.',
};
