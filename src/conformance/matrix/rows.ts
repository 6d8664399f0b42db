/** Rows of the table that several states of RFC 9293 section 3.10.7 share. */
import type { RuleId, State } from '../../tcp/index.ts';
import type { AckSort, Cell, Kind, Place } from './cells.ts';

/** What a row of the table says is answered. A number: an ACK of that many more sequence numbers. */
export type Answer = 'none' | 'ACK' | 'RST' | 'RST,ACK' | 'SYN,ACK' | number;

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
  /** Where RFC 9293 says so, or another RFC by its name; absent where Linux decides otherwise. */
  readonly clause?: string;
  /** Recordings that show it. */
  readonly recordings?: readonly string[];
  /** Functions of Linux that do it. */
  readonly functions?: readonly string[];
  /** What the source says, for the names of tests. */
  readonly says: string;
}

export const RESETS: readonly Kind[] = ['RST', 'RST,ACK'];
export const SYNS: readonly Kind[] = ['SYN', 'SYN,ACK'];
export const OUTSIDE: readonly Place[] = ['left', 'right', 'IRS'];
export const WITHOUT_ACK: readonly AckSort[] = ['no ACK'];
export const NOT_GOOD: readonly AckSort[] = ['duplicate', 'old', 'too old', 'unsent'];
export const HELD: readonly Place[] = ['ahead', 'spill'];
export const WITH_TEXT_OR_FIN: readonly Kind[] = ['data', 'FIN', 'data+FIN'];

export const SEQUENCE: readonly Row[] = [
  {
    kinds: RESETS,
    places: OUTSIDE,
    answer: 'none',
    rule: 'rst/outside-window',
    clause: '3.10.7.4, second, 1)',
    says: 'RST outside the window: silently drop',
  },
  {
    places: OUTSIDE,
    answer: 'ACK',
    rule: 'sequence/unacceptable',
    clause: '3.10.7.4, first',
    says: 'not acceptable: ACK, drop',
  },
];

export const resetRows = (rule: RuleId, to: State): readonly Row[] => [
  {
    kinds: RESETS,
    places: ['exact'],
    to,
    answer: 'none',
    rule,
    clause: '3.10.7.4, second, 2)',
    says: 'RST at RCV.NXT resets',
  },
  {
    kinds: RESETS,
    answer: 'ACK',
    rule: 'rst/challenge',
    clause: '3.10.7.4, second, 3)',
    says: 'RST elsewhere in the window: challenge ACK',
  },
];

export const SYN_CHALLENGE: Row = {
  kinds: SYNS,
  answer: 'ACK',
  rule: 'syn/challenge',
  clause: '3.10.7.4, fourth',
  says: 'SYN: challenge ACK',
};

export const NO_ACK: Row = {
  acks: WITHOUT_ACK,
  answer: 'none',
  rule: 'ack/missing',
  clause: '3.10.7.4, fifth',
  says: 'ACK bit off: drop',
};

export const ACK_RANGE: readonly Row[] = [
  {
    acks: ['unsent'],
    answer: 'ACK',
    rule: 'ack/unsent',
    clause: '3.10.7.4, fifth',
    says: 'SEG.ACK > SND.NXT: ACK, drop',
  },
  {
    acks: ['too old'],
    answer: 'ACK',
    rule: 'ack/too-old',
    clause: '3.10.7.4, fifth (MAY-12)',
    says: 'SEG.ACK < SND.UNA - MAX.SND.WND: ACK, discard',
  },
];

export const upToAck = (resetRule: RuleId): readonly Row[] => [
  ...SEQUENCE,
  ...resetRows(resetRule, 'CLOSED'),
  SYN_CHALLENGE,
  NO_ACK,
  ...ACK_RANGE,
];

/** Text in a state that receives; what it does to the state besides is the FIN's business. */
export const text = (to?: State, rule: RuleId = 'ack/at-once'): readonly Row[] => [
  {
    kinds: ['data'],
    places: ['exact'],
    ...(to && { to }),
    answer: 10,
    rule,
    clause: '3.10.7.4, seventh',
    says: 'text at RCV.NXT is taken and acknowledged',
  },
  {
    kinds: ['data'],
    places: ['overlap'],
    ...(to && { to }),
    answer: 5,
    rule,
    clause: '3.10.7.4, first',
    says: 'only the new part is processed',
  },
  {
    kinds: WITH_TEXT_OR_FIN,
    places: HELD,
    ...(to && { to }),
    answer: 'ACK',
    rule: 'text/out-of-order',
    clause: '3.10.7.4, first (SHLD-31), seventh (MAY-13)',
    says: 'held for later, ACK of RCV.NXT',
  },
];

export const fin = (to: State, rule: RuleId, acks?: readonly AckSort[]): readonly Row[] => {
  const common = {
    to,
    rule,
    ...(acks && { acks }),
    clause: '3.10.7.4, eighth',
    says: `FIN at RCV.NXT: ACK, ${to}`,
  };
  return [
    { ...common, kinds: ['FIN'], places: ['exact'], answer: 1 },
    { ...common, kinds: ['data+FIN'], places: ['exact'], answer: 11 },
    { ...common, kinds: ['data+FIN'], places: ['overlap'], answer: 6 },
  ];
};

export const PURE_ACK: Row = {
  kinds: ['ACK'],
  answer: 'none',
  rule: null,
  clause: '3.10.7.4, fifth',
  says: 'SND.UNA =< SEG.ACK =< SND.NXT, or an old duplicate: no answer',
};

/**
 * After the peer's FIN. The letter of the eighth check would also acknowledge a second FIN that lies beyond the first
 * and advance RCV.NXT over it; no peer can send one, and the model ignores it like the text there.
 */
export const IGNORED_AFTER_FIN: Row = {
  kinds: WITH_TEXT_OR_FIN,
  answer: 'none',
  rule: 'text/after-fin',
  clause: '3.10.7.4, seventh',
  says: 'a FIN has been received: ignore the segment text',
};

export const toFinWait2: Pick<Row, 'to' | 'rule' | 'acks'> = {
  acks: ['good'],
  to: 'FIN-WAIT-2',
  rule: 'ack/fin-wait-1',
};

export const synReceived: readonly Row[] = [
  NO_ACK,
  // The fifth check's ACK for an ACK of something unsent (RFC 5961) would contradict group 2 of section 3.5.2.
  {
    acks: NOT_GOOD,
    answer: 'RST',
    rule: 'ack/syn-received-bad',
    clause: '3.10.7.4, fifth, SYN-RECEIVED; 3.5.2, group 2',
    says: 'ACK not acceptable: RST',
  },
];

/** Nothing lies between IRS and the first octet, so that nothing can overlap RCV.NXT in SYN-RECEIVED. */
export const isWhole = (row: Row): boolean => !row.places?.includes('overlap');

export const established = (rule: RuleId): readonly Row[] => [
  {
    kinds: ['ACK'],
    to: 'ESTABLISHED',
    answer: 'none',
    rule,
    clause: '3.10.7.4, fifth',
    says: 'SND.UNA < SEG.ACK =< SND.NXT: ESTABLISHED',
  },
  ...text('ESTABLISHED', rule).filter(isWhole),
  ...fin('CLOSE-WAIT', 'fin/established').filter(isWhole),
];

/** Finds the row that decides a cell. */
export function rowOf(rows: readonly Row[], { kind, place, ack }: Cell): Row | undefined {
  const fits = <T>(names: readonly T[] | undefined, name: T): boolean => names?.includes(name) ?? true;
  return rows.find((r) => fits(r.kinds, kind) && fits(r.places, place) && fits(r.acks, ack));
}
