/** Exercises that ask for the fault in a trace: the question, the laws of TCP, the verdict. */
export const findFault = {
  instructions:
    'Choose the impossible segment in the trace, then say which field is wrong and which rule it breaks. Losses and retransmissions are not faults.',
  numberOfSegment: 'Segment',
  whatIsWrong: 'What is wrong with it?',
  whichRule: 'Which rule does it break?',

  field: {
    flags: 'its flags',
    seq: 'its SEQ',
    ack: 'its ACK',
    whole: 'that it is sent at all at this point',
  },

  law: {
    'opens-with-syn': 'The first segment that a side sends on a connection carries SYN.',
    'one-syn':
      'SYN stands at the ISN of its side only: there is one SYN per side, and a repeated SYN is the same one again.',
    'ack-bit': 'Once the SYN of the other side has arrived, every segment but an RST carries the ACK bit.',
    'ack-unheard': 'ACK acknowledges nothing that has not arrived: it is at most the next number expected.',
    'ack-behind':
      'ACK is the next number expected: it leaves out nothing that has arrived in order and was taken.',
    'seq-gap': 'SEQ leaves no gap: it is at most one past the last number this side has sent.',
    'seq-used':
      'A sequence number once used is never used for anything else: only a retransmission or a probe lies below the next one.',
    'after-fin':
      'Nothing new follows a FIN in its direction, neither data nor SYN nor a second FIN: only ACKs, retransmissions and an RST.',
  },

  right: 'Right: segment #{n} is impossible.',
  rightInPart: 'Not yet: {again} wrong. Segment #{n} is the right one.',
  itself: 'the field is',
  rule: 'the rule is',
  both: 'the field and the rule are',
  otherBreach: 'The segment breaks that rule, but not by the field you chose: the two must belong together.',
  scoring: 'Segment 50%, field 25%, rule 25%. Right at the second try counts half.',
  fieldHolds: {
    flags: 'The flags of #{n} break no rule.',
    seq: 'The SEQ of #{n} breaks no rule.',
    ack: 'The ACK of #{n} breaks no rule.',
    whole: 'Sending a segment where #{n} stands breaks no rule.',
  },
  reasonHolds: 'Segment #{n} does not break that rule.',
  toldSegment: 'The impossible segment is #{n}.',
  canBe: 'Segment #{n} is possible. Look for another one.',
  judgedLater: 'Field and rule are judged once the segment is right.',
  solutionShown: 'Answer shown. Another one like this will count.',
  whySo: 'What a correct TCP does',
  solution: 'Segment #{n} is impossible: {field}.',
  either: 'Either of them can be blamed: {segments}.',
  breach: {
    exact: 'It says {says}; by this rule it is {allows}.',
    atMost: 'It says {says}; by this rule it is at most {allows}.',
    atLeast: 'It says {says}; by this rule it is at least {allows}.',
  },

  spoiler: {
    seq: 'The {host} meant to send SEQ {seq}.',
    ack: 'The {host} meant to send ACK {ack}.',
    flags: 'The {host} meant to send {flags}.',
    extra: 'The {host} had nothing to send at this point.',
    missing: 'A segment was left out of this trace: {flags}, SEQ {seq}.',
    early: 'What it acknowledges was still on its way.',
  },

  host: { client: 'client', server: 'server' },

  failureRefused: 'The {host} refuses #{n}. {reason}',
  failureUnsent:
    'The {host} refuses #{n}: its ACK {ack} is above SND.NXT, so it acknowledges something the {host} has not sent. The segment is dropped, and an ACK with the right numbers goes back.',
  failureAnswered: 'The {host} answers #{n}. {reason}',
  failureSentAgain: 'The {host} has to send #{n} again. {reason}',
  failureNone: 'Nobody notices in this trace.',

  missing: 'Not checked yet: something is still to be chosen. This costs no attempt.',
  problemSegment: 'Choose a segment of the trace.',
  problemField: 'Choose the field that is wrong.',
  problemReason: 'Choose one of the rules.',
};
