import { type HostId, otherSide } from '../../tcp/simulator/transcript.ts';
import type { CellKind, Numbers, Row } from '../trace/index.ts';
import { cellText, cellValue, rowOf } from '../trace/run/index.ts';
import type { WhatIf } from './what-if.ts';

/** What stands in a played run for what the learner has still to find. */
export const HIDDEN = '?';

/** A sort of cell: a field of the segments of one side, a side's state, or when a side sends. */
export type Sort = `${HostId}.${CellKind}`;

/** A cell whose right value is still to be found, in a segment of `from`. */
export interface OpenCell {
  readonly from: HostId;
  readonly kind: CellKind;
}

/**
 * Returns the sorts of cells that a played run must not show, so that what it tells need not be paid for. A number is
 * told by every number of its sequence space, which is SEQ of one side and ACK of the other; flags and LEN by the same
 * side's other segments, its retransmissions among them.
 */
export function hiddenFor(open: readonly OpenCell[]): ReadonlySet<Sort> {
  return new Set(open.flatMap(({ from, kind }) => toldBy(kind, from, otherSide(from))));
}

function toldBy(kind: CellKind, own: HostId, peer: HostId): Sort[] {
  switch (kind) {
    case 'seq':
      return [`${own}.seq`, `${peer}.ack`];
    case 'ack':
      return [`${own}.ack`, `${peer}.seq`];
    case 'flags':
    case 'len':
      return [`${own}.${kind}`];
    case 'client':
    case 'server':
    case 'sent':
      return [`${own}.${kind}`, `${peer}.${kind}`];
  }
}

/**
 * Returns the segments of a run from the learner's own on, with what was on the wire then and is not among the ones
 * `shown` above it, by their indexes. The learner's own is written as it was sent, whatever is hidden.
 */
export function playedRows(
  { transcript, at }: WhatIf,
  numbers: Numbers,
  shown: readonly number[],
  hidden: ReadonlySet<Sort>,
): Row[] {
  const begin = transcript.segments[at]?.sentAt ?? 0;
  return transcript.segments
    .filter(
      ({ index, arrivals }) =>
        index >= at || (!shown.includes(index) && arrivals.some((arrival) => arrival > begin)),
    )
    .map((record) =>
      rowOf(record, (kind) => {
        const isField = kind !== 'client' && kind !== 'server' && kind !== 'sent';
        const text = cellText(kind, cellValue(transcript, record, kind, numbers));
        if (record.index === at && isField) return text;
        return hidden.has(`${record.from}.${kind}`) && (text !== '' || kind === 'sent') ? HIDDEN : text;
      }),
    );
}
