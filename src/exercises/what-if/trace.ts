import type { Rewrite } from '../../tcp/index.ts';
import type { SegmentRecord } from '../../tcp/simulator/transcript.ts';
import type { CellVerdict } from '../kinds/fill-trace/grade.ts';
import type { FillTraceQuestion } from '../kinds/fill-trace/question.ts';
import { type CellKind, readCellId } from '../trace/cells.ts';
import { runOf } from '../trace/run-of.ts';
import { type WhatIf, whatIf } from './index.ts';
import { MOST_OCTETS } from './most-octets.ts';
import { onWire } from './on-wire.ts';

/** The cells of a trace that travel. */
const FIELDS = ['flags', 'seq', 'ack', 'len'] as const satisfies readonly CellKind[];

type Field = (typeof FIELDS)[number];

/** A cell that travels, read. */
interface Travelling {
  readonly segment: number;
  readonly kind: Field;
  readonly given: number;
  readonly mark: CellVerdict['mark'];
}

/** A cell judged, as far as it is looked at here. */
type Judged = Pick<CellVerdict, 'id' | 'given' | 'mark'>;

/**
 * Plays a segment as a learner filled it in into the model's peer: the one with this index, from 0, or the first with
 * a wrong cell. Null when no such segment has a wrong field; wrong states put nothing else on the wire,
 * and a LEN that no packet can have puts nothing there.
 */
export function whatIfFilled(
  question: FillTraceQuestion,
  cells: readonly Judged[],
  segment: number | null = null,
): WhatIf | null {
  const run = runOf(question);
  const fields = travelling(cells);
  const wrong = fields.find(
    ({ mark, segment: at }) =>
      mark !== 'right' && at === (segment ?? at) && run.segments[at]?.injected === false,
  );
  const record = wrong && run.segments[wrong.segment];
  if (!record || !fits(fields, record.index)) return null;
  const own = fields.filter((field) => field.segment === record.index);
  const rewrite: Rewrite = Object.fromEntries(
    own.map(({ kind, given }) => [kind, fieldOnWire(question, record, kind, given)]),
  );
  return whatIf(question.scenario, question.seed, record.index, rewrite);
}

/**
 * Returns the segments (index from 0) that a learner filled in wrongly and that can be played, in order. One whose slips
 * all follow from an earlier segment's is left out: it is right for what the learner takes the run to be.
 */
export function wrongSegments(question: FillTraceQuestion, cells: readonly Judged[]): number[] {
  const fields = travelling(cells);
  const wrong = new Set(fields.filter(({ mark }) => mark === 'wrong').map(({ segment }) => segment));
  if (wrong.size === 0) return [];
  const { segments } = runOf(question);
  return [...wrong].filter((at) => segments[at]?.injected === false && fits(fields, at));
}

/** Returns the cells judged that travel. */
function travelling(cells: readonly Judged[]): Travelling[] {
  return cells.flatMap(({ id, given, mark }) => {
    const place = readCellId(id);
    const kind = FIELDS.find((field) => field === place?.kind);
    return place && kind && typeof given === 'number' ? [{ segment: place.segment, kind, given, mark }] : [];
  });
}

/** Tells whether a packet can have the LEN a learner gave a segment. */
function fits(fields: readonly Travelling[], at: number): boolean {
  return !fields.some(({ segment, kind, given }) => segment === at && kind === 'len' && given > MOST_OCTETS);
}

function fieldOnWire(
  { numbers, isns }: FillTraceQuestion,
  { from, to, segment, rseq, rack }: SegmentRecord,
  kind: Field,
  given: number,
): number {
  switch (kind) {
    case 'seq':
      return onWire(given, numbers, rseq === null ? isns[from] : segment.seq - rseq, segment.seq) >>> 0;
    case 'ack':
      return onWire(given, numbers, rack === null ? isns[to] : segment.ack - rack, segment.ack) >>> 0;
    case 'flags':
    case 'len':
      return given;
  }
}
