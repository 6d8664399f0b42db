/** What a learner can be asked about a segment: its fields, and either side's state around it. */
export const CELL_KINDS = ['seq', 'ack', 'flags', 'len', 'client', 'server'] as const;

/** One kind of cell. `client` and `server` are that side's state. */
export type CellKind = (typeof CELL_KINDS)[number];

/** Names one cell of a question: the segment's number as shown, counted from 1, and the kind. */
export type CellId = `${number}.${CellKind}`;

/** Returns the id of a cell of the segment with this index, counted from 0. */
export function cellId(index: number, kind: CellKind): CellId {
  return `${index + 1}.${kind}`;
}

/** Returns which segment (index from 0) and which kind of cell an id names, or null for any other text. */
export function readCellId(id: string): { readonly segment: number; readonly kind: CellKind } | null {
  const match = /^([1-9]\d{0,3})\.([a-z]+)$/.exec(id);
  const kind = CELL_KINDS.find((known) => known === match?.[2]);
  return match && kind ? { segment: Number(match[1]) - 1, kind } : null;
}

/** Tells whether a kind of cell is a side's state. */
export function isState(kind: CellKind): kind is 'client' | 'server' {
  return kind === 'client' || kind === 'server';
}
