import type { Transcript } from '../../tcp/index.ts';
import { DURATION_HINT, microseconds } from './duration.ts';
import { valueAt } from './value-at.ts';

/** A segment by its number as drawn, with what happens to it. */
const SEGMENT = /^#(\d+)(?:\.(sent|arrives))?$/u;
/** What an author is told when a moment cannot be read. */
const HINT =
  'write #3 (it is sent), #3.arrives, end, or a path such as server.call(accept).returned; "+ 5s" may follow';

/** A moment of a run that an author names. */
export interface Moment {
  /** µs from the start of the run. */
  readonly at: number;
  /** The segment that is sent or arrives then; null where the moment is named another way. */
  readonly segment: { readonly number: number; readonly event: 'sent' | 'arrives' } | null;
}

/**
 * Reads a moment of a run; one that there is not throws with what there is.
 *
 * @example momentOf(run, '#3.arrives + 200ms').at // 260000
 */
export function momentOf(run: Transcript, written: string): Moment {
  const [base = '', ...delays] = written.split('+').map((part) => part.trim());
  const delay = delays.length > 1 ? null : delays.map(microseconds)[0];
  if (delay === null) throw new RangeError(`"${written}": after + stands ${DURATION_HINT}`);
  const match = SEGMENT.exec(base);
  if (match === null) return { at: timeOf(run, base) + (delay ?? 0), segment: null };
  const number = Number(match[1]);
  const event = match[2] === 'arrives' ? 'arrives' : 'sent';
  const at = segmentTime(run, number, event);
  return delay === undefined ? { at, segment: { number, event } } : { at: at + delay, segment: null };
}

function segmentTime({ segments }: Transcript, number: number, event: 'sent' | 'arrives'): number {
  const segment = segments[number - 1];
  if (segment === undefined)
    throw new RangeError(`there is no #${number}; the run has #1 to #${segments.length}`);
  const at = event === 'sent' ? segment.sentAt : segment.arrivals[0];
  if (at === undefined) throw new RangeError(`#${number} is lost and never arrives`);
  return at;
}

function timeOf(run: Transcript, path: string): number {
  if (path === 'end') return run.end;
  if (!/[.(]/u.test(path)) throw new RangeError(`"${path}" is no moment: ${HINT}`);
  const { kind, value } = valueAt(run, path);
  if (kind === 'time') return Number(value);
  throw new RangeError(`"${path}" is ${value}, no time: ${HINT}`);
}
