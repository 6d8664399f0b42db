import type { Rewrite, SegmentRecord } from '../../tcp/index.ts';
import { type CellKind, readCellId, type TraceQuestion } from '../trace/index.ts';
import { type CellVerdict, runOf } from '../trace/run/index.ts';
import { numberOnWire, type WhatIf, whatIf } from './what-if.ts';

/** The cells of a trace that are fields of the segment; states and times are not sent. */
const FIELDS = ['flags', 'seq', 'ack', 'len'] as const satisfies readonly CellKind[];

type Field = (typeof FIELDS)[number];

/** A judged cell that is a field of a segment. */
interface JudgedField {
  readonly segment: number;
  readonly kind: Field;
  readonly given: number;
  readonly mark: CellVerdict['mark'];
}

/** What of a graded cell is looked at here. */
type Judged = Pick<CellVerdict, 'id' | 'given' | 'mark'>;

/**
 * Sends a segment as a learner filled it in: the one with this index, from 0, or the first with a wrong field. Null when
 * there is none; a wrong state changes nothing on the wire.
 */
export function whatIfFilled(
  question: TraceQuestion,
  cells: readonly Judged[],
  segment: number | null = null,
): WhatIf | null {
  const run = runOf(question);
  const fields = fieldsIn(cells);
  const wrong = fields.find(
    ({ mark, segment: at }) =>
      mark !== 'right' && at === (segment ?? at) && run.segments[at]?.injected === false,
  );
  const record = wrong && run.segments[wrong.segment];
  if (!record) return null;
  const own = fields.filter((field) => field.segment === record.index);
  const rewrite: Rewrite = Object.fromEntries(
    own.map(({ kind, given }) => [kind, fieldOnWire(question, record, kind, given)]),
  );
  return whatIf(question.scenario, question.seed, record.index, rewrite);
}

/**
 * Returns the segments (index from 0) that a learner filled in wrongly and that can be sent, in order. One whose errors
 * all follow from an earlier segment's is left out: it is right for the run that the learner has in mind.
 */
export function wrongSegments(question: TraceQuestion, cells: readonly Judged[]): number[] {
  const fields = fieldsIn(cells);
  const wrong = new Set(fields.filter(({ mark }) => mark === 'wrong').map(({ segment }) => segment));
  if (wrong.size === 0) return [];
  const { segments } = runOf(question);
  return [...wrong].filter((at) => segments[at]?.injected === false);
}

/** Returns the judged cells that are fields of a segment. */
function fieldsIn(cells: readonly Judged[]): JudgedField[] {
  return cells.flatMap(({ id, given, mark }) => {
    const place = readCellId(id);
    const kind = FIELDS.find((field) => field === place?.kind);
    return place && kind && typeof given === 'number' ? [{ segment: place.segment, kind, given, mark }] : [];
  });
}

function fieldOnWire(
  { numbers, isns }: TraceQuestion,
  { from, to, segment, rseq, rack }: SegmentRecord,
  kind: Field,
  given: number,
): number {
  switch (kind) {
    case 'seq':
      return numberOnWire(given, numbers, rseq === null ? isns[from] : segment.seq - rseq, segment.seq) >>> 0;
    case 'ack':
      return numberOnWire(given, numbers, rack === null ? isns[to] : segment.ack - rack, segment.ack) >>> 0;
    case 'flags':
    case 'len':
      return given;
  }
}
