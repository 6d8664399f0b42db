/** Around what programs print of a run: lists of sockets, captures, headers, queues, counters. */
export const output = {
  /** When it is printed. */
  atTime: 't = {time}',
  justSent: 't = {time}, just after #{n} is sent',
  justArrived: 't = {time}, just after #{n} arrives',

  /** Where a capture is taken. */
  onWire: 'on the wire: every segment once, when it is sent, lost ones too',
  recordedOnWire: 'recorded on {kernel}, on the wire: every segment once, when it is sent, lost ones too',
  onClient: 'on the client: what it sends, and what arrives',
  onServer: 'on the server: what it sends, and what arrives',
  packetList: 'Wireshark’s list of packets',
  besideModel: 'The same beside the model',
  download: 'Download as pcapng',

  /** A segment's header, octet by octet and field by field. */
  headerOf: 'Header of #{n}, {from} → {to}',
  octet: 'Octet',
  field: 'Field',
  value: 'Value',
  relative: '(relative {n})',
  words: '(a header of {n} octets)',
  scaled: '({n} octets after scaling)',
  factor: '(the window counts in units of {n})',
  headerFields: {
    'source-port': 'Source port',
    'destination-port': 'Destination port',
    'sequence-number': 'Sequence number',
    'acknowledgment-number': 'Acknowledgment number',
    'data-offset': 'Data offset, and 4 reserved bits',
    flags: 'Flags',
    window: 'Window',
    checksum: 'Checksum',
    'urgent-pointer': 'Urgent pointer',
    mss: 'Option: maximum segment size',
    'sack-permitted': 'Option: SACK permitted',
    timestamps: 'Option: timestamps',
    'ts-value': 'TSval',
    'ts-echo': 'TSecr',
    'window-scale': 'Option: window scale',
    'no-operation': 'No operation, a filler',
    'end-of-option-list': 'End of options',
    sack: 'Option: SACK blocks',
    'fast-open': 'Option: Fast Open cookie',
    'option-data': 'Another option',
  },
  /** The same where there is little room. */
  headerShort: {
    'source-port': 'source port',
    'destination-port': 'destination port',
    'sequence-number': 'SEQ',
    'acknowledgment-number': 'ACK',
    'data-offset': 'offset',
    flags: 'flags',
    window: 'window',
    checksum: 'checksum',
    'urgent-pointer': 'urgent pointer',
    mss: 'MSS',
    'sack-permitted': 'SACK permitted',
    timestamps: 'timestamps',
    'ts-value': 'TSval',
    'ts-echo': 'TSecr',
    'window-scale': 'window scale',
    'no-operation': 'NOP',
    'end-of-option-list': 'end',
    sack: 'SACK',
    'fast-open': 'Fast Open',
    'option-data': 'option',
  },

  /** The queues of a listener. */
  queuesOf: 'Queues of the listener on port {ports}',
  port: 'port {port}',
  moment: 'Moment',
  synQueue: 'SYN queue',
  acceptQueue: 'Accept queue',
  queueLength: '{n} of {limit}',
  queueFull: '{n} of {limit}, full',
  queuesHint:
    'Each place names the client’s port; accept() takes the leftmost of the accept queue. On Linux a queue lets in one more than the backlog; with tcp_syncookies off, tcp_max_syn_backlog can close the SYN queue sooner.',

  /** Counters. */
  nothingMoved: 'No counter moved.',
  countersHint: 'The counters that moved, as far as the model tells them exactly. nstat prints more of them.',

  noSockets: 'No TCP sockets.',
  queues: 'What the queues count',
};
