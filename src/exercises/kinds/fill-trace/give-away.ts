/**
 * What a learner could copy instead of working it out. A trace is worked out downwards, so a blank cell is given away
 * only by a cell shown further down that holds the same thing:
 *
 * - SEQ and ACK: the same number of the same sequence space. SEQ lies in the space of who sends the segment, ACK in that
 *   of who receives it: ACK of a segment is read off the SEQ of the peer's next one.
 * - flags and LEN: the same field of a retransmission.
 * - a state: the same state of the same side at the next segment.
 *
 * What takes a sum is not given away, in whichever direction: SEQ + LEN upwards is the same rule as downwards. So a LEN
 * can be asked although the numbers around it are shown, for it can be told in no other way.
 */

import type { State } from '../../../tcp/connection/state.ts';
import type { SegmentRecord, Transcript } from '../../../tcp/simulator/transcript.ts';
import { randomIntegers } from '../../random.ts';
import {
  CELL_KINDS,
  type CellId,
  type CellKind,
  cellId,
  isState,
  isTime,
  readCellId,
} from '../../trace/index.ts';
import { cellValue } from '../../trace/run/index.ts';
import { type Ask, type FillTraceQuestion, isNamed } from './question.ts';

/** Keeps the draws for blanks apart from those for the run, its sizes and ISNs. */
const BLANKS = 0x85eb_ca6b;

/** A blank cell and the cell shown that gives it away. */
export interface GiveAway {
  readonly blank: CellId;
  readonly shown: CellId;
}

/** A cell as far as it can be copied: two cells of one `thing` hold the same. */
interface Copy {
  readonly id: CellId;
  readonly index: number;
  readonly kind: CellKind;
  readonly thing: string;
}

/** Returns for each of these cells the ones of them above it that it would give away if it were shown. */
export function givenAwayAmong(
  run: Transcript,
  asks: readonly Ask[],
  cells: readonly CellId[],
): ReadonlyMap<CellId, readonly CellId[]> {
  const copies = cells.flatMap((id) => copyOf(run, id));
  const guarded = copies.filter(({ index, kind }) => !mayBeGivenAway(asks, run.segments[index], kind));
  return new Map(
    copies.map((shown) => [
      shown.id,
      guarded.filter((blank) => givesAway(shown, blank)).map((blank) => blank.id),
    ]),
  );
}

/** Returns the blank cells of a variant that a shown one gives away although its author does not say they may be. */
export function giveAways(run: Transcript, asks: readonly Ask[], { rows }: FillTraceQuestion): GiveAway[] {
  const cells = rows.flatMap((row) =>
    CELL_KINDS.map((kind) => ({ id: cellId(row.index, kind), text: row.cells[kind] })),
  );
  const copies = (wanted: (text: string | null) => boolean) =>
    cells.filter(({ text }) => wanted(text)).flatMap(({ id }) => copyOf(run, id));
  const given = copies((text) => text !== null && text !== '');
  return copies((text) => text === null).flatMap((blank) => {
    if (mayBeGivenAway(asks, run.segments[blank.index], blank.kind)) return [];
    const shown = given.find((one) => givesAway(one, blank));
    return shown ? [{ blank: blank.id, shown: shown.id }] : [];
  });
}

function givesAway(shown: Copy, blank: Copy): boolean {
  if (shown.thing !== blank.thing) return false;
  return isState(blank.kind) ? shown.index === blank.index + 1 : shown.index > blank.index;
}

/** Tells whether an author says that a cell may be given away. */
function mayBeGivenAway(asks: readonly Ask[], record: SegmentRecord | undefined, kind: CellKind): boolean {
  return asks.some((ask) => ask.givenAway === true && record !== undefined && isNamed(ask, record, kind));
}

/** A time takes a sum, so that none can be copied. */
function copyOf(run: Transcript, id: CellId): Copy[] {
  const place = readCellId(id);
  if (!place || isTime(place.kind)) return [];
  const record = run.segments[place.segment];
  if (!record) throw new RangeError(`no cell ${id} in a run of ${run.segments.length} segments`);
  const { kind } = place;
  return [{ id, index: record.index, kind, thing: thingOf(run, record, kind) }];
}

function thingOf(run: Transcript, record: SegmentRecord, kind: CellKind): string {
  const { sport, dport, seq, ack } = record.segment;
  if (kind === 'seq') return `number ${record.from}:${sport}>${dport} ${seq}`;
  if (kind === 'ack') return `number ${record.to}:${dport}>${sport} ${ack}`;
  const value: number | State | null = cellValue(run, record, kind, 'absolute');
  return isState(kind) ? `${kind} ${value}` : `${kind} of ${originalOf(run, record)} ${value}`;
}

/** Index of the segment a retransmission repeats, however often. */
function originalOf(run: Transcript, record: SegmentRecord): number {
  const repeated = record.retransmits === null ? undefined : run.segments[record.retransmits];
  return repeated ? originalOf(run, repeated) : record.index;
}

/**
 * Returns which of the cells asked are blank in the variant with this seed. A cell is shown only once every cell it
 * gives away is: of cells that hold the same, those further up are shown first. The count is always met.
 */
export function pickBlanks<Cell>(
  asked: readonly Cell[],
  count: number | null,
  seed: number,
  givesAway: ReadonlyMap<Cell, readonly Cell[]> = new Map(),
): ReadonlySet<Cell> {
  if (count === null || count >= asked.length) return new Set(asked);
  const next = randomIntegers(seed ^ BLANKS);
  const blank = new Set(asked);
  while (blank.size > count) {
    const free = [...blank].filter((cell) => !givesAway.get(cell)?.some((above) => blank.has(above)));
    const shown = free[next() % free.length];
    if (shown === undefined) break;
    blank.delete(shown);
  }
  return blank;
}
