/**
 * What a run moves of a host's TCP counters, by the names `nstat` prints. A counter is here only where the records of a
 * run tell it exactly; each says where Linux counts it.
 */

import type { RuleId } from '../rules.ts';
import { ACK, RST, SYN } from '../segment.ts';
import type {
  HostId,
  RefusalRecord,
  SegmentRecord,
  StateRecord,
  TimerRecord,
  Transcript,
} from './transcript.ts';
import { stateAt } from './transcript.ts';

/** What one host did in a run, and what reached it. */
interface OfHost {
  readonly sent: readonly SegmentRecord[];
  /** Segments with each arrival counted. */
  readonly arrived: number;
  readonly states: readonly StateRecord[];
  readonly refusals: readonly RuleId[];
  /** How many cookies came back to a full accept queue: such a connection has no request. */
  readonly cookiesRefused: number;
  readonly timers: readonly TimerRecord[];
}

const isSyn = ({ segment }: SegmentRecord): boolean => (segment.flags & SYN) !== 0;
const isReset = ({ segment }: SegmentRecord): boolean => (segment.flags & RST) !== 0;

function because<T extends { readonly because: RuleId }>(
  ...rules: readonly RuleId[]
): (record: T) => boolean {
  return ({ because: own }) => rules.includes(own);
}

/** tcp_rcv_synsent_state_process() answers a SYN that crosses its own with tcp_send_synack(), which no counter sees. */
const crossed = because<SegmentRecord>('syn-sent/syn');
/** A request's SYN,ACK is made anew each time it is sent. */
const madeAnew = (record: SegmentRecord): boolean =>
  isSyn(record) && (record.segment.flags & ACK) !== 0 && record.because !== 'retransmit/syn';
const again = (record: SegmentRecord): boolean => record.retransmits !== null && !crossed(record);

const count = <T>(records: readonly T[], counts: (record: T) => boolean): number =>
  records.filter(counts).length;

/** Which records count, by counter, in the order in which `nstat` prints them. */
const COUNTERS = {
  /** tcp_connect(). */
  TcpActiveOpens: ({ states }) => count(states, ({ to }) => to === 'SYN-SENT'),
  /** tcp_create_openreq_child(): the third ACK, or a SYN with a valid Fast Open cookie, makes a socket of a request. */
  TcpPassiveOpens: ({ states, sent }) =>
    count(states, madeSocket) + count(sent, because('fast-open/accepted')),
  /** tcp_done() in SYN-SENT; tcp_check_req() where a RST ends a request. */
  TcpAttemptFails: ({ states }) =>
    count(states, (state) => state.to === 'CLOSED' && because<StateRecord>(...FAILED)(state)),
  /** tcp_set_state(). */
  TcpEstabResets: ({ states }) =>
    count(states, ({ from, to }) => to === 'CLOSED' && (from === 'ESTABLISHED' || from === 'CLOSE-WAIT')),
  /** tcp_v4_rcv(). */
  TcpInSegs: ({ arrived }) => arrived,
  /** __tcp_transmit_skb() leaves out what was sent before; tcp_make_synack() does not. */
  TcpOutSegs: ({ sent }) => count(sent, (record) => !crossed(record) && (!again(record) || madeAnew(record))),
  /** __tcp_retransmit_skb(), tcp_rtx_synack(). */
  TcpRetransSegs: ({ sent }) => count(sent, again),
  /** tcp_v4_send_reset(), tcp_send_active_reset(). */
  TcpOutRsts: ({ sent }) => count(sent, isReset),
  /** cookie_v4_init_sequence(). */
  TcpExtSyncookiesSent: ({ sent }) => count(sent, because('queue/cookie')),
  /** cookie_v4_check(). */
  TcpExtSyncookiesRecv: ({ states, cookiesRefused }) =>
    count(states, because('queue/cookie-accepted')) + cookiesRefused,
  /** tcp_delack_timer_handler(). */
  TcpExtDelayedACKs: ({ sent }) =>
    count(sent, (record) => record.cause.kind === 'timer' && record.because === 'ack/delayed'),
  /** tcp_conn_request() and tcp_v4_syn_recv_sock(), where the accept queue is full. */
  TcpExtListenOverflows: ({ refusals }) => overflows(refusals),
  /** tcp_listendrop(): those, and a SYN for which the SYN queue has no room. */
  TcpExtListenDrops: ({ refusals }) =>
    overflows(refusals) + refusals.filter((rule) => rule === 'queue/syn-full').length,
  /** tcp_send_loss_probe(). */
  TcpExtTCPLossProbes: ({ sent }) => count(sent, because('retransmit/loss-probe')),
  /** tcp_retransmit_timer(). */
  TcpExtTCPTimeouts: ({ timers }) =>
    count(timers, ({ timer, outcome }) => timer === 'retransmission' && outcome === 'expired'),
  /** __tcp_close() with SO_LINGER 0; tcp_rcv_state_process() where data finds no reader, a mini-socket of FIN-WAIT-2 apart. */
  TcpExtTCPAbortOnData: ({ states }) =>
    count(states, because('close/linger-0')) +
    count(states, (state) => state.from === 'FIN-WAIT-1' && state.because === 'text/after-close'),
  /** __tcp_close() with unread data. */
  TcpExtTCPAbortOnClose: ({ states }) => count(states, because('close/unread-data')),
  /** tcp_write_err(). */
  TcpExtTCPAbortOnTimeout: ({ states }) =>
    count(
      states,
      because('give-up/r2', 'give-up/syn', 'give-up/persist', 'give-up/user-timeout', 'keepalive/dead'),
    ),
  /** tcp_send_challenge_ack(). */
  TcpExtTCPChallengeACK: ({ sent }) =>
    count(sent, because('rst/challenge', 'syn/challenge', 'ack/too-old', 'ack/unsent')),
  /** __tcp_retransmit_skb() and tcp_rtx_synack() of a SYN. */
  TcpExtTCPSynRetrans: ({ sent }) => count(sent, (record) => again(record) && isSyn(record)),
  /** tcp_write_wakeup() of a keepalive. */
  TcpExtTCPKeepAlive: ({ sent }) => count(sent, because('keepalive/probe')),
  /** tcp_write_wakeup() of a zero window. */
  TcpExtTCPWinProbe: ({ sent }) => count(sent, because('window/probe')),
} as const satisfies Readonly<Record<string, (host: OfHost) => number>>;

