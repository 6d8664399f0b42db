import {
  type Cause,
  type HostId,
  type SegmentRecord,
  type StateRecord,
  sameCause,
  type Transcript,
} from '../../tcp/simulator/transcript.ts';
import type { LadderRequest } from './geometry.ts';
import { METRICS, type Metrics } from './metrics.ts';
import { type NamedEvent, type Selection, select } from './selection.ts';

/** One level of the ladder: an instant, and a number within it, for what one side does several times at once. */
export interface Rung {
  /** µs. */
  readonly at: number;
  readonly row: number;
}

/** Where everything shown happens, as indices into `rungs`, which are in the order of time. */
interface Timeline {
  readonly rungs: readonly Rung[];
  /** By segment index. */
  readonly sent: ReadonlyMap<number, number>;
  /** By segment index, one for each arrival; a lost segment has the one where it would have arrived. */
  readonly arrived: ReadonlyMap<number, readonly number[]>;
  /** By state record index. */
  readonly changed: ReadonlyMap<number, number>;
  /** In the order of the selection's events. */
  readonly events: readonly number[];
  /** Rungs at which something happens that a time belongs to. */
  readonly timed: ReadonlySet<number>;
}

/** Gives a row to each thing that happens in one instant; what one side does twice in it gets two rows. */
class Instant {
  readonly sent = new Map<number, number>();
  readonly arrived = new Map<string, number>();
  readonly #arrivals: Record<HostId, number> = { client: 0, server: 0 };
  readonly #sends: Record<HostId, number> = { client: 0, server: 0 };
  readonly #causes: { readonly host: HostId; readonly cause: Cause; readonly row: number }[] = [];

  arrive(record: SegmentRecord, nth: number): void {
    const row = this.#arrivals[record.to]++;
    this.arrived.set(`${record.index}/${nth}`, row);
    this.#causes.push({ host: record.to, cause: { kind: 'segment', index: record.index }, row });
  }

  send(record: SegmentRecord): void {
    const { from, cause } = record;
    // A call of the same instant follows what has arrived: recv() returned with it.
    const first = cause.kind === 'call' ? this.#arrivals[from] - 1 : 0;
    const row = Math.max(first, this.rowOf(from, cause), this.#sends[from]);
    this.#sends[from] = row + 1;
    this.sent.set(record.index, row);
    this.#causes.push({ host: from, cause, row });
  }

  /** Without delay a segment arrives as it is sent: its line is level, and has a row that no other line meets. */
  cross(record: SegmentRecord): void {
    const used = [...Object.values(this.#arrivals), ...Object.values(this.#sends)];
    const row = Math.max(this.rowOf(record.from, record.cause), ...used);
    this.#sends[record.from] = row;
    this.#arrivals[record.to] = row;
    this.send(record);
    for (const [nth, at] of record.arrivals.entries()) if (at === record.sentAt) this.arrive(record, nth);
    if (record.arrivals.length === 0) this.arrive(record, 0);
  }

  /** Returns the first row in which this cause did something to this host. */
  rowOf(host: HostId, cause: Cause): number {
    return this.#causes.find((known) => known.host === host && sameCause(known.cause, cause))?.row ?? 0;
  }

  /** Returns the row of a call or timer; one that caused nothing in this instant stands after what arrived. */
  rowOfEvent({ host, ...event }: NamedEvent, changes: readonly StateRecord[]): number {
    const cause: Cause =
      event.kind === 'call'
        ? { kind: 'call', index: event.call.index }
        : { kind: 'timer', index: event.timer.index };
    const known = this.#causes.find((other) => other.host === host && sameCause(other.cause, cause));
    if (known) return known.row;
    if (event.kind === 'call' && event.call.call === 'accept') {
      // accept() returns with the segment that completes the handshake; that may have been an earlier one.
      const opened = changes.find(
        (one) => one.host === host && one.at === event.at && one.to === 'ESTABLISHED',
      );
      return opened ? this.rowOf(host, opened.cause) : 0;
    }
    return Math.max(0, this.#arrivals[host] - 1);
  }
}

/** Puts everything a selection shows into the order of time. */
function timelineOf(selection: Selection, delay: number): Timeline {
  const instants = new Map<number, Instant>();
  const instant = (at: number) => {
    const known = instants.get(at) ?? new Instant();
    instants.set(at, known);
    return known;
  };
  const arrivalsOf = (record: SegmentRecord) =>
    record.arrivals.length > 0 ? record.arrivals : [record.sentAt + delay];

  for (const record of selection.segments) {
    for (const [nth, at] of arrivalsOf(record).entries()) {
      if (at > record.sentAt) instant(at).arrive(record, nth);
    }
  }
  for (const record of selection.segments) {
    const level = arrivalsOf(record).includes(record.sentAt);
    if (level) instant(record.sentAt).cross(record);
    else instant(record.sentAt).send(record);
  }

  const keys = new Map<string, Rung>();
  const timedKeys = new Set<string>();
  const visit = (at: number, row: number, timed = true) => {
    const key = `${at}/${row}`;
    keys.set(key, { at, row });
    if (timed) timedKeys.add(key);
    return key;
  };
  const sent = selection.segments.map((record) =>
    visit(record.sentAt, instant(record.sentAt).sent.get(record.index) ?? 0),
  );
  const arrived = selection.segments.map((record) =>
    arrivalsOf(record).map((at, nth) =>
      visit(at, instant(at).arrived.get(`${record.index}/${nth}`) ?? 0, record.arrivals.length > 0),
    ),
  );
  const latest: Record<HostId, Rung> = { client: { at: 0, row: 0 }, server: { at: 0, row: 0 } };
  const changed = selection.changes.map(({ at, host, cause }) => {
    const row = instant(at).rowOf(host, cause);
    const before = latest[host];
    latest[host] = { at, row: before.at === at ? Math.max(row, before.row) : row };
    return visit(at, latest[host].row);
  });
  const events = selection.events.map((event) =>
    visit(event.at, instant(event.at).rowOfEvent(event, selection.changes)),
  );

  const rungs = [...keys.entries()].sort(([, a], [, b]) => a.at - b.at || a.row - b.row);
  const places = new Map(rungs.map(([key], i) => [key, i]));
  const place = (key: string) => places.get(key) ?? 0;
  return {
    rungs: rungs.map(([, rung]) => rung),
    sent: new Map(selection.segments.map((record, i) => [record.index, place(sent[i] ?? '')])),
    arrived: new Map(selection.segments.map((record, i) => [record.index, (arrived[i] ?? []).map(place)])),
    changed: new Map(selection.changes.map((record, i) => [record.index, place(changed[i] ?? '')])),
    events: events.map(place),
    timed: new Set([...timedKeys].map(place)),
  };
}

/** Everything about a ladder but the distances between its rungs. */
export interface Plan {
  readonly transcript: Transcript;
  readonly request: LadderRequest;
  readonly selection: Selection;
  readonly timeline: Timeline;
  readonly metrics: Metrics;
}

/** Returns what a ladder shows and in which order. */
export function planLadder(transcript: Transcript, request: LadderRequest): Plan {
  const selection = select(transcript, request.from, request.to);
  return {
    transcript,
    request,
    selection,
    timeline: timelineOf(selection, transcript.delay),
    metrics: METRICS[request.form],
  };
}
