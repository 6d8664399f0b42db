import { type Failure, failures } from '../../tcp/misconceptions/first-failure.ts';
import type { Transcript } from '../../tcp/simulator/transcript.ts';

/**
 * Returns the first thing that goes wrong in a run and not in the true one: a segment that is refused, answered by a
 * reset or a challenge ACK, or sent again. Null when nobody ever notices.
 *
 * @param at Index of the learner's segment, which stands for the host's own where that is sent again.
 * @param added How many segments at that place the true run does not have.
 */
export function firstRefusal(run: Transcript, truth: Transcript, at: number, added: 0 | 1): Failure | null {
  const known = new Set(failures(truth).map((failure) => keyOf(failure, failure.segment)));
  const found = failures(run).find((failure) => {
    const { segment } = failure;
    return (
      (added === 1 && segment === at) || !known.has(keyOf(failure, segment > at ? segment - added : segment))
    );
  });
  return found ? { ...found, segment: standIn(run, found, at) } : null;
}

/** A retransmission that repeats nothing on the wire repeats what the learner's segment took the place of. */
function standIn({ segments }: Transcript, { kind, segment }: Failure, at: number): number {
  const again = segments[segment]?.because.startsWith('retransmit/') ?? false;
  return kind === 'sent-again' && again && segment > at ? at : segment;
}

const keyOf = ({ host, kind, because }: Failure, segment: number): string =>
  `${segment} ${host} ${kind} ${because}`;
