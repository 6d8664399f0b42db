/** The cells of the matrix: every state, every segment, every place of its numbers. RFC 9293 section 3.10.7. */
import { ACK, FIN, RST, type State, SYN } from '../../tcp/index.ts';

/** A state of the matrix; SYN-RECEIVED comes in two, by how the connection was opened. */
export type Where =
  | Exclude<State, 'SYN-RECEIVED'>
  | 'SYN-RECEIVED (passive open)'
  | 'SYN-RECEIVED (active open)';

/** ISNs of the client and the server in every run of the matrix. */
export const CLIENT_ISN = 1_000_000;
export const SERVER_ISN = 2_000_000;

/** A connection when the segment arrives: variables of RFC 9293 section 3.3.1. */
export interface Variables {
  readonly state: State;
  readonly iss: number;
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly irs: number;
  readonly rcvNxt: number;
  /** An acknowledgment of some, not all, of what is outstanding. */
  readonly partial: number | null;
  /** Whether data has gone through before, so that an ACK can be older than the ISS by less than a window. */
  readonly transferred: boolean;
}

const UNA = CLIENT_ISN + 101;
const RCV = SERVER_ISN + 61;

type Numbers = Partial<Pick<Variables, 'sndUna' | 'sndNxt' | 'rcvNxt' | 'partial'>>;

/** 100 octets from the client and 60 from the server have gone through. */
const transferred = (state: State, numbers: Numbers): Variables => ({
  state,
  iss: CLIENT_ISN,
  sndUna: UNA,
  sndNxt: UNA,
  irs: SERVER_ISN,
  rcvNxt: RCV,
  partial: null,
  transferred: true,
  ...numbers,
});

const NOTHING = { iss: 0, sndUna: 0, sndNxt: 0, irs: 0, rcvNxt: 0, partial: null, transferred: false };
const CLIENT_OPENS = {
  ...NOTHING,
  iss: CLIENT_ISN,
  sndUna: CLIENT_ISN,
  sndNxt: CLIENT_ISN + 1,
  irs: SERVER_ISN,
  rcvNxt: SERVER_ISN + 1,
};

/** Every state with the numbers the segments of its cells are made from. */
export const VARIABLES: Readonly<Record<Where, Variables>> = {
  CLOSED: { ...NOTHING, state: 'CLOSED', sndNxt: 0 },
  LISTEN: { ...NOTHING, state: 'LISTEN', iss: SERVER_ISN },
  'SYN-SENT': { ...CLIENT_OPENS, state: 'SYN-SENT' },
  'SYN-RECEIVED (passive open)': {
    ...NOTHING,
    state: 'SYN-RECEIVED',
    iss: SERVER_ISN,
    sndUna: SERVER_ISN,
    sndNxt: SERVER_ISN + 1,
    irs: CLIENT_ISN,
    rcvNxt: CLIENT_ISN + 1,
  },
  'SYN-RECEIVED (active open)': { ...CLIENT_OPENS, state: 'SYN-RECEIVED' },
  ESTABLISHED: transferred('ESTABLISHED', { sndNxt: UNA + 50, partial: UNA + 20 }),
  'FIN-WAIT-1': transferred('FIN-WAIT-1', { sndNxt: UNA + 51, partial: UNA + 50 }),
  'FIN-WAIT-2': transferred('FIN-WAIT-2', { sndUna: UNA + 1, sndNxt: UNA + 1 }),
  'CLOSE-WAIT': transferred('CLOSE-WAIT', { sndNxt: UNA + 50, partial: UNA + 20, rcvNxt: RCV + 1 }),
  CLOSING: transferred('CLOSING', { sndNxt: UNA + 51, partial: UNA + 50, rcvNxt: RCV + 1 }),
  'LAST-ACK': transferred('LAST-ACK', { sndNxt: UNA + 51, partial: UNA + 50, rcvNxt: RCV + 1 }),
  'TIME-WAIT': transferred('TIME-WAIT', { sndUna: UNA + 1, sndNxt: UNA + 1, rcvNxt: RCV + 1 }),
};

/** The states of the matrix, in its order. */
export const WHERES: readonly Where[] = Object.keys(VARIABLES).filter(
  (name): name is Where => name in VARIABLES,
);

/** Columns of the matrix: the segments, by name. Ten octets of text where there is any. */
export const KINDS = {
  SYN: { flags: SYN, len: 0 },
  'SYN,ACK': { flags: SYN | ACK, len: 0 },
  ACK: { flags: ACK, len: 0 },
  data: { flags: ACK, len: 10 },
  FIN: { flags: FIN | ACK, len: 0 },
  'data+FIN': { flags: FIN | ACK, len: 10 },
  RST: { flags: RST, len: 0 },
  'RST,ACK': { flags: RST | ACK, len: 0 },
  'no flags': { flags: 0, len: 0 },
  'text without ACK': { flags: 0, len: 10 },
  'FIN without ACK': { flags: FIN, len: 0 },
} as const;
export type Kind = keyof typeof KINDS;
export const KIND_NAMES: readonly Kind[] = Object.keys(KINDS).filter((name): name is Kind => name in KINDS);

/** Where SEG.SEQ lies. `overlap` begins before RCV.NXT and ends after it; `spill` begins in the window and ends beyond. */
export type Place = 'exact' | 'ahead' | 'left' | 'right' | 'overlap' | 'spill' | 'IRS';

/** What SEG.ACK acknowledges; `before ISS` is older than all that was sent, `too old` than MAX.SND.WND too. */
export type AckSort =
  | 'good'
  | 'partial'
  | 'duplicate'
  | 'old'
  | 'before ISS'
  | 'too old'
  | 'unsent'
  | 'no ACK';

const ACK_SORTS: readonly AckSort[] = [
  'good',
  'partial',
  'duplicate',
  'old',
  'before ISS',
  'too old',
  'unsent',
];

/** One cell of the matrix. */
export interface Cell {
  readonly where: Where;
  readonly kind: Kind;
  readonly place: Place;
  readonly ack: AckSort;
}

/** Returns the cells of a state: every segment at every place that there is for it. */
export function cellsOf(where: Where): readonly Cell[] {
  return KIND_NAMES.flatMap((kind) =>
    placesOf(where, kind).flatMap((place) => acksOf(where, kind).map((ack) => ({ where, kind, place, ack }))),
  );
}

function placesOf(where: Where, kind: Kind): readonly Place[] {
  const places: Place[] = ['exact', 'ahead', 'left', 'right'];
  const { len, flags } = KINDS[kind];
  if (len > 0 && where !== 'CLOSED' && where !== 'LISTEN' && where !== 'SYN-SENT') {
    places.push('spill');
    // The first octet a connection can receive lies at IRS+1: before it there is no text to overlap.
    if (!where.startsWith('SYN-RECEIVED')) places.push('overlap');
  }
  if (flags & SYN && where.startsWith('SYN-RECEIVED')) places.push('IRS');
  return places;
}

function acksOf(where: Where, kind: Kind): readonly AckSort[] {
  if ((KINDS[kind].flags & ACK) === 0) return ['no ACK'];
  const { sndUna, sndNxt, partial, transferred: hasData } = VARIABLES[where];
  return ACK_SORTS.filter(
    (sort) =>
      (sort !== 'partial' || partial !== null) &&
      (sort !== 'before ISS' || hasData) &&
      (sort !== 'good' || sndUna !== sndNxt || where === 'LISTEN' || where === 'CLOSED'),
  );
}
