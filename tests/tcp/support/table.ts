/**
 * What RFC 9293 section 3.10.7 says of every state and segment, row by row in the RFC's order of checks: the first row
 * that fits a cell decides it. Taken from the text of the RFC. `linux` rows stand before them where Linux differs.
 */
import type { RuleId, State } from '../../../src/tcp/index.ts';
import type { Answer, Cell } from './cell.ts';
import type { AckSort, Kind, Place, Where } from './reach.ts';

/** One row: the cells it is for (all that are not named), and what happens. */
export interface Row {
  readonly kinds?: readonly Kind[];
  readonly places?: readonly Place[];
  readonly acks?: readonly AckSort[];
  /** The next state; absent: no change. */
  readonly to?: State;
  readonly answer: Answer;
  /** The rule the model must name; null: the segment is taken in silence. */
  readonly rule: RuleId | null;
  /** Where it stands, and what it says. */
  readonly clause: string;
}

const RESETS: readonly Kind[] = ['RST', 'RST,ACK'];
const SYNS: readonly Kind[] = ['SYN', 'SYN,ACK'];
const OUTSIDE: readonly Place[] = ['left', 'right', 'IRS'];
const WITHOUT_ACK: readonly AckSort[] = ['no ACK'];
const NOT_GOOD: readonly AckSort[] = ['duplicate', 'old', 'too old', 'unsent'];
const HELD: readonly Place[] = ['ahead', 'spill'];
const WITH_TEXT_OR_FIN: readonly Kind[] = ['data', 'FIN', 'data+FIN'];

const SEQUENCE: readonly Row[] = [
  {
    kinds: RESETS,
    places: OUTSIDE,
    answer: 'none',
    rule: 'rst/outside-window',
    clause: '3.10.7.4, second, 1): RST outside the window: silently drop',
  },
  {
    places: OUTSIDE,
    answer: 'ACK',
    rule: 'sequence/unacceptable',
    clause: '3.10.7.4, first: not acceptable: ACK, drop',
  },
];

const resetRows = (rule: RuleId, to: State): readonly Row[] => [
  {
    kinds: RESETS,
    places: ['exact'],
    to,
    answer: 'none',
    rule,
    clause: '3.10.7.4, second, 2): RST at RCV.NXT resets',
  },
  {
    kinds: RESETS,
    answer: 'ACK',
    rule: 'rst/challenge',
    clause: '3.10.7.4, second, 3): RST elsewhere in the window: challenge ACK',
  },
];

const SYN_CHALLENGE: Row = {
  kinds: SYNS,
  answer: 'ACK',
  rule: 'syn/challenge',
  clause: '3.10.7.4, fourth: SYN: challenge ACK',
};

const NO_ACK: Row = {
  acks: WITHOUT_ACK,
  answer: 'none',
  rule: 'ack/missing',
  clause: '3.10.7.4, fifth: ACK bit off: drop',
};

const ACK_RANGE: readonly Row[] = [
  {
    acks: ['unsent'],
    answer: 'ACK',
    rule: 'ack/unsent',
    clause: '3.10.7.4, fifth: SEG.ACK > SND.NXT: ACK, drop',
  },
  {
    acks: ['too old'],
    answer: 'ACK',
    rule: 'ack/too-old',
    clause: '3.10.7.4, fifth (MAY-12): SEG.ACK < SND.UNA - MAX.SND.WND: ACK, discard',
  },
];

const upToAck = (resetRule: RuleId): readonly Row[] => [
  ...SEQUENCE,
  ...resetRows(resetRule, 'CLOSED'),
  SYN_CHALLENGE,
  NO_ACK,
  ...ACK_RANGE,
];

/** Text in a state that receives; what it does to the state besides is the FIN's business. */
const text = (to?: State, rule: RuleId = 'ack/at-once'): readonly Row[] => [
  {
    kinds: ['data'],
    places: ['exact'],
    ...(to && { to }),
    answer: 10,
    rule,
    clause: '3.10.7.4, seventh: text at RCV.NXT is taken and acknowledged',
  },
  {
    kinds: ['data'],
    places: ['overlap'],
    ...(to && { to }),
    answer: 5,
    rule,
    clause: '3.10.7.4, first: only the new part is processed',
  },
  {
    kinds: WITH_TEXT_OR_FIN,
    places: HELD,
    ...(to && { to }),
    answer: 'ACK',
    rule: 'text/out-of-order',
    clause: '3.10.7.4, first (SHLD-31), seventh (MAY-13): held for later, ACK of RCV.NXT',
  },
];

const fin = (to: State, rule: RuleId, acks?: readonly AckSort[]): readonly Row[] => {
  const common = {
    to,
    rule,
    ...(acks && { acks }),
    clause: `3.10.7.4, eighth: FIN at RCV.NXT: ACK, ${to}`,
  };
  return [
    { ...common, kinds: ['FIN'], places: ['exact'], answer: 1 },
    { ...common, kinds: ['data+FIN'], places: ['exact'], answer: 11 },
    { ...common, kinds: ['data+FIN'], places: ['overlap'], answer: 6 },
  ];
};

const PURE_ACK: Row = {
  kinds: ['ACK'],
  answer: 'none',
  rule: null,
  clause: '3.10.7.4, fifth: SND.UNA =< SEG.ACK =< SND.NXT, or an old duplicate: no answer',
};

/**
 * After the peer's FIN. The letter of the eighth check would also acknowledge a second FIN that lies beyond the first
 * and advance RCV.NXT over it; no peer can send one, and the model ignores it like the text there.
 */
const IGNORED_AFTER_FIN: Row = {
  kinds: WITH_TEXT_OR_FIN,
  answer: 'none',
  rule: 'text/after-fin',
  clause: '3.10.7.4, seventh: a FIN has been received: ignore the segment text',
};

const toFinWait2: Pick<Row, 'to' | 'rule' | 'acks'> = {
  acks: ['good'],
  to: 'FIN-WAIT-2',
  rule: 'ack/fin-wait-1',
};

const synReceived: readonly Row[] = [
  NO_ACK,
  // The fifth check's ACK for an ACK of something unsent (RFC 5961) would contradict group 2 of section 3.5.2.
  {
    acks: NOT_GOOD,
    answer: 'RST',
    rule: 'ack/syn-received-bad',
    clause: '3.10.7.4, fifth, SYN-RECEIVED; 3.5.2, group 2: ACK not acceptable: RST',
  },
];

/** Nothing lies between IRS and the first octet, so that nothing can overlap RCV.NXT in SYN-RECEIVED. */
const isWhole = (row: Row): boolean => !row.places?.includes('overlap');

const established = (rule: RuleId): readonly Row[] => [
  {
    kinds: ['ACK'],
    to: 'ESTABLISHED',
    answer: 'none',
    rule,
    clause: '3.10.7.4, fifth: SND.UNA < SEG.ACK =< SND.NXT: ESTABLISHED',
  },
  ...text('ESTABLISHED', rule).filter(isWhole),
  ...fin('CLOSE-WAIT', 'fin/established').filter(isWhole),
];

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

/** Finds the row that decides a cell. */
export function rowOf(rows: readonly Row[], { kind, place, ack }: Cell): Row | undefined {
  const fits = <T>(names: readonly T[] | undefined, name: T): boolean => names?.includes(name) ?? true;
  return rows.find((r) => fits(r.kinds, kind) && fits(r.places, place) && fits(r.acks, ack));
}
