import type {
  CallRecord,
  HostId,
  SegmentRecord,
  StateRecord,
  Transcript,
} from '../../../tcp/simulator/transcript.ts';
import { outcomeOf } from '../call-outcome.ts';
import type { CellId, CellValue, MomentId, MomentKind } from '../cells.ts';
import type { Moment, MomentSort } from '../rows.ts';
import type { Reason } from './derive.ts';
import { deriveTime, type ShownRun, type TimedEvent } from './derive-time.ts';

/** A moment that is asked for: a side's call returns, or a side leaves a state. */
export interface MomentAsk {
  readonly side: HostId;
  readonly what: MomentSort;
  /** The call's or the state's name. */
  readonly name: string;
  /** Which of several, counted from 1. */
  readonly nth: number;
  readonly cells: readonly MomentKind[];
}

/** A moment in its run: the call that returns, or the change of state. */
export type MomentRecord =
  | { readonly what: 'returns'; readonly record: CallRecord }
  | { readonly what: 'leaves'; readonly record: StateRecord };

/** A moment an exercise asks about, with the cells that may be blank. */
export interface AskedMoment {
  readonly id: MomentId;
  readonly ask: MomentAsk;
  readonly found: MomentRecord;
  readonly cells: readonly CellId[];
}

/** Returns a run's moment by its id; null when there is none. */
export function momentIn(run: Transcript, id: MomentId): MomentRecord | null {
  const index = Number(id.slice(1)) - 1;
  if (id.startsWith('c')) {
    const record = run.calls[index];
    return record ? { what: 'returns', record } : null;
  }
  const record = run.states[index];
  return record ? { what: 'leaves', record } : null;
}

/** Returns when a moment is, µs; null for a call that never returns. */
function timeOf(found: MomentRecord): number | null {
  return found.what === 'returns' ? found.record.returnedAt : found.record.at;
}

/** Returns what a cell of a moment holds, or null when it has no such cell. */
export function momentValue(found: MomentRecord, kind: MomentKind): CellValue | null {
  if (kind === 'time') return timeOf(found);
  return found.what === 'returns' ? outcomeOf(found.record.result) : null;
}

/** Returns how a cell of a moment follows from the segments shown, or null when nothing shown leads to it. */
export function deriveMoment(shownRun: ShownRun, found: MomentRecord, kind: MomentKind): Reason | null {
  const event = eventOf(shownRun.run, found);
  if (!event) return null;
  const { because } = event;
  if (kind === 'result') return { because, derivation: { how: 'result' } };
  const derivation = deriveTime(shownRun, event);
  return derivation && { because, derivation };
}

/** A call returns because of the change of state in the same instant. */
function eventOf(run: Transcript, { what, record }: MomentRecord): TimedEvent | null {
  if (what === 'leaves') return record;
  const { host, port, peer, returnedAt: at } = record;
  if (at === null) return null;
  const change = run.states.findLast(
    (one) => one.host === host && one.port === port && one.peer === peer && one.at === at,
  );
  return change ? { at, host, port, peer, cause: change.cause, because: change.because } : null;
}

/** Finds the moments an exercise asks about; throws when the run has no such moment or it follows from nothing shown. */
export function askedMoments(
  spec: { readonly name: string; readonly moments: readonly MomentAsk[] },
  shownRun: ShownRun,
): AskedMoment[] {
  return spec.moments.map((ask) => {
    const found = find(shownRun.run, ask, spec.name);
    const id: MomentId = `${found.what === 'returns' ? 'c' : 's'}${found.record.index + 1}`;
    const cells = ask.cells.map((kind): CellId => {
      const value = momentValue(found, kind);
      if (value !== null && deriveMoment(shownRun, found, kind)) return `${id}.${kind}`;
      const why = value === null ? 'which it has not' : 'which cannot be worked out from what is shown';
      throw new RangeError(`${spec.name}: asks for the ${kind} when ${sentence(ask)}, ${why}`);
    });
    return { id, ask, found, cells };
  });
}

const sentence = ({ side, what, name }: MomentAsk): string =>
  what === 'returns' ? `the ${side}’s ${name}() returns` : `the ${side} leaves ${name}`;

function find(run: Transcript, ask: MomentAsk, exercise: string): MomentRecord {
  const { side, what, name, nth } = ask;
  const fail = (known: readonly string[]): never => {
    const there = [...new Set(known)].join(', ') || 'nothing';
    throw new RangeError(
      `${exercise}: asks when ${sentence(ask)}${nth > 1 ? ` for the ${nth}th time` : ''}; in its run there are ${there}`,
    );
  };
  if (what === 'returns') {
    const returned = run.calls.filter((call) => call.host === side && call.returnedAt !== null);
    const record = returned.filter(({ call }) => call === name)[nth - 1];
    return record ? { what, record } : fail(returned.map(({ call }) => call));
  }
  const left = run.states.filter((change) => change.host === side && change.peer !== null);
  const record = left.filter(({ from }) => from === name)[nth - 1];
  return record ? { what, record } : fail(left.map(({ from }) => from));
}

/** Returns a moment as it is drawn; `blank` tells which cells are. */
export function momentRow(
  { id, ask, found }: AskedMoment,
  shown: readonly SegmentRecord[],
  blank: ReadonlySet<CellId>,
): Moment {
  const at = timeOf(found) ?? 0;
  const above = shown.findLast(({ sentAt }) => sentAt < at);
  const asked = (kind: MomentKind) => blank.has(`${id}.${kind}`);
  return {
    id,
    side: ask.side,
    what: ask.what,
    name: ask.name,
    below: above?.index ?? -1,
    at: asked('time') ? null : at,
    cells: {
      time: asked('time') ? null : '',
      result: asked('result') ? null : String(momentValue(found, 'result') ?? ''),
    },
  };
}
