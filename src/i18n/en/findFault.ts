/** Exercises that ask for the fault in a trace: the question, the laws of TCP, the verdict. */
export const findFault = {
  instructions:
    'Choose the segment in the trace, then what of it is wrong and which rule it breaks. Losses and retransmissions are not faults.',
  numberOfSegment: 'Segment',
  whatIsWrong: 'What of it is wrong',
  whichRule: 'Which rule it breaks',
  choose: 'choose',

  field: {
    flags: 'its flags',
    seq: 'its SEQ',
    ack: 'its ACK',
    whole: 'that it is sent at all at this point',
  },

  law: {
    'opens-with-syn': 'The first segment that a side sends on a connection carries SYN.',
    'one-syn':
      'SYN stands at the ISN of its side only: there is one SYN per side, and only it can be repeated.',
    'ack-bit': 'Once the SYN of the other side has arrived, every segment but a RST carries the ACK bit.',
    'ack-unheard': 'ACK acknowledges nothing that has not arrived: it is at most the next number expected.',
    'ack-behind':
      'ACK is the next number expected: it leaves out nothing that has arrived in order and was taken.',
    'seq-gap': 'SEQ leaves no gap: it is at most one past the last number this side has sent.',
    'seq-used':
      'A sequence number once used is never used for anything else: only a retransmission or a probe lies below the next one.',
    'after-fin': 'Nothing follows a FIN in its direction: neither data, nor SYN, nor a second FIN.',
  },

  right: 'Right: segment #{n} cannot be.',
  rightInPart: 'Segment #{n} cannot be, that is right. {part}',
  wrongField: 'What is wrong is {field}.',
  wrongReason: 'The rule you chose holds for it.',
  canBe: 'Segment #{n} can be. Look for another one.',
  judgedLater: 'Judged once the segment is right.',
  solutionShown:
    'The fault is shown, with what true hosts do. This variant no longer counts; another one will.',
  whySo: 'What true hosts do',
  possible: 'Segment #{n} can be: {reason}',
  solution: 'Segment #{n} cannot be: {field}.',
  either: 'Either of them can be blamed: {segments}.',
  breachNumber: 'It says {says}; the number here is {allows}.',

  spoiler: {
    seq: 'The host meant to send SEQ {seq}.',
    ack: 'The host meant to send ACK {ack}.',
    flags: 'The host meant to send {flags}.',
    extra: 'The host had nothing to send at this point.',
    missing: 'A segment was left out of this trace: {flags}, SEQ {seq}.',
    early: 'What it acknowledges was still on its way.',
  },

  failureRefused: 'The other side refuses #{n}: {reason}',
  failureAnswered: 'The other side answers #{n}: {reason}',
  failureSentAgain: 'Segment #{n} has to be sent again: {reason}',
  failureNone: 'Nobody notices in this trace.',

  missing: 'Not checked yet: something is still to be chosen. This costs no attempt.',
  problemSegment: 'Choose a segment of the trace.',
  problemField: 'Choose what of it is wrong.',
  problemReason: 'Choose one of the rules.',
};
