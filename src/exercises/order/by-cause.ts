/** Order that follows from what caused what: segments, timers, states. */
import { segLen } from '../../tcp/segment.ts';
import type { SegmentRecord, StateRecord, TimerRecord, Transcript } from '../../tcp/simulator/transcript.ts';
import { type Edge, type EventId, eventOf, type Why } from './event.ts';

/** Returns the edges that the causes in the transcript give. */
export function edgesByCause(run: Transcript): Edge[] {
  return [...travels(run), ...effects(run), ...timers(run), ...states(run)];
}

function travels({ segments }: Transcript): Edge[] {
  return segments.flatMap(({ index, arrivals }) =>
    arrivals.map(
      (_, copy): Edge => ({
        before: `send ${index}`,
        after: `arrival ${index}.${copy}`,
        why: 'travels',
        because: null,
      }),
    ),
  );
}

const WHY = { segment: 'answers', timer: 'expires', call: 'calls', start: 'calls' } as const satisfies Record<
  string,
  Why
>;

/** A segment or a change of state comes after its cause; a call returns after what it has done. */
function effects(run: Transcript): Edge[] {
  const done = [
    ...run.segments.map((s) => ({ event: `send ${s.index}` as const, at: s.sentAt, ...s })),
    ...run.states.map((s) => ({ event: `state ${s.index}` as const, ...s })),
  ];
  return done.flatMap(({ event, at, cause, because }): Edge[] => {
    const before = eventOf(run, cause, at);
    if (before === null) return [];
    const edge: Edge = { before, after: event, why: WHY[cause.kind], because };
    const call = cause.kind === 'call' ? run.calls[cause.index] : undefined;
    const within = call?.at === at && call.returnedAt !== null;
    return within
      ? [edge, { before: event, after: `return ${call.index}`, why: 'within', because: null }]
      : [edge];
  });
}

/** A timer goes off after what started it. */
function timers(run: Transcript): Edge[] {
  return run.timers
    .filter((timer) => timer.outcome === 'expired')
    .flatMap((timer) =>
      startersOf(run, timer).map(
        (before): Edge => ({ before, after: `expiry ${timer.index}`, why: 'runs', because: null }),
      ),
    );
}

function startersOf(run: Transcript, timer: TimerRecord): EventId[] {
  const { startedAt } = timer;
  const sent = run.segments.filter(
    (s) => isSender(s, timer) && s.sentAt === startedAt && segLen(s.segment) > 0,
  );
  const entered = run.states.filter((s) => isOf(s, timer) && s.at === startedAt);
  const received = run.segments.flatMap((s): EventId[] => {
    const copy = isReceiver(s, timer) ? s.arrivals.indexOf(startedAt) : -1;
    return copy < 0 ? [] : [`arrival ${s.index}.${copy}`];
  });
  const bySending: EventId[] = sent.map((s): EventId => `send ${s.index}`);
  const byState: EventId[] = entered.map((s): EventId => `state ${s.index}`);
  switch (timer.timer) {
    case 'retransmission':
    case 'loss-probe':
      return bySending.length > 0 ? bySending : received;
    case 'time-wait':
    case 'fin-wait-2':
      return byState.length > 0 ? byState : received;
    case 'persist':
    case 'reordering':
    case 'delayed-ack':
    case 'keepalive':
      return received;
  }
}

/**
 * A state is left after it was entered, a segment sent in it is sent after it was entered, and a segment sent on
 * entering it arrives after that.
 */
function states(run: Transcript): Edge[] {
  const changes = run.states.flatMap((state): Edge[] => {
    const entered = run.states.findLast((other) => other.index < state.index && isOf(other, state));
    return entered ? leaving(run, entered, state) : [];
  });
  const inside = run.segments.flatMap((record): Edge[] => {
    // What is sent by the event that changes the state belongs to neither state; `leaving` orders it.
    if (record.injected || changesWith(run, record).length > 0) return [];
    const entered = run.states.findLast((state) => isSender(record, state) && state.at < record.sentAt);
    const { because } = record;
    return entered
      ? [{ before: `state ${entered.index}`, after: `send ${record.index}`, why: 'in-state', because }]
      : [];
  });
  return [...changes, ...inside, ...run.segments.flatMap((record) => reaching(run, record))];
}

/** Returns the changes of state that the event which sent a segment makes on the same connection. */
function changesWith(run: Transcript, record: SegmentRecord): StateRecord[] {
  const event = eventOf(run, record.cause, record.sentAt);
  if (event === null || record.injected) return [];
  const isWith = ({ cause, at }: StateRecord) => at === record.sentAt && eventOf(run, cause, at) === event;
  return run.states.filter((state) => isSender(record, state) && isWith(state));
}

/**
 * A segment arrives after the change of state that is made along with its sending. Which of these two comes first is
 * left open: RFC 9293 section 3.10.7.3 changes the state first, section 3.10.4 sends first.
 */
function reaching(run: Transcript, record: SegmentRecord): Edge[] {
  return changesWith(run, record).flatMap(({ index, because }) =>
    record.arrivals.map(
      (_, copy): Edge => ({
        before: `state ${index}`,
        after: `arrival ${record.index}.${copy}`,
        why: 'along',
        because,
      }),
    ),
  );
}

/** What ends a state comes after the state was entered, and after what was sent on entering it. */
function leaving(run: Transcript, entered: StateRecord, left: StateRecord): Edge[] {
  const { because } = left;
  const edges: Edge[] = [
    { before: `state ${entered.index}`, after: `state ${left.index}`, why: 'chain', because },
  ];
  const end = eventOf(run, left.cause, left.at);
  if (end === null || entered.at >= left.at) return edges;
  const sent = run.segments.filter((record) => changesWith(run, record).includes(entered));
  const entering = [
    { before: `state ${entered.index}`, why: 'in-state' } as const,
    ...sent.map(({ index }) => ({ before: `send ${index}`, why: 'on-entry' }) as const),
  ];
  return [...edges, ...entering.map((start): Edge => ({ ...start, after: end, because }))];
}

type Place = Pick<StateRecord, 'host' | 'port' | 'peer'>;

function isOf(record: Place, place: Place): boolean {
  return record.host === place.host && record.port === place.port && record.peer === place.peer;
}

function isSender({ from, segment }: SegmentRecord, place: Place): boolean {
  return from === place.host && segment.sport === place.port && segment.dport === place.peer;
}

function isReceiver({ to, segment }: SegmentRecord, place: Place): boolean {
  return to === place.host && segment.dport === place.port && segment.sport === place.peer;
}
