/** Where Linux decides a cell otherwise than RFC 9293: rows that stand before those of rfc9293-table.ts, with what shows it. */
import type { Where } from './cells.ts';
import { RFC } from './rfc9293-table.ts';
import type { Row } from './rows.ts';
import { established } from './rows.ts';

/** A SYN is challenged before its place is looked at. RFC 5961 section 4.2: "irrespective of the sequence number". */
const SYN_FIRST: Row = {
  kinds: ['SYN', 'SYN,ACK'],
  answer: 'ACK',
  rule: 'syn/challenge',
  recordings: ['estab_syn_in_window', 'finwait1_syn', 'closewait_syn', 'lastack_syn'],
  says: 'a SYN is challenged wherever it lies',
};

/** What has neither ACK, RST nor SYN is dropped before its sequence number is looked at. */
const WITHOUT_ANY: Row = {
  kinds: ['no flags', 'text without ACK', 'FIN without ACK'],
  answer: 'none',
  rule: 'ack/missing',
  recordings: ['no_ack_bit_discarded'],
  functions: ['tcp_rcv_established', 'tcp_rcv_state_process'],
  says: 'dropped before its sequence number is looked at',
};

/** Recent kernels call an ACK of something before the first octet too old, within MAX.SND.WND or not. */
const BEFORE_STREAM: Row = {
  kinds: ['ACK', 'data', 'FIN', 'data+FIN'],
  places: ['exact', 'ahead', 'overlap', 'spill'],
  acks: ['before ISS'],
  answer: 'ACK',
  rule: 'ack/too-old',
  recordings: ['estab_ack_too_old'],
  functions: ['tcp_ack'],
  says: 'never older than what was acknowledged',
};

/** Text before the peer's FIN that reaches beyond it. */
const ACROSS_FIN: Row & Required<Pick<Row, 'acks'>> = {
  kinds: ['data', 'data+FIN'],
  places: ['overlap'],
  acks: ['partial', 'duplicate', 'old'],
  to: 'CLOSED',
  answer: 'RST',
  rule: 'text/across-fin',
  recordings: ['closewait_data_across_fin'],
  says: 'text that reaches beyond the FIN: RST',
};

/** An ACK of nothing new completes a simultaneous open all the same: Linux tcp_ack takes it for acceptable. */
const REPEATED_ACK: readonly Row[] = established('ack/syn-received-active').map((row) => ({
  ...row,
  places: row.places ?? ['exact', 'ahead', 'spill'],
  acks: ['duplicate'],
}));

const SYNCHRONIZED: readonly Row[] = [WITHOUT_ANY, SYN_FIRST, BEFORE_STREAM];

const REQUEST: readonly Row[] = [
  {
    kinds: ['SYN'],
    places: ['IRS'],
    answer: 'SYN,ACK',
    rule: 'syn/duplicate',
    recordings: ['syn_duplicated'],
    says: 'the SYN,ACK again',
  },
  {
    kinds: ['ACK', 'data', 'FIN', 'data+FIN', 'SYN,ACK'],
    acks: ['duplicate', 'old', 'too old', 'unsent'],
    answer: 'RST',
    rule: 'ack/syn-received-bad',
    recordings: ['synrcvd_ack_bad'],
    says: 'the ACK is checked before the window',
  },
  {
    kinds: ['RST', 'RST,ACK'],
    places: ['left', 'right'],
    answer: 'none',
    rule: 'sequence/unacceptable',
    functions: ['tcp_check_req'],
    says: 'out of window: drop, no answer to an RST',
  },
  {
    kinds: ['SYN'],
    places: ['exact', 'ahead'],
    to: 'LISTEN',
    answer: 'RST,ACK',
    rule: 'syn/new-in-syn-received',
    recordings: ['synrcvd_new_syn'],
    says: 'RST,ACK, the request is dropped',
  },
  {
    kinds: ['SYN,ACK'],
    places: ['exact', 'ahead'],
    to: 'LISTEN',
    answer: 'RST',
    rule: 'syn/new-in-syn-received',
    functions: ['tcp_check_req'],
    says: 'as for a SYN',
  },
];

