/**
 * What RFC 9293 section 3.10.7 says of every state and segment, row by row in the RFC's order of checks: the first row
 * that fits a cell decides it. Taken from the text of the RFC. `linux` rows stand before them where Linux differs.
 */
import type { Where } from './cells.ts';
import type { Row } from './rows.ts';
import {
  ACK_RANGE,
  established,
  fin,
  IGNORED_AFTER_FIN,
  NO_ACK,
  NOT_GOOD,
  OUTSIDE,
  PURE_ACK,
  RESETS,
  resetRows,
  SEQUENCE,
  SYN_CHALLENGE,
  SYNS,
  synReceived,
  text,
  toFinWait2,
  upToAck,
  WITHOUT_ACK,
} from './rows.ts';

/** RFC 9293, by state. */
export const RFC: Readonly<Record<Where, readonly Row[]>> = {
  CLOSED: [
    { kinds: RESETS, answer: 'none', rule: 'closed/rst', clause: '3.10.7.1: RST is discarded' },
    {
      acks: WITHOUT_ACK,
      answer: 'RST,ACK',
      rule: 'closed/reset',
      clause: '3.10.7.1: ACK bit off: <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>',
    },
    { answer: 'RST', rule: 'closed/reset', clause: '3.10.7.1: ACK bit on: <SEQ=SEG.ACK><CTL=RST>' },
  ],
  LISTEN: [
    { kinds: RESETS, answer: 'none', rule: 'listen/rst', clause: '3.10.7.2, first: RST is ignored' },
    {
      kinds: ['SYN'],
      to: 'SYN-RECEIVED',
      answer: 'SYN,ACK',
      rule: 'listen/syn',
      clause: '3.10.7.2, third: <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>',
    },
    { acks: WITHOUT_ACK, answer: 'none', rule: 'listen/no-syn', clause: '3.10.7.2, fourth: drop' },
    {
      answer: 'RST',
      rule: 'listen/ack',
      clause: '3.10.7.2, second: any ACK is bad: <SEQ=SEG.ACK><CTL=RST>',
    },
  ],
  'SYN-SENT': [
    {
      kinds: RESETS,
      acks: NOT_GOOD,
      answer: 'none',
      rule: 'syn-sent/bad-ack',
      clause: '3.10.7.3, first: SEG.ACK =< ISS or > SND.NXT with RST: drop',
    },
    {
      acks: NOT_GOOD,
      answer: 'RST',
      rule: 'syn-sent/bad-ack',
      clause: '3.10.7.3, first: SEG.ACK =< ISS or > SND.NXT: <SEQ=SEG.ACK><CTL=RST>',
    },
    {
      kinds: ['RST,ACK'],
      to: 'CLOSED',
      answer: 'none',
      rule: 'syn-sent/rst',
      clause: '3.10.7.3, second: RST with an acceptable ACK: connection reset',
    },
    {
      kinds: ['RST'],
      answer: 'none',
      rule: 'syn-sent/rst-without-ack',
      clause: '3.10.7.3, second: no ACK: drop',
    },
    {
      kinds: ['SYN,ACK'],
      to: 'ESTABLISHED',
      answer: 'ACK',
      rule: 'syn-sent/syn-ack',
      clause: '3.10.7.3, fourth: our SYN is acknowledged: ESTABLISHED',
    },
    {
      kinds: ['SYN'],
      to: 'SYN-RECEIVED',
      answer: 'SYN,ACK',
      rule: 'syn-sent/syn',
      clause: '3.10.7.3, fourth: SYN alone: SYN-RECEIVED, <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>',
    },
    {
      answer: 'none',
      rule: 'syn-sent/no-syn',
      clause: '3.10.7.3, fifth: neither SYN nor RST: drop',
    },
  ],
  'SYN-RECEIVED (passive open)': [
    ...SEQUENCE,
    ...resetRows('rst/syn-received-passive', 'LISTEN'),
    {
      kinds: SYNS,
      to: 'LISTEN',
      answer: 'none',
      rule: 'syn/back-to-listen',
      clause: '3.10.7.4, fourth: passive OPEN: return to LISTEN',
    },
    ...synReceived,
    ...established('ack/syn-received'),
  ],
  'SYN-RECEIVED (active open)': [
    // By the letter of the first check the SYN,ACK of figure 7 is unacceptable (its SYN is old); A.2 says so.
    {
      kinds: ['SYN,ACK'],
      places: ['IRS'],
      acks: ['good'],
      to: 'ESTABLISHED',
      answer: 'none',
      rule: 'ack/syn-received-active',
      clause: 'figure 7, line 6; A.2: the crossed SYN,ACK opens the connection',
    },
    {
      kinds: ['SYN,ACK'],
      places: ['IRS'],
      answer: 'RST',
      rule: 'ack/syn-received-bad',
      clause: 'figure 7; A.2; 3.5.2, group 2: a crossed SYN,ACK with a bad ACK: RST',
    },
    ...SEQUENCE,
    ...resetRows('rst/syn-received-active', 'CLOSED'),
    SYN_CHALLENGE,
    ...synReceived,
    ...established('ack/syn-received-active'),
  ],
  ESTABLISHED: [...upToAck('rst/synchronized'), PURE_ACK, ...text(), ...fin('CLOSE-WAIT', 'fin/established')],
  'FIN-WAIT-1': [
    ...upToAck('rst/synchronized'),
    {
      ...toFinWait2,
      rule: 'ack/fin-wait-1',
      kinds: ['ACK'],
      answer: 'none',
      clause: '3.10.7.4, fifth: our FIN is acknowledged: FIN-WAIT-2',
    },
    PURE_ACK,
    ...text('FIN-WAIT-2', 'ack/fin-wait-1').map((row) => ({ ...row, acks: ['good' as const] })),
    ...text(),
    // Figure 5, note 2: FIN-WAIT-2 and TIME-WAIT in one step.
    ...fin('TIME-WAIT', 'fin/fin-wait-1-acked', ['good']),
    ...fin('CLOSING', 'fin/fin-wait-1'),
  ],
  'FIN-WAIT-2': [...upToAck('rst/synchronized'), PURE_ACK, ...text(), ...fin('TIME-WAIT', 'fin/fin-wait-2')],
  'CLOSE-WAIT': [...upToAck('rst/synchronized'), PURE_ACK, IGNORED_AFTER_FIN],
  CLOSING: [
    ...upToAck('rst/closing'),
    {
      acks: ['good'],
      to: 'TIME-WAIT',
      answer: 'none',
      rule: 'ack/closing',
      clause: '3.10.7.4, fifth: our FIN is acknowledged: TIME-WAIT',
    },
    { ...PURE_ACK, clause: '3.10.7.4, fifth: otherwise ignore the segment' },
    IGNORED_AFTER_FIN,
  ],
  'LAST-ACK': [
    ...upToAck('rst/closing'),
    {
      acks: ['good'],
      to: 'CLOSED',
      answer: 'none',
      rule: 'ack/last-ack',
      clause: '3.10.7.4, fifth: our FIN is acknowledged: CLOSED',
    },
    PURE_ACK,
    IGNORED_AFTER_FIN,
  ],
  'TIME-WAIT': [
    SEQUENCE[0] as Row,
    // No listener here: with one, a SYN may open a new connection (MAY-2). RFC 6191 replaces both checks for SYNs.
    {
      kinds: ['SYN'],
      answer: 'none',
      rule: 'time-wait/syn-dropped',
      clause: 'RFC 6191 2: a SYN that opens nothing is dropped in silence',
    },
    // A retransmitted FIN lies left of the window; the letter of the first check would keep it from the fifth.
    {
      kinds: ['FIN', 'data+FIN'],
      places: ['left', 'right'],
      answer: 'ACK',
      rule: 'time-wait/fin',
      clause: '3.10.7.4, fifth, TIME-WAIT: retransmission of the remote FIN: ACK, restart 2 MSL',
    },
    {
      places: OUTSIDE,
      answer: 'ACK',
      rule: 'time-wait/other',
      clause: '3.10.7.4, first: not acceptable: ACK, drop',
    },
    ...resetRows('time-wait/rst', 'CLOSED'),
    SYN_CHALLENGE,
    NO_ACK,
    ...ACK_RANGE,
    {
      kinds: ['FIN', 'data+FIN'],
      answer: 'ACK',
      rule: 'time-wait/fin',
      clause: '3.10.7.4, eighth, TIME-WAIT: remain, restart the 2 MSL time-out',
    },
    {
      kinds: ['ACK'],
      answer: 'none',
      rule: 'time-wait/ack',
      clause: '3.10.7.4, fifth: nothing to acknowledge, no answer',
    },
    IGNORED_AFTER_FIN,
  ],
};
