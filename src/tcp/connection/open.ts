/** The OPEN call: RFC 9293 section 3.10.1; and the connection a listener makes of a SYN (3.10.7.2). */

import type { Profile } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import { ACK, FAST_OPEN_REQUEST, SYN } from '../segment.ts';
import { negotiate } from '../segment-arrives/negotiate.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';
import type { Draft } from './draft.ts';
import { draftOf, moveTo, startTimer } from './draft.ts';
import { closedConnection } from './new-tcb.ts';
import { sendSyn } from './output.ts';
import type { Options } from './tcb.ts';

/** What a new connection starts from. */
export interface Opening {
  readonly port: number;
  readonly peer: number;
  readonly iss: Seq;
  readonly options: Options;
  /** Offset of the timestamp clock, ms. */
  readonly tsOffset: number;
}

/** Data for the SYN of a Fast Open: RFC 7413. */
export interface FastOpenData {
  /** The cookie for this server, or null to ask for one. */
  readonly cookie: string | null;
  /** Octets the user wants to send. */
  readonly octets: number;
}

/** Active OPEN: sends <SEQ=ISS><CTL=SYN> and enters SYN-SENT. */
export function openActive(opening: Opening, p: Profile, now: number, fast: FastOpenData | null): Draft {
  const closed = closedConnection(opening.port, opening.peer, opening.iss, opening.options, p, now);
  const d = draftOf(closed, now, p, 'open/active');
  const { c } = d;
  c.active = true;
  c.tsOffset = opening.tsOffset;
  c.sndNxt = seqAdd(c.iss, 1);
  c.retransmittingSince = now;
  moveTo(d, 'SYN-SENT', 'open/active');
  if (fast === null) {
    sendSyn(d, SYN, 'open/active');
  } else {
    c.sndEnd = seqAdd(c.sndEnd, fast.octets);
    c.fastOpen = fast.cookie ?? FAST_OPEN_REQUEST;
    c.synData = fast.cookie === null ? 0 : Math.min(fast.octets, p.mss - 40);
    sendSyn(d, SYN, fast.cookie === null ? 'fast-open/request' : 'fast-open/data', c.synData, c.fastOpen);
  }
  startTimer(d, 'retransmission', c.rto);
  return d;
}

/** A listener takes a SYN: a connection in SYN-RECEIVED that has sent <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>. */
export function openPassive(
  opening: Opening,
  s: Segment,
  p: Profile,
  now: number,
  cookie: string | null,
): Draft {
  const d = synReceived(opening, s, p, now);
  d.c.retransmittingSince = now;
  moveTo(d, 'SYN-RECEIVED', 'listen/syn');
  sendSyn(d, SYN | ACK, 'listen/syn', 0, cookie);
  startTimer(d, 'retransmission', d.c.rto);
  return d;
}

/** A connection that holds what a SYN told, with nothing sent yet and still CLOSED. */
export function synReceived(opening: Opening, s: Segment, p: Profile, now: number): Draft {
  const closed = closedConnection(opening.port, opening.peer, opening.iss, opening.options, p, now);
  const d = draftOf(closed, now, p, 'listen/syn');
  const { c } = d;
  c.tsOffset = opening.tsOffset;
  c.irs = s.seq;
  c.rcvNxt = seqAdd(s.seq, 1);
  c.rcvWup = c.rcvNxt;
  negotiate(d, s);
  c.sndWnd = s.wnd;
  c.sndWl1 = s.seq;
  c.sndMaxWnd = s.wnd;
  return d;
}