const TIME_WAIT: readonly Row[] = [
  {
    kinds: ['RST', 'RST,ACK'],
    places: ['ahead'],
    answer: 'none',
    rule: 'rst/outside-window',
    functions: ['tcp_timewait_state_process'],
    says: 'only an RST at RCV.NXT counts, others get no answer',
  },
  {
    kinds: ['RST', 'RST,ACK'],
    places: ['exact'],
    to: 'CLOSED',
    answer: 'none',
    rule: 'time-wait/rst',
    recordings: ['tw_rst_exact'],
    says: 'RST at RCV.NXT ends TIME-WAIT',
  },
  {
    kinds: ['RST', 'RST,ACK'],
    answer: 'none',
    rule: 'rst/outside-window',
    functions: ['tcp_timewait_state_process'],
    says: 'RST outside the window',
  },
  {
    kinds: ['ACK', 'no flags'],
    places: ['exact'],
    answer: 'none',
    rule: 'time-wait/ack',
    recordings: ['tw_ack'],
    says: 'an empty segment at RCV.NXT, whatever its ACK',
  },
  {
    kinds: ['SYN', 'SYN,ACK'],
    answer: 'ACK',
    rule: 'time-wait/syn-acknowledged',
    recordings: ['tw_new_syn_nots_lower_isn'],
    says: 'an ACK, not silence',
  },
  {
    kinds: ['FIN', 'data+FIN', 'FIN without ACK'],
    answer: 'ACK',
    rule: 'time-wait/fin',
    recordings: ['tw_dup_fin'],
    says: 'the FIN again: the ACK again',
  },
  {
    answer: 'ACK',
    rule: 'time-wait/other',
    functions: ['tcp_timewait_state_process'],
    says: 'all other segments are acknowledged',
  },
];

const before = (rows: readonly Row[], where: Where): readonly Row[] => [...rows, ...RFC[where]];

/** Linux 6.18, by state. */
export const LINUX: Readonly<Record<Where, readonly Row[]>> = {
  CLOSED: RFC.CLOSED,
  LISTEN: RFC.LISTEN,
  'SYN-SENT': RFC['SYN-SENT'],
  'SYN-RECEIVED (passive open)': before(REQUEST, 'SYN-RECEIVED (passive open)'),
  'SYN-RECEIVED (active open)': before(
    [
      WITHOUT_ANY,
      {
        kinds: ['SYN,ACK'],
        places: ['IRS'],
        acks: ['good', 'duplicate'],
        to: 'ESTABLISHED',
        answer: 'ACK',
        rule: 'ack/crossed-syn-ack',
        recordings: ['simultaneous_open'],
        says: 'ESTABLISHED and an ACK: six segments',
      },
      { ...SYN_FIRST, kinds: ['SYN'] },
      { ...SYN_FIRST, places: ['exact', 'ahead', 'left', 'right'] },
      ...REPEATED_ACK,
    ],
    'SYN-RECEIVED (active open)',
  ),
  ESTABLISHED: before(SYNCHRONIZED, 'ESTABLISHED'),
  'FIN-WAIT-1': before(SYNCHRONIZED, 'FIN-WAIT-1'),
  'FIN-WAIT-2': before(SYNCHRONIZED, 'FIN-WAIT-2'),
  'CLOSE-WAIT': before(
    [...SYNCHRONIZED, { ...ACROSS_FIN, acks: ['good', ...ACROSS_FIN.acks] }],
    'CLOSE-WAIT',
  ),
  CLOSING: before([...SYNCHRONIZED, ACROSS_FIN], 'CLOSING'),
  'LAST-ACK': before([...SYNCHRONIZED, ACROSS_FIN], 'LAST-ACK'),
  'TIME-WAIT': TIME_WAIT,
};
