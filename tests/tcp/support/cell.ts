import type { AckSort, Answer, Cell, Place, Where } from '../../../src/conformance/index.ts';
import { KINDS } from '../../../src/conformance/index.ts';
import type { ProfileName, RuleId, Segment, State, Transcript } from '../../../src/tcp/index.ts';
import { ACK, flagNames, segLen, simulate, stateAt } from '../../../src/tcp/index.ts';
import { arriving, reached } from './reach.ts';
import type { Forged } from './script.ts';
import { CLIENT_PORT, SERVER_PORT } from './script.ts';

/** What a cell does: the state after it, the answer written as the RFC writes segments, and every rule named. */
export interface Seen {
  readonly state: State;
  readonly answers: readonly string[];
  readonly rules: readonly RuleId[];
  readonly forged: Segment;
  readonly run: Transcript;
}

/** Writes a segment as the RFC does. */
export function written(s: Segment): string {
  const ack = s.flags & ACK ? `<ACK=${s.ack}>` : '';
  const data = s.len > 0 ? `<DATA=${s.len}>` : '';
  return `<SEQ=${s.seq}>${ack}${data}<CTL=${flagNames(s.flags).join(',')}>`;
}

function seqOf({ where, place }: Cell, window: number): number {
  const { rcvNxt, irs } = reached(where);
  const seqs: Record<Place, number> = {
    exact: rcvNxt,
    ahead: rcvNxt + 100,
    left: rcvNxt - 20,
    right: rcvNxt + window + 10,
    overlap: rcvNxt - 5,
    spill: rcvNxt + window - 5,
    IRS: irs,
  };
  return seqs[place] >>> 0;
}

function ackOf({ where, ack }: Cell): number {
  const { sndUna, sndNxt, partial } = reached(where);
  const acks: Record<AckSort, number> = {
    good: sndNxt,
    partial: partial ?? sndNxt,
    duplicate: sndUna,
    old: sndUna - 30,
    'before ISS': sndUna - 1000,
    'too old': sndUna - 70_000,
    unsent: sndNxt + 10,
    'no ACK': 0,
  };
  return acks[ack] >>> 0;
}

/** The receive window the subject last advertised, octets; 65535 before it advertised any. */
function advertisedWindow(run: Transcript, where: Where): number {
  const { subject, rcvNxt } = reached(where);
  const last = run.segments.findLast((s) => s.from === subject && s.segment.flags & ACK);
  if (last === undefined) return 65535;
  const syn = run.segments.some((s) => s.from === subject && s.segment.options?.windowScale !== undefined);
  const peerSyn = run.segments.some(
    (s) => s.from !== subject && s.segment.options?.windowScale !== undefined,
  );
  const scale = syn && peerSyn ? 10 : 0;
  const field = last.segment.flags & 2 ? last.segment.wnd : last.segment.wnd * 2 ** scale;
  return field - (rcvNxt - last.segment.ack);
}

const windows = new Map<string, number>();

function windowOf(where: Where, profile: ProfileName): number {
  const key = `${where} ${profile}`;
  const known = windows.get(key);
  if (known !== undefined) return known;
  const { at } = reached(where);
  const run = simulate(arriving(where, profile, [], 0, { until: at * 1000 }), { seed: 1 });
  const window = advertisedWindow(run, where);
  windows.set(key, window);
  return window;
}

/** Returns the segment of a cell. */
export function segmentOf(cell: Cell, profile: ProfileName): Forged {
  return { ...KINDS[cell.kind], seq: seqOf(cell, windowOf(cell.where, profile)), ack: ackOf(cell) };
}

/** Runs one cell: reaches the state, lets the segment arrive and looks what follows from it. */
export function runCell(cell: Cell, profile: ProfileName): Seen {
  const { subject, state: before } = reached(cell.where);
  const run = simulate(arriving(cell.where, profile, [segmentOf(cell, profile)]), { seed: 1 });
  const forged = run.segments.findLast((s) => s.injected);
  if (forged === undefined) throw new Error('nothing was forged');
  const isCause = (c: { kind: string; index?: number }) => c.kind === 'segment' && c.index === forged.index;
  const sent = run.segments.filter(
    (s) =>
      s.from === subject && (isCause(s.cause) || (s.because === 'ack/delayed' && s.index > forged.index)),
  );
  const states = run.states.filter((s) => isCause(s.cause));
  const refusals = run.refusals.filter((r) => r.segment === forged.index);
  const [port, peer] = subject === 'client' ? [CLIENT_PORT, SERVER_PORT] : [SERVER_PORT, CLIENT_PORT];
  const place = { host: subject, port, peer };
  const arrived = forged.arrivals[0] ?? 0;
  const found = stateAt(run, before === 'LISTEN' ? { ...place, peer: null } : place, arrived, 'before');
  if (found !== before) throw new Error(`${cell.where} was not reached but ${found}`);
  const now = stateAt(run, place, run.end);
  const listening = stateAt(run, { ...place, peer: null }, run.end) === 'LISTEN';
  const rules = [...sent, ...states, ...refusals].map((r) => r.because);
  return {
    state: now === 'CLOSED' && listening ? 'LISTEN' : now,
    answers: sent.map((s) => written(s.segment)),
    rules: rules.map((r) => (r === 'ack/delayed' ? 'ack/at-once' : r)),
    forged: forged.segment,
    run,
  };
}

/** Writes the answer a row expects, with the numbers of the RFC's formats. */
export function expectedAnswers(answer: Answer, { where }: Cell, s: Segment): readonly string[] {
  const { sndNxt, rcvNxt, iss, state } = reached(where);
  const opens = state === 'LISTEN' || state === 'SYN-SENT' || state === 'SYN-RECEIVED';
  switch (answer) {
    case 'none':
      return [];
    case 'RST':
      return [`<SEQ=${s.ack}><CTL=RST>`];
    case 'RST,ACK':
      return [`<SEQ=0><ACK=${s.seq + segLen(s)}><CTL=RST,ACK>`];
    case 'SYN,ACK':
      return [`<SEQ=${iss}><ACK=${(opens ? s.seq : rcvNxt) + 1}><CTL=SYN,ACK>`];
    case 'ACK':
      return [`<SEQ=${sndNxt}><ACK=${state === 'SYN-SENT' ? s.seq + 1 : rcvNxt}><CTL=ACK>`];
    default:
      return [`<SEQ=${sndNxt}><ACK=${rcvNxt + answer}><CTL=ACK>`];
  }
}
