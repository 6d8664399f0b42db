/** The OPEN call: RFC 9293 section 3.10.1; and the connection a listener makes of a SYN (3.10.7.2). */

import type { Profile } from '../profile/profile.ts';
import type { Segment } from '../segment.ts';
import { ACK, FAST_OPEN_REQUEST, SYN } from '../segment.ts';
import type { Seq } from '../sequence.ts';
import { seqAdd } from '../sequence.ts';
import { negotiate } from './negotiate.ts';
import { closedTcb } from './new-tcb.ts';
import { sendSyn } from './output.ts';
import type { StepContext } from './step-context.ts';
import { moveTo, startTimer, stepContext } from './step-context.ts';
import type { Options, Tcb } from './tcb.ts';

/** What a new connection starts from. */
export interface Opening {
  readonly port: number;
  readonly peer: number;
  readonly iss: Seq;
  readonly options: Options;
  /** Offset of the timestamp clock, ms. */
  readonly tsOffset: number;
  /** TS.Recent of the connection in TIME-WAIT whose ports this one takes, where it is to be echoed; null: none. */
  readonly echo?: Pick<Tcb, 'tsRecent' | 'tsRecentAt'> | null;
}

/** Data for the SYN of a Fast Open: RFC 7413. */
interface FastOpenData {
  /** The cookie for this server, or null to ask for one. */
  readonly cookie: string | null;
  /** Octets the user wants to send. */
  readonly octets: number;
}

/** Active OPEN: sends <SEQ=ISS><CTL=SYN> and enters SYN-SENT. */
export function openActive(
  opening: Opening,
  profile: Profile,
  now: number,
  fast: FastOpenData | null,
): StepContext {
  const closed = closedTcb(opening.port, opening.peer, opening.iss, opening.options, profile, now);
  const ctx = stepContext(closed, now, profile, 'open/active');
  const { tcb } = ctx;
  tcb.active = true;
  tcb.tsOffset = opening.tsOffset;
  if (opening.echo) {
    tcb.tsRecent = opening.echo.tsRecent;
    tcb.tsRecentAt = opening.echo.tsRecentAt;
  }
  tcb.sndNxt = seqAdd(tcb.iss, 1);
  tcb.retransmittingSince = now;
  moveTo(ctx, 'SYN-SENT', 'open/active');
  if (fast === null) {
    sendSyn(ctx, SYN, 'open/active');
  } else {
    ctx.policies.markPush(tcb, fast.octets, false);
    tcb.sndEnd = seqAdd(tcb.sndEnd, fast.octets);
    tcb.fastOpen = fast.cookie ?? FAST_OPEN_REQUEST;
    tcb.synData = fast.cookie === null ? 0 : Math.min(fast.octets, profile.mss - 40);
    sendSyn(
      ctx,
      SYN,
      fast.cookie === null ? 'fast-open/request' : 'fast-open/data',
      tcb.synData,
      tcb.fastOpen,
    );
  }
  startTimer(ctx, 'retransmission', tcb.rto);
  return ctx;
}

/** Passive OPEN, for a listener's SYN: sends <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK> and enters SYN-RECEIVED. */
export function openPassive(
  opening: Opening,
  seg: Segment,
  profile: Profile,
  now: number,
  cookie: string | null,
): StepContext {
  const ctx = synReceived(opening, seg, profile, now);
  ctx.tcb.retransmittingSince = now;
  moveTo(ctx, 'SYN-RECEIVED', 'listen/syn');
  sendSyn(ctx, SYN | ACK, 'listen/syn', 0, cookie);
  startTimer(ctx, 'retransmission', ctx.tcb.rto);
  return ctx;
}

/** Returns a connection that has read a SYN and sent nothing: still CLOSED. */
export function synReceived(opening: Opening, seg: Segment, profile: Profile, now: number): StepContext {
  const closed = closedTcb(opening.port, opening.peer, opening.iss, opening.options, profile, now);
  const ctx = stepContext(closed, now, profile, 'listen/syn');
  const { tcb } = ctx;
  tcb.tsOffset = opening.tsOffset;
  tcb.irs = seg.seq;
  tcb.rcvNxt = seqAdd(seg.seq, 1);
  tcb.rcvWup = tcb.rcvNxt;
  negotiate(ctx, seg);
  tcb.sndWnd = seg.wnd;
  tcb.sndWl1 = seg.seq;
  tcb.sndMaxWnd = seg.wnd;
  return ctx;
}