/** A counter by the name `nstat` prints. */
export type CounterName = keyof typeof COUNTERS;

/** Why an opening fails. */
const FAILED: readonly RuleId[] = [
  'give-up/syn',
  'syn-sent/rst',
  'rst/syn-received-passive',
  'rst/syn-received-active',
];

function madeSocket({ from, to, because: rule }: StateRecord): boolean {
  return (
    (from === 'SYN-RECEIVED' && to === 'ESTABLISHED' && rule === 'ack/syn-received') ||
    rule === 'queue/cookie-accepted'
  );
}

function overflows(refusals: readonly RuleId[]): number {
  return refusals.filter((rule) => rule === 'queue/accept-full' || rule === 'queue/accept-full-syn').length;
}

function isOfCookie(run: Transcript, { host, segment, at, because: rule }: RefusalRecord): boolean {
  const refused = run.segments[segment]?.segment;
  if (rule !== 'queue/accept-full' || refused === undefined) return false;
  return stateAt(run, { host, port: refused.dport, peer: refused.sport }, at) === 'CLOSED';
}

/** The counters, in the order in which `nstat` prints them. */
export const COUNTER_NAMES = Object.keys(COUNTERS).filter((name): name is CounterName => name in COUNTERS);

/**
 * Returns by how much a run moved each counter of a host; 0 for those that stand still.
 *
 * @example countersOf(run, 'server').TcpExtListenOverflows // 1
 */
export function countersOf(run: Transcript, host: HostId): Readonly<Record<CounterName, number>> {
  const own = (record: { readonly host: HostId }): boolean => record.host === host;
  const of: OfHost = {
    sent: run.segments.filter(({ from, injected }) => from === host && !injected),
    arrived: run.segments
      .filter(({ to }) => to === host)
      .reduce((sum, { arrivals }) => sum + arrivals.filter((at) => at <= run.end).length, 0),
    states: run.states.filter(own),
    refusals: run.refusals.filter(own).map((refusal) => refusal.because),
    cookiesRefused: run.refusals.filter((refusal) => own(refusal) && isOfCookie(run, refusal)).length,
    timers: run.timers.filter(own),
  };
  const entries = COUNTER_NAMES.map((name) => [name, COUNTERS[name](of)] as const);
  return Object.fromEntries(entries) as Record<CounterName, number>;
}
