import {
  type CallRecord,
  type HostId,
  type SegmentRecord,
  STATES,
  type State,
  TIMERS,
  type TimerName,
  type Transcript,
} from '../../tcp/index.ts';
import { SIDES } from '../../tcp/simulator/transcript.ts';
import { stateAround } from '../trace/run/index.ts';
import { stays } from './claims/find.ts';

/** What a value of a run is, which decides how a sentence writes it. */
export type ValueKind = 'number' | 'time' | 'flags' | 'state' | 'text';

/** A value of a run. Times are in microseconds. */
export interface RunValue {
  readonly kind: ValueKind;
  readonly value: number | string;
}

/** What stands at a path, or null where this run has none. */
type Part = readonly [path: string, kind: ValueKind, value: number | string | null | undefined];

const listed = new WeakMap<Transcript, ReadonlyMap<string, RunValue>>();

/**
 * Lists every value of a run by the path that names it, in the order of its drawing. Segments, and what happens several
 * times, count from 1; without a number the first is meant.
 *
 * @example runValues(run).get('#8.seq') // { kind: 'number', value: 101 }
 */
export function runValues(run: Transcript): ReadonlyMap<string, RunValue> {
  const known = listed.get(run);
  if (known) return known;
  const parts = [
    ...run.segments.flatMap((record) => segmentParts(run, record)),
    ...SIDES.flatMap((host) => STATES.flatMap((state) => stayParts(run, host, state))),
    ...SIDES.flatMap((host) => callParts(run, host)),
    ...TIMERS.flatMap((timer) => timerParts(run, timer)),
    ['delay', 'time', run.delay] as const,
    ['end', 'time', run.end] as const,
  ];
  const values = new Map(
    parts.flatMap(([path, kind, value]) =>
      value === null || value === undefined ? [] : [[path, { kind, value }] as const],
    ),
  );
  listed.set(run, values);
  return values;
}

function segmentParts(run: Transcript, record: SegmentRecord): Part[] {
  const { segment, rseq, rack } = record;
  const n = `#${record.index + 1}`;
  const hasAck = rack !== null || segment.ack !== 0;
  return [
    [`${n}.seq`, 'number', rseq],
    [`${n}.ack`, 'number', rack],
    [`${n}.flags`, 'flags', segment.flags],
    [`${n}.len`, 'number', segment.len],
    [`${n}.sent`, 'time', record.sentAt],
    ...record.arrivals.map((at, i): Part => [nth(`${n}.arrives`, i), 'time', at]),
    [`${n}.header.seq`, 'number', segment.seq],
    [`${n}.header.ack`, 'number', hasAck ? segment.ack : null],
    [`${n}.header.window`, 'number', segment.wnd],
    [`${n}.header.sport`, 'number', segment.sport],
    [`${n}.header.dport`, 'number', segment.dport],
    [`${n}.options.mss`, 'number', segment.options?.mss],
    [`${n}.options.windowScale`, 'number', segment.options?.windowScale],
    [`${n}.options.tsval`, 'number', segment.options?.timestamps?.value],
    [`${n}.options.tsecr`, 'number', segment.options?.timestamps?.echo],
    ...SIDES.flatMap((host): Part[] => {
      const { from, to } = stateAround(run, record, host);
      return [
        [`${host}.state(before ${n})`, 'state', from],
        [`${host}.state(${n})`, 'state', to],
      ];
    }),
  ];
}

function stayParts(run: Transcript, host: HostId, state: State): Part[] {
  return stays(run, { host, is: state }).flatMap(([from, to], i): Part[] => [
    [`${host}.enters${within(state, i)}`, 'time', from],
    [`${host}.leaves${within(state, i)}`, 'time', to],
    [`${host}.stays${within(state, i)}`, 'time', to === null ? null : to - from],
  ]);
}

function callParts(run: Transcript, host: HostId): Part[] {
  const own = run.calls.filter((call) => call.host === host);
  return [...Map.groupBy(own, ({ call }) => call)].flatMap(([name, calls]) =>
    calls.flatMap((call, i) => onCall(`${host}.call${within(name, i)}`, call)),
  );
}

function onCall(path: string, { at, returnedAt, result }: CallRecord): Part[] {
  return [
    [`${path}.at`, 'time', at],
    [`${path}.returned`, 'time', returnedAt],
    [`${path}.takes`, 'time', returnedAt === null ? null : returnedAt - at],
    [`${path}.result`, typeof result === 'number' ? 'number' : 'text', result],
  ];
}

/** A timer that one host alone starts needs no host in front. */
function timerParts(run: Transcript, timer: TimerName): Part[] {
  const hosts = SIDES.filter((host) => run.timers.some((one) => one.host === host && one.timer === timer));
  return hosts.flatMap((host) => {
    const own = run.timers.filter((one) => one.host === host && one.timer === timer);
    return own.flatMap(({ startedAt, dueAt, endedAt }, i): Part[] => {
      const path = `${hosts.length === 1 ? '' : `${host}.`}timer${within(timer, i)}`;
      return [
        [`${path}.started`, 'time', startedAt],
        [`${path}.due`, 'time', dueAt],
        [`${path}.lasts`, 'time', dueAt - startedAt],
        [`${path}.ended`, 'time', endedAt],
      ];
    });
  });
}

/** The first needs no number. */
function within(name: string, index: number): string {
  return index === 0 ? `(${name})` : `(${name},${index + 1})`;
}

function nth(name: string, index: number): string {
  return index === 0 ? name : `${name}(${index + 1})`;
}
