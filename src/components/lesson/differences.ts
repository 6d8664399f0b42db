import { stays } from '../../exercises/authoring/claims/find.ts';
import { dictionary, format, type Locale } from '../../i18n/index.ts';
import {
  type CallRecord,
  flagNames,
  type HostId,
  type SegmentRecord,
  STATES,
  type State,
  type Transcript,
} from '../../tcp/index.ts';
import { SIDES } from '../../tcp/simulator/transcript.ts';
import type { Part, SamePair } from '../ladder/align.ts';
import { QUIET_CALLS } from '../ladder/selection.ts';
import { timeText } from '../ladder/time.ts';

/** One thing in which two runs differ, and how it is in each. */
export interface Difference {
  /** When it is in the second run, or in the only one that has it, µs. */
  readonly at: number;
  readonly what: string;
  readonly values: readonly [string, string];
}

type Words = ReturnType<typeof dictionary>;

/** States that last as long as the application likes: that they last longer is no difference of TCP. */
const AT_LEISURE: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'ESTABLISHED']);

/** Calls that wait for the peer. */
const WAITING: ReadonlySet<string> = new Set(['accept', 'recv']);

/**
 * Says in words how two runs differ, in the order of time: segments that one alone has, where a segment of both comes
 * earlier or later than the one before it did, calls that end otherwise, and states that last longer in one.
 */
export function differencesOf(
  parts: readonly [Part, Part],
  pairs: readonly SamePair[],
  locale: Locale,
): Difference[] {
  const words = dictionary(locale);
  return [...segmentRows(parts, pairs, words), ...callRows(parts, words), ...stateRows(parts, words)].sort(
    (a, b) => a.at - b.at,
  );
}

function segmentRows([a, b]: readonly [Part, Part], pairs: readonly SamePair[], words: Words): Difference[] {
  const { compare: t, diagram } = words;
  const what = ({ from, to, segment }: SegmentRecord) =>
    `${format(diagram.fromTo, { from: diagram[from], to: diagram[to] })} ${flagNames(segment.flags).join(',')}`;
  const value = (record: SegmentRecord) => {
    const lost = record.arrivals.length === 0 ? [diagram.lost] : [];
    return [`#${record.index + 1}`, timeText(record.sentAt), ...lost].join(diagram.comma);
  };
  const shared = new Set(pairs.flat());
  const alone = ({ segments }: Part) => segments.filter((record) => !shared.has(record));
  const shifts = pairs.map(([one, two]) => two.sentAt - one.sentAt);
  return [
    ...alone(a).map(
      (one): Difference => ({ at: one.sentAt, what: what(one), values: [value(one), t.missing] }),
    ),
    ...alone(b).map(
      (one): Difference => ({ at: one.sentAt, what: what(one), values: [t.missing, value(one)] }),
    ),
    ...pairs.flatMap(([one, two], i): Difference[] =>
      shifts[i] === (shifts[i - 1] ?? 0)
        ? []
        : [{ at: two.sentAt, what: what(one), values: [value(one), value(two)] }],
    ),
  ];
}

/** Tells when what is drawn of a run begins and ends, µs. */
function spanOf({ segments, transcript }: Part): readonly [number, number] {
  const last = segments.at(-1);
  return [segments[0]?.sentAt ?? 0, last?.arrivals.at(-1) ?? (last?.sentAt ?? 0) + transcript.delay];
}

function within(part: Part, at: number): boolean {
  const [from, to] = spanOf(part);
  return at >= from && at <= to;
}

function callRows([a, b]: readonly [Part, Part], { compare: t, diagram }: Words): Difference[] {
  const value = ({ at, returnedAt, result }: CallRecord) =>
    returnedAt === null
      ? t.blocks
      : format(t.returns, { result: String(result), time: timeText(returnedAt - at) });
  const lasts = ({ at, returnedAt, call }: CallRecord) =>
    returnedAt === null || WAITING.has(call) ? null : returnedAt - at;
  return callsIn(a.transcript).flatMap(([key, one]): Difference[] => {
    const two = new Map(callsIn(b.transcript)).get(key);
    if (!two || (one.result === two.result && lasts(one) === lasts(two))) return [];
    if (QUIET_CALLS.has(one.call) || !(within(a, one.at) || within(b, two.at))) return [];
    const what = format(t.call, { host: diagram[one.host], call: `${one.call}()` });
    return [{ at: two.at, what, values: [value(one), value(two)] }];
  });
}

/** The calls of a run by their host and name and how often it was made before. */
function callsIn({ calls }: Transcript): [string, CallRecord][] {
  const seen = new Map<string, number>();
  return calls.map((call) => {
    const name = `${call.host} ${call.call}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return [`${name} ${seen.get(name)}`, call];
  });
}

function stateRows([a, b]: readonly [Part, Part], { compare: t, diagram }: Words): Difference[] {
  const first = (part: Part, host: HostId, state: State) =>
    stays(part.transcript, { host, is: state }).find(([from]) => within(part, from));
  const value = (stay: ReturnType<typeof first>) => {
    if (!stay) return t.missing;
    const [from, to] = stay;
    return to === null ? t.stillIn : timeText(to - from);
  };
  return SIDES.flatMap((host) =>
    STATES.filter((state) => !AT_LEISURE.has(state)).flatMap((state): Difference[] => {
      const [one, two] = [first(a, host, state), first(b, host, state)];
      if (value(one) === value(two)) return [];
      const what = format(t.stays, { host: diagram[host], state });
      return [{ at: two?.[0] ?? one?.[0] ?? 0, what, values: [value(one), value(two)] }];
    }),
  );
}
