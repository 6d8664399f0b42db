/** Words of the state diagram, its table and what opens when a state or an arrow is pressed. */
export const states = {
  /** Name of the drawing. {caption}: what the figure shows. */
  name: '{caption}. The table below lists the same states and arrows',
  pathName: '{caption}. The list below gives the same steps in order',
  caption: 'The eleven states of a connection',
  pathCaption: '{title}: the states of the {host}',
  client: 'client',
  server: 'server',
  activeClose: 'active close',
  passiveClose: 'passive close',

  /** What stands on an arrow: an event, and what is sent. A line break counts only in a narrow drawing. */
  events: {
    passiveOpen: 'passive OPEN',
    activeOpen: 'active OPEN',
    send: 'SEND',
    close: 'CLOSE',
    syn: 'SYN',
    synAck: 'SYN,ACK',
    ackOfSyn: 'ACK of SYN',
    rst: 'RST¹',
    fin: 'FIN',
    ackOfFin: 'ACK\nof FIN',
    finAckOfFin: 'FIN and\nACK\nof FIN²',
    timeout: '2 MSL',
  },
  legend:
    'On each arrow: what happens / what is sent in answer (–: nothing). OPEN, SEND and CLOSE are calls of the application, 2 MSL is a timer, all others are segments that arrive. Thick with a solid line: the client’s usual opening; thick and dashed: the server’s.',
  pathLegend:
    'On each arrow: what happens / what is sent in answer (–: nothing). Thick: the path of this run, numbered in order.',
  notes:
    '¹ Only after a passive OPEN; the listener itself never left LISTEN. ² Named in a note of the RFC’s figure, not drawn there. Resets, crashes and other time-outs lead to CLOSED without an arrow; the table lists them.',

  /** The steps of a run. */
  step: '{from} → {to}',
  notDrawn: '{from} → {to} (no arrow): {way}',

  /** The table. */
  asTable: 'The same as a table',
  tableAbove: 'The states and arrows as a table',
  tableName: 'State, event, next state, rule',
  from: 'State',
  event: 'Event',
  to: 'Next state',
  sends: 'Sent',
  rule: 'Rule',
  run: 'A run that does it',
  noRun: 'none on this site',
  nothing: '–',
  longEvents: {
    passiveOpen: 'The application opens passively: listen()',
    activeOpen: 'The application opens actively: connect()',
    send: 'The application sends, or opens actively',
    close: 'The application closes: close() or shutdown()',
    syn: 'A SYN arrives',
    synAck: 'A SYN arrives with the ACK of this side’s SYN',
    ackOfSyn: 'The ACK of this side’s SYN arrives',
    rst: 'An RST arrives after a passive OPEN',
    fin: 'A FIN arrives',
    ackOfFin: 'The ACK of this side’s FIN arrives',
    finAckOfFin: 'A FIN arrives, and this side’s FIN is acknowledged',
    timeout: 'The 2 MSL timer runs out',
  },
  ways: {
    resetReceived: 'An RST arrives',
    resetSent: 'The connection is reset from this side',
    givenUp: 'This side gives up waiting',
    crashed: 'The host crashes',
    replaced: 'A new connection takes its place',
    cookie: 'The ACK brings back a SYN cookie',
  },
  /** Why LISTEN leads to SYN-SENT, which no run shows. */
  listenToSynSent:
    'RFC 9293 lets an application turn a passive OPEN into an active one. The socket interface has no call for it: on Linux, connect() and send() on a listening socket fail.',

  /** How programs spell a state. */
  spelling: 'How ss, netstat and the Linux kernel spell it',
  kernel: 'Linux kernel',

  /** What opens with a press. */
  hint: 'Press a state or an arrow to see its rule and a run. On a keyboard, arrow keys move, Enter opens, Escape closes.',
  leadsHere: 'Leads here',
  leadsOn: 'Leads on',
  none: 'nothing',
  showRun: 'Show a run: {title}',
  noRunLong: 'No run of this site does this.',
  close: 'Close',
};
