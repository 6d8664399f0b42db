/** Exercises of the kind next-segment: the learner is one endpoint and builds what it sends next. */
export const nextSegment = {
  you: 'You are the {side}, in state {state}.',
  segmentArrives: 'Segment #{n} has just arrived.',
  applicationCalls: 'Your application calls {call}() now.',
  timerExpires: 'Your {timer} timer goes off now.',
  timers: {
    retransmission: 'retransmission',
    'loss-probe': 'loss probe',
    reordering: 'reordering',
    persist: 'persist',
    'delayed-ack': 'delayed ACK',
    keepalive: 'keepalive',
    'fin-wait-2': 'FIN-WAIT-2',
    'time-wait': 'TIME-WAIT',
  },
  mayCall: 'Your application may also call {call}() now.',
  maySend: 'Your application may also call send() with {bytes} octets now.',

  known: 'What you have sent and received',
  earlier: '{count} earlier segments',
  unknownIsn: 'not known yet',
  calls: 'Calls of your application',
  callReturned: '{call}() at {time}, returned {result}',
  callGivenUp: '{call}() at {time}, given up before it returned',
  callWaits: '{call}() at {time}, still waiting',
  crashed: 'At {time} the host crashed and lost its connections.',

  next: 'What you send next',
  sends: 'Do you send a segment?',
  sendSegment: 'Send a segment',
  sendNothing: 'Send nothing',
  flagOf: '{flag} in your segment',
  problemSends: 'Choose whether a segment is sent.',
  ackNotNeeded: 'Without the ACK bit the ACK number means nothing.',

  scoring:
    'Each field has equal weight. Right at the second try counts half; a hint that gives the whole answer costs all.',
  right: 'Right.',
  fieldsRight: '{right} of {total} fields right.',
  shouldSend: 'Something has to be sent here.',
  shouldBeSilent: 'Nothing is to be sent here.',
  modelSends: 'The model sends {segment}.',
  modelSilent: 'The model sends nothing.',
  alsoRight: 'Also right: {segment}.',
  nearest: 'Compared with the right segment that lies nearest to yours: {segment}.',
  otherProfile: 'Under the profile {profile} this would be right.',
  byRule: '{cell} = {value}, whatever came before.',
  countSent:
    'It counts what you have sent: a SYN, a FIN and each octet take one number, an ACK alone takes none.',
  countReceived:
    'It counts what has arrived: a SYN, a FIN and each octet take one number, an ACK alone takes none.',
  silence: 'Nothing in it asks for an answer.',
};
