/** Where a run with a misconception on one side first fails. */
import type { RuleId } from '../rules.ts';
import { RST, segLen } from '../segment.ts';
import type { HostId, SegmentRecord, Transcript } from '../simulator/transcript.ts';

/** A segment that does not do what its sender expects, and what came of it. */
export interface Failure {
  /** Index of the segment. */
  readonly segment: number;
  /** Who refuses it, or answers it with a reset or a challenge ACK, or has to send it again. */
  readonly host: HostId;
  readonly kind: 'refused' | 'answered' | 'sent-again';
  readonly because: RuleId;
}

/** Answers that tell the sender of a segment that something was wrong with it. */
const OBJECTIONS: ReadonlySet<RuleId> = new Set<RuleId>([
  'ack/syn-received-bad',
  'ack/too-old',
  'ack/unsent',
  'closed/reset',
  'listen/ack',
  'rst/challenge',
  'sequence/unacceptable',
  'syn-sent/bad-ack',
  'syn/challenge',
  'syn/new-in-syn-received',
  'text/after-close',
]);

/**
 * Returns the first segment at which a run with a misconception on one side fails and the true run does not:
 * it is refused, answered by a reset or a challenge ACK, or sent again. Null when the peer never notices.
 */
export function firstFailure(run: Transcript, truth: Transcript): Failure | null {
  const known = new Set(failures(truth).map(keyOf));
  return failures(run).find((f) => !known.has(keyOf(f))) ?? null;
}

const keyOf = ({ segment, host, kind, because }: Failure): string => `${segment} ${host} ${kind} ${because}`;

/** Lists what went wrong in a run, in order of time. */
export function failures(run: Transcript): Failure[] {
  const found: (Failure & { readonly at: number })[] = run.refusals.map(({ at, host, segment, because }) => ({
    at,
    segment,
    host,
    kind: 'refused',
    because,
  }));
  for (const record of run.segments) {
    const { cause, because, from: host, sentAt: at } = record;
    if (record.injected) continue;
    const objects = OBJECTIONS.has(because) || (record.segment.flags & RST) !== 0;
    if (cause.kind === 'segment' && objects) {
      found.push({ at, segment: cause.index, host, kind: 'answered', because });
    } else if (because.startsWith('retransmit/')) {
      found.push({ at, segment: firstSent(run, record), host, kind: 'sent-again', because });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _at, ...failure }) => failure);
}

/** Returns the index of the segment whose loss or refusal a retransmission makes up for. */
function firstSent({ segments }: Transcript, again: SegmentRecord): number {
  const covers = ({ from, segment, injected }: SegmentRecord): boolean =>
    !injected && from === again.from && (again.segment.seq - segment.seq) >>> 0 < segLen(segment);
  return (segments.find(covers) ?? again).index;
}
