import { type Rewrite, simulate } from '../../tcp/index.ts';
import type { SegmentRecord } from '../../tcp/transcript.ts';
import { type CellKind, readCellId } from '../fill-trace/cells.ts';
import type { CellVerdict } from '../fill-trace/grade.ts';
import type { FillTraceQuestion } from '../fill-trace/question.ts';
import { type WhatIf, whatIf } from './index.ts';
import { MOST_OCTETS } from './most-octets.ts';
import { onWire } from './on-wire.ts';

/** The cells of a trace that travel. */
const FIELDS = ['flags', 'seq', 'ack', 'len'] as const satisfies readonly CellKind[];

type Field = (typeof FIELDS)[number];

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
  const run = simulate(question.scenario, { seed: question.seed });
  const fields = cells.flatMap(({ id, given, mark }) => {
    const place = readCellId(id);
    const kind = FIELDS.find((field) => field === place?.kind);
    return place && kind && typeof given === 'number' ? [{ segment: place.segment, kind, given, mark }] : [];
  });
  const wrong = fields.find(
    ({ mark, segment: at }) =>
      mark !== 'right' && at === (segment ?? at) && run.segments[at]?.injected === false,
  );
  const record = wrong && run.segments[wrong.segment];
  if (!record) return null;
  const own = fields.filter((field) => field.segment === record.index);
  if (own.some(({ kind, given }) => kind === 'len' && given > MOST_OCTETS)) return null;
  const rewrite: Rewrite = Object.fromEntries(
    own.map(({ kind, given }) => [kind, fieldOnWire(question, record, kind, given)]),
  );
  return whatIf(question.scenario, question.seed, record.index, rewrite);
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
