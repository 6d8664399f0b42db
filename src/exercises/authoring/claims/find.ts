import { ACK, FIN, RST, SYN } from '../../../tcp/segment.ts';
import type {
  CallRecord,
  SegmentRecord,
  StateRecord,
  Transcript,
} from '../../../tcp/simulator/transcript.ts';
import { flagsFromText } from '../../trace/index.ts';
import type { CallWords, Happening, Predicate, SegmentWords, StateWords } from './claim.ts';
import { times } from './measure.ts';

/** The bits a claim's `flags` decides about. */
const DECISIVE = SYN | FIN | RST | ACK;

/** Returns the segment with this number, counted from 1; throws when the run has none. */
export function segmentOf(run: Transcript, number: number): SegmentRecord {
  const record = run.segments[number - 1];
  if (record) return record;
  throw new RangeError(`there is no segment ${number}; the run has ${run.segments.length}`);
}

/** Tells whether a segment is as described. */
export function fits(record: SegmentRecord, words: SegmentWords): boolean {
  const { segment } = record;
  const agrees = <Value>(wanted: Value | undefined, is: Value) => wanted === undefined || wanted === is;
  return (
    agrees(words.from, record.from) &&
    (words.flags === undefined || sameFlags(segment.flags, words.flags)) &&
    agrees(words.data, segment.len > 0) &&
    agrees(words.fate, record.fate) &&
    agrees(words.repeated, record.retransmits !== null) &&
    agrees(words.because, record.because) &&
    agrees<number | null>(words.seq, record.rseq) &&
    agrees<number | null>(words.ack, record.rack) &&
    agrees(words.header, segment.seq) &&
    agrees(words.len, segment.len) &&
    (words.sent === undefined || times(record.sentAt, words.sent)) &&
    (words.behind === undefined || record.index >= words.behind)
  );
}

function sameFlags(flags: number, text: string): boolean {
  const wanted = flagsFromText(text);
  if (wanted === null) throw new RangeError(`"${text}" are no flags; write for instance SYN,ACK`);
  return (flags & DECISIVE) === (wanted & DECISIVE);
}

/** Returns a side's changes of state, of one connection where its ports are given. */
function changesOf(run: Transcript, words: StateWords): readonly StateRecord[] {
  return run.states.filter(
    (change) =>
      change.host === words.host &&
      (words.port === undefined || change.port === words.port) &&
      (words.peer === undefined || change.peer === words.peer),
  );
}

/** Returns the stays in a state as [from, to], µs; `to` is null for one that the run does not see the end of. */
export function stays(run: Transcript, words: StateWords): readonly (readonly [number, number | null])[] {
  const changes = changesOf(run, words);
  return changes.flatMap((change, i) => {
    if (change.to !== words.is) return [];
    const left = changes.find(
      (later, j) => j > i && later.port === change.port && later.peer === change.peer,
    );
    return [[change.at, left?.at ?? null] as const];
  });
}

/** Returns a call; throws when the run has none such. */
export function callOf(run: Transcript, words: CallWords): CallRecord {
  const calls = run.calls.filter(
    (call) =>
      call.host === words.host &&
      call.call === words.call &&
      (words.socket === undefined || call.socket === words.socket),
  );
  const found = calls[(words.nth ?? 1) - 1];
  if (found) return found;
  const known = run.calls.map((call) => `${call.host} ${call.socket}.${call.call}`).join(', ');
  throw new RangeError(`there is no call ${JSON.stringify(words)}; the run has ${known}`);
}

/** Returns the calls that are as described. */
export function callsLike(
  run: Transcript,
  { host, call, result, takes }: Extract<Predicate, { calls: unknown }>['calls'],
): readonly CallRecord[] {
  return run.calls.filter(
    (one) =>
      one.host === host &&
      one.call === call &&
      (result === undefined || one.result === result) &&
      (takes === undefined || (one.returnedAt !== null && times(one.returnedAt - one.at, takes))),
  );
}

/** Returns when something happened first, µs, or null when it did not. */
export function instantOf(run: Transcript, happening: Happening): number | null {
  if ('enters' in happening) return stays(run, happening.enters)[0]?.[0] ?? null;
  if ('sends' in happening) return segmentOf(run, happening.sends).sentAt;
  if ('arrives' in happening) return segmentOf(run, happening.arrives).arrivals[0] ?? null;
  return 'calls' in happening ? callOf(run, happening.calls).at : callOf(run, happening.returns).returnedAt;
}
